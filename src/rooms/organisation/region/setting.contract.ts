import * as z from 'zod/mini'
import { DateText } from '../../../kernel/ids.ts'

const line = (longest: number) => z.string().check(z.trim(), z.minLength(2), z.maxLength(longest))

export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** The three zones of the country. */
export const TimeZone = z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])

/** How a region is called and how its papers begin. */
export const RegionSetting = z.object({
  name: line(80),
  governmentName: line(120),
  headTitle: line(60),
  /** Where its papers are signed. */
  place: line(60),
  timeZone: TimeZone,
  /** Lines above the title of a paper, from top to bottom. */
  letterhead: z.array(line(100)).check(z.maxLength(6)),
  /** The drawn emblem by its hash; `null` is the neutral shield. */
  emblem: z.nullable(Sha256),
})
export type RegionSetting = z.infer<typeof RegionSetting>

/** A setting with its first day, `null` for what the region began with. */
export const DatedSetting = z.object({
  ...RegionSetting.shape,
  timeZone: z.string(),
  since: z.nullable(DateText),
})
export type DatedSetting = z.infer<typeof DatedSetting>
