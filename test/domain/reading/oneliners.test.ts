import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readLine } from '../../../src/domain/reading/read-line.ts';

interface Intended {
  readonly kind: 'binary' | 'threshold' | 'interval' | 'choice';
  readonly metric?: string;
  readonly comparator?: string;
  readonly threshold?: number;
  readonly unit?: string;
  readonly probability?: number;
  readonly low?: number;
  readonly high?: number;
  readonly level?: number;
  readonly options?: readonly { readonly label: string; readonly p: number }[];
  readonly due?: string;
  readonly tags?: readonly string[];
  readonly runName?: string;
  readonly runUrl?: string;
}

const file = process.env['ONELINERS'] ?? 'test/fixtures/oneliners.json';
const more = process.env['ONELINERS'] ? [] : lines('test/fixtures/more-oneliners.json');
const kinds = { binary: 'binary', threshold: 'binary', interval: 'numeric', choice: 'choice' } as const;
// A Tuesday noon in Berlin.
const context = { now: '2026-11-24T11:00:00.000Z', zone: 'Europe/Berlin' };

function lines(path: string): { text: string; intended: Intended }[] {
  return JSON.parse(readFileSync(path, 'utf8'));
}

describe('a line as people type it is read as they mean it', () => {
  test.each([...lines(file), ...more].map((line) => [line.text, line.intended] as const))(
    '%s',
    (text, intended) => {
      const { read, missing, refusals } = readLine(text, context);

      expect({ ...summary(read), refusals }).toEqual({
        kind: kinds[intended.kind],
        comparator: intended.comparator ?? null,
        threshold: intended.threshold ?? null,
        // A unit counts where the text itself names one.
        unit: namesUnit(text, intended.unit) ? intended.unit : read.unit,
        percent: intended.probability === undefined ? null : Math.round(intended.probability * 100),
        low: intended.low ?? null,
        high: intended.high ?? null,
        level: intended.kind === 'interval' ? Math.round((intended.level ?? 0.8) * 100) : null,
        options: (intended.options ?? []).map(({ label, p }) => ({ label, percent: Math.round(p * 100) })),
        due: intended.due ?? null,
        tags: intended.tags ?? [],
        runUrl: intended.runUrl ?? null,
        runName: intended.runName ?? null,
        refusals: [],
      });
      expect(text.includes(read.metric ?? '')).toBe(true);
      if (intended.probability === undefined && ['binary', 'threshold'].includes(intended.kind))
        expect(missing).toContain('percent');
      else expect(missing).toEqual([]);
    },
  );
});

function summary(read: ReturnType<typeof readLine>['read']) {
  const { kind, comparator, threshold, unit, percent, low, high, level, options, tags, due, run } = read;
  const rest = {
    options,
    tags,
    due: due?.phrase ?? null,
    runUrl: run?.url ?? null,
    runName: run?.name ?? null,
  };
  return { kind, comparator, threshold, unit, percent, low, high, level, ...rest };
}

function namesUnit(text: string, unit: string | undefined): boolean {
  const spellings: Record<string, string> = { USD: '$', EUR: '€', h: 'h', pt: 'pt' };
  return unit !== undefined && text.includes(spellings[unit] ?? unit);
}
