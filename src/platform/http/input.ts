import type { FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { AnyRoute, Upload } from '../../kernel/contract.ts'
import { type FieldError, heed, type Refusal, Refused, refusal } from '../../kernel/refusal.ts'
import { isPlainForm, tooLargeFor } from './body.ts'
import { type JsonSchema, readText } from './schema.ts'

const noFile = refusal(
  'platform/no-file',
  422,
  'Berkasnya belum dipilih. Pilih satu berkas, lalu kirim lagi.',
  {
    errors: [{ pointer: '/file', detail: 'Pilih satu berkas.' }],
  },
)

const brokenForm = refusal(
  'platform/broken-form',
  400,
  'Formulirnya tidak terbaca sampai akhir. Muat ulang halaman, lalu kirim lagi.',
)
const longField = refusal(
  'platform/too-large',
  413,
  'Satu isian formulir terlalu panjang. Pendekkan, lalu kirim lagi.',
)

type Parts = { fields: Record<string, unknown>; file: Upload | null }

async function readParts(request: FastifyRequest, route: AnyRoute): Promise<Parts> {
  const fields: Record<string, unknown> = {}
  let file: Upload | null = null
  try {
    for await (const part of request.parts({ limits: { fileSize: route.limits.bytes } })) {
      if (part.type === 'file')
        file = { name: part.filename ?? '', type: part.mimetype, bytes: await part.toBuffer() }
      else if (part.valueTruncated || part.fieldnameTruncated) throw new Refused(longField)
      else fields[part.fieldname] = part.value
    }
  } catch (cause) {
    const { statusCode } = cause as { statusCode?: unknown }
    if (cause instanceof Refused) throw cause
    // whatever else the reader of forms throws is about bytes that are no form
    throw new Refused(statusCode === 413 ? tooLargeFor(route) : brokenForm, { cause })
  }
  return { fields, file }
}

/** The way to the first text that no database can keep, NUL or half a sign, also where it is the
 * name of a field; `null` when there is none. */
export function unstorable(value: unknown, path: readonly string[] = []): readonly string[] | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : null
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null
  for (const [name, inner] of Object.entries(value)) {
    const found = unstorable(name, path) ?? unstorable(inner, [...path, name])
    if (found) return found
  }
  return null
}

function whyUnstorable(input: unknown): Refusal | null {
  const path = unstorable(input)
  if (!path) return null
  const detail =
    'Ada tanda yang tidak dapat disimpan (karakter kosong atau huruf yang terpotong). Hapus, lalu ketik lagi.'
  const pointer = pointerOf(path)
  return refusal(
    'platform/input',
    422,
    `Isian belum sesuai pada ${pointer.slice(1) || 'permintaan'}: ${detail}`,
    {
      errors: [{ pointer, detail }],
    },
  )
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  `/${path.map((step) => String(step)).join('/')}`

/** Reads and checks what came in; refuses with every field that does not fit (422). */
export async function readInput(
  request: FastifyRequest,
  route: AnyRoute,
  schema: JsonSchema,
): Promise<Record<string, unknown>> {
  const parts = route.takes === 'upload' ? await readParts(request, route) : null
  const address = readText(schema, {
    ...(request.query as Record<string, unknown>),
    ...(request.params as Record<string, unknown>),
  })
  const sent = parts?.fields ?? ((request.body ?? {}) as Record<string, unknown>)
  const body = parts || isPlainForm(request) ? readText(schema, sent) : sent
  heed(whyUnstorable({ ...body, ...address, ...(parts?.file ? { file: parts.file } : {}) }))
  const read = z.safeParse(route.input, { ...body, ...address })
  if (!read.success) {
    const errors: FieldError[] = read.error.issues.map((issue) => ({
      pointer: pointerOf(issue.path),
      detail: issue.message,
    }))
    const first = errors[0]
    throw new Refused(
      refusal(
        'platform/input',
        422,
        'Isian belum ' +
          `sesuai${first ? ` pada ${first.pointer.slice(1) || 'permintaan'}: ${first.detail}` : '.'}`,
        { errors },
      ),
    )
  }
  if (!parts) return read.data as Record<string, unknown>
  if (!parts.file || parts.file.bytes.length === 0) throw new Refused(noFile)
  return { ...(read.data as Record<string, unknown>), file: parts.file }
}
