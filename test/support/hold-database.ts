import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../db/connect.ts';

// A process that opens the database named by its argument, says so, and stays.
await connect({ url: process.argv[2] ?? '' });
console.log('open');
await sleep(60_000);
