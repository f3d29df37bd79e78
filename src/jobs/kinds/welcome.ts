import { welcomeMessage } from '../../slack/views/home/welcome.ts';
import type { DeliveryKind } from './kind.ts';

/** Tells whoever installed Hunch that it is there, once an installation. */
export const welcomeKind: DeliveryKind = {
  kind: 'welcome',
  render: async ({ commandName }) => welcomeMessage(commandName),
};
