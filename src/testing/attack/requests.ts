import fc from 'fast-check'
import type { AnyRoute } from '../../kernel/contract.ts'
import { type JsonSchema, schemaOf } from '../../platform/http/schema.ts'
import { type Form, formOf, hostileForm } from './forms.ts'
import { wickedDate, wickedNumber, wickedText, wickedValue } from './wicked.ts'

/** What really exists in the town under attack, by the name of the field it fits; and files by the
 * route that takes them. */
export type Known = {
  fields: Record<string, readonly unknown[]>
  ids: readonly string[]
  file: (route: AnyRoute) => fc.Arbitrary<Uint8Array>
}

/** One request, ready to be sent by somebody. */
export type Attack = {
  route: string
  method: string
  url: string
  headers: Record<string, string>
  payload: string | Buffer | undefined
}

/** A value the schema may take, where the town knows one that exists; whoever reads it then has to
 * look deeper. */
function fitting(name: string, schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const told = known.fields[name]
  if (told?.length) return fc.constantFrom(...told)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fitting(name, one, known)))
  if (schema.type === 'object') return objectOf(schema, known)
  if (schema.type === 'array')
    return fc.array(fitting(name.replace(/s$/, ''), schema.items as JsonSchema, known), {
      maxLength: 3,
    })
  if (schema.type === 'integer' || schema.type === 'number') {
    const { minimum = 0, maximum = 100 } = schema as { minimum?: number; maximum?: number }
    return fc.integer({ min: Math.max(minimum, -1e6), max: Math.min(maximum, 1e6) })
  }
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  if (schema.format === 'uuid') return fc.constantFrom(...known.ids)
  if (schema.format === 'date')
    return fc.constantFrom('2026-01-20', '2025-12-31', '1900-01-01', '2199-12-31')
  return fc.constantFrom('Dinas', 'a', 'Alasan yang cukup panjang', '2026-Q1', '1.01')
}

function objectOf(schema: JsonSchema, known: Known): fc.Arbitrary<Record<string, unknown>> {
  const required = new Set((schema.required as string[] | undefined) ?? [])
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, one]): [string, fc.Arbitrary<unknown>] => [name, fitting(name, one, known)],
  )
  const needed = fields.filter(([name]) => required.has(name))
  const withMore = (some: typeof fields): fc.Arbitrary<Record<string, unknown>> =>
    fc.record(Object.fromEntries([...needed, ...some]))
  // many optional fields at once seldom belong together, so half the time there is one at most
  return fc.oneof(
    fc.record(Object.fromEntries(fields), { requiredKeys: [...required] }),
    fields.length === 0 ? withMore([]) : fc.constantFrom(...fields).chain((one) => withMore([one])),
  )
}

/** What does not fit: numbers at the edges for a number, for an id one of another kind or of
 * nothing at all, and whatever is wicked. */
function wrong(schema: JsonSchema | undefined, { ids }: Known): fc.Arbitrary<unknown> {
  if (schema?.type === 'integer' || schema?.type === 'number')
    return fc.oneof(wickedNumber, wickedValue)
  if (schema?.format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid(), wickedText)
  if (schema?.format === 'date') return fc.oneof(wickedDate, wickedText)
  return fc.oneof(wickedText, wickedDate, wickedValue)
}

/** Input that fits, with none, one or more of its fields wicked, and sometimes with a field nobody
 * asked for. */
function inputOf(schema: JsonSchema, known: Known): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(schema.properties ?? {})
  if (names.length === 0) return fc.dictionary(wickedText, wickedValue, { maxKeys: 2 })
  const spoil = fc.array(
    fc
      .constantFrom(...names)
      .chain((name) =>
        wrong(schema.properties?.[name], known).map((value): [string, unknown] => [name, value]),
      ),
    { minLength: 1, maxLength: 3 },
  )
  const faults = fc.oneof(
    { arbitrary: fc.constant([]), weight: 4 },
    { arbitrary: spoil, weight: 5 },
  )
  const more = fc.oneof(
    { arbitrary: fc.constant({}), weight: 9 },
    fc.dictionary(wickedText, wickedValue, { maxKeys: 2 }),
  )
  return fc
    .tuple(objectOf(schema, known), faults, more)
    .map(([good, bad, extra]) => ({ ...extra, ...good, ...Object.fromEntries(bad) }))
}

