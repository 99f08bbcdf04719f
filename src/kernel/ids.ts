import * as z from 'zod/mini'

/** A UUID v7 made by the application, so that ids sort by time and the way to Citus stays open
 * (`stack.md`). */
export const Id = z.uuid()
/** Calendar date `YYYY-MM-DD` of the years 1900 to 2199, as periods are: whatever lies outside was
 * mistyped. */
export const DateText = z.iso
  .date('Tulis tanggal seperti 2026-01-31.')
  .check(
    z.refine(
      (date) => date >= '1900' && date < '2200',
      'Tahunnya antara 1900 dan 2199. Periksa tanggalnya.',
    ),
  )
/** Instant with zone. */
export const InstantText = z.string()
/** Budget year. */
export const Year = z
  .int('Tulis tahun seperti 2026.')
  .check(z.gte(2000, 'Tahunnya paling awal 2000.'), z.lte(2100, 'Tahunnya paling akhir 2100.'))
/** The number of a version, counted from 1. */
export const VersionNumber = z
  .int('Nomor versinya bilangan bulat.')
  .check(z.gte(0), z.lte(1_000_000))
/** Whole rupiah. A region's budget stays far below 2^53. */
export const Rupiah = z.int()
export type Rupiah = z.infer<typeof Rupiah>
