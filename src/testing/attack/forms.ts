import fc from 'fast-check'
import { wickedText } from './wicked.ts'

const edge = 'batas-serangan'

export type Form = { payload: Buffer; type: string }
type Part = { name: string; value: string | Uint8Array; fileName?: string }

function partOf({ name, value, fileName }: Part): Buffer {
  const file = fileName === undefined ? '' : `; filename="${fileName}"`
  const type = fileName === undefined ? '' : 'content-type: application/octet-stream\r\n'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n${type}\r\n`
  return Buffer.concat([Buffer.from(head), Buffer.from(value), Buffer.from('\r\n')])
}

/** A form of fields and one file as it should be. */
export function formOf(fields: Record<string, unknown>, file: Uint8Array, fileName: string): Form {
  const told = Object.entries(fields).map(([name, value]) =>
    partOf({ name, value: typeof value === 'string' ? value : (JSON.stringify(value) ?? '') }),
  )
  const payload = Buffer.concat([
    ...told,
    partOf({ name: 'file', value: file, fileName }),
    Buffer.from(`--${edge}--\r\n`),
  ])
  return { payload, type: `multipart/form-data; boundary=${edge}` }
}

/** What may be wrong with a form: cut anywhere, another edge, no edge, an edge too many, parts
 * without a name or with a wicked one. */
export const hostileForm = (form: Form): fc.Arbitrary<Form> =>
  fc.oneof(
    fc.nat(form.payload.length).map((at) => ({ ...form, payload: form.payload.subarray(0, at) })),
    fc
      .constantFrom(
        'multipart/form-data',
        'multipart/form-data; boundary=',
        'multipart/form-data; boundary=lain',
        'multipart/mixed',
      )
      .map((type) => ({ ...form, type })),
    fc
      .constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', '')
      .map((type) => ({ ...form, type })),
    fc.tuple(wickedText, wickedText).map(([name, value]) => ({
      ...form,
      payload: Buffer.concat([
        partOf({ name, value }),
        partOf({ name: 'file', value, fileName: name }),
        form.payload,
      ]),
    })),
    fc.nat(60).map((many) => ({
      ...form,
      payload: Buffer.concat([
        ...Array.from({ length: many }, (_, at) => partOf({ name: `f${at}`, value: 'x' })),
        form.payload,
      ]),
    })),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => ({ ...form, payload: Buffer.from(bytes) })),
  )
