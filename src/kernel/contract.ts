import * as z from 'zod/mini'

type Shape = z.ZodMiniType

/** One route, said once: validation, OpenAPI, the typed client and the types all come from this object. */
export type Route<
  I extends Shape = Shape,
  O extends Shape = Shape,
  Takes extends 'json' | 'upload' = 'json' | 'upload',
  Gives extends 'json' | 'file' | 'page' = 'json' | 'file' | 'page',
  Acts extends 'once' | 'steps' = 'once' | 'steps',
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  summary: string
  input: I
  output: O
  takes: Takes
  gives: Gives
  /** `once`: the whole act is one transaction. `steps`: a signing act, which opens several and works between them (`DESIGN.md` §6). */
  acts: Acts
  /** `public` routes answer strangers; all others need a session. */
  access: 'public' | 'signed-in'
  /** Names of input fields that stay out of logs, errors, audit and idempotency fingerprints. */
  secrets: readonly string[]
  /** Requests a minute from one address, where the general limit is too generous. */
  perMinute?: number
  /** A page only: the view that draws it. */
  view?: string
}

// biome-ignore lint/suspicious/noExplicitAny: a contract holds routes of every shape
export type AnyRoute = Route<any, any, any, any, any>
export type Contract = Record<string, AnyRoute>

/** A file that came in: already on disk or in memory, never trusted. */
export type Upload = { name: string; type: string; bytes: Uint8Array }

/** A file that goes out. `inline` lets a browser show it (PDF only); everything else is an attachment. */
export type FileAnswer = { name: string; type: string; bytes: Uint8Array; inline?: boolean }

/** What an action receives. */
export type Taken<R> =
  R extends Route<infer I, infer _O, infer T, infer _G, infer _A>
    ? 'upload' extends T
      ? z.infer<I> & { file: Upload }
      : z.infer<I>
    : never
/** What an action answers. */
export type Given<R> =
  R extends Route<infer _I, infer O, infer _T, infer G, infer _A> ? ('file' extends G ? FileAnswer : z.infer<O>) : never

/**
 * What every page knows of itself: its name in the browser's tab, its opening sentence, a status other than 200, and how many seconds
 * anybody may keep it unasked.
 */
export const pageHead = { title: z.string(), sentence: z.string(), status: z.optional(z.int()), freshSeconds: z.optional(z.int()) }

type Told = Pick<AnyRoute, 'method' | 'path' | 'summary'> & Partial<Pick<AnyRoute, 'access' | 'secrets' | 'perMinute'>>
const defaults = { access: 'signed-in', secrets: [], acts: 'once' } as const

/** A route that takes and gives JSON. */
export function route<I extends Shape, O extends Shape>(told: Told & { input: I; output: O }): Route<I, O, 'json', 'json', 'once'> {
  return { ...defaults, ...told, takes: 'json', gives: 'json' }
}

/** A signing act: its action receives the way to open transactions, not one transaction (`DESIGN.md` §6). */
export function stepRoute<I extends Shape, O extends Shape>(told: Told & { input: I; output: O }): Route<I, O, 'json', 'json', 'steps'> {
  return { ...defaults, ...told, takes: 'json', gives: 'json', acts: 'steps' }
}

/** A route that answers with a file (PDF, XLSX). */
export function fileRoute<I extends Shape>(told: Told & { input: I }): Route<I, z.ZodMiniUnknown, 'json', 'file', 'once'> {
  return { ...defaults, ...told, output: z.unknown(), takes: 'json', gives: 'file' }
}

/** A route that takes one file (`file`) beside its fields, as multipart form data. */
export function uploadRoute<I extends Shape, O extends Shape>(told: Told & { input: I; output: O }): Route<I, O, 'upload', 'json', 'once'> {
  return { ...defaults, ...told, takes: 'upload', gives: 'json' }
}

type Page<I extends Shape, O extends Shape> = Told & { view: string; input: I; output: O }
type Head = z.ZodMiniType<{ title: string; sentence: string; status?: number | undefined; freshSeconds?: number | undefined }>

/**
 * A page drawn on the server, readable without JavaScript: the action gives what the view shows, the output shape holds `pageHead`. It works
 * in steps, because proving and drawing happen outside any transaction.
 */
export function pageRoute<I extends Shape, O extends Head>(told: Page<I, O>): Route<I, O, 'json', 'page', 'steps'> {
  return { ...defaults, ...told, takes: 'json', gives: 'page', acts: 'steps' }
}

/** A page that answers a form with one file (`file`). */
export function uploadPageRoute<I extends Shape, O extends Head>(told: Page<I, O>): Route<I, O, 'upload', 'page', 'steps'> {
  return { ...defaults, ...told, takes: 'upload', gives: 'page', acts: 'steps' }
}

/** A page of a list: its items and the cursor of the next page, or `null` on the last one. */
export const pageOf = <T extends Shape>(item: T) => z.object({ items: z.array(item), next: z.nullable(z.string()) })

/** Fields every list takes. */
export const pageInput = { limit: z.optional(z.int().check(z.gte(1), z.lte(2000))), cursor: z.optional(z.string()) }

/** Nothing to give in, nothing to give back. */
export const Nothing = z.object({})
