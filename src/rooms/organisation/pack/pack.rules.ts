import { printDate } from '../../../kernel/indonesian.ts'
import { type FieldError, type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Clause, ClauseLine } from './clause.contract.ts'
import { clauseOf, closedPaths, isSame, printClause, valueAt } from './clause.rules.ts'
import type { PackChange, PackSources, RulePack } from './pack.contract.ts'

type Told = Pick<RulePack, 'content' | 'legalBasis' | 'verified'>

/** Where a value of the national pack comes from: the nearest place that says so, else the legal
 * basis of the whole. */
export function sourceOf(
  path: string,
  sources: PackSources,
  { legalBasis, verified }: Pick<Told, 'legalBasis' | 'verified'>,
): PackSources[string] {
  const steps = path.split('.')
  const places = steps.map((_, at) => steps.slice(0, steps.length - at).join('.'))
  const found = places.find((place) => Object.hasOwn(sources, place))
  return (found && sources[found]) || { source: legalBasis, verified }
}

/** A pack value by value: what holds, what the nation says, and where it comes from. */
export const clauseLines = (
  clauses: readonly Clause[],
  packs: { national: Told; sources: PackSources; own: Told | null; content: unknown },
): ClauseLine[] =>
  clauses.map((clause) => {
    const value = valueAt(packs.content, clause.path)
    const national = valueAt(packs.national.content, clause.path)
    const own = packs.own !== null && !isSame(value, national)
    return {
      ...clause,
      value: value ?? null,
      national: national ?? null,
      printed: printClause(clause.input, value),
      own,
      ...(own && packs.own
        ? { source: packs.own.legalBasis, verified: packs.own.verified }
        : sourceOf(clause.path, packs.sources, packs.national)),
    }
  })

/** From which day a region may set a pack: not in a year that is over, and only after what it set
 * before, so that what once held stays on record. */
export function whyNotFrom(
  validFrom: LocalDate,
  { today, first, latest }: { today: LocalDate; first: LocalDate; latest: LocalDate | null },
): Refusal | null {
  const yearBegins = `${today.slice(0, 4)}-01-01`
  const opens = yearBegins > first ? yearBegins : first
  const told = (detail: string): Refusal =>
    refusal('organisation/rules-from', 409, detail, {
      errors: [{ pointer: '/validFrom', detail }],
    })
  if (validFrom < opens)
    return told(
      `Aturan daerah paling awal berlaku ${printDate(opens)}; tahun yang sudah lewat tetap.`,
    )
  const replaces = latest === validFrom && latest > today
  return latest === null || validFrom > latest || replaces
    ? null
    : told(
        `Aturan daerah yang berlaku sejak ${printDate(latest)} hanya diganti aturan sesudahnya. ` +
          `Pilih tanggal setelah ${printDate(latest)}.`,
      )
}

/** What a region may not set, each at its place. */
export function whyNotOpen(
  { content }: Pick<PackChange, 'content'>,
  clauses: readonly Clause[],
): Refusal | null {
  const errors = closedPaths(content, clauses).map((path) => ({
    pointer: pointerOf(path),
    detail: `«${clauseOf(clauses, path)?.label ?? path}» ditetapkan secara nasional dan tidak dapat diubah daerah.`,
  }))
  return errors[0] ? refusal('organisation/rules-shut', 422, errors[0].detail, { errors }) : null
}

export const pointerOf = (path: string): string => `/content/${path.replaceAll('.', '/')}`

/** What the pack's own shape refuses, each at its place and under its name. */
export function whyUnfit(
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
  clauses: readonly Clause[],
): Refusal | null {
  const errors: FieldError[] = issues.map(({ path, message }) => {
    const place = path.map(String).join('.')
    const named = clauseOf(clauses, place)
    const [row] = place.slice((named?.path.length ?? 0) + 1).split('.')
    const where =
      row && /^\d+$/.test(row) ? `${named?.label}, baris ${Number(row) + 1}` : named?.label
    return { pointer: pointerOf(place), detail: where ? `${where}: ${message}` : message }
  })
  return errors[0] ? refusal('organisation/rules-unfit', 422, errors[0].detail, { errors }) : null
}

/** A version that says what holds already is none. */
export const whyNothing = (before: unknown, after: unknown): Refusal | null =>
  isSame(before, after)
    ? refusal(
        'organisation/rules-same',
        409,
        'Belum ada yang berubah, jadi tidak ada yang disimpan.',
      )
    : null

export const noSuchPack: Refusal = refusal(
  'organisation/no-such-rules',
  404,
  'Aturan ini tidak ada. Buka kembali daftar aturan.',
  { mend: { href: '/pengaturan/aturan', label: 'Ke daftar aturan' } },
)
