/** Asks the control API. */
export interface Ask {
  get<T>(path: string, query?: Readonly<Record<string, string | number | boolean | undefined>>): Promise<T>;
  post<T>(path: string, body: object): Promise<T>;
}

/** Requests to the control API of the sandbox at `url`; what a person cannot do rejects with the reason. */
export function askAt(url: string): Ask {
  async function request<T>(path: string, init: RequestInit): Promise<T> {
    const response = await fetch(`${url}/sandbox${path}`, init);
    const body = await response.json();
    if (!response.ok) throw new Error(`${path}: ${describe(body)}`);
    return body as T; // what the routes of the same version answer
  }
  return {
    get(path, query = {}) {
      const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, String(value)]],
      );
      return request(`${path}?${new URLSearchParams(given)}`, {});
    },
    post: (path, body) =>
      request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

function describe(body: unknown): string {
  const { error, messages = [] } = body as { error?: string; messages?: string[] };
  return [error ?? 'no answer', ...messages].join('; ');
}
