import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { log, toggleInspector } from '../state/log.ts';
import { LogLine } from './log-line.tsx';

/** Payloads both ways between the app and the sandbox. */
export function Inspector(): VNode {
  const [method, setMethod] = useState('');
  const [isFailedOnly, setFailedOnly] = useState(false);
  const methods = [...new Set(log.value.map((each) => each.method))].sort();
  const shown = log.value.filter(
    (each) => (method === '' || each.method === method) && (!isFailedOnly || each.error !== undefined),
  );
  return (
    <aside class="pane inspector" aria-label="Inspector">
      <header>
        <h2>Inspector</h2>
        <button type="button" class="icon-button" aria-label="Close inspector" onClick={toggleInspector}>
          ×
        </button>
      </header>
      <div class="log-filter">
        <select
          class="field"
          aria-label="Method"
          value={method}
          onChange={(event) => setMethod(event.currentTarget.value)}
        >
          <option value="">All methods</option>
          {methods.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
        <label>
          <input
            type="checkbox"
            checked={isFailedOnly}
            onChange={(event) => setFailedOnly(event.currentTarget.checked)}
          />{' '}
          Failed only
        </label>
      </div>
      <ol class="log">
        {shown.map((each) => (
          <LogLine key={each.id} entry={each} />
        ))}
        {shown.length === 0 && <li class="nothing">Nothing yet.</li>}
      </ol>
    </aside>
  );
}
