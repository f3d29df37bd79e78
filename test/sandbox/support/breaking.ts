import type { Check, Shape } from '../../../sandbox/rules/rule.ts';

/** One way to break one row of the table. */
export interface Break {
  readonly how: string;
  readonly value: Record<string, unknown>;
}

/** Every way to break every row of a shape: fields left out, too long, of the wrong kind, and properties unknown. */
export function breaksOf(shape: Shape, sample: Readonly<Record<string, unknown>>): readonly Break[] {
  const fields = Object.entries(shape.fields);
  return [
    { how: 'has an unknown property', value: { ...sample, nonsense: true } },
    ...fields
      .filter(([, field]) => field.required)
      .map(([name]) => ({ how: `${name} is missing`, value: { ...sample, [name]: undefined } })),
    ...fields.flatMap(([name, { check }]) =>
      wrongValues(check, sample[name]).map(([how, value]) => ({
        how: `${name} ${how}`,
        value: { ...sample, [name]: value },
      })),
    ),
    ...shape.demands.map((demand) => ({ how: demand.says, value: { ...sample, ...demand.brokenBy } })),
  ];
}

type Wrong = readonly [how: string, value: unknown];

function wrongValues(check: Check, valid: unknown): readonly Wrong[] {
  switch (check.kind) {
    case 'text':
      return [
        [`is longer than ${check.max}`, 'x'.repeat(check.max + 1)],
        ...(check.min > 0 ? [['is empty', ''] satisfies Wrong] : []),
        ['is no text', 7],
      ];
    case 'matches':
      return [
        ['has the wrong form', '\n'],
        ...(check.max
          ? [[`is longer than ${check.max}`, `https://long.example/${'x'.repeat(check.max)}`] satisfies Wrong]
          : []),
      ];
    case 'boolean':
      return [['is no boolean', 'yes']];
    case 'number':
      return [['is no number', '7']];
    case 'integer':
      return [
        ['is too small', check.min - 1],
        ['is too great', check.max + 1],
        ['is no whole number', check.min + 0.5],
      ];
    case 'enum':
      return [['is none of the values', 'nonsense']];
    case 'textObject':
      return [
        [`is longer than ${check.max}`, { type: check.allow[0], text: 'x'.repeat(check.max + 1) }],
        ['is empty', { type: check.allow[0], text: '' }],
        ...(check.allow.includes('mrkdwn')
          ? []
          : [['is mrkdwn', { type: 'mrkdwn', text: 'x' }] satisfies Wrong]),
      ];
    case 'shape':
      return [
        ['has an unknown type', { type: 'nonsense' }],
        ['is no object', 'nonsense'],
      ];
    case 'list':
    case 'texts':
    case 'rows':
      return wrongLists(check, valid);
  }
}

function wrongLists(check: Extract<Check, { min: number; max: number }>, valid: unknown): readonly Wrong[] {
  const [item = 'x'] = Array.isArray(valid) ? valid : [];
  const many = Array.from({ length: check.max + 1 }, () => item);
  return [
    [`has more than ${check.max}`, many],
    ...(check.min > 0 ? [['has too few', many.slice(0, check.min - 1)] satisfies Wrong] : []),
    ['is no list', {}],
    ['has something unknown', [{ type: 'nonsense' }]],
    ...(check.kind === 'rows'
      ? [
          [
            `has more than ${check.cells} cells`,
            [Array.from({ length: check.cells + 1 }, () => (item as unknown[])[0]), item],
          ] satisfies Wrong,
        ]
      : []),
  ];
}
