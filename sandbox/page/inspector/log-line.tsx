import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { LogEntry } from '../../inspector.ts';
import { resend } from '../state/log.ts';

/** One payload: its method and how it went; opened, what was sent and answered. */
export function LogLine({ entry }: { entry: LogEntry }): VNode {
  const [isOpen, setOpen] = useState(false);
  const isToApp = entry.direction === 'slack-to-app';
  const took = entry.tookMs === undefined ? '…' : `${isToApp ? 'ack ' : ''}${Math.round(entry.tookMs)} ms`;
  return (
    <li class={entry.error === undefined ? '' : 'failed'}>
      <button type="button" class="log-line" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span class="direction" title={isToApp ? 'to the app' : 'from the app'}>
          {isToApp ? '→ app' : '← app'}
        </span>
        <span class="method">{entry.method}</span>
        {entry.error !== undefined && <span class="error">{entry.error}</span>}
        <span class="took">{took}</span>
      </button>
      {isOpen && (
        <div class="log-detail">
          <p>
            {new Date(entry.at).toLocaleTimeString()}
            {entry.status !== undefined && ` · HTTP ${entry.status}`}
            {entry.socket !== undefined && ` · socket ${entry.socket}`}
            {entry.faults && entry.faults.length > 0 && ` · ${entry.faults.join(', ')}`}
            <button type="button" class="button small" onClick={() => resend(entry.id)}>
              Send again
            </button>
          </p>
          <h3>{isToApp ? 'Payload' : 'Request'}</h3>
          <Json value={entry.request} />
          <h3>{isToApp ? 'Answer in the ack' : 'Response'}</h3>
          <Json value={entry.response} />
        </div>
      )}
    </li>
  );
}

/** Arguments that are JSON in a string are shown as what they say. */
function unpacked(_name: string, value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function Json({ value }: { value: unknown }): VNode {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  return <pre tabIndex={0}>{value === undefined ? '–' : JSON.stringify(value, unpacked, 2)}</pre>;
}
