import * as z from 'zod/mini'
import type { Right } from './actor.ts'

type Shape = z.ZodMiniType

/** A write that comes again with the same `Idempotency-Key`. `remembered`: answered with what the
 * first was answered, also a refusal on record. `recognised`: the act itself sees by the state that
 * it is done. `ignored`: the header means nothing and nothing is kept, neither input nor answer, as
 * wherever a password or a stranger is at the door. */
export type Repeats = 'remembered' | 'recognised' | 'ignored'
export type Limits = { bytes: number; depth: number }

/** Largest file that may come in (`look.md` §14). */
export const uploadBytes = 20 * 1024 * 1024
const jsonLimits: Limits = { bytes: 256 * 1024, depth: 12 }
const uploadLimits: Limits = { bytes: uploadBytes, depth: 0 }

/** One route, said once: validation, OpenAPI, the typed client and the types all come from this
 * object. */
export type Route<
  I extends Shape = Shape,
  O extends Shape = Shape,
  Takes extends 'json' | 'upload' = 'json' | 'upload',
  Gives extends 'json' | 'file' | 'page' = 'json' | 'file' | 'page',
  Acts extends 'once' | 'steps' | 'look' = 'once' | 'steps' | 'look',
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  summary: string
  input: I
  output: O
  takes: Takes
  gives: Gives
  /** `once`: the whole act is one transaction. `steps`: a signing act, which opens several and
   * works between them (`design.md` §6). `look`: a sensitive look, which first commits its row in a
   * transaction of its own and shows nothing if that fails (`design.md` §2). */
  acts: Acts
  /** `public` routes answer strangers; all others need a session. */
  access: 'public' | 'signed-in'
  /** Answers also whoever signed in with a first password and has still to choose one of their
   * own. */
  beforeChange?: boolean
  /** Answers also whoever must enrol a second factor first. */
  beforeEnrolment?: boolean
  /** Answers also whoever works here and holds no post today: it shows and does nothing but their
   * own. */
  withoutPost?: boolean
  /** Whoever has a second factor proves it again unless that was within ten minutes. */
  proves?: boolean
  /** About the account of who asks alone: closed to whoever looks with another's eyes. */
  personal?: boolean
  /** Ends such a look: the one write that is open to it. */
  endsViewing?: boolean
  /** The right by which a service with a token of its own may read this; without one it may not. */
  scope?: Right
  /** Names of input fields that stay out of logs, errors, audit and idempotency fingerprints. */
  secrets: readonly string[]
  /** What a write does with `Idempotency-Key`, see `Repeats`. */
  repeats: Repeats
  /** The most that may come in: bytes of the JSON body, or of the file of an upload, and how deep
   * JSON may nest. */
  limits: Limits
  /** Requests a minute from one address, where the general limit is too generous. */
  perMinute?: number
  /** Writes by the thousands: afterwards the planner's statistics are old. */
  writesMany?: boolean
  /** A page only: the view that draws it. */
  view?: string
}

// biome-ignore lint/suspicious/noExplicitAny: a contract holds routes of every shape
export type AnyRoute = Route<any, any, any, any, any>
export type Contract = Record<string, AnyRoute>

/** A file that came in: already on disk or in memory, never trusted. */
export type Upload = { name: string; type: string; bytes: Uint8Array }

/** A file that goes out. `inline` lets a browser show it (PDF only); everything else is an
 * attachment. */
export type FileAnswer = {
  name: string
  type: string
  bytes: Uint8Array
  inline?: boolean
  /** No search engine may keep it. */
  unlisted?: boolean
}

/** What an action receives. */
export type Taken<R> =
  R extends Route<infer I, infer _O, infer T, infer _G, infer _A>
    ? 'upload' extends T
      ? z.infer<I> & { file: Upload }
      : z.infer<I>
    : never
/** What an action answers. */
export type Given<R> =
  R extends Route<infer _I, infer O, infer _T, infer G, infer _A>
    ? 'file' extends G
      ? FileAnswer
      : z.infer<O>
    : never

/** What every page knows of itself: its name in the browser's tab, its opening sentence, a status
 * other than 200, and how many seconds anybody may keep it unasked. */
export const pageHead = {
  title: z.string(),
  sentence: z.string(),
  status: z.optional(z.int()),
  freshSeconds: z.optional(z.int()),
}

type Optional = Partial<
  Pick<
    AnyRoute,
    | 'access'
    | 'beforeChange'
    | 'beforeEnrolment'
    | 'withoutPost'
    | 'proves'
    | 'personal'
    | 'endsViewing'
    | 'scope'
    | 'perMinute'
    | 'writesMany'
    | 'limits'
  >
>
/** Whoever takes a secret says what a repeat does: it must never be answered to another secret by
 * accident. */
type Secretive =
  | { secrets?: undefined; repeats?: Repeats }
  | { secrets: readonly string[]; repeats: Repeats }
