import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MeasureRefusal } from '../../src/domain/scores/refusal.ts';
import type { Input } from '../support/measures/input.ts';
import { measures } from '../support/measures/measures.ts';

interface Case {
  readonly id: string;
  readonly fn: string;
  readonly input: Record<string, unknown>;
  readonly expected?: unknown;
  readonly error?: string;
  readonly optional?: boolean;
  readonly rel_tol?: number;
  readonly abs_tol?: number;
}

const file = JSON.parse(readFileSync(process.env['VECTORS'] ?? 'test/fixtures/vectors.json', 'utf8'));
const cases = file.cases as Case[];

describe('every measure has the known answers of independent software', () => {
  const known = cases.filter((one) => one.fn in measures || !one.optional);
  test.each(known.map((one) => [one.id, one] as const))('%s', (_title, one) => {
    const measure = measures[one.fn];
    if (!measure) throw new Error(`no function does ${one.fn}`);
    const input = revived(one.input) as Input;

    if (one.error !== undefined) {
      expect(codeOf(() => measure(input))).toBe(one.error);
      return;
    }
    expectClose(
      measure(input),
      one.expected,
      one.rel_tol ?? file.default_rel_tol,
      one.abs_tol ?? file.default_abs_tol,
      one.id,
    );
  });
});

/** The strings that stand for the IEEE values which JSON cannot hold. */
function revived(value: unknown): unknown {
  if (value === 'NaN') return Number.NaN;
  if (value === 'Infinity') return Number.POSITIVE_INFINITY;
  if (value === '-Infinity') return Number.NEGATIVE_INFINITY;
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revived(inner)]));
  return value;
}

function codeOf(run: () => unknown): string {
  try {
    return `no refusal but ${JSON.stringify(run())}`;
  } catch (error) {
    if (error instanceof MeasureRefusal) return error.code;
    throw error;
  }
}

function expectClose(got: unknown, expected: unknown, rel: number, abs: number, where: string): void {
  if (typeof expected === 'number' && typeof got === 'number') {
    expect(Math.abs(got - expected), `${where}: got ${got}, expected ${expected}`).toBeLessThanOrEqual(
      abs + rel * Math.abs(expected),
    );
  } else if (expected === 'Infinity') {
    expect(got).toBe(Number.POSITIVE_INFINITY);
  } else if (Array.isArray(expected)) {
    expect(Array.isArray(got) && got.length, where).toBe(expected.length);
    for (const [index, item] of expected.entries())
      expectClose((got as unknown[])[index], item, rel, abs, `${where}[${index}]`);
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, item] of Object.entries(expected))
      expectClose((got as Record<string, unknown>)[key], item, rel, abs, `${where}.${key}`);
  } else {
    expect(got, where).toBe(expected);
  }
}
