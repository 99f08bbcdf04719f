import { ordered } from '../../../kernel/order.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import {
  type BudgetInForce,
  type OfficeBudget,
  programsFor,
  unknownSource,
} from '../../budget/words.ts'
import {
  type Assignment,
  type Chart,
  type MandateLevel,
  printedNip,
  printedRank,
  titleAs,
} from '../../organisation/words.ts'
import { Component, type PlanMeasure, type PlanNode, type PlanTree } from '../../planning/words.ts'
import type { AgreementRow, BudgetRow, DraftingGap, Party } from '../agreement.contract.ts'
import type { AgreementPolicy, LevelPolicy } from '../pack.contract.ts'
import { divideLines } from '../public/claim.rules.ts'
import { blockOf, officeBlock, piecesOf, regionBlock } from './budget-block.rules.ts'
import { dueDateOf } from './deadline.rules.ts'
import { gapOf, noGiver, noRows, spared, vacantGap } from './gap.rules.ts'
import { giverOf, type Obliged, obligedIn, sparedIn } from './mandate.rules.ts'
import { countsFrom, laterNotes, owesFrom, promisesLater } from './timing.rules.ts'

/** Everything drafting decides from: the chart and plan of the day, the budget in force, the
 * policy, names of ranks. */
export type DraftingWorld = {
  year: number
  chart: Chart
  plan: PlanTree
  budget: BudgetInForce | null
  /** When the year's first budget was approved, and each office's DPA of it, by SKPD code. */
  firstApproval: { approvedOn: LocalDate; offices: ReadonlyMap<string, LocalDate> } | null
  policy: AgreementPolicy
  ranks: Record<string, string>
  /** The day of the chart, and after how many days a Plt promises. */
  on: LocalDate
  actingDays: number
}

/** One draft as it should be: who promises what to whom, with which money, until when. */
export type Wish = {
  mandateId: string
  personId: string
  positionId: string
  unitId: string
  agencyId: string | null
  level: MandateLevel
  form: 'SOLE' | 'TWO_PARTY'
  giver: { mandateId: string; personId: string; positionId: string } | null
  firstParty: Party
  secondParty: Party | null
  dueOn: LocalDate | null
  /** The first day on which it counts; that of the year unless told. */
  since?: LocalDate
  rows: AgreementRow[]
  budget: BudgetRow[]
}

export type Note = { code: string; detail: string; href: string; label: string }
export type Drafting = { wishes: Wish[]; gaps: DraftingGap[]; notes: Note[] }

/** A party as printed on the date of the chart. */
export function partyOf(
  chart: Chart,
  assignment: Assignment,
  ranks: Record<string, string>,
): Party | null {
  const person = chart.person.get(assignment.personId)
  const position = chart.position.get(assignment.positionId)
  if (!person || !position) return null
  return {
    personId: person.id,
    positionId: position.id,
    name: person.name,
    title: titleAs(position, assignment.kind),
    rank: printedRank(person, ranks),
    nip: printedNip(person),
  }
}

/** Nodes by who answers for them: a post (and, where several hold it, a person in it), or a person
 * alone in the first post held. */
export function nodesByHolder(chart: Chart, { nodes }: PlanTree): Map<string, PlanNode[]> {
  const held = new Map<string, PlanNode[]>()
  const give = (assignmentId: string, node: PlanNode): void => {
    const list = held.get(assignmentId)
    if (list) list.push(node)
    else held.set(assignmentId, [node])
  }
  for (const node of nodes) {
    const candidates = node.holderPositionId
      ? (chart.holders.get(node.holderPositionId) ?? []).filter(
          ({ personId }) => !node.holderPersonId || personId === node.holderPersonId,
        )
      : firstPost(chart, node.holderPersonId)
    for (const { id } of candidates) give(id, node)
  }
  return held
}

const firstPost = (chart: Chart, personId: string | null): Assignment[] =>
  (personId ? (chart.posts.get(personId) ?? []) : [])
    .toSorted(
      (a, b) =>
        Number(a.kind !== 'D') - Number(b.kind !== 'D') || (a.validFrom < b.validFrom ? -1 : 1),
    )
    .slice(0, 1)

