import { type Actor, may } from '../../../kernel/actor.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'

/** The settings of a region are changed by who manages its organisation as a whole. */
export const whyNotManageSettings = (actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null =>
  may(actor, 'organisation.manage')
    ? null
    : refusal(
        'organisation/not-settings-manager',
        403,
        'Pengaturan daerah dibuka Bagian Organisasi dan BKPSDM.',
      )

/** The setting that counts on a date. `settings` are in order of their first day and begin with the
 * one that always counted. */
export function settingOn<S extends { since: LocalDate | null }>(
  settings: readonly S[],
  on: LocalDate,
): S {
  const found = settings.findLast(({ since }) => since === null || since <= on)
  if (!found) throw new Error('a region without a first setting')
  return found
}

/** Why nothing can count from this day on: what was printed before the setting of today began stays
 * as it was. */
export function whyNotSince(
  from: LocalDate,
  standing: { since: LocalDate | null },
): Refusal | null {
  if (standing.since === null || from >= standing.since) return null
  const detail =
    `Pengaturan yang sekarang berlaku sejak ${printDate(standing.since)}. Pilih tanggal itu atau ` +
    'sesudahnya.'
  return refusal('organisation/setting-before-today', 422, detail, {
    errors: [{ pointer: '/validFrom', detail }],
  })
}
