import type { VNode } from 'preact';
import { worldNow } from '../state/clock.ts';
import { viewer } from '../state/workspace.ts';
import { formatDate } from './dates.ts';
import { withEmoji } from './emoji.ts';
import { ChannelLink, ExternalLink, Mention } from './links.tsx';
import { type Part, readMrkdwn } from './mrkdwn.ts';

/** mrkdwn as Slack draws it. */
export function MrkdwnText({ text }: { text: string }): VNode {
  return <Parts parts={readMrkdwn(text)} />;
}

function Parts({ parts }: { parts: readonly Part[] }): VNode {
  return <>{parts.map(drawPart)}</>;
}

/** Parts have no identity but their place, so they get no keys. */
function drawPart(part: Part): VNode {
  return <PartText part={part} />;
}

function PartText({ part }: { part: Part }): VNode {
  switch (part.kind) {
    case 'text':
      return <>{withEmoji(part.text)}</>;
    case 'bold':
      return (
        <strong>
          <Parts parts={part.parts} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Parts parts={part.parts} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Parts parts={part.parts} />
        </s>
      );
    case 'quote':
      return (
        <blockquote>
          <Parts parts={part.parts} />
        </blockquote>
      );
    case 'code':
      return <code>{part.text}</code>;
    case 'pre':
      return <pre>{part.text}</pre>;
    case 'user':
      return <Mention userId={part.id} label={part.label} />;
    case 'channel':
      return <ChannelLink channelId={part.id} label={part.label} />;
    case 'broadcast':
      return <span class="mention">{part.label}</span>;
    case 'link':
      return <ExternalLink url={part.url}>{withEmoji(part.label ?? part.url)}</ExternalLink>;
    case 'date':
      return <DateText part={part} />;
    case 'line':
      return <br />;
  }
}

function DateText({ part }: { part: Extract<Part, { kind: 'date' }> }): VNode {
  if (!Number.isFinite(part.seconds)) return <>{part.fallback}</>;
  const written = formatDate(part.format, part.seconds, viewer.value.tz, worldNow.value);
  return (
    <time dateTime={new Date(part.seconds * 1_000).toISOString()}>
      {part.link ? <ExternalLink url={part.link}>{written}</ExternalLink> : written}
    </time>
  );
}
