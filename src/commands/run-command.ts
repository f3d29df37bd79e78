import { readSettings, type Settings } from '../config.ts';

/** Runs an operator command: every wrong setting, or why it failed, is a sentence, and the exit code says so. */
export async function runCommand(
  environment: Readonly<Record<string, string | undefined>>,
  work: (settings: Settings) => Promise<void>,
): Promise<void> {
  const { settings, problems } = readSettings(environment);
  try {
    if (settings === null) throw new Error(problems.join('\n'));
    await work(settings);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
