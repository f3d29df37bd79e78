import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { punctually } from '../../../src/slack/connection/punctual.ts';

const NOW_SECONDS = 1_795_600_000;

test.each([
  ['now', `${NOW_SECONDS}`, 200],
  ['five minutes ago', `${NOW_SECONDS - 300}`, 200],
  ['longer ago', `${NOW_SECONDS - 301}`, 401],
  ['in six minutes', `${NOW_SECONDS + 360}`, 401],
  ['tomorrow', `${NOW_SECONDS + 86_400}`, 401],
  ['a word', 'abc', 401],
  ['a number that is no whole one', `${NOW_SECONDS}.5`, 401],
  ['a number in another notation', '1.7956e9', 401],
  ['nothing', '', 401],
])('a request that Slack says it signed %s is answered with its status', async (_title, said, status) => {
  const server = createServer(
    punctually(
      (_request, response) => response.end(),
      () => NOW_SECONDS * 1000,
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-slack-request-timestamp': said } });

  expect(answer.status).toBe(status);
  server.close();
});
