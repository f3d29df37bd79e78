import { shapes } from '../rules.ts';
import type { Check, Demand, Shape } from './rule.ts';

/** Something a rule found wrong, where, and Slack's code when it is not the usual one. */
export interface Finding {
  readonly says: string;
  readonly pointer: string;
  readonly error?: string;
}

type Path = string;
type Fields = Readonly<Record<string, unknown>>;

/** Everything that is wrong with a value that must be one of these shapes. */
export function checkShape(value: unknown, allowed: readonly string[], at: Path): readonly Finding[] {
  if (!isFields(value)) return [{ says: 'must be an object', pointer: at }];
  const found = allowed.map(shapeNamed).find((each) => each.type === null || each.type === value['type']);
  if (!found) return [{ says: `unsupported type: ${String(value['type'])}`, pointer: `${at}/type` }];
  const ofFields = [
    ...unknownProperties(value, found, at),
    ...Object.entries(found.fields).flatMap(([name, field]) => {
      if (value[name] !== undefined) return checkValue(value[name], field.check, `${at}/${name}`);
      return field.required ? [{ says: `missing required field: ${name}`, pointer: at }] : [];
    }),
  ];
  // Demands compare fields, so each must be of its own form first.
  return ofFields.length > 0 ? ofFields : found.demands.flatMap((demand) => broken(demand, value, at));
}

/** A shape by its name in the table. */
function shapeNamed(name: string): Shape {
  const found = shapes.get(name);
  if (!found) throw new Error(`no rules for the shape ${name}`);
  return found;
}

function unknownProperties(value: Fields, { fields, type }: Shape, at: Path): readonly Finding[] {
  return Object.keys(value)
    .filter((name) => !(name in fields) && !(name === 'type' && type !== null))
    .map((name) => ({ says: `no more properties allowed: ${name}`, pointer: `${at}/${name}` }));
}

function broken(demand: Demand, value: Fields, at: Path): readonly Finding[] {
  if (demand.holds(value)) return [];
  return [{ says: demand.says, pointer: at, ...(demand.error ? { error: demand.error } : {}) }];
}

function checkValue(value: unknown, check: Check, at: Path): readonly Finding[] {
  switch (check.kind) {
    case 'shape':
      return checkShape(value, check.of, at);
    case 'textObject':
      return checkTextObject(value, check, at);
    case 'list':
      return checkList(value, check, at, (each, place) => checkShape(each, check.of, place));
    case 'texts':
      return checkList(value, check, at, (each, place) => checkValue(each, check.each, place));
    case 'rows':
      return checkList(value, check, at, (row, place) =>
        checkList(row, { min: 1, max: check.cells }, place, (cell, cellPlace) =>
          checkShape(cell, check.of, cellPlace),
        ),
      );
    default:
      return checkScalar(value, check).map((says) => ({ says, pointer: at }));
  }
}

function checkTextObject(
  value: unknown,
  { allow, max }: Extract<Check, { kind: 'textObject' }>,
  at: Path,
): readonly Finding[] {
  const findings = checkShape(value, allow, at);
  if (findings.length > 0 || !isFields(value)) return findings;
  return checkValue(value['text'], { kind: 'text', min: 1, max }, `${at}/text`);
}

function checkList(
  value: unknown,
  { min, max }: { readonly min: number; readonly max: number },
  at: Path,
  each: (item: unknown, place: Path) => readonly Finding[],
): readonly Finding[] {
  if (!Array.isArray(value)) return [{ says: 'must be a list', pointer: at }];
  if (value.length < min) return [{ says: `no fewer than ${min} items allowed`, pointer: at }];
  if (value.length > max) return [{ says: `no more than ${max} items allowed`, pointer: at }];
  return value.flatMap((item, index) => each(item, `${at}/${index}`));
}

type Scalar = Exclude<Check, { kind: 'shape' | 'textObject' | 'list' | 'texts' | 'rows' }>;

function checkScalar(value: unknown, check: Scalar): readonly string[] {
  switch (check.kind) {
    case 'text':
      if (typeof value !== 'string') return ['must be a string'];
      if (value.length < check.min) return [`must be more than ${check.min - 1} characters`];
      return value.length > check.max ? [`must be less than ${check.max + 1} characters`] : [];
    case 'matches':
      if (typeof value !== 'string' || !check.pattern.test(value)) return [check.says];
      return value.length > (check.max ?? 3_000)
        ? [`must be less than ${(check.max ?? 3_000) + 1} characters`]
        : [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : ['must be a boolean'];
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? [] : ['must be a number'];
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return ['must be a whole number'];
      return value < check.min || value > check.max ? [`must be between ${check.min} and ${check.max}`] : [];
    case 'enum':
      return typeof value === 'string' && check.values.includes(value)
        ? []
        : [`must be one of ${check.values.join(', ')}`];
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
