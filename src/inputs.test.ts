import { describe, expect, it } from 'vitest'
import { allRoutes } from './app.ts'
import { type JsonSchema, schemaOf } from './platform/http/schema.ts'

const integers = 2 ** 31 - 1
/** Whole rupiah stand in columns of eight bytes. */
const rupiah = 10 ** 15

/** Whatever in an input has no end: a text or list of any length, a whole number that no column of
 * ours holds. */
function endless(schema: JsonSchema | undefined, at: string): string[] {
  if (!schema) return []
  const { type, maximum, maxLength, maxItems } = schema as {
    type?: unknown
    maximum?: number
    maxLength?: number
    maxItems?: number
  }
  const bounded = ['format', 'enum', 'pattern', 'const'].some((word) => word in schema)
  const own = [
    type === 'integer' && (maximum === undefined || (maximum > integers && maximum !== rupiah)),
    type === 'string' && maxLength === undefined && !bounded,
    type === 'array' && maxItems === undefined,
  ].some(Boolean)
  return [
    ...(own ? [`${at} (${String(type)})`] : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
      endless(inner, `${at}/${name}`),
    ),
    ...(schema.anyOf ?? []).flatMap((branch) => endless(branch, at)),
    ...endless(schema.items as JsonSchema | undefined, `${at}/*`),
  ]
}

describe('what a route takes', () => {
  it('has an end: every text a length, every list a number, every whole number a column that holds it', () => {
    expect(
      allRoutes.flatMap(({ method, path, input }) =>
        endless(schemaOf(input, 'input'), `${method} ${path}`),
      ),
    ).toEqual([])
  })

  it('is little where a password or a passphrase comes in', () => {
    const secretive = allRoutes.filter(({ secrets }) => secrets.length > 0)

    expect(secretive.length).toBeGreaterThan(2)
    expect(
      secretive
        .filter(({ limits }) => limits.bytes > 4096 || limits.depth > 1)
        .map(({ path }) => path),
    ).toEqual([])
  })
})
