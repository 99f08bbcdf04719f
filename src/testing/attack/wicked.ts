import fc from 'fast-check'

/** Texts that broke programs: signs no database keeps, dates and numbers at the edge, names of the
 * language itself, other people's SQL. */
const wicked = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\udfff\ud800',
    '\u202egnp.exe',
    '\ufeff',
    'ﷺ'.repeat(500),
    'x'.repeat(3000),
    '🏛️'.repeat(50),
  ],
  ...[
    '0000-01-01',
    '0001-01-01',
    '9999-12-31',
    '2026-02-30',
    '-271821-04-20',
    '275760-09-13',
    '1899-12-31',
    '2200-01-01',
    '2026-13-01',
  ],
  ...[
    '0',
    '-0',
    '-1',
    '1e400',
    '1e-400',
    'NaN',
    'Infinity',
    '2147483648',
    '9223372036854775808',
    '0x10',
    '1_000',
    '999999999999999999999',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'null',
    'undefined',
    'true',
    '[object Object]',
  ],
  ...[
    "' or 1=1 --",
    "'; select pg_sleep(9); --",
    '$1',
    '%',
    '_',
    '\\',
    '%_%\\',
    '../../../../etc/passwd',
    '{{7*7}}',
    '<script>',
  ],
  ...[
    '2026',
    '2026-00',
    '2026-Q5',
    '2026-S0',
    '2026-W54',
    '1899',
    '2200',
    '20260',
    '2026-02-29',
    '٢٠٢٦',
    '²',
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    '11111111-1111-7111-8111-11111111111',
    'A'.repeat(26),
    '----',
    'sha256:',
    '%00',
    '%',
  ],
]

/** Any text, most often one that has broken a program before. */
export const wickedText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...wicked), weight: 6 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 60 }), weight: 2 },
  { arbitrary: fc.string({ maxLength: 60 }), weight: 1 },
)

/** Dates and periods the calendar has, in years that nobody planned for, and some it has not. */
export const wickedDate: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      '0000',
      '0001',
      '1582',
      '1899',
      '1900',
      '2000',
      '2019',
      '2024',
      '2199',
      '2200',
      '9999',
    ),
    fc.nat(13),
    fc.nat(32),
  )
  .map(
    ([year, month, day]) =>
      `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  )

/** Whole and broken numbers at every edge a column has. */
export const wickedNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(
    ...[
      0,
      -0,
      -1,
      0.5,
      32768,
      2 ** 31,
      -(2 ** 31) - 1,
      2 ** 32,
      2 ** 53 - 1,
      -(2 ** 53),
      2 ** 63,
      1e21,
      1e300,
      5e-324,
    ],
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** A value of any type that JSON has, a little nested; also as no route wants it. */
export const wickedValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: wickedText, weight: 4 },
  { arbitrary: wickedNumber, weight: 2 },
  {
    arbitrary: fc.constantFrom<unknown>(null, true, [], {}, [[]], ['a', 1], { a: { b: [] } }),
    weight: 2,
  },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
)
