/**
 * What `hunch run` costs a training: from our start to the child's start, and from the child's end to ours, with Hunch
 * well and in every kind of trouble. `npm run bench:runs` prints the table of docs/runs/README.md. In between the wrapper
 * sleeps in one system call, so there is nothing to measure.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg } from 'node:os';

const TIMES = 7;
/** Says when it runs, in unix nanoseconds; that is also its end, but for a millisecond. */
const CHILD = ['sh', '-c', 'date +%s%N'];
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const BARE = [PYTHON, '-c', 'import os; os.execvp("sh", ["sh", "-c", "date +%s%N"])'];
const WRAPPED = [PYTHON, 'clients/hunch.py', 'run', '--', ...CHILD];

interface Cost {
  readonly startMs: number;
  readonly endMs: number;
}

/** Runs a command whose output is a moment; how long before and after that moment it lived. */
async function measure(command: readonly string[], url: string | null): Promise<Cost> {
  const environment = {
    PATH: process.env['PATH'],
    ...(url === null ? {} : { HUNCH_URL: url, HUNCH_TOKEN: 'x' }),
  };
  const began = Date.now();
  const child = spawn(command[0] ?? '', command.slice(1), {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.on('data', (part) => {
    out += String(part);
  });
  await once(child, 'exit');
  const ended = Date.now();
  const ranAt = Number(out.trim()) / 1e6;
  return { startMs: ranAt - began, endMs: ended - ranAt };
}

async function listen(status: number, body: string | null): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    request.resume();
    if (body !== null) response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const well = await listen(200, '{"id":"run_1"}');
const silent = await listen(200, null);
const garbage = await listen(200, '<html>');
const refusing = await listen(401, '{"error":"the token is not known"}');
const full = await listen(503, '{"error":"Hunch cannot keep this just now; send it again"}');

const cases: readonly (readonly [string, readonly string[], string | null])[] = [
  ['without `hunch run`', CHILD, null],
  ['Python alone, then the command', BARE, null],
  ['`HUNCH_URL` unset', WRAPPED, null],
  ['Hunch answers', WRAPPED, well.url],
  ['Hunch is down', WRAPPED, 'http://127.0.0.1:9'],
  ['never answers', WRAPPED, silent.url],
  ['answers garbage', WRAPPED, garbage.url],
  ['token wrong', WRAPPED, refusing.url],
  ['its disk is full', WRAPPED, full.url],
  ['DNS broken', WRAPPED, 'http://hunch.invalid'],
];

const spread = (values: number[]): string => {
  const sorted = values.toSorted((a, b) => a - b).map(Math.round);
  return `${sorted[0]} · ${sorted[Math.floor(sorted.length / 2)]} · ${sorted.at(-1)}`;
};

console.log('| | to the child’s start, ms | after its end, ms |\n|---|---|---|');
for (const [what, command, url] of cases) {
  const costs: Cost[] = [];
  for (let time = 0; time < TIMES; time += 1) costs.push(await measure(command, url));
  console.log(`| ${what} | ${spread(costs.map((c) => c.startMs))} | ${spread(costs.map((c) => c.endMs))} |`);
}
console.log(`\nShortest, median and longest of ${TIMES}; load average ${loadavg()[0]?.toFixed(1)}.`);
for (const { server } of [well, silent, garbage, refusing, full]) {
  server.closeAllConnections();
  server.close();
}
