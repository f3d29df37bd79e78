import type { Note } from '../../../domain/reading/reading.ts';
import { escapeMrkdwn } from '../../mrkdwn.ts';

/** What Hunch took for granted in a reading, said so that its author notices; mrkdwn. */
export function noteText(note: Note): string {
  switch (note.kind) {
    case 'percent-rounded':
      return `I read ${escapeMrkdwn(note.from)} as ${note.percent}%.`;
    case 'percents-mended':
      return `The percents summed to ${Number(note.sum.toFixed(2))}, so I mended them to 100.`;
    case 'level-assumed':
      return `You gave no level, so I took ${note.level}%.`;
    case 'at-least-assumed':
      return 'I read the plus as “at least”.';
    case 'bare-number':
      return `I read the ${note.percent} at the end as how sure you are.`;
    case 'compound':
      return 'This says two things: it comes true only if both do. Two lines would make two predictions.';
    case 'time-skipped':
      return `The clocks skip ${escapeMrkdwn(note.phrase)} that night; I took the first minute after it.`;
  }
}
