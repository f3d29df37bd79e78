import type { Overflow } from '@slack/types';
import type { Prediction } from '../../../domain/prediction/prediction.ts';
import { cardIds } from '../../ids/card.ts';
import { plain } from '../../mrkdwn.ts';
import { encodeAdminChoice } from '../../payloads/card.ts';

/** What a workspace admin can do with a card: set the prediction aside, or take that back; empty where neither. */
export function adminMenu({ id, answer }: Pick<Prediction, 'id' | 'answer'>): Overflow[] {
  if (answer === null) return [menu('void', 'Make it void (admins)', id, VOID)];
  const isByAdmin = answer.outcome.kind === 'void' && answer.outcome.reason === 'admin';
  return isByAdmin ? [menu('undo', 'Undo the void (admins)', id, UNDO)] : [];
}

function menu(choice: 'void' | 'undo', text: string, id: string, sure: string): Overflow {
  return {
    type: 'overflow',
    action_id: cardIds.admin,
    options: [{ text: plain(text), value: encodeAdminChoice(choice, id) }],
    confirm: {
      title: plain('Are you sure?'),
      text: plain(sure, 300),
      confirm: plain('Go ahead'),
      deny: plain('Leave it'),
    },
  };
}

const VOID =
  'It gets no outcome: nobody is scored, it is counted as void, and its author is told that you did it.';
const UNDO = 'The question is open again, as it was before it was made void.';
