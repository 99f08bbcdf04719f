import type { LocalDate } from '../../../kernel/time.ts'
import { canonicalCode } from '../code.rules.ts'

/** A code of the budget, or one sub kegiatan of it, that stands for a unit: since ever, or from a
 * day on. `executed`: the unit only carries it out, the money stays. */
export type Link = {
  code: string
  subActivityCode: string | null
  unitId: string
  fromUnitId: string | null
  validFrom: LocalDate | null
  executed: boolean
}

/** A code that a unit had as its own for a time. */
export type OwnCode = { code: string; unitId: string; since: LocalDate }

type Known = { id: string; skpdCode: string | null }
/** Finds the unit behind a code, or behind one sub kegiatan of it. */
export type Finder<Unit> = (code: string, subActivityCode?: string) => Unit | null

const keyOf = (code: string, subActivityCode: string | null | undefined): string =>
  `${code} ${subActivityCode == null ? '' : canonicalCode(subActivityCode)}`

/** The links that stand on a date; of several the one from the latest day. */
function linksOn(links: readonly Link[], on: LocalDate): Map<string, Link> {
  const standing = links.filter(
    ({ executed, validFrom }) => !executed && (validFrom === null || validFrom <= on),
  )
  const inOrder = standing.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1))
  return new Map(inOrder.map((link) => [keyOf(link.code, link.subActivityCode), link]))
}

/** The unit a whole code is linked with on a date; `null` where it is left to the units' own codes. */
export const linkOf = (links: readonly Link[], code: string, on: LocalDate): string | null =>
  linksOn(links, on).get(keyOf(code, null))?.unitId ?? null

/** Finds units by the link of a sub kegiatan, else of its whole code, else by a unit's own code, else
 * by one it had at another time. */
export function finderOf<Unit extends Known>(
  units: readonly Unit[],
  { links, own, on }: { links: readonly Link[]; own: readonly OwnCode[]; on: LocalDate },
): Finder<Unit> {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const byCode = new Map(
    units.flatMap((unit) => (unit.skpdCode ? [[unit.skpdCode, unit] as const] : [])),
  )
  const ever = new Map(
    own.flatMap(({ code, unitId }) => (byId.has(unitId) ? [[code, unitId] as const] : [])),
  )
  const standing = linksOn(links, on)
  const linked = (code: string, sub?: string) =>
    byId.get(standing.get(keyOf(code, sub))?.unitId ?? '')
  return (code, sub) =>
    (sub === undefined ? undefined : linked(code, sub)) ??
    linked(code) ??
    byCode.get(code) ??
    byId.get(ever.get(code) ?? '') ??
    null
}

type Coded = { skpdCode: string; subUnitCode: string; subActivityCode: string }

/** Rows as they belong to units: of several codes that stand for one, and of sub kegiatan that have
 * gone to it, all come under the unit's own code, or the first that stands for it. `name` is the
 * unit's where its code is another than the row's. */
export function underUnits<Row extends Coded>(
  rows: readonly Row[],
  unitOf: Finder<{ id: string; name: string; skpdCode: string | null }>,
): { row: Row; name: string | null }[] {
  const codes = new Map<string, string>()
  return rows.map((row) => {
    const unit = unitOf(row.skpdCode, row.subActivityCode)
    if (!unit || unit.skpdCode === row.skpdCode) return { row, name: null }
    const skpdCode = unit.skpdCode ?? codes.get(unit.id) ?? row.skpdCode
    codes.set(unit.id, skpdCode)
    if (skpdCode === row.skpdCode) return { row, name: null }
    const subUnitCode = row.subUnitCode === row.skpdCode ? skpdCode : row.subUnitCode
    return { row: { ...row, skpdCode, subUnitCode }, name: unit.name }
  })
}

/** A code that another goes on for: from a day on, or (`null`) as another name of the same unit.
 * `isNew`: there was nothing under the other before that day. */
export type Handed = { code: string; heirCode: string; from: LocalDate | null; isNew: boolean }

/** The codes that others go on for: those handed over whole, and those a unit had before. */
export function handedBy<Unit extends Known>(
  units: readonly Unit[],
  { links, own }: { links: readonly Link[]; own: readonly OwnCode[] },
): Handed[] {
  const codeOf = new Map(units.map(({ id, skpdCode }) => [id, skpdCode]))
  const since = new Map(own.map((one) => [one.code, one.since]))
  const to = (code: string, unitId: string, from: LocalDate | null): Handed[] => {
    const heirCode = codeOf.get(unitId)
    const isNew = from !== null && (since.get(heirCode ?? '') ?? from) >= from
    return heirCode && heirCode !== code ? [{ code, heirCode, from, isNew }] : []
  }
  return [
    ...own.flatMap(({ code, unitId }) => to(code, unitId, null)),
    ...links.flatMap(({ code, subActivityCode, executed, unitId, validFrom }) =>
      executed || subActivityCode !== null || validFrom === null ? [] : to(code, unitId, validFrom),
    ),
  ]
}

const firstOf = (year: number, month: number): LocalDate =>
  month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`

/** Has the code that goes on taken over by the first of a month? */
const isAfter = ({ from }: Handed, year: number, month: number): boolean =>
  from === null || from <= firstOf(year, month)

/** Is a code spoken for in a month by others: one handed over by its heir from the day on, one that
 * is new by those it goes on for, one unit under two codes by either? */
export function spokenFor(
  handed: readonly Handed[],
  code: string,
  { year, month }: { year: number; month: number },
  covered: (code: string) => boolean,
): boolean {
  const heirs = handed.filter((one) => one.code === code && isAfter(one, year, month))
  const before = handed.filter(({ heirCode, isNew }) => heirCode === code && isNew)
  return (
    heirs.some(({ heirCode }) => covered(heirCode)) ||
    (before.length > 0 && before.every((one) => covered(one.code))) ||
    handed.some((one) => one.heirCode === code && one.from === null && covered(one.code))
  )
}

/** The offices a file speaks for in a month, with the codes that those go on for: a file that names
 * the heir, or everyone it goes on for, takes the place of all of them. */
export function spokenIn(
  offices: readonly string[],
  handed: readonly Handed[],
  year: number,
  month: number,
): string[] {
  const standing = handed.filter((one) => isAfter(one, year, month))
  const all = new Set(offices)
  for (const { code, heirCode } of standing) if (all.has(heirCode)) all.add(code)
  const heirs = Map.groupBy(standing, ({ heirCode }) => heirCode)
  for (const [heirCode, codes] of heirs)
    if (codes.every(({ code }) => all.has(code))) all.add(heirCode)
  return [...all].toSorted()
}
