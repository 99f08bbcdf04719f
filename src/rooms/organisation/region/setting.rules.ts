import { type Actor, may } from '../../../kernel/actor.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { Unfit } from '../../../kernel/picture.ts'
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

/** The three zones of the country, as people call them. */
export const zoneWords = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
} as const

/** The lines of a letterhead as they are typed: one a line, empty ones left out. */
export const linesOf = (text: string): string[] =>
  text.split('\n').flatMap((line) => line.trim() || [])

/** What is wrong with typed lines of a letterhead, or `null`. */
export function wrongLetterhead(text: string): string | null {
  const lines = linesOf(text)
  if (lines.length > 6) return `Paling banyak enam baris; sekarang ${lines.length}.`
  const long = lines.findIndex((line) => line.length > 100)
  if (long >= 0) return `Baris ${long + 1} terlalu panjang: paling banyak 100 huruf.`
  const short = lines.findIndex((line) => line.length < 2)
  return short >= 0 ? `Baris ${short + 1} terlalu pendek: paling sedikit dua huruf.` : null
}

/** An emblem is 18 mm high on paper: 480 points are enough for a fine press. */
export const emblemSizes = { longest: 480, mostBytes: 64 * 1024 }

const because: Record<Unfit, string> = {
  NO_PICTURE: 'Berkas ini tidak terbaca sebagai PNG, JPEG, atau SVG. Simpan ulang sebagai PNG.',
  TOO_MANY_POINTS: 'Gambar ini terlalu besar. Perkecil sampai 5.000 × 5.000 titik atau kurang.',
  TOO_NARROW: 'Gambar ini terlalu memanjang. Potong sampai hanya lambangnya yang tersisa.',
  TOO_HEAVY: 'Gambar ini terlalu rumit untuk digambar. Simpan ulang sebagai PNG.',
  ENTITIES: 'SVG ini memuat singkatan XML (ENTITY). Simpan ulang sebagai SVG biasa atau PNG.',
  SCRIPT: 'SVG ini memuat program. Simpan ulang sebagai SVG biasa atau PNG.',
  REACHES_OUTSIDE: 'SVG ini merujuk ke berkas lain. Simpan ulang sebagai PNG.',
  PICTURE_WITHIN: 'SVG ini memuat gambar lain di dalamnya. Simpan ulang sebagai PNG.',
  TEXT: 'SVG ini memuat tulisan yang perlu font. Ubah tulisan menjadi kurva, atau simpan sebagai PNG.',
}

/** Why a file cannot become the emblem. */
export const unfitEmblem = (unfit: Unfit): Refusal =>
  refusal('organisation/emblem-unfit', 422, because[unfit], {
    errors: [{ pointer: '/file', detail: because[unfit] }],
  })

export const unknownEmblem = refusal(
  'organisation/no-such-emblem',
  404,
  'Lambang ini tidak ada di sini. Unggah lagi berkasnya.',
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
