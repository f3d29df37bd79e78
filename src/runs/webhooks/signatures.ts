import { createHmac, timingSafeEqual } from 'node:crypto';

/** What is looked at: the headers by lower-case name, and the body's own bytes. */
export interface Signed {
  readonly header: (name: string) => string | undefined;
  readonly bytes: Uint8Array;
}

/** MLflow's deliveries older, or further ahead, than this are refused: somebody may be playing them back. */
const WINDOW_SECONDS = 5 * 60;

/** Whether a request carries a signature of any kind. */
export const isSigned = ({ header }: Signed): boolean =>
  SCHEMES.some((scheme) => header(scheme.header) !== undefined);

/**
 * Whether every signature that a request carries was made with this secret.
 *
 * @param nowMs machine time in unix milliseconds
 */
export function isRightlySigned(signed: Signed, secret: string, nowMs: number): boolean {
  return SCHEMES.every(({ header, isRight }) => {
    const given = signed.header(header);
    return given === undefined || isRight(given.trim(), signed, secret, nowMs);
  });
}

interface Scheme {
  readonly header: string;
  readonly isRight: (given: string, signed: Signed, secret: string, nowMs: number) => boolean;
}

const SCHEMES: readonly Scheme[] = [
  {
    // W&B's own samples disagree about the encoding: hex, base64, and hex behind `sha256=` are all met.
    header: 'x-wandb-signature',
    isRight: (given, { bytes }, secret) => {
      const digest = hmac(secret, bytes);
      const text = given.replace(/^sha256=/i, '');
      return isSame(text.toLowerCase(), digest.toString('hex')) || isSame(text, digest.toString('base64'));
    },
  },
  {
    header: 'x-hub-signature-256',
    isRight: (given, { bytes }, secret) =>
      isSame(given.toLowerCase(), `sha256=${hmac(secret, bytes).toString('hex')}`),
  },
  {
    header: 'x-mlflow-signature',
    isRight: (given, { header, bytes }, secret, nowMs) => {
      const timestamp = header('x-mlflow-timestamp') ?? '';
      const age = Math.abs(nowMs / 1000 - Number(timestamp || Number.NaN));
      const content = Buffer.concat([
        Buffer.from(`${header('x-mlflow-delivery-id') ?? ''}.${timestamp}.`),
        bytes,
      ]);
      const isRight = isSame(given, `v1,${hmac(secret, content).toString('base64')}`);
      return isRight && age <= WINDOW_SECONDS;
    },
  },
];

const hmac = (secret: string, bytes: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(bytes).digest();

/** Compares in a time that says nothing about where two texts differ. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
