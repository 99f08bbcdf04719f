import { type Actor, type Mandate, mandateWith } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Descent } from '../../planning/words.ts'
import { hasEnded } from '../desk/schedule.rules.ts'
import type { FigureVerdict } from './figure.contract.ts'

/** One who can verify: the post and the person answering for it today. */
export type Giver = { positionId: string; personId: string; title: string }

/** Who answers for a measure, as far as deciding needs it. `givers` go up from the direct superior;
 * nobody stands above the head of region. */
export type Owned = {
  measureId: string
  holderPositionId: string | null
  holderPersonId: string | null
  agencyId: string | null
  descent: Descent
  /** The measure whose figure an identical one follows. */
  followsId: string | null
  givers: readonly Giver[]
}
type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>

/** A version, as far as deciding needs it. */
export type Judged = {
  version: number
  verdict: FigureVerdict | null
  lockedAt: string | null
  reportedBy: string | null
  /** The post by which the open task to verify it is the reader's, though another is nearer today:
   * it was asked while that post was vacant. */
  asked?: { positionId: string | null } | undefined
}

const planner = (mandates: readonly Mandate[]): Mandate | undefined =>
  mandates.find(({ regionWide, rights }) => regionWide && rights.includes('planning.manage'))

/** The mandate by which somebody holds the measure: the post it hangs on, or a post of the person
 * it hangs on. */
function holding(
  { holderPositionId, holderPersonId }: Owned,
  { personId, mandates }: Who,
): Mandate | null {
  if (holderPersonId !== null && holderPersonId !== personId) return null
  const posts = mandates.filter(({ kind }) => kind === 'assignment')
  const own =
    holderPositionId === null
      ? undefined
      : posts.find(({ positionId }) => positionId === holderPositionId)
  return own ?? (holderPersonId === null ? null : (posts[0] ?? null))
}

/** Is it a figure of what they promise themselves? */
const isOwn = (owned: Owned, who: Who): boolean =>
  (who.personId !== null && who.personId === owned.holderPersonId) || holding(owned, who) !== null

/** The mandate from which somebody reports: the post or person that answers for the measure, the
 * office's operator by decree, or, for the head of region's own measures, the region's planners. */
export function reportingMandate(owned: Owned, who: Who): Mandate | null {
  const { agencyId, givers } = owned
  const operator = who.mandates.find(
    (mandate) =>
      mandate.rights.includes('figures.report') &&
      agencyId !== null &&
      mandate.agencyId === agencyId,
  )
  return (
    holding(owned, who) ??
    operator ??
    (givers.length === 0 ? planner(who.mandates) : undefined) ??
    null
  )
}

/** Who verifies a figure: the nearest superior who did not report it; `null` where nobody stands
 * above. */
export const verifierOf = (
  { givers }: Pick<Owned, 'givers'>,
  reportedBy: string | null,
): Giver | null => givers.find(({ personId }) => personId !== reportedBy) ?? null

/** The delegation by which somebody verifies for a giver. */
const delegatedBy = (giver: Giver, { mandates }: Who): Mandate | null =>
  mandates.find(
    ({ onBehalfOf: whose }) =>
      whose?.personId === giver.personId && whose.positionId === giver.positionId,
  ) ?? null

/** The mandate from which somebody verifies, by a post or for whoever delegated it; never of an own promise. The head of region's figures
 * are verified by a planner who did not report them. */
export function verifyingMandate(
  owned: Owned,
  reportedBy: string | null,
  who: Who,
): Mandate | null {
  if (who.personId === null || who.personId === reportedBy || isOwn(owned, who)) return null
  const giver = verifierOf(owned, reportedBy)
  if (giver && giver.personId !== who.personId) return delegatedBy(giver, who)
  if (giver)
    return (
      who.mandates.find(({ positionId }) => positionId === giver.positionId) ??
      who.mandates.find(({ kind }) => kind === 'assignment') ??
      null
    )
  return planner(who.mandates) ?? null
}

/** The kind of the task that asks for a verdict on a version. */
export const verifying = 'measurement/verify'
/** The kind of task by which a reporter is asked about one. */
export const answering = 'measurement/answer'

/** The mandate from which somebody gives a verdict on a version: that of who verifies it today, or
 * of whoever its task had reached. */
export function verdictMandate(
  owned: Owned,
  { reportedBy, asked }: Pick<Judged, 'reportedBy' | 'asked'>,
  who: Who,
): Mandate | null {
  const today = verifyingMandate(owned, reportedBy, who)
  if (today || !asked || who.personId === reportedBy || isOwn(owned, who)) return today
  const posts = who.mandates.filter(({ kind }) => kind === 'assignment')
  return posts.find(({ positionId }) => positionId === asked.positionId) ?? posts[0] ?? null
}

