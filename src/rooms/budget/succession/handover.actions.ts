import type { Balance, Inheritance, Succession } from '../../../kernel/ports.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { chartOn, type OrganisationTables } from '../../organisation/index.ts'
import { loadPlan, type PlanningTables, unitNames } from '../../planning/index.ts'
import type { BudgetTables } from '../budget.tables.ts'
import { codesOn } from '../in-force.actions.ts'
import { versionInForce } from '../in-force.store.ts'
import {
  effectOf,
  goesTo,
  goings,
  type Held,
  type HeldCode,
  linksAfter,
  type MoneyOf,
  moneyByUnit,
  sharesOf,
} from './handover.rules.ts'
import { moneyOf, saveLinks } from './handover.store.ts'
import type { Link } from './link.rules.ts'

type Ctx = Context<BudgetTables & OrganisationTables & PlanningTables>

/** The codes that stand for units of a change on its eve, and what is under them. */
async function heldOn(
  ctx: Ctx,
  on: LocalDate,
  isMeant: (unitId: string) => boolean,
): Promise<{ codes: HeldCode[]; lines: Held[] }> {
  const eve = addDays(on, -1)
  const { unitOf, own, links } = await codesOn(ctx, eve)
  const all = new Set([...own.map(({ code }) => code), ...links.map(({ code }) => code)])
  const codes = [...all].toSorted().flatMap((code) => {
    const unitId = unitOf(code)?.id
    return unitId && isMeant(unitId) ? [{ code, unitId, whole: true }] : []
  })
  const year = Number(eve.slice(0, 4))
  const version = await versionInForce(ctx, year, on)
  const candidates = [...codes, ...links].map(({ code }) => code)
  if (!version || candidates.length === 0) return { codes, lines: [] }
  const money = await moneyOf(ctx, { versionId: version.id, year, codes: candidates })
  const lines = money.flatMap((line) => {
    const unitId = unitOf(line.code, line.subActivityCode)?.id
    return unitId && isMeant(unitId) ? [{ ...line, unitId }] : []
  })
  const moved = lines.filter((line) => !codes.some((held) => isUnder(line, held)))
  const parts = moved.map(({ code, unitId }) => ({ code, unitId, whole: false }))
  return { codes: [...codes, ...parts], lines }
}

type At = Pick<HeldCode, 'code' | 'unitId'>
const isUnder = (line: At, held: At): boolean =>
  line.code === held.code && line.unitId === held.unitId

/** What goes to whom: by the codes of units that end or are divided. */
async function goingsOf(ctx: Ctx, succession: Succession) {
  if (Object.keys(succession.units).length === 0) return { going: [], nameOf: () => '' }
  const nameOf = await unitNames(ctx, succession)
  const { codes, lines } = await heldOn(ctx, succession.on, (id) => id in succession.units)
  const distinct = new Map(codes.map((held) => [`${held.code} ${held.unitId}`, held]))
  return { going: goings([...distinct.values()], lines, succession, nameOf), nameOf }
}

/** What units that come under another office carry out with money that stays at the one before: what
 * the nodes of the plan that are theirs name, or all under a code of their own. */
async function executedBy(
  ctx: Ctx,
  { moved, on }: Succession,
): Promise<(Link & { name: string })[]> {
  const units = Object.keys(moved)
  if (units.length === 0) return []
  const eve = addDays(on, -1)
  const year = Number(eve.slice(0, 4))
  const { nodes } = await loadPlan(ctx, { on: eve, year, part: { units } })
  const version = await versionInForce(ctx, year, on)
  const chart = await chartOn(ctx, eve)
  const { codes, lines } = version
    ? await heldOn(ctx, on, (id) => units.some((unit) => moved[unit]?.from === id))
    : { codes: [], lines: [] }
  const named = (unit: string) =>
    nodes.flatMap(({ unitId, budgetCode }) =>
      // a node may name several
      unitId === unit && budgetCode ? budgetCode.split(/\s*;\s*/) : [],
    )
  return units.flatMap((unit) => {
    const { from = null, to = null } = moved[unit] ?? {}
    if (to === null) return []
    const name = chart.unit.get(unit)?.name ?? ''
    const link = { unitId: to, fromUnitId: from, validFrom: on, executed: true, name }
    const under = named(unit)
    return codes
      .filter(({ unitId }) => unitId === from)
      .flatMap(({ code }) =>
        lines
          .filter((line) => line.code === code && under.some((one) => isBelow(line, one)))
          .map(({ subActivityCode }) => ({ ...link, code, subActivityCode })),
      )
  })
}

const isBelow = ({ subActivityCode }: Held, code: string): boolean =>
  subActivityCode === code || subActivityCode.startsWith(`${code}.`)

/** What the change does to the codes of the budget, and what has to be said of them. */
export async function previewHandovers(ctx: Ctx, succession: Succession): Promise<Inheritance[]> {
  const { going, nameOf } = await goingsOf(ctx, succession)
  const executed = await executedBy(ctx, succession)
  const names = executed.length > 0 ? await unitNames(ctx, succession) : nameOf
  return [
    ...going.map((one) => effectOf(one, nameOf)),
    ...executed.map(({ code, subActivityCode, fromUnitId, unitId, name }) => ({
      ...{ table: 'budget.unit_aliases', id: code, from: fromUnitId ?? '', to: fromUnitId },
      effect:
        `Sub kegiatan ${subActivityCode} (${name}) dilaksanakan ${names(unitId)}, anggarannya ` +
        `tetap di ${names(fromUnitId ?? '')} sampai DPPA berikutnya.`,
    })),
  ]
}

/** Lets codes stand for who follows, from the day on; what was booked before stays. */
export async function executeHandovers(ctx: Ctx, succession: Succession): Promise<void> {
  const { eventId } = succession
  if (eventId === null) return
  const { going } = await goingsOf(ctx, succession)
  const executed = (await executedBy(ctx, succession)).map(({ name: _, ...link }) => link)
  await saveLinks(ctx, eventId, [...linksAfter(going, succession), ...executed])
}

/** What the units of a change have to spend by the budget in force, on its eve and from its day on: as
 * the answers so far say, or as the links say once it is done. Nothing where none has money. */
export async function balancesOf(
  ctx: Ctx,
  succession: Succession,
  done: boolean,
): Promise<Balance[]> {
  const { units, on } = succession
  const meant = new Set([...Object.keys(units), ...Object.values(units).flat()])
  if (meant.size === 0) return []
  const { codes, lines } = await heldOn(ctx, on, (id) => meant.has(id))
  if (lines.length === 0) return []
  const found = done ? (await codesOn(ctx, on)).unitOf : null
  const going = found ? [] : goings(codes, lines, succession, () => '')
  const shares = sharesOf(lines, (line) =>
    found ? (found(line.code, line.subActivityCode)?.id ?? null) : goesTo(line, going),
  )
  return [{ name: `Pagu anggaran ${addDays(on, -1).slice(0, 4)}`, shares }]
}

/** What every unit has by the budget in force on a date and has spent in its year, told by who has
 * it on `as`: asked on the eve of a change and on its day, both give the same sum to the rupiah.
 * `null` while the year has no budget. */
export async function moneyAsOf(
  ctx: Ctx,
  { year, on, as }: { year: number; on: LocalDate; as: LocalDate },
): Promise<MoneyOf[] | null> {
  const version = await versionInForce(ctx, year, on)
  if (!version) return null
  const { unitOf } = await codesOn(ctx, as)
  return moneyByUnit(await moneyOf(ctx, { versionId: version.id, year }), unitOf)
}