/** A node's place in the plan: goals before objectives before those of programmes, then by code,
 * `T.2` before `T.10`. */
const inPlanOrder = (nodes: readonly PlanNode[]): PlanNode[] =>
  ordered(
    ordered(nodes, ({ code }) => code, false),
    ({ component }) => Component.options.indexOf(component),
    false,
  )

/** What is printed above a row: its kind of promise. A level with a name of its own for what it
 * promises («Sasaran Biro») calls its objectives so; a goal is always called a goal. */
function headingOf(
  component: Component,
  { heading }: Pick<LevelPolicy, 'heading'>,
  { headings }: Pick<AgreementPolicy, 'headings'>,
): string {
  const isGoal = component === 'TUJUAN_DAERAH' || component === 'TUJUAN_PD'
  const hasOwnName = !Object.values(headings).includes(heading)
  return (hasOwnName && !isGoal ? null : headings[component]) ?? heading
}

/** Block A: the measures of the holder's nodes, in the order of the plan, each under its own kind
 * of heading; a target the plan lacks stays empty and is told. */
export function rowsOf(
  nodes: readonly PlanNode[],
  measuresOf: ReadonlyMap<string, PlanMeasure[]>,
  level: Pick<LevelPolicy, 'heading'>,
  policy: Pick<AgreementPolicy, 'headings'>,
): AgreementRow[] {
  const rows = inPlanOrder(nodes).flatMap((node) =>
    (measuresOf.get(node.id) ?? []).map((measure) => ({
      nodeId: node.id,
      measureId: measure.id,
      heading: headingOf(node.component, level, policy),
      objective: node.statement,
      indicator: measure.indicatorName,
      unitLabel: measure.unitLabel,
      target: measure.target ?? '',
    })),
  )
  return rows.map((row, index) => ({ ...row, number: index + 1 }))
}

/** The programmes or activities a node names, one or several: `1.01.02; 1.01.03`. */
const budgetCodesIn = (text: string | null): string[] =>
  (text ?? '').split(/[;,\s]+/).filter((code) => code !== '')

/** Budget codes of a holder's nodes and of everything below them. */
function codesUnder(nodes: readonly PlanNode[], childrenOf: Nodes): Set<string> {
  const codes = new Set<string>()
  const queue = [...nodes]
  for (const node of queue) {
    for (const code of budgetCodesIn(node.budgetCode)) codes.add(code)
    queue.push(...(childrenOf.get(node.id) ?? []))
  }
  return codes
}

/** Items by a key; those without one are left out. */
function groupedBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string, T[]> {
  const groups = Map.groupBy(items, (item) => key(item) ?? '')
  groups.delete('')
  return groups
}

type Nodes = ReadonlyMap<string, PlanNode[]>
type OfficeOf = (agencyId: string | null) => OfficeBudget | undefined
type Divided = { blocks: Map<string, BudgetRow[]>; notes: Note[] }

/** Block B for everyone whose lines follow from their nodes: divided per office and level, so that
 * no line is promised twice. */
function dividedBlocks(
  { plan }: DraftingWorld,
  obliged: readonly Obliged[],
  nodes: Nodes,
  officeOf: OfficeOf,
): Divided {
  const childrenOf = groupedBy(plan.nodes, ({ parentId }) => parentId)
  const codesOf = (mandateId: string) => codesUnder(nodes.get(mandateId) ?? [], childrenOf)
  const peers = groupedBy(
    obliged.filter(({ level }) => level.budgetFrom === 'NODES'),
    ({ agency, position }) => (agency ? `${agency.id} ${position.level}` : null),
  )
  const divided = [...peers.values()].flatMap((group) => {
    const [first] = group
    const office = officeOf(first?.agency?.id ?? null)
    return first && office ? [dividedAmong(group, first.level, office, codesOf)] : []
  })
  return {
    blocks: new Map(divided.flatMap(({ blocks }) => [...blocks])),
    notes: divided.flatMap(({ notes }) => notes),
  }
}

