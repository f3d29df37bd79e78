/** What the `user` of a report may be. Whose an address or a Slack id is, Slack says; a name is whose it was tied to. */
export type HintKind = 'address' | 'slack-id' | 'name';

/** Slack ids of people, in any case: what people type is kept in lower case. */
const SLACK_ID = /^[uw]0[a-z0-9]{6,}$/i;

/** Which of the three a hint looks like. */
export function hintKind(hint: string): HintKind {
  if (hint.includes('@')) return 'address';
  return SLACK_ID.test(hint) ? 'slack-id' : 'name';
}