type Declared = Pick<AnyRoute, 'method' | 'path' | 'summary'> & Optional & Secretive

const ruled = (declared: Declared) => ({
  access: 'signed-in' as const,
  secrets: [],
  repeats: declared.access === 'public' ? ('ignored' as const) : ('remembered' as const),
  limits: jsonLimits,
  acts: 'once' as const,
})

/** A route that takes and gives JSON. */
export function route<I extends Shape, O extends Shape>(
  declared: Declared & { input: I; output: O },
): Route<I, O, 'json', 'json', 'once'> {
  return { ...ruled(declared), ...declared, takes: 'json', gives: 'json' }
}

/** A signing act: its action receives the way to open transactions, not one transaction
 * (`design.md` §6). */
export function stepRoute<I extends Shape, O extends Shape>(
  declared: Declared & { input: I; output: O },
): Route<I, O, 'json', 'json', 'steps'> {
  return { ...ruled(declared), ...declared, takes: 'json', gives: 'json', acts: 'steps' }
}

/** A route that answers with a file (PDF, XLSX). */
export function fileRoute<I extends Shape>(
  declared: Declared & { input: I },
): Route<I, z.ZodMiniUnknown, 'json', 'file', 'once'> {
  return { ...ruled(declared), ...declared, output: z.unknown(), takes: 'json', gives: 'file' }
}

/** A file whose making is slow or must not be half done: its action opens transactions itself. */
export function stepFileRoute<I extends Shape>(
  declared: Declared & { input: I },
): Route<I, z.ZodMiniUnknown, 'json', 'file', 'steps'> {
  return { ...fileRoute(declared), acts: 'steps' }
}

/** A file that some may only have once their look at it is on record (`design.md` §2). */
export function lookRoute<I extends Shape>(
  declared: Declared & { input: I },
): Route<I, z.ZodMiniUnknown, 'json', 'file', 'look'> {
  return { ...fileRoute(declared), acts: 'look' }
}

/** The same of a thing that is read on the screen. */
export function jsonLookRoute<I extends Shape, O extends Shape>(
  declared: Declared & { input: I; output: O },
): Route<I, O, 'json', 'json', 'look'> {
  return { ...ruled(declared), ...declared, takes: 'json', gives: 'json', acts: 'look' }
}

/** A route that takes one file (`file`) beside its fields, as multipart form data. */
export function uploadRoute<I extends Shape, O extends Shape>(
  declared: Declared & { input: I; output: O },
): Route<I, O, 'upload', 'json', 'once'> {
  return { ...ruled(declared), limits: uploadLimits, ...declared, takes: 'upload', gives: 'json' }
}

/** An upload whose work is slow: its action opens transactions itself. */
export function stepUploadRoute<I extends Shape, O extends Shape>(
  declared: Declared & { input: I; output: O },
): Route<I, O, 'upload', 'json', 'steps'> {
  return { ...uploadRoute(declared), acts: 'steps' }
}

type Page<I extends Shape, O extends Shape> = Declared & { view: string; input: I; output: O }
type Head = z.ZodMiniType<{
  title: string
  sentence: string
  status?: number | undefined
  freshSeconds?: number | undefined
}>

/** A page drawn on the server, readable without JavaScript: the action gives what the view shows,
 * the output shape holds `pageHead`. It works in steps, because proving and drawing happen outside
 * any transaction. */
export function pageRoute<I extends Shape, O extends Head>(
  declared: Page<I, O>,
): Route<I, O, 'json', 'page', 'steps'> {
  return { ...ruled(declared), ...declared, takes: 'json', gives: 'page', acts: 'steps' }
}

/** A page that answers a form with one file (`file`). */
export function uploadPageRoute<I extends Shape, O extends Head>(
  declared: Page<I, O>,
): Route<I, O, 'upload', 'page', 'steps'> {
  return {
    ...ruled(declared),
    limits: uploadLimits,
    ...declared,
    takes: 'upload',
    gives: 'page',
    acts: 'steps',
  }
}

/** A page of a list: its items and the cursor of the next page, or `null` on the last one. */
export const pageOf = <T extends Shape>(item: T) =>
  z.object({ items: z.array(item), next: z.nullable(z.string()) })

const limit = z.optional(z.int().check(z.gte(1), z.lte(2000)))
const lostPage = 'Penanda halaman ini tidak dikenal. Mulai lagi dari awal daftar.'

/** Fields every list takes; its cursor counts what came before. */
export const pageInput = {
  limit,
  cursor: z.optional(z.string().check(z.regex(/^\d{1,7}$/, lostPage))),
}

/** In which order a list comes: by one of these columns, with `-` before it when the largest comes
 * first (`kernel/order.ts`). */
export const sortInput = <Column extends string>(...columns: readonly Column[]) => ({
  sort: z.optional(z.enum([...columns, ...columns.map((one): `-${Column}` => `-${one}`)])),
})

/** Nothing to give in, nothing to give back. */
export const Nothing = z.object({})
