import * as z from 'zod/mini'
import { Rupiah } from '../../../kernel/ids.ts'

/** What a file speaks for: months 1–12 of a year, of some offices by their codes, or (`null`) of
 * every office, also those it does not name. */
export type Coverage = { fromMonth: number; toMonth: number; offices: readonly string[] | null }

/** What one account of a sub kegiatan spent in a month, net of what was paid back; `row` is the
 * first of the file that says so. */
export type RealisedLine = {
  row: number
  month: number
  skpdCode: string
  skpdName: string
  subUnitCode: string
  subActivityCode: string
  accountCode: string
  amount: number
}

/** What a person says about a file, because the file does not. */
export type Asked = { year: number; fromMonth: number; toMonth: number; whole: boolean }

/** What is stored of one sub kegiatan of a spending unit: what a new file would take the place of,
 * and what would stay beside it. */
export type StoredSum = {
  skpdCode: string
  subUnitCode: string
  subActivityCode: string
  replaced: number
  kept: number
}

/** The ceiling of one sub kegiatan of a spending unit, with its accounts. */
export type CeilingSum = {
  skpdCode: string
  skpdName: string
  subUnitCode: string
  subActivityCode: string
  subActivityName: string
  accounts: string[]
  amount: number
}

/** What is known of an office's spending: up to which month (1–12) without a gap since January, and
 * how much; both `null` where nothing is known, which is not zero. */
export const Spent = {
  realised: z.nullable(Rupiah),
  realisedUpTo: z.nullable(z.int().check(z.gte(1), z.lte(12))),
}
export type Spent = { realised: number | null; realisedUpTo: number | null }

/** What a spending unit has spent on a sub kegiatan. */
export const SpentLine = z.object({
  subUnitCode: z.string(),
  subActivityCode: z.string(),
  amount: Rupiah,
})
export type SpentLine = z.infer<typeof SpentLine>
