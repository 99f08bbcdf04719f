import * as z from 'zod/mini'

/** One table, or the rows of one region in it; `region` is null for what all regions share. */
export const TablePart = z.object({
  table: z.string(),
  region: z.nullable(z.int()),
  columns: z.array(z.string()),
})
/** A file of the data folder, by its path below it. */
export const FilePart = z.object({ file: z.string(), mode: z.int() })

/** How much was read of a part: rows or bytes, and the SHA-256 over them. */
const Tally = { count: z.int(), sha256: z.string() }

/** What an archive says of itself on its last line; both its writer and its reader are held to
 * it. */
export const Manifest = z.object({
  made: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.object({ table: z.string(), region: z.nullable(z.int()), ...Tally })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  files: z.array(z.object({ file: z.string(), ...Tally })),
})

export type TablePart = z.infer<typeof TablePart>
export type FilePart = z.infer<typeof FilePart>
export type Manifest = z.infer<typeof Manifest>

/** The first line of every archive. */
export const opening = { archive: 'amanah', format: 1 }
