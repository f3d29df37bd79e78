/** Ids of everything about a channel's weekly digest; each has exactly one handler. */
export const digestIds = {
  form: 'digest.form',
  isOn: 'digest.is-on',
  weekday: 'digest.weekday',
  hour: 'digest.hour',
  cards: 'digest.cards',
  post: 'digest.post',
} as const;
