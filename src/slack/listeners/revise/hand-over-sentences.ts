import type { HandOverRefusal } from '../../../usecases/revise/hand-over.ts';
import { person } from '../../mrkdwn.ts';

/** Why a prediction was not handed over, to whoever wanted to. */
export const handOverSentences: Readonly<Record<HandOverRefusal, string>> = {
  gone: 'This prediction was withdrawn, so there is nothing to hand over.',
  answered: 'It has its outcome already, so nobody needs to be asked.',
  'not-yours': 'Only its author, or whoever is asked now, can hand it over. Nothing was changed.',
  'already-theirs': 'They are asked already. Choose somebody else.',
  moved: 'Somebody else handed it over just now. Look at it again first.',
  nobody: 'That is a bot, or an account that is switched off. Choose a person.',
  outsider: 'They cannot see it: a guest, or somebody from another organisation. Choose a member.',
};

/** That it was done, in mrkdwn. */
export const handedSentence = (toId: string): string =>
  `Handed to ${person(toId)}: I ask them what happened. Scores stay with those who forecast.`;
