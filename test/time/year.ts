/**
 * A simulated year in every zone that this runtime knows, planned by Hunch's own code and judged by Intl alone.
 * `npm run test:time` is the short form, `npm run test:time -- --long` looks at every week of every zone. Ends with 1 if
 * anything was skipped, doubled or at a wrong local time.
 */

import { randomFrom } from '../../bench/simulate/random.ts';
import { channelYear } from './channels.ts';
import { clockFaults } from './clock-faults.ts';
import { digestYear } from './digest-year.ts';
import { DAY } from './oracle.ts';
import { questionsWith, questionYear } from './questions.ts';
import type { Tally } from './tally.ts';
import { allZones } from './zones.ts';

const SEED = 20_261_125;
const FROM = Date.UTC(2026, 10, 30);
const YEAR = { from: FROM, to: FROM + 366 * DAY };
/** What is asked late in the year is reminded of a little later. */
const MARGIN = 21 * DAY;

/** Zones whose clocks change at different hours, by an hour, half an hour or two, northern and southern. */
const FEW = [
  'America/New_York',
  'Europe/Berlin',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Antarctica/Troll',
  'America/Santiago',
  'Asia/Kolkata',
];

const isLong = process.argv.includes('--long');
const started = performance.now();
const say = (text: string) => console.log(`${text} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
const zones = allZones({ from: FROM - MARGIN, to: YEAR.to + MARGIN });
say(`${zones.length} zones of tzdata ${process.versions['tz']}`);
const tallies: Tally[] = [];
const done = (tally: Tally) => {
  tallies.push(tally);
  say(tally.text());
};
done(await questionYear(zones, YEAR));
for (const fault of clockFaults)
  done(
    await questionsWith(
      fault,
      zones.filter(({ name }) => FEW.includes(name)),
      YEAR,
    ),
  );
done(await channelYear(zones, YEAR, randomFrom(SEED)));
done(digestYear(zones, YEAR, isLong));
process.exitCode = tallies.every((tally) => tally.complaints() === 0) ? 0 : 1;
