import { type Actor, may } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { EmploymentKind } from '../../organisation/words.ts'
import { type Grade, type Predicate, predicates } from '../evaluation/evaluation.contract.ts'
import type { DeliveryState } from './siasn.contract.ts'

/** What SIASN is told of a rating: the marks, over the days of the evaluation. */
export type Marked = {
  period: string
  startsOn: LocalDate
  /** The day after the last. */
  endsOn: LocalDate
  resultRating: Grade
  behaviourRating: Grade
  predicate: Predicate
}
/** What SIASN is told of a rater. */
export type RaterCard = {
  nip: string | null
  name: string
  employmentKind: EmploymentKind
  grade: string | null
  position: string
  unit: string
}

const gradeCodes: Record<Grade, number> = { ABOVE: 1, MEETS: 2, BELOW: 3 }

/** The SIASN id of a rank of civil servants: `IV/c` is 43. Others have none that we know. */
export function rankCode(grade: string | null): string {
  const [, roman = '', letter = ''] = /^(I|II|III|IV)\/([a-e])$/.exec(grade ?? '') ?? []
  const tens = ['I', 'II', 'III', 'IV'].indexOf(roman) + 1
  return tens > 0 ? `${tens}${'abcde'.indexOf(letter) + 1}` : ''
}

/** The marks in the words of `kinerjaperiodik/save` (anggaran-organisasi-layanan.md §4.3). */
export function marksOf({ period, startsOn, endsOn, ...marks }: Marked) {
  const lastDay = addDays(endsOn, -1)
  const year = (day: string): number => Number(day.slice(0, 4))
  const month = (day: string): number => Number(day.slice(5, 7))
  return {
    tahun: Number(period.slice(0, 4)),
    periodikId: period.includes('Q') ? '2' : '1',
    bulanMulaiPenilaian: month(startsOn),
    bulanSelesaiPenilaian: month(lastDay),
    tahunMulaiPenilaian: year(startsOn),
    tahunSelesaiPenilaian: year(lastDay),
    hasilKinerjaNilai: gradeCodes[marks.resultRating],
    perilakuKerjaNilai: gradeCodes[marks.behaviourRating],
    kuadranKinerjaNilai: predicates.indexOf(marks.predicate) + 1,
  }
}

/** The rater in the words of `kinerjaperiodik/save`. */
export const raterOf = ({ employmentKind, nip, name, grade, position, unit }: RaterCard) => ({
  statusPenilai: employmentKind === 'NON_ASN' ? 'NON ASN' : 'ASN',
  penilaiNipNrp: nip ?? '',
  penilaiNama: name,
  penilaiGolongan: rankCode(grade),
  penilaiJabatanNama: position,
  penilaiUnorNama: unit,
})

type Marks = ReturnType<typeof marksOf>
const spanKeys = ['tahun', 'periodikId', 'bulanMulaiPenilaian', 'bulanSelesaiPenilaian'] as const
const markKeys = ['hasilKinerjaNilai', 'perilakuKerjaNilai', 'kuadranKinerjaNilai'] as const
const agrees = (keys: readonly (keyof Marks)[], marks: Marks, row: Record<string, unknown>) =>
  keys.every((key) => String(row[key]) === String(marks[key]))

/** What SIASN's own history says of the same months: seen with the same marks, or an id under which
 * other marks stand there and are replaced. */
export function seenIn(
  history: readonly Record<string, unknown>[],
  marks: Marks,
): { seen: boolean; id: string | null } {
  const same = history.filter((row) => agrees(spanKeys, marks, row))
  const id = same.map((row) => row.id).find((one) => typeof one === 'string')
  return { seen: same.some((row) => agrees(markKeys, marks, row)), id: id ?? null }
}

/** What one answer of SIASN means. `DOOR`: nothing gets through now, so the round ends; `DOUBT`:
 * nobody knows whether it arrived. Either way it is tried again. */
export type Meaning = { is: 'YES'; data: unknown } | { is: 'NO' | 'DOOR' | 'DOUBT'; reason: string }
/** An answer as it came; `null` where none came, or not all of it. */
export type Came = { status: number; told: unknown } | null

const silent = 'SIASN tidak menjawab atau jawabannya terputus; dicoba lagi sendiri.'

/** Reads an answer: SIASN also says no with status 200 and `code` 0. */
export function meaningOf(came: Came): Meaning {
  if (!came) return { is: 'DOOR', reason: silent }
  const { status, told } = came
  const { code, data, message } = (told ?? {}) as Record<string, unknown>
  if (status === 401 || status === 403)
    return { is: 'DOOR', reason: 'SIASN menolak kunci daerah ini; periksa setelannya.' }
  if (status >= 500 || status === 429 || status === 408)
    return { is: 'DOUBT', reason: `SIASN sedang terganggu (${status}); dicoba lagi sendiri.` }
  const words = typeof message === 'string' && message.trim() ? message.trim().slice(0, 300) : ''
  if (status >= 300 || String(code) === '0')
    return { is: 'NO', reason: `SIASN menolak: ${words || `tanpa alasan (${status})`}.` }
  return typeof told === 'object' && told !== null
    ? { is: 'YES', data }
    : { is: 'DOUBT', reason: silent }
}

/** What became of a delivery after one try. */
export type Outcome = { state: DeliveryState; reason: string | null }

export const notThere = (what: 'NIP' | 'RATER'): Outcome => ({
  state: 'REJECTED',
  reason:
    what === 'NIP'
      ? 'NIP pegawai ini belum tercatat di sini. Lengkapi di halaman Organisasi, lalu kirim lagi.'
      : 'Penilainya tidak ditemukan di bagan. Lengkapi atasannya di Organisasi, lalu kirim lagi.',
})
export const unknownThere: Outcome = {
  state: 'REJECTED',
  reason: 'NIP pegawai ini tidak dikenal SIASN. Samakan NIP-nya, lalu kirim lagi.',
}

export const whyNotSiasn = (
  actor: Pick<Actor, 'kind' | 'personId' | 'mandates'>,
): Refusal | null =>
  may(actor, 'staff.manage')
    ? null
    : refusal(
        'staff/not-siasn-officer',
        403,
        'Pintu ke SIASN diatur oleh pengelola kinerja seluruh daerah (BKPSDM atau Bagian Organisasi).',
      )

export const noSecrets = refusal(
  'staff/siasn-without-secrets',
  422,
  'Isi kedua rahasia klien: belum ada yang tersimpan.',
  { errors: [{ pointer: '/clientSecret', detail: 'Belum ada yang tersimpan.' }] },
)
export const doorNeverOpened = refusal(
  'staff/siasn-not-open',
  409,
  'Pintu ke SIASN memang tidak terbuka.',
)
export const notRejected = refusal(
  'staff/siasn-not-rejected',
  409,
  'Kiriman ini tidak sedang ditolak. Muat ulang halaman untuk melihat keadaannya.',
)
export const siasnAddress = (field: string, detail: string): Refusal =>
  refusal('staff/siasn-address', 422, `${detail} Periksa alamat yang ditandai.`, {
    errors: [{ pointer: `/${field}`, detail }],
  })
export const siasnClosed = (reason: string): Refusal =>
  refusal('staff/siasn-away', 503, `Belum disimpan. ${reason}`)
