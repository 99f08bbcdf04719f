import type { FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { AnyRoute, Upload } from '../../kernel/contract.ts'
import { type FieldError, Refused, refusal } from '../../kernel/refusal.ts'
import { type JsonSchema, readText } from './schema.ts'

const noFile = refusal('platform/no-file', 422, 'Berkasnya belum dipilih. Pilih satu berkas, lalu kirim lagi.', {
  errors: [{ pointer: '/file', detail: 'Pilih satu berkas.' }],
})

async function readParts(request: FastifyRequest): Promise<{ fields: Record<string, unknown>; file: Upload | null }> {
  const fields: Record<string, unknown> = {}
  let file: Upload | null = null
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value
    else file = { name: part.filename, type: part.mimetype, bytes: await part.toBuffer() }
  }
  return { fields, file }
}

const pointerOf = (path: readonly PropertyKey[]): string => `/${path.map((step) => String(step)).join('/')}`

/** Reads and checks what came in; refuses with every field that does not fit (422). */
export async function readInput(request: FastifyRequest, route: AnyRoute, schema: JsonSchema): Promise<Record<string, unknown>> {
  const parts = route.takes === 'upload' ? await readParts(request) : null
  const address = readText(schema, { ...(request.query as Record<string, unknown>), ...(request.params as Record<string, unknown>) })
  const body = parts ? readText(schema, parts.fields) : ((request.body ?? {}) as Record<string, unknown>)
  const read = z.safeParse(route.input, { ...body, ...address })
  if (!read.success) {
    const errors: FieldError[] = read.error.issues.map((issue) => ({ pointer: pointerOf(issue.path), detail: issue.message }))
    const first = errors[0]
    throw new Refused(
      refusal(
        'platform/input',
        422,
        `Isian belum sesuai${first ? ` pada ${first.pointer.slice(1) || 'permintaan'}: ${first.detail}` : '.'}`,
        { errors },
      ),
    )
  }
  if (!parts) return read.data as Record<string, unknown>
  if (!parts.file || parts.file.bytes.length === 0) throw new Refused(noFile)
  return { ...(read.data as Record<string, unknown>), file: parts.file }
}