/** The lines of an office among its posts of one level. */
function dividedAmong(
  group: readonly Obliged[],
  level: Obliged['level'],
  office: OfficeBudget,
  codesOf: (mandateId: string) => Set<string>,
): Divided {
  const pieces = piecesOf(office, level)
  const claimants = group.map(({ assignment: { id } }) => ({ key: id, codes: codesOf(id) }))
  const { lines, unclaimed, shared } = divideLines(
    pieces.map(({ code }) => code),
    claimants,
  )
  const blocks = group.map(({ assignment: { id }, unit }) => {
    // A kelurahan or puskesmas shows its own part of the office's lines, not the whole.
    const part = programsFor(office, unit.id)
    const own = part ? piecesOf({ programs: part }, level) : pieces
    return [id, blockOf(own, lines.get(id) ?? new Set())] as const
  })
  const nameOf = (code: string): string =>
    [code, pieces.find((piece) => piece.code === code)?.name, `(${office.skpdName})`]
      .filter(Boolean)
      .join(' ')
  const notes = [
    ...unclaimed.map(({ code }) => withoutKeeper(nameOf(code))),
    ...shared.map(({ code, claimants: { length } }) =>
      namedTwice(nameOf(code), length, level.label),
    ),
  ]
  return { blocks: new Map(blocks), notes: level.grain === 'ACTIVITY' ? notes : [] }
}

const withoutKeeper = (activity: string): Note => ({
  code: 'ACTIVITY_WITHOUT_KEEPER',
  detail:
    `Kegiatan ${activity} ada dalam program milik beberapa bidang, tetapi belum ada simpul ` +
    'rencana yang menyebutnya. Tentukan pengampunya.',
  href: '/perencanaan',
  label: 'Buka perencanaan',
})

/** A kegiatan belongs into exactly one promise of a level (PK-05). */
const namedTwice = (activity: string, holders: number, level: string): Note => ({
  code: 'ACTIVITY_NAMED_TWICE',
  detail:
    `Kegiatan ${activity} tercantum pada PK ${holders} pejabat (${level}). Pilih satu ` +
    'pengampu; yang lain cukup menyebut sub kegiatannya pada bawahannya.',
  href: '/perencanaan',
  label: 'Buka perencanaan',
})

/** The deadline: so many months after the first DPA of the year; the head of region's runs from the
 * budget's own approval (§3.3); of an official appointed later, from the appointment. A later
 * change of the budget moves nothing. */
function dueOn(
  { firstApproval, policy }: DraftingWorld,
  office: OfficeBudget | undefined,
  appointedOn: LocalDate,
): LocalDate | null {
  if (!firstApproval) return null
  const approvedOn =
    (office && firstApproval.offices.get(office.skpdCode)) ?? firstApproval.approvedOn
  return dueDateOf(appointedOn > approvedOn ? appointedOn : approvedOn, policy.deadlineMonths)
}

/** Decides the whole cascade at once: a draft for every mandate that must have one by policy, and
 * for the rest the reason and the link that mends it. Pure: the same world always gives the same
 * drafting, so pressing the button twice changes nothing. */
export function planDrafting(world: DraftingWorld): Drafting {
  const { chart, plan, budget, policy } = world
  const { obliged: all, vacant } = obligedIn(chart, policy)
  const obliged = all.filter(({ assignment }) => promisesLater(assignment, world) === null)
  const nodes = nodesByHolder(chart, plan)
  const measuresOf = groupedBy(plan.measures, ({ nodeId }) => nodeId)
  const offices = new Map(
    (budget?.offices ?? []).flatMap((office) =>
      office.unitId ? [[office.unitId, office] as const] : [],
    ),
  )
  const officeOf: OfficeOf = (agencyId) => (agencyId ? offices.get(agencyId) : undefined)
  const divided = dividedBlocks(world, obliged, nodes, officeOf)
  const drafted = obliged.map((mandate) => {
    const { id } = mandate.assignment
    const rows = rowsOf(nodes.get(id) ?? [], measuresOf, mandate.level, policy)
    const office = officeOf(mandate.agency?.id ?? null)
    return draftFor(world, mandate, rows, office, divided.blocks.get(id) ?? [])
  })
  return {
    wishes: drafted.flatMap(({ wish }) => wish ?? []),
    gaps: [
      ...vacant.map(vacantGap),
      ...drafted.flatMap(({ gap }) => gap ?? []),
      ...sparedIn(chart, policy, nodes).flatMap((mandate) => {
        const party = partyOf(chart, mandate.assignment, world.ranks)
        return party ? [gapOf(mandate, party, spared)] : []
      }),
    ],
    notes: [
      ...budgetNotes(world),
      ...divided.notes,
      ...laterNotes(
        all.map(({ assignment }) => assignment),
        world,
      ),
    ],
  }
}

