import * as z from 'zod/mini'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { tallying } from './catalogue.ts'
import { FilePart, Manifest, opening, TablePart } from './manifest.ts'

/** Takes what an archive holds, in its order; the rows of a table and the bytes of a file come in
 * pieces. */
export type ArchiveSink = {
  rows: (part: TablePart, rows: readonly string[]) => Promise<void>
  bytes: (part: FilePart, bytes: Uint8Array) => Promise<void>
}

/** Takes nothing: an archive is only checked. */
export const onlyChecking: ArchiveSink = {
  rows: async () => undefined,
  bytes: async () => undefined,
}

export const broken = refusal(
  'platform/archive-broken',
  422,
  'Arsip ini rusak, terpotong, atau berubah sejak dibuat. Tidak ada yang dipulihkan; pakai arsip lain.',
)
export const foreign = refusal(
  'platform/not-an-archive',
  422,
  'Berkas ini bukan arsip Amanah, atau dibuat oleh versi yang belum dikenal di sini.',
)

/** The lines of a stream of bytes; however long, each is whole. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array[] = []
  for await (const chunk of stream) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8')
      rest = []
      from = end + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
  if (rest.length > 0) throw new Refused(broken)
}

const Heading = z.union([TablePart, FilePart, z.object({ manifest: Manifest })])

/** So much text of rows is handed on at once. */
const handful = 1024 * 1024

type Taking = {
  take: (text: string) => Promise<void>
  end: (found: Pick<Manifest, 'tables' | 'files'>) => Promise<void>
}

function takingRows(sink: ArchiveSink, part: TablePart): Taking {
  const tally = tallying()
  let rows: string[] = []
  let size = 0
  const handOn = async (): Promise<void> => {
    if (rows.length > 0) await sink.rows(part, rows)
    rows = []
    size = 0
  }
  return {
    take: async (text) => {
      tally.add(`${text}\n`, 1)
      rows.push(text)
      size += text.length
      if (size >= handful) await handOn()
    },
    end: async ({ tables }) => {
      await handOn()
      tables.push({ table: part.table, region: part.region, ...tally.told() })
    },
  }
}

function takingBytes(sink: ArchiveSink, part: FilePart): Taking {
  const tally = tallying()
  return {
    take: async (text) => {
      const bytes = Buffer.from(JSON.parse(text), 'base64')
      tally.add(bytes, bytes.length)
      await sink.bytes(part, bytes)
    },
    end: async ({ files }) => void files.push({ file: part.file, ...tally.told() }),
  }
}

/** Reads the parts to the manifest, which must name exactly what was found and be the last line. */
async function readParts(lines: AsyncGenerator<string>, sink: ArchiveSink): Promise<Manifest> {
  const found: Pick<Manifest, 'tables' | 'files'> = { tables: [], files: [] }
  let part: Taking | null = null
  for await (const text of lines) {
    if (!text.startsWith('{')) {
      if (!part) throw new Refused(broken)
      await part.take(text)
      continue
    }
    await part?.end(found)
    const heading = Heading.parse(JSON.parse(text))
    if ('manifest' in heading) {
      const { tables, files } = heading.manifest
      const whole =
        JSON.stringify({ tables, files }) === JSON.stringify(found) && (await lines.next()).done
      if (!whole) throw new Refused(broken)
      return heading.manifest
    }
    part = 'table' in heading ? takingRows(sink, heading) : takingBytes(sink, heading)
    // A file without content is a file too.
    if ('file' in heading) await sink.bytes(heading, new Uint8Array())
  }
  throw new Refused(broken)
}

/** Reads an archive from its first byte to its last, hands everything on, and answers its manifest.
 * Refuses what is no archive of this format, and one that does not hold exactly what its manifest
 * names; a first reading with `onlyChecking` tells before anything is written. */
export async function readArchive(
  stream: AsyncIterable<Uint8Array>,
  sink: ArchiveSink,
): Promise<Manifest> {
  const lines = linesOf(stream)
  const first = await lines.next()
  if (first.done || first.value !== JSON.stringify(opening)) throw new Refused(foreign)
  return readParts(lines, sink)
}
