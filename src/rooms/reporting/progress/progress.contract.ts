import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { Id, Year } from '../../../kernel/ids.ts'
import { FigureState, PeriodText, Tone } from '../../measurement/words.ts'
import { BandLine, PercentText, TreeMeasure } from '../tree/tree.contract.ts'

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
})
export type AgreementProgress = z.infer<typeof AgreementProgress>

export const progressContract = {
  readProgress: route({
    method: 'GET',
    path: '/api/agreements/:id/progress',
    summary:
      'Capaian satu PK: tiap indikator yang dijanjikan sampai bulan terakhir, dan rata-ratanya',
    input: z.object({ id: Id }),
    output: AgreementProgress,
  }),
}