const locked = refusal(
  'measurement/locked',
  409,
  'Angka ini sudah dikunci. Bila keliru, perencana daerah atau Bagian Organisasi dapat ' +
    'membuka kuncinya dengan alasan.',
)

const nothingReported = refusal(
  'measurement/nothing-to-verify',
  409,
  'Belum ada angka yang dilaporkan untuk periode ini.',
)

const ownPromise = refusal(
  'measurement/own-promise',
  403,
  'Ini angka janji Anda sendiri, jadi orang lain yang memeriksanya: atasan Anda, dan untuk kepala ' +
    'daerah Bagian Organisasi atau perencana yang tidak melaporkannya.',
)

/** Where nobody stands above, one planner reports and another verifies. Why nobody can, and whom to
 * appoint: all who hold that role report it, or hold the promise. `planners` are those of today. */
export function whyNobodyVerifies(
  { givers, holderPersonId }: Pick<Owned, 'givers' | 'holderPersonId'>,
  reportedBy: string | null,
  planners: readonly { personId: string; name: string }[],
): Refusal | null {
  if (givers.length > 0) return null
  const others = planners.filter(({ personId }) => personId !== holderPersonId)
  const left = others.filter(({ personId }) => personId !== reportedBy)
  if (left.length > (reportedBy === null ? 1 : 0)) return null
  const alone = others[0]?.name
  return refusal(
    'measurement/nobody-verifies',
    409,
    'Angka ini dilaporkan satu perencana dan diperiksa yang lain, tetapi ' +
      `${alone ? `hanya ${alone} yang memegang peran itu` : 'belum ada yang memegang peran itu'}. ` +
      'Tetapkan seorang lagi sebagai Perencana daerah atau Bagian Organisasi dengan keputusan.',
  )
}

const identical = ({ followsId }: Owned, period: string): Refusal =>
  refusal(
    'measurement/identical',
    409,
    'Indikator ini sama dengan indikator atasannya dan tidak dilaporkan dua kali; angkanya mengikuti.',
    followsId
      ? { mend: { href: `/pengukuran/${followsId}/${period}`, label: 'Lihat angka atasannya' } }
      : {},
  )

