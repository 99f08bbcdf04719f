import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import * as z from 'zod/mini'

const isContract = /\/src\/rooms\/.+\.contract\.ts$/
const isDoor = /\/src\/rooms\/[^/]+\/words\.ts$/

type Known = Record<string, unknown>
const isRecord = (value: unknown): value is Known =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isRoute = (value: unknown): value is Known =>
  isRecord(value) && typeof value.method === 'string' && typeof value.path === 'string'
const isPlain = (value: unknown): boolean =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every(isPlain))

type Text = { type?: string; format?: string; minLength?: number; maxLength?: number }

/** How short and how long the texts of an input may be, where its shape says so. */
export function lengthsOf(input: z.ZodMiniType): Record<string, [number, number | null]> {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  return Object.fromEntries(
    Object.entries(properties as Record<string, Text>).flatMap(([name, text]) => {
      const { type, format, minLength = 0, maxLength = null } = text
      const says = minLength > 0 || maxLength !== null
      return type === 'string' && !format && says ? [[name, [minLength, maxLength]]] : []
    }),
  )
}

/** What a caller needs of a route: where it goes, how it is sent, what comes back; of a write also
 * what a form must know: which fields are secret, and how long its texts may be. */
function callable({ method, path, takes, gives, access, secrets, input }: Known): Known {
  const lengths = method === 'GET' ? {} : lengthsOf(input as z.ZodMiniType)
  return {
    ...{ method, path, takes, gives, access },
    ...((secrets as string[]).length > 0 && { secrets }),
    ...(Object.keys(lengths).length > 0 && { lengths }),
  }
}

/** What the browser keeps of one export: routes without their shapes, the options of a choice,
 * plain lists; `undefined` for shapes. */
function kept(value: unknown): unknown {
  if (isPlain(value)) return value
  if (!isRecord(value)) return undefined
  const inside = Object.entries(value)
  if (inside.length > 0 && inside.every(([, one]) => isRoute(one)))
    return Object.fromEntries(inside.map(([name, one]) => [name, callable(one as Known)]))
  return Array.isArray(value.options) && isPlain(value.options)
    ? { options: value.options }
    : undefined
}

/** Contracts as the browser needs them: addresses and choices. The shapes stay on the server, which
 * checks what comes in and lets nothing undeclared out; a page that would use one at run time does
 * not build. Saves every page zod and all shapes, 10 to 13 KB compressed. */
export function contracts(): Plugin {
  return {
    name: 'amanah-contracts',
    apply: 'build',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0] ?? id
      // a door names what it passes on; of a contract the browser gets what is left of it
      if (isDoor.test(file))
        return readFileSync(file, 'utf8').replace(
          /^export \{[^}]*\} from (?='.+\.contract\.ts')/gm,
          'export * from ',
        )
      if (!isContract.test(file)) return null
      const exported: Known = await import(/* @vite-ignore */ pathToFileURL(file).href)
      const lines = Object.entries(exported).flatMap(([name, value]) => {
        const light = kept(value)
        return light === undefined ? [] : [`export const ${name} = ${JSON.stringify(light)}`]
      })
      return `${lines.join('\n')}\n`
    },
  }
}
