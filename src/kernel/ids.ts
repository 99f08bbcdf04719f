import * as z from 'zod/mini'

/** A UUID v7 made by the application, so that ids sort by time and the way to Citus stays open (`STACK.md`). */
export const Id = z.uuid()
/** Calendar date `YYYY-MM-DD`. */
export const DateText = z.iso.date()
/** Instant with zone. */
export const InstantText = z.string()
/** Budget year. */
export const Year = z.int().check(z.gte(2000), z.lte(2100))
/** Whole rupiah. A region's budget stays far below 2^53. */
export const Rupiah = z.int()
export type Rupiah = z.infer<typeof Rupiah>
