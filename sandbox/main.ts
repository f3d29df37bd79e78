import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startSandbox } from './start.ts';

const USAGE = `A Slack workspace on this machine, for the app of a manifest.

  --manifest FILE      YAML or JSON manifest of the app (default manifest.yml)
  --workspace FILE     people and channels, JSON (default sample/workspace.json)
  --port NUMBER        default 3900; the next free one if it is taken
  --state FILE         where to keep the workspace (default: memory only)
  --request-url URL    signed HTTP to this URL instead of Socket Mode
  --seed NUMBER        what faults and tokens are drawn from
`;

const { values } = parseArgs({
  options: {
    manifest: { type: 'string', default: 'manifest.yml' },
    workspace: { type: 'string', default: 'sample/workspace.json' },
    port: { type: 'string', default: '3900' },
    state: { type: 'string' },
    'request-url': { type: 'string' },
    seed: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help) {
  console.log(USAGE);
} else {
  const requestUrl = values['request-url'];
  const sandbox = await startSandbox({
    manifest: values.manifest,
    workspace: JSON.parse(readFileSync(values.workspace, 'utf8')),
    port: Number(values.port),
    statePath: values.state ?? null,
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
    ...(requestUrl === undefined ? {} : { mode: 'http', requestUrl }),
  });
  console.log(`Slack sandbox at ${sandbox.url}

SLACK_API_URL=${sandbox.apiUrl}
SLACK_BOT_TOKEN=${sandbox.botToken}
SLACK_APP_TOKEN=${sandbox.appToken}
SLACK_SIGNING_SECRET=${sandbox.signingSecret}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
