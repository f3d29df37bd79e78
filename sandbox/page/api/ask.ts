import { as } from '../state/address.ts';

/** What the sandbox said when it could not do something, in its own words. */
export class Refused extends Error {}

/** Reads from the control API as the person this window belongs to. */
export async function read<T>(
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): Promise<T> {
  const given = Object.entries({ as, ...query }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] satisfies [string, string]],
  );
  return answered<T>(await fetch(`/sandbox${path}?${new URLSearchParams(given)}`));
}

/** Does something through the control API as the person this window belongs to. */
export function perform<T>(path: string, body: object = {}): Promise<T> {
  return send<T>(path, as === undefined ? body : { as, ...body });
}

/** Does something that nobody in particular does. */
export async function send<T>(path: string, body: object = {}): Promise<T> {
  return answered<T>(
    await fetch(`/sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

async function answered<T>(response: Response): Promise<T> {
  const body = await response.json();
  if (!response.ok) throw new Refused(String(body.error ?? response.statusText));
  return body;
}
