/** One environment variable without the blanks around it; null when it is not set or empty. */
export type Value = (name: string) => string | null;

/** What a variable may hold: how it reads, and the words that say so after "must be". */
export interface Allowed<T> {
  readonly mustBe: string;
  /** Null for anything that is not allowed. */
  readonly read: (text: string) => T | null;
}

/** The value of a variable, `otherwise` when it is not set; a bad one is a problem that names it, its value and what is allowed. */
export function readValue<T, D>(
  value: Value,
  name: string,
  { mustBe, read }: Allowed<T>,
  otherwise: D,
  problems: string[],
): T | D {
  const text = value(name);
  if (text === null) return otherwise;
  const found = read(text);
  if (found !== null) return found;
  problems.push(`${name} is "${text}", but must be ${mustBe}.`);
  return otherwise;
}

const LAST_PORT = 65_535;

/** A TCP port. Digits only: `0x50`, `8e3` and `3000 ` written inside are slips rather than ports. */
export const port: Allowed<number> = {
  mustBe: `a whole number from 1 to ${LAST_PORT}`,
  read: (text) => {
    const found = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    return found >= 1 && found <= LAST_PORT ? found : null;
  },
};

const LONGEST_DAYS = 3650;

/** A number of days. */
export const days: Allowed<number> = {
  mustBe: `a whole number of days from 1 to ${LONGEST_DAYS}`,
  read: (text) => {
    const found = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    return found >= 1 && found <= LONGEST_DAYS ? found : null;
  },
};

/** Slack's rule for commands: a slash, then up to 31 lower-case letters, digits, dashes and underscores. */
export const slashCommand: Allowed<string> = {
  mustBe: 'a slash and 1 to 31 lower-case letters, digits, - or _, like /predict',
  read: (text) => (/^\/[a-z0-9_-]{1,31}$/.test(text) ? text : null),
};

/** One word of a list. */
export function oneOf<Word extends string>(...words: readonly Word[]): Allowed<Word> {
  return {
    mustBe: `one of ${words.join(', ')}`,
    read: (text) => words.find((word) => word === text) ?? null,
  };
}

/** An https address, without the slash at its end. */
export const publicAddress: Allowed<string> = {
  mustBe: 'the https:// address under which Slack reaches Hunch',
  read: (text) =>
    URL.canParse(text) && new URL(text).protocol === 'https:' ? text.replace(/\/+$/, '') : null,
};

/** An http or https address of a server, without the slash at its end. */
export const webAddress: Allowed<string> = {
  mustBe: 'an http:// or https:// address',
  read: (text) =>
    URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text.replace(/\/+$/, '') : null,
};

const LOOPBACK: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/** An http address of this machine, so that nothing leaves it. */
export const loopbackAddress: Allowed<string> = {
  mustBe: 'an http:// address of this machine (127.0.0.1)',
  read: (text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url && /^https?:$/.test(url.protocol) && LOOPBACK.includes(url.hostname) ? text : null;
  },
};

/** Where Slack's Web API is: at Slack, or a sandbox on this machine. */
export const slackAddress: Allowed<string> = {
  mustBe: 'https://slack.com/api/ or an http:// address of this machine (127.0.0.1)',
  read: (text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const isSlack = url?.protocol === 'https:' && url.hostname === 'slack.com';
    return isSlack ? text : loopbackAddress.read(text);
  },
};

/** Why this cannot be the address of a database; null if it can. It may hold a password, so it is never repeated. */
export function databaseProblem(url: string): string | null {
  const [scheme] = /^[a-z][a-z0-9+]*:\/\//i.exec(url) ?? [];
  if (scheme === undefined) return null;
  if (!/^postgres(ql)?:\/\/$/.test(scheme))
    return `DATABASE_URL begins with "${scheme}", but must be a postgres:// address or the path of a SQLite file.`;
  if (URL.canParse(url)) return null;
  return 'DATABASE_URL cannot be read as an address: in the password, write @ as %40, / as %2F, # as %23 and : as %3A.';
}
