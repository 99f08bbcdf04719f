import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { EvaluationState, Grade } from './evaluation.contract.ts'
import { restsOnFacts } from './facts.rules.ts'
import type { Facts, Rating, Suggestion } from './rating.contract.ts'

/** An evaluation as the rules of rating ask about it. */
export type Standing = {
  personId: string
  name: string
  state: EvaluationState | 'OPEN'
  /** The newest rating; 0: none. */
  seen: number
  raterId: string | null
  facts: Facts
  suggestion: Suggestion
  follows: Grade | 'UNDECIDED' | null
}

/** Why an evaluation is rated no more, in a refusal that names the person; `null` while it may be. */
export function whyClosed({ state, name }: Pick<Standing, 'state' | 'name'>): Refusal | null {
  if (state === 'FINAL')
    return refusal(
      'staff/appraisal-final',
      409,
      `Penilaian ${name} sudah final; keberatannya diputus atau waktunya lewat. Nilainya tidak dapat diubah lagi.`,
    )
  if (state === 'DELIVERED' || state === 'ACCEPTED' || state === 'OBJECTED')
    return refusal(
      'staff/appraisal-delivered',
      409,
      `Penilaian ${name} sudah disampaikan. Sesudah itu hanya keputusan atas keberatan yang mengubahnya.`,
    )
  return null
}

const stale = (name: string): Refusal =>
  refusal(
    'staff/rated-since',
    409,
    `Penilaian ${name} sudah diubah orang lain sejak Anda membukanya. Muat ulang, lihat, lalu nilai lagi.`,
  )
const gone = refusal(
  'staff/no-such-evaluation',
  404,
  'Evaluasi ini tidak ada, atau bukan lagi milik orang yang Anda nilai. Muat ulang halaman ini.',
)

/** Why a draft of a rating is not taken: from somebody the rater did not name, of oneself, over what
 * the rater already settled. */
export function whyNotPrepare(
  at: Standing | undefined,
  rating: Pick<Rating, 'seen'>,
  by: { personId: string | null; preparesFor: readonly string[] },
): Refusal | null {
  if (!at) return gone
  if (at.personId === by.personId)
    return refusal('staff/rates-self', 403, 'Penilaian Anda sendiri tidak dapat Anda siapkan.')
  if (at.raterId === null || ![...by.preparesFor, by.personId].includes(at.raterId))
    return refusal(
      'staff/not-preparer',
      403,
      `Penilaian ${at.name} disiapkan oleh orang yang ditunjuk penilainya. Anda bukan orangnya.`,
    )
  if (at.state === 'RATED')
    return refusal(
      'staff/already-settled',
      409,
      `Penilaian ${at.name} sudah ditetapkan penilainya; konsep tidak dapat ditambahkan.`,
    )
  return whyClosed(at) ?? (rating.seen === at.seen ? null : stale(at.name))
}

/** Why a rating is not settled: by anybody but the rater, of oneself, after it was delivered, over
 * another one not seen, against the predicate of the office one leads, without a reason where it
 * departs from what the facts suggest or rests on nothing. */
export function whyNotSettle(
  at: Standing | undefined,
  rating: Rating,
  personId: string | null,
): Refusal | null {
  if (!at) return gone
  if (at.personId === personId)
    return refusal('staff/rates-self', 403, 'Tidak seorang pun menilai dirinya sendiri.')
  if (at.raterId === null || at.raterId !== personId)
    return refusal(
      'staff/not-rater',
      403,
      `Penilaian ${at.name} ditetapkan oleh pejabat penilainya sendiri. Anda bukan penilainya.`,
    )
  const why = whyClosed(at)
  if (why) return why
  return rating.seen === at.seen ? whyGroundless(at, rating) : stale(at.name)
}

/** Does a rating need a written reason? Where it departs from what was suggested. */
export const departs = (
  { result, behaviour }: Pick<Rating, 'result' | 'behaviour'>,
  suggestion: Suggestion,
): boolean =>
  (suggestion.result !== null && suggestion.result !== result) ||
  (suggestion.behaviour !== null && suggestion.behaviour !== behaviour)

/** Why a rating lacks what it rests on: the predicate of the office, or a reason; the page asks the
 * same before it is sent. */
export function whyGroundless(
  { name, facts, suggestion, follows }: Pick<Standing, 'name' | 'facts' | 'suggestion' | 'follows'>,
  rating: Pick<Rating, 'result' | 'behaviour' | 'reason'>,
): Refusal | null {
  if (follows === 'UNDECIDED')
    return refusal(
      'staff/organisation-first',
      409,
      `Rating hasil kerja ${name} mengikuti predikat perangkat daerah yang dipimpinnya, yang belum ditetapkan.`,
      { mend: { href: '/distribusi', label: 'Tetapkan predikatnya' } },
    )
  if (follows !== null && follows !== rating.result)
    return refusal(
      'staff/follows-organisation',
      409,
      `Rating hasil kerja ${name} mengikuti predikat perangkat daerah yang dipimpinnya.`,
    )
  if (rating.reason.trim() !== '') return null
  if (!restsOnFacts(facts))
    return refusal(
      'staff/nothing-to-go-by',
      422,
      `Untuk ${name} belum ada realisasi, catatan harian, atau umpan balik. Tulis alasan penilaiannya.`,
    )
  return follows === null && departs(rating, suggestion)
    ? refusal(
        'staff/reason-missing',
        422,
        `Rating ${name} berbeda dari saran. Tulis alasannya; yang bersangkutan membacanya.`,
      )
    : null
}

/** Why somebody cannot report what they did in a period: it is another's, or it is rated. */
export function whyNotReport(
  { personId, state }: Pick<Standing, 'personId' | 'state'>,
  by: string | null,
): Refusal | null {
  if (personId !== by)
    return refusal(
      'staff/not-yours-to-report',
      403,
      'Realisasi hasil kerja dilaporkan oleh yang bersangkutan sendiri.',
    )
  return state === 'OPEN' || state === 'REPORTED'
    ? null
    : refusal(
        'staff/rated-already',
        409,
        'Periode ini sudah dinilai, jadi laporannya tidak dapat diubah. Bicarakan dengan penilai Anda.',
      )
}

const mostPreparers = 3

/** Why somebody cannot be named to prepare ratings: it is oneself, nobody is rated, the person works
 * here no more, or there are enough. To end a naming is always possible. */
export function whyNotName(
  { personId, prepares }: { personId: string; prepares: boolean },
  at: { personId: string; rates: boolean; works: boolean; count: number },
): Refusal | null {
  if (!prepares) return null
  if (!at.rates) return refusal('staff/rates-nobody', 403, 'Anda tidak menilai siapa pun hari ini.')
  if (personId === at.personId)
    return refusal(
      'staff/names-self',
      422,
      'Pilih orang lain; menyiapkan sendiri tanpa penunjukan.',
    )
  if (!at.works)
    return refusal('staff/names-nobody', 422, 'Orang ini tidak memegang jabatan hari ini.')
  return at.count < mostPreparers
    ? null
    : refusal(
        'staff/enough-preparers',
        409,
        `Paling banyak ${mostPreparers} orang menyiapkan penilaian Anda. Akhiri satu penunjukan dahulu.`,
      )
}
