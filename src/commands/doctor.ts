import { pino } from 'pino';
import { machineClock } from '../clock.ts';
import { examine } from '../doctor/examine.ts';
import { runCommand } from './run-command.ts';

// Says whether everything is in order, and what to do where it is not: `npm run doctor`. Hunch may be running.
await runCommand(process.env, async (settings) => {
  const clock = machineClock();
  if (settings.clockUrl !== null) {
    const reading = (await (await fetch(settings.clockUrl)).json()) as { offsetMs: number };
    clock.setOffset(reading.offsetMs);
  }
  const findings = await examine(settings, { clock, log: pino({ level: 'silent' }) });
  for (const { about, says, todo } of findings)
    console.log(
      todo === null ? `ok       ${about}: ${says}` : `PROBLEM  ${about}: ${says}.\n         → ${todo}`,
    );
  const wrong = findings.filter(({ todo }) => todo !== null).length;
  console.log(wrong === 0 ? 'Everything is in order.' : `${wrong} to put right.`);
  if (wrong > 0) process.exitCode = 1;
});