/** As it stands in an address: percent signs for bytes, also for halves of signs, which the encoder
 * of the language refuses. */
const inAddress = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
}

function addressOf(
  route: AnyRoute,
  input: Record<string, unknown>,
): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input }
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return inAddress(value)
  })
  return { path, rest }
}

const queryOf = (rest: Record<string, unknown>): string =>
  Object.entries(rest)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value.slice(0, 3) : [value]).map(
        (one) => `${inAddress(name)}=${inAddress(one)}`,
      ),
    )
    .join('&')

/** Headers that a handler reads, mostly left alone. Header text cannot hold every sign, so it is
 * narrowed to what a socket carries. */
const inHeader = wickedText.map((text) =>
  text.replaceAll(/[^\x20-\x7e\x80-\xff]/g, '').slice(0, 300),
)
const headersOf: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 9 },
  fc
    .dictionary(
      fc.constantFrom(
        ...[
          'if-match',
          'if-none-match',
          'idempotency-key',
          'origin',
          'sec-fetch-site',
          'accept',
          'accept-encoding',
        ],
      ),
      fc.oneof(
        inHeader,
        fc.constantFrom(
          'null',
          '*',
          '"1"',
          'W/"1"',
          'https://[',
          'http://localhost',
          'same-origin',
          'text/html',
        ),
      ),
      { maxKeys: 3 },
    )
    .map((headers) => ({ ...headers })),
  fc
    .dictionary(
      fc.constantFrom(
        'host',
        'x-forwarded-host',
        'x-forwarded-for',
        'content-type',
        'range',
        'cookie',
      ),
      inHeader,
      { maxKeys: 1 },
    )
    .map((headers) => ({ ...headers })),
)

/** A body as text: JSON of the input, of something else, cut, too deep, or with a name that reaches
 * for the prototype. */
const bodyOf = (rest: Record<string, unknown>): fc.Arbitrary<string> => {
  const json = JSON.stringify(rest)
  return fc.oneof(
    { arbitrary: fc.constant(json), weight: 12 },
    fc.nat(json.length).map((at) => json.slice(0, at)),
    fc.constantFrom(
      '',
      'null',
      '[]',
      '"a"',
      '1',
      '{',
      '{"__proto__":{}}',
      '{"constructor":{"prototype":1}}',
      '[['.repeat(40_000),
      '\0',
    ),
    wickedValue.map((value) => JSON.stringify(value) ?? ''),
  )
}

const formFor = (
  route: AnyRoute,
  rest: Record<string, unknown>,
  known: Known,
): fc.Arbitrary<Form> =>
  fc
    .tuple(
      known.file(route),
      fc.oneof({ arbitrary: fc.constantFrom('a.xlsx', 'a.csv', 'a.pdf'), weight: 4 }, wickedText),
    )
    .map(([bytes, name]) => formOf(rest, bytes, name))
    .chain((form) => fc.oneof({ arbitrary: fc.constant(form), weight: 3 }, hostileForm(form)))

/** One route under attack: what fits it, spoiled a little, so that it comes as deep as it can. */
export function attackOn(route: AnyRoute, known: Known): fc.Arbitrary<Attack> {
  const input = inputOf(schemaOf(route.input, 'input'), known)
  return fc.tuple(input, headersOf).chain(([given, headers]): fc.Arbitrary<Attack> => {
    const { path, rest } = addressOf(route, given)
    const base = { route: `${route.method} ${route.path}`, method: String(route.method) }
    if (route.method === 'GET' || route.method === 'DELETE')
      return fc.constant({ ...base, url: `${path}?${queryOf(rest)}`, headers, payload: undefined })
    if (route.takes === 'upload')
      return formFor(route, rest, known).map(({ payload, type }) => ({
        ...base,
        url: path,
        payload,
        headers: { 'content-type': type, ...headers },
      }))
    return bodyOf(rest).map((payload) => ({
      ...base,
      url: path,
      payload,
      headers: { 'content-type': 'application/json', ...headers },
    }))
  })
}
