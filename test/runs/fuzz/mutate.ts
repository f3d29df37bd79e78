import type { Random } from './random.ts';

/** Bodies as trainings and services send them, to be spoilt. */
const BODIES: readonly object[] = [
  { state: 'running', run_id: 'r1', run_name: 'swift-sunset-88', project: 'llm', config: { lr: 3e-4 } },
  { state: 'finished', run_id: 'r1', project: 'llm', summary: { 'val/loss': 1.797, _step: 50_000 } },
  { state: 'running', run_id: 'r2', user: 'maria@acme.ai', predict: 'val/loss < 1.82 60%', prompt: 'now' },
  { state: 'failed', run_name: 'owl', error: { type: 'OutOfMemoryError', message: 'CUDA' }, exit_code: 1 },
  { status: 'RUNNING', id: 7, name: 'n', experiment_name: 'p', params: { a: { b: [1] } }, metrics: {} },
  { source: 'wandb', entity: 'acme', project: 'llm', run_name: 'w', state: 'CRASHED', event_type: 'x' },
  { entity: 'model_version', action: 'created', data: { name: 'm', version: '1', run_id: 'r9' } },
  {
    action: 'completed',
    workflow_run: { id: 1, name: 'train', status: 'completed', conclusion: 'success', run_attempt: 2 },
    repository: { full_name: 'acme/llm' },
  },
  { text: 'val/loss < 1.8 70%' },
];

/** Values that have broken programs before. */
const AWKWARD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  -1e-320,
  2 ** 53,
  '',
  ' ',
  'NaN',
  '-Infinity',
  `\${run_name}`,
  '\u0000',
  '\ud800',
  '\u202eabc',
  '👩🏽‍🔬'.repeat(40),
  'x'.repeat(5000),
  "'; drop table runs; --",
  '%_\\',
  '<@U0>&lt;!channel>',
  '2026-02-30T99:99:99Z',
  '253402300800000',
  [],
  [[]],
  {},
  { toString: 1 },
  { __proto__: null, constructor: { prototype: { polluted: true } } },
];

const KEYS = ['__proto__', 'constructor', 'run_id', 'state', 'summary', 'started_at', 'tags', 'ｋｅｙ', ''];

/** A body that began as a good one and was spoilt, most of them lightly. */
export function mutatedBody(random: Random): Buffer {
  const body = structuredClone(random.pick(BODIES)) as Record<string, unknown>;
  for (let changes = random.whole(3); changes > 0; changes -= 1) spoil(body, random);
  let text = JSON.stringify(body);
  if (random.next() < 0.15) text = text.replace(/:(?:\d[^,}]*|null)/, `:${random.pick(BARE)}`);
  if (random.next() < 0.05) text = nested(text, random);
  return random.next() < 0.15 ? withBytesSpoilt(Buffer.from(text), random) : Buffer.from(text);
}

const BARE = ['NaN', '-Infinity', 'Infinity', '0x1f', '+1', '.5', '1e999', "'single'", '/*c*/1', 'undefined'];

function spoil(object: Record<string, unknown>, random: Random): void {
  const keys = Object.keys(object);
  const key = random.next() < 0.7 && keys.length > 0 ? random.pick(keys) : random.pick(KEYS);
  // Only what is its own: `__proto__` would spoil every object of this process.
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  const how = random.next();
  if (how < 0.15) delete object[key];
  else if (how < 0.35 && typeof inner === 'object' && inner !== null)
    spoil(inner as Record<string, unknown>, random);
  else
    Object.defineProperty(object, key, {
      // A copy: spoilt in its turn, the value itself could come to hold itself.
      value: structuredClone(random.pick(AWKWARD)),
      enumerable: true,
      writable: true,
      configurable: true,
    });
}

function nested(text: string, random: Random): string {
  const depth = random.pick([10, 1000, 20_000]);
  return random.next() < 0.5
    ? `${'{"a":'.repeat(depth)}${text}${'}'.repeat(depth)}`
    : text.replace(/\}$/, `,"config":${'['.repeat(depth)}${']'.repeat(depth)}}`);
}