/** Anybody who works here may look at figures; strangers may not. */
export function whyNotReadFigures(actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null {
  if (actor.kind === 'system' || mandateWith(actor, 'planning.read')) return null
  return refusal(
    'measurement/not-staff',
    403,
    'Angka kinerja di sini hanya untuk pegawai yang memegang jabatan atau penugasan.',
  )
}

/** Why this figure cannot be reported now, by this person. */
export function whyNotReport(
  owned: Owned,
  period: string,
  current: Judged | null,
  who: Who,
  today: LocalDate,
): Refusal | null {
  if (!reportingMandate(owned, who))
    return refusal(
      'measurement/not-yours',
      403,
      'Angka ini dilaporkan pemegang indikatornya atau operator perangkat daerahnya.',
    )
  if (owned.descent === 'IDENTICAL') return identical(owned, period)
  if (!hasEnded(period, today))
    return refusal('measurement/not-due', 409, 'Belum waktunya: periode ini belum berakhir.')
  return current?.lockedAt ? locked : null
}

/** A correction names the version it corrects (`If-Match`), so that nobody overwrites a figure
 * unseen. */
export function whyNotNamed(ifMatch: string | null, current: Judged | null): Refusal | null {
  if (!current || ifMatch !== null) return null
  return refusal(
    'measurement/version-unnamed',
    428,
    `Angka ini sudah dilaporkan (versi ${current.version}). Muat ulang, lihat angkanya, ` +
      'lalu kirim koreksi Anda.',
  )
}

/** Why this person cannot judge the figure: only the giver of the mandate, never the one who
 * reported it, and with a question when handing back. */
export function whyNotVerify(
  owned: Owned,
  current: Judged | null,
  verdict: FigureVerdict,
  question: string | undefined,
  who: Who,
): Refusal | null {
  if (!current) return nothingReported
  if (who.personId !== null && current.reportedBy === who.personId)
    return refusal(
      'measurement/own-figure',
      403,
      'Anda tidak dapat memeriksa angka yang Anda laporkan sendiri.',
    )
  if (isOwn(owned, who)) return ownPromise
  if (!verdictMandate(owned, current, who))
    return refusal(
      'measurement/not-the-giver',
      403,
      'Angka ini diperiksa pemberi amanah, yaitu atasan pemegang indikatornya.',
    )
  if (current.lockedAt) return locked
  if (current.verdict)
    return refusal(
      'measurement/already-judged',
      409,
      'Versi angka ini sudah diperiksa. Tunggu versi baru bila dikembalikan.',
    )
  if (verdict === 'RETURNED' && !question?.trim())
    return refusal(
      'measurement/question-missing',
      422,
      'Tulis apa yang perlu dijelaskan atau diperbaiki.',
      {
        errors: [{ pointer: '/question', detail: 'Tulis pertanyaannya.' }],
      },
    )
  return null
}

const changed = refusal(
  'measurement/changed-since',
  409,
  'Angka ini berubah sejak Anda membacanya. Baca versi barunya, lalu periksa.',
)

/** Why a figure cannot be verified together with others: it is another version than the one read,
 * not theirs to verify, or asks to be read by itself. */
export function whyNotVerifyTogether(
  owned: Owned,
  current: (Judged & { id: string }) | null,
  seen: { figureId: string; questions: readonly string[] },
  who: Who,
): Refusal | null {
  if (current && current.id !== seen.figureId) return changed
  const why = whyNotVerify(owned, current, 'VERIFIED', undefined, who)
  if (why || seen.questions.length === 0) return why
  return refusal(
    'measurement/asks-to-be-read',
    409,
    `Angka ini perlu dibaca tersendiri: ${seen.questions.join(' ')}`,
  )
}

/** The mandate from which somebody judges a figure's evidence: the one who verifies it, the
 * region's planners, APIP by decree. Never who reported it. */
export function judgingMandate(
  owned: Owned,
  judged: Pick<Judged, 'reportedBy' | 'asked'>,
  who: Who,
): Mandate | null {
  if (who.personId === null || who.personId === judged.reportedBy || holding(owned, who))
    return null
  const overseer = who.mandates.find(
    ({ kind, regionWide, rights }) =>
      kind === 'grant' && regionWide && rights.includes('audit.read'),
  )
  return verdictMandate(owned, judged, who) ?? planner(who.mandates) ?? overseer ?? null
}

/** Why this person cannot judge the evidence of a figure. Evidence may be judged after the verdict
 * too: APIP reads later (`perjanjian-kinerja.md` §7). */
export function whyNotJudgeEvidence(
  owned: Owned,
  current: Pick<Judged, 'reportedBy' | 'asked'> | null,
  who: Who,
): Refusal | null {
  if (!current) return nothingReported
  if (who.personId !== null && current.reportedBy === who.personId)
    return refusal(
      'measurement/own-figure',
      403,
      'Anda tidak dapat menilai bukti angka yang Anda laporkan sendiri.',
    )
  if (judgingMandate(owned, current, who)) return null
  return refusal(
    'measurement/not-the-judge',
    403,
    'Bukti ini dinilai pemeriksa angkanya, perencana daerah, atau pengawas intern (APIP) dengan keputusan.',
  )
}

/** Locking a period belongs to the region's planners. */
export function whyNotLock(actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null {
  if (actor.kind === 'system' || planner(actor.mandates)) return null
  return refusal(
    'measurement/not-planner',
    403,
    'Mengunci periode hanya untuk perencana daerah atau Bagian Organisasi.',
  )
}

/** The mandate from which somebody locks periods and opens them again. */
export const lockingMandate = ({ mandates }: Pick<Actor, 'mandates'>): Mandate | null =>
  planner(mandates) ?? null

/** Why a locked figure cannot be opened again: who may lock may open, one figure at a time and
 * never without a reason, so that a correction of what was locked is on record
 * (`perjanjian-kinerja.md` §3.9). */
export function whyNotReopen(
  owned: Owned,
  period: string,
  current: Judged | null,
  reason: string,
  actor: Pick<Actor, 'kind' | 'mandates'>,
): Refusal | null {
  if (actor.kind !== 'system' && !lockingMandate(actor))
    return refusal(
      'measurement/not-planner',
      403,
      'Kunci ini dibuka perencana daerah atau Bagian Organisasi, dengan alasan yang tercatat.',
    )
  if (owned.descent === 'IDENTICAL') return identical(owned, period)
  if (!current?.lockedAt)
    return refusal(
      'measurement/not-locked',
      409,
      'Angka ini tidak sedang dikunci. Muat ulang untuk melihat keadaannya.',
    )
  if (reason.trim()) return null
  return refusal(
    'measurement/reopening-unexplained',
    422,
    'Tulis alasan membuka kunci; alasan itu tercatat dan dapat dibaca.',
    {
      errors: [{ pointer: '/reason', detail: 'Tulis alasannya.' }],
    },
  )
}
