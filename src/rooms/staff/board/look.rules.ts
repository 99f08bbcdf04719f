import { periodLabel } from '../evaluation/periods.rules.ts'

const acts: Record<string, (of: { period: string | null; reason: string | null }) => string> = {
  'evaluation.read': ({ period }) => `Membaca evaluasi ${periodLabel(period ?? '')}`,
  'evaluation.listed': ({ reason }) => `Membuka daftar penilaian ${withoutDigest(reason)}`,
  'objection.read': () => 'Membaca keberatan Anda',
  'staff.feedback-read': () => 'Membaca umpan balik tentang Anda',
  'staff.talks-read': () => 'Membaca dialog dan bimbingan Anda',
  'staff.log-read': ({ reason }) => `Membaca catatan harian Anda ${reason ?? ''}`.trim(),
}
/** The looks that concern somebody's performance. */
export const performanceLooks = Object.keys(acts)

/** Of one look over many: the period, how many, and whose; not its digest. */
const withoutDigest = (reason: string | null): string =>
  (reason ?? '').replace(/, sha256:[0-9a-f]+$/, '')

/** What somebody did, in a sentence. */
export const lookWords = (look: {
  act: string
  period: string | null
  reason: string | null
}): string => acts[look.act]?.(look) ?? 'Membaca kinerja Anda'

/** Why somebody may look: what they are to the person. */
export function lookReason(
  looker: string,
  { raters, above }: { raters: ReadonlySet<string>; above: ReadonlySet<string> },
): string {
  if (raters.has(looker)) return 'pejabat penilai Anda'
  if (above.has(looker)) return 'atasan pejabat penilai Anda'
  return 'bertugas mengelola, menyiapkan, atau mengawasi penilaian'
}
