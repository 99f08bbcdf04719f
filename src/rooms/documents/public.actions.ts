import { internalLabel } from '../../kernel/assurance.ts'
import { capitalised, printCount, printDate } from '../../kernel/indonesian.ts'
import { dateOf, plainMoment } from '../../kernel/moment.ts'
import type { Context, Steps } from '../../platform/context.ts'
import { loadCertificates, loadRoots } from './certificate.store.ts'
import type { DocumentsTables } from './documents.tables.ts'
import type { TrustPage } from './public.contract.ts'

/** The root certificates of the region's embedded authority (PEM), retired ones included: what they
 * issued stays judged at its time. */
export const trustAnchors = (ctx: Context<DocumentsTables>): Promise<string[]> => loadRoots(ctx)

const sentenceOf = (valid: number): string =>
  valid === 0
    ? 'Belum ada sertifikat tanda tangan internal yang berlaku.'
    : `${capitalised(printCount(valid))} sertifikat tanda tangan internal sedang berlaku.`

/** Every certificate ever issued here, for anyone who wants to know whose signatures count. */
export function showTrust(steps: Steps<DocumentsTables>): Promise<TrustPage> {
  return steps.step(async (ctx) => {
    const day = (instant: string): string => printDate(dateOf(instant, ctx.region.timeZone))
    const certificates = (await loadCertificates(ctx)).flatMap(
      ({ name, serial, validFrom, validTo, state, stolenSince }) =>
        serial && validFrom && validTo && state !== 'WAITING'
          ? [
              {
                name,
                serial,
                from: day(validFrom),
                to: day(validTo),
                state: state === 'CONFIRMED' ? ('VALID' as const) : state,
                stolen: stolenSince && plainMoment(stolenSince, ctx.region.timeZone),
              },
            ]
          : [],
    )
    return {
      title: 'Daftar sertifikat',
      sentence: sentenceOf(certificates.filter(({ state }) => state === 'VALID').length),
      freshSeconds: 60,
      region: ctx.region,
      label: internalLabel,
      hasRoot: (await trustAnchors(ctx)).length > 0,
      certificates: certificates.toSorted((a, b) => a.name.localeCompare(b.name, 'id')),
    }
  })
}