function draftFor(
  world: DraftingWorld,
  mandate: Obliged,
  rows: AgreementRow[],
  office: OfficeBudget | undefined,
  divided: BudgetRow[],
): { wish?: Wish; gap?: DraftingGap } {
  const { chart, policy, ranks } = world
  const { assignment, position, unit, agency, level } = mandate
  const giver = giverOf(chart, mandate, policy)
  const firstParty = partyOf(chart, assignment, ranks)
  const secondParty = giver ? partyOf(chart, giver, ranks) : null
  if (!firstParty) return {}
  if (level.form === 'TWO_PARTY' && !secondParty)
    return { gap: gapOf(mandate, firstParty, noGiver) }
  if (rows.length === 0) return { gap: gapOf(mandate, firstParty, noRows) }
  const wish = {
    mandateId: assignment.id,
    personId: assignment.personId,
    positionId: position.id,
    unitId: unit.id,
    agencyId: agency?.id ?? null,
    level: position.level,
    form: level.form,
    giver: giver && { mandateId: giver.id, personId: giver.personId, positionId: giver.positionId },
    firstParty,
    secondParty,
    dueOn: dueOn(world, office, owesFrom(assignment, world.actingDays)),
    since: countsFrom(assignment, world.year),
    rows,
    budget: budgetFor(world, level, office) ?? divided,
  }
  return { wish }
}

/** Block B of the whole region or of one office; `null` where it follows from the nodes. */
function budgetFor(
  { budget }: DraftingWorld,
  level: Obliged['level'],
  office: OfficeBudget | undefined,
): BudgetRow[] | null {
  if (level.budgetFrom === 'REGION') return budget ? regionBlock(budget) : []
  if (level.budgetFrom === 'OFFICE') return office ? officeBlock(office, level) : []
  return null
}

function budgetNotes({ budget, year }: DraftingWorld): Note[] {
  if (!budget) {
    const detail = `Anggaran ${year} belum ada, jadi konsep PK belum memuat lampiran anggaran dan batas waktu.`
    return [{ code: 'NO_BUDGET', detail, href: '/impor?jenis=sipd', label: 'Impor rekap SIPD' }]
  }
  return [...fundNotes(budget), ...unmatchedNotes(budget)]
}

/** Lines whose file names no source of funds: the PK prints «–», never a guess. */
const fundNotes = ({ versionId, offices }: BudgetInForce): Note[] =>
  offices
    .filter(({ programs }) => programs.some(({ sources }) => sources.includes(unknownSource)))
    .map(({ skpdName, skpdCode }) => ({
      code: 'FUND_UNKNOWN',
      detail: `Sumber dana sebagian anggaran ${skpdName} (${skpdCode}) tidak tertulis di berkasnya; pada PK tercetak «–».`,
      href: `/anggaran/${versionId}`,
      label: 'Buka anggaran',
    }))

function unmatchedNotes(budget: BudgetInForce): Note[] {
  return budget.offices
    .filter(({ unitId }) => unitId === null)
    .map(({ skpdCode, skpdName }) => ({
      code: 'OFFICE_UNMATCHED',
      detail: `Anggaran ${skpdName} (${skpdCode}) belum terhubung dengan perangkat daerah mana pun.`,
      href: `/anggaran/${budget.versionId}`,
      label: 'Hubungkan',
    }))
}

/** What still names a deputy head of region as a party: it stays as it is, and is told. */
export const deputyNotes = (codes: readonly string[]): Note[] =>
  codes.length === 0
    ? []
    : [
        {
          code: 'DEPUTY_IS_PARTY',
          detail:
            `${codes.length} PK masih menyebut wakil kepala daerah sebagai pihak: ` +
            `${codes.slice(0, 20).join(', ')}. Yang sudah disepakati tidak diubah; susun penggantinya bila perlu.`,
          href: '/perjanjian',
          label: 'Buka daftar PK',
        },
      ]