function withBytesSpoilt(bytes: Buffer, random: Random): Buffer {
  const how = random.next();
  const at = random.whole(bytes.length + 1);
  if (how < 0.3) return bytes.subarray(0, at);
  if (how < 0.5) return Buffer.concat([bytes.subarray(0, at), randomBytes(random), bytes.subarray(at)]);
  if (how < 0.55) return Buffer.concat([bytes, Buffer.alloc(random.pick([1000, 300_000]), 0x20)]);
  for (let flips = 1 + random.whole(4); flips > 0; flips -= 1)
    if (bytes.length > 0) bytes[random.whole(bytes.length)] = random.whole(256);
  return bytes;
}

const randomBytes = (random: Random): Buffer =>
  Buffer.from(Array.from({ length: random.whole(12) }, () => random.whole(256)));

/** What a request is sent with. */
export interface Secrets {
  readonly token: string;
  readonly tokenId: string;
}

const PATHS = ['/api/v1/runs', '/api/v1/runs/start', '/api/v1/runs/finish', '/api/v1/predictions'];

/** One request as it goes over the wire. */
export interface Spoilt {
  readonly bytes: Buffer;
  /** Whether a server may rightly wait for more, or for leave to go on. */
  readonly isUnfinished: boolean;
}

/** A whole request whose line, headers and body may be spoilt. */
export function mutatedRequest(random: Random, secrets: Secrets): Spoilt {
  const body = mutatedBody(random);
  const method = random.next() < 0.95 ? 'POST' : random.pick(['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']);
  const length = random.next() < 0.97 ? body.length : random.pick([0, 1, body.length + 5, 'x', -1]);
  const more = Array.from({ length: random.whole(3) }, () => randomHeader(random));
  const lines = [
    `${method} ${pathOf(random, secrets)} HTTP/1.1`,
    'Host: hunch.lab',
    'Connection: close',
    `Content-Length: ${length}`,
    ...(random.next() < 0.97 ? [`Authorization: ${authorizationOf(random, secrets.token)}`] : []),
    ...more,
  ];
  return {
    bytes: Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]),
    isUnfinished: length !== body.length || more.some((line) => /^(?:Transfer-Encoding|Expect):/.test(line)),
  };
}

function pathOf(random: Random, { tokenId }: Secrets): string {
  const path = random.pick(PATHS);
  const how = random.next();
  if (how < 0.75) return path;
  if (how < 0.9) return `${path}?token=${random.next() < 0.5 ? tokenId : "'%00"}`;
  return random.pick([
    `${path}?dry_run=1`,
    `${path}?dry_run[]=1&token[a]=b`,
    `${path}?state=%ff`,
    `${path}/`,
    '//',
    '/%',
    '/api/v1/openapi.json',
    'http://evil/api/v1/runs',
    `${path}?${'a=1&'.repeat(3000)}`,
  ]);
}

function authorizationOf(random: Random, token: string): string {
  if (random.next() < 0.85) return `Bearer ${token}`;
  return random.pick([
    token,
    `bearer  ${token} `,
    `Bearer ${token.slice(0, -1)}`,
    `Bearer ${token}x`,
    'Bearer ',
    'Basic Og==',
    `Bearer ${'x'.repeat(5000)}`,
    'Bearer \xff\xfe',
    'Bearer 1\u0000',
  ]);
}

const HEADERS = [
  'Content-Type',
  'Content-Encoding',
  'Transfer-Encoding',
  'Expect',
  'Idempotency-Key',
  'X-Wandb-Signature',
  'X-Hub-Signature-256',
  'X-MLflow-Signature',
  'X-MLflow-Timestamp',
  'X-MLflow-Delivery-Id',
  'X-GitHub-Event',
  'X-GitHub-Delivery',
  'X-Forwarded-For',
];
const HEADER_VALUES = [
  '',
  'gzip',
  'br',
  'chunked',
  '100-continue',
  'application/json; charset=utf-16',
  'workflow_run',
  'ping',
  'v1,AAAA',
  'sha256=00',
  '1763974800',
  'NaN',
  'id-1',
  '\xe4\xff',
  'x'.repeat(20_000),
];

const randomHeader = (random: Random): string => `${random.pick(HEADERS)}: ${random.pick(HEADER_VALUES)}`;
