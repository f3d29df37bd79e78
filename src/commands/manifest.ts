import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { publicAddress, slashCommand } from '../config/values.ts';
import { manifestFor } from '../slack/connection/manifest.ts';

const USAGE =
  'Use: npm run --silent manifest -- [--command /hunch] [--name "Hunch test"] [--url https://hunch.example.org]';

// Prints the manifest for another command or name, or for HTTP: `npm run --silent manifest -- --command /hunch`.
try {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { command: text, name: text, url: text } });
  const command = slashCommand.read(values.command ?? process.env['HUNCH_COMMAND'] ?? '/predict');
  const url = values.url === undefined ? null : publicAddress.read(values.url);
  if (command === null) throw new Error(`--command must be ${slashCommand.mustBe}. ${USAGE}`);
  if (values.url !== undefined && url === null)
    throw new Error(`--url must be ${publicAddress.mustBe}. ${USAGE}`);
  const manifest = manifestFor(parse(readFileSync('manifest.yml', 'utf8')), {
    command,
    name: values.name ?? null,
    url,
  });
  process.stdout.write(stringify(manifest));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
