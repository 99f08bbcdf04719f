import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { Id, Rupiah, VersionNumber, Year } from '../../../kernel/ids.ts'
import { Spent } from '../../budget/words.ts'
import { FigureState, PeriodText, Tone } from '../../measurement/words.ts'
import { BandLine, PercentText, TreeMeasure } from '../tree/tree.contract.ts'

/** One line of a promise's money: what was signed, what the budget in force has, what was spent; the
 * last `null` while that is not known. */
export const MoneyLine = z.object({
  code: z.string(),
  name: z.string(),
  source: z.string(),
  promised: Rupiah,
  ceiling: z.nullable(Rupiah),
  realised: z.nullable(Rupiah),
})
export type MoneyLine = z.infer<typeof MoneyLine>

/** How far one agreement is: every indicator it promises, and their mean. */
export const AgreementProgress = z.object({
  agreementId: Id,
  year: Year,
  /** The last month that has ended; `null` before the first has. */
  upTo: z.nullable(PeriodText),
  bands: z.array(BandLine),
  /** What averages cut an achievement at, or `null`. */
  cap: z.nullable(z.string()),
  /** Mean of the objectives, each the mean of its indicators. */
  achievement: z.nullable(PercentText),
  tone: z.nullable(Tone),
  /** Why there is no achievement; `null` where there is one, and without indicators. */
  state: z.nullable(FigureState),
  /** Indicators that have an achievement, and those whose last period is over and empty. */
  counted: z.int(),
  unreported: z.int(),
  measures: z.array(TreeMeasure),
  /** The money it promises; `null` where it promises none. Known up to a month (1–12) without a
   * gap since January, or not at all. */
  money: z.nullable(z.object({ realisedUpTo: Spent.realisedUpTo, lines: z.array(MoneyLine) })),
})
export type AgreementProgress = z.infer<typeof AgreementProgress>

export const progressContract = {
  readProgress: route({
    method: 'GET',
    path: '/api/agreements/:id/progress',
    summary:
      'Capaian satu PK: tiap indikator yang dijanjikan sampai bulan terakhir, dan rata-ratanya',
    withoutPost: true,
    /** `version`: one that counted before; its progress is that of its last day. */
    input: z.object({ id: Id, version: z.optional(VersionNumber) }),
    output: AgreementProgress,
  }),
}
