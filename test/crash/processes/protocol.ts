import { protocol, runSender } from './sender.ts';

runSender(protocol);
