import type { DraftingWorld } from '../../rooms/agreements/drafting/drafting.rules.ts'
import {
  type AgreementPolicy,
  amendmentRules,
  type LevelPolicy,
} from '../../rooms/agreements/pack.contract.ts'
import type { BudgetInForce, OfficeBudget } from '../../rooms/budget/words.ts'
import {
  type Assignment,
  chartOf,
  type Organisation,
  type Person,
  type Position,
  type Unit,
} from '../../rooms/organisation/words.ts'
import type { PlanMeasure, PlanNode } from '../../rooms/planning/words.ts'

/** A readable id: the same name always gives the same UUID-shaped text. */
export const idOf = (name: string): string => {
  const hex = [...name]
    .map((letter) => (letter.codePointAt(0) ?? 0).toString(16))
    .join('')
    .padEnd(20, '0')
    .slice(0, 20)
  return `00000000-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}

export const aUnit = (name: string, more: Partial<Unit> = {}): Unit => ({
  id: idOf(name),
  code: name,
  name,
  shortName: name,
  kind: 'DINAS',
  parentId: null,
  isAgency: false,
  skpdCode: null,
  ...more,
})
export const aPosition = (
  title: string,
  unit: string,
  superior: string | null,
  more: Partial<Position> = {},
): Position => ({
  id: idOf(title),
  code: title,
  title,
  unitId: idOf(unit),
  kind: 'STRUKTURAL',
  echelon: null,
  level: 'ADMINISTRATOR',
  superiorId: superior && idOf(superior),
  singleHolder: true,
  ...more,
})
export const aPerson = (name: string, more: Partial<Person> = {}): Person => ({
  id: idOf(name),
  nip: '197003151995011001',
  name,
  employmentKind: 'PNS',
  grade: 'IV/a',
  ...more,
})
export const aHolder = (
  person: string,
  position: string,
  more: Partial<Assignment> = {},
): Assignment => ({
  id: idOf(`${person}@${position}`),
  personId: idOf(person),
  positionId: idOf(position),
  kind: 'D',
  validFrom: '2025-01-01',
  validTo: null,
  ...more,
})
export const aNode = (
  code: string,
  holder: string | null,
  more: Partial<PlanNode> = {},
): PlanNode => ({
  id: idOf(code),
  parentId: null,
  code,
  component: 'SASARAN_PROGRAM',
  level: 'IMMEDIATE_OUTCOME',
  statement: `Sasaran ${code}`,
  unitId: null,
  holderPositionId: holder && idOf(holder),
  holderPersonId: null,
  budgetCode: null,
  ...more,
})
export const aMeasure = (node: string, more: Partial<PlanMeasure> = {}): PlanMeasure => ({
  id: idOf(`m${node}`),
  nodeId: idOf(node),
  indicatorId: idOf(`i${node}`),
  number: 1,
  descent: 'NEW',
  parentMeasureId: null,
  share: null,
  indicatorCode: `I.${node}`,
  indicatorName: `Indikator ${node}`,
  unitLabel: 'persen',
  unitKind: 'PERCENT',
  polarity: 'MAXIMIZE',
  aggregation: 'LAST',
  isKey: false,
  frequency: 'QUARTERLY',
  target: '80.00',
  printedTarget: '80,00',
  quarterTargets: {},
  ...more,
})

const level = (more: Partial<LevelPolicy>): LevelPolicy => ({
  label: 'Administrator',
  heading: 'Sasaran Program',
  form: 'TWO_PARTY',
  giver: 'SUPERIOR',
  grain: 'ACTIVITY',
  budgetFrom: 'NODES',
  rank: 1,
  ...more,
})

export const aPolicy: AgreementPolicy = {
  deadlineMonths: 1,
  noNewFromMonth: 12,
  rowsAtLeast: 1,
  rowsAtMost: 10,
  actionPlanDays: 30,
  plhSigns: false,
  amendment: amendmentRules,
  headings: { TUJUAN_PD: 'Tujuan', SASARAN_PD: 'Sasaran Strategis' },
  levels: {
    REGION_HEAD: level({
      heading: 'Sasaran Strategis',
      form: 'SOLE',
      giver: 'NONE',
      grain: 'PROGRAM',
      budgetFrom: 'REGION',
    }),
    AGENCY_HEAD: level({
      heading: 'Sasaran Strategis',
      giver: 'REGION_HEAD',
      grain: 'PROGRAM',
      budgetFrom: 'OFFICE',
    }),
    ASSISTANT: level({ grain: 'PROGRAM' }),
    ADMINISTRATOR: level({}),
    SUPERVISOR: level({ heading: 'Sasaran Kegiatan', grain: 'SUB_ACTIVITY' }),
    COORDINATOR: level({ heading: 'Sasaran Kegiatan', grain: 'SUB_ACTIVITY' }),
    FUNCTIONAL: level({ grain: 'SUB_ACTIVITY' }),
    STAFF: level({ grain: 'SUB_ACTIVITY' }),
  },
  changes: {
    ...({ TARGET: 'MUST', ROW_ADDED: 'MUST', ROW_DROPPED: 'MUST', WORDING: 'MAY' } as const),
    ...({ LINE_ADDED: 'MUST', LINE_DROPPED: 'MUST', AMOUNT: 'MAY', SOURCE: 'SILENT' } as const),
    ...({ GIVER: 'MAY', ORGANISATION: 'MUST', PARENT: 'MAY' } as const),
  },
  byLaw: ['REGION_HEAD', 'AGENCY_HEAD'],
  publicLevels: ['REGION_HEAD', 'AGENCY_HEAD', 'ADMINISTRATOR'],
  obliged: {
    positionKinds: ['POLITIK', 'STRUKTURAL', 'FUNGSIONAL', 'PELAKSANA'],
    exempt: [{ positionKind: 'FUNGSIONAL', unitKinds: ['SEKOLAH', 'PUSKESMAS'] }],
    titled: [],
  },
}

const sub = (code: string, amount: number) => ({
  code,
  name: `Sub ${code}`,
  amount,
  sources: ['APBD'],
})
const activity = (code: string, amount: number) => ({
  code,
  name: `Kegiatan ${code}`,
  amount,
  sources: ['APBD'],
  subActivities: [sub(`${code}.0001`, amount - 1000), sub(`${code}.0002`, 1000)],
})

/** Dinas with a programme shared by three bidang (1.01.02: SD, SMP, PAUD) and its supporting
 * programme. */
export const anOffice = (more: Partial<OfficeBudget> = {}): OfficeBudget => ({
  skpdCode: '1.01.0.00.0.00.01.0000',
  skpdName: 'Dinas Pendidikan',
  unitId: idOf('Dinas'),
  approvedOn: '2026-01-31',
  dpaNumber: 'DPA/1',
  total: 9_000_000,
  programs: [
    {
      code: '1.01.01',
      name: 'Program Penunjang',
      amount: 2_000_000,
      sources: ['APBD'],
      activities: [activity('1.01.01.2.01', 2_000_000)],
    },
    {
      code: '1.01.02',
      name: 'Program Pengelolaan Pendidikan',
      amount: 7_000_000,
      sources: ['APBD', 'DAK'],
      activities: [
        activity('1.01.02.2.01', 4_000_000),
        activity('1.01.02.2.02', 2_000_000),
        activity('1.01.02.2.03', 1_000_000),
      ],
    },
  ],
  ...more,
})

export const aBudget = (offices: OfficeBudget[] = [anOffice()]): BudgetInForce => ({
  versionId: idOf('budget'),
  year: 2026,
  stage: 'MURNI',
  sequence: 1,
  approvedOn: '2026-01-05',
  total: offices.reduce((sum, { total }) => sum + total, 0),
  offices,
})

/** Mayor, Dinas with its head, secretary and two bidang, a functional official under one of them, a
 * school with a teacher. */
export const anOrganisation = (more: Partial<Organisation> = {}): Organisation => ({
  on: '2026-01-20',
  units: [
    aUnit('Pemda', { kind: 'PEMDA' }),
    aUnit('Dinas', { parentId: idOf('Pemda'), isAgency: true }),
    aUnit('Bidang SD', { parentId: idOf('Dinas'), kind: 'BIDANG' }),
    aUnit('Bidang SMP', { parentId: idOf('Dinas'), kind: 'BIDANG' }),
    aUnit('SMPN 1', { parentId: idOf('Dinas'), kind: 'SEKOLAH' }),
  ],
  positions: [
    aPosition('Wali Kota', 'Pemda', null, { kind: 'POLITIK', level: 'REGION_HEAD' }),
    aPosition('Kepala Dinas', 'Dinas', 'Wali Kota', { level: 'AGENCY_HEAD' }),
    aPosition('Kabid SD', 'Bidang SD', 'Kepala Dinas'),
    aPosition('Kabid SMP', 'Bidang SMP', 'Kepala Dinas'),
    aPosition('Perencana', 'Bidang SD', 'Kabid SD', {
      kind: 'FUNGSIONAL',
      level: 'FUNCTIONAL',
      singleHolder: false,
    }),
    aPosition('Guru', 'SMPN 1', 'Kepala Dinas', {
      kind: 'FUNGSIONAL',
      level: 'FUNCTIONAL',
      singleHolder: false,
    }),
  ],
  people: [
    aPerson('Maya', { nip: null, employmentKind: 'NON_ASN', grade: null }),
    aPerson('Surya', { grade: 'IV/c' }),
    aPerson('Eko'),
    aPerson('Fitri'),
    aPerson('Gita'),
    aPerson('Guru Budi'),
  ],
  assignments: [
    aHolder('Maya', 'Wali Kota'),
    aHolder('Surya', 'Kepala Dinas'),
    aHolder('Eko', 'Kabid SD'),
    aHolder('Fitri', 'Kabid SMP'),
    aHolder('Gita', 'Perencana'),
    aHolder('Guru Budi', 'Guru'),
  ],
  teamRoles: [],
  ...more,
})

const planCodes = [
  ['T', 'Wali Kota', null, null],
  ['S', 'Kepala Dinas', 'T', null],
  ['P1', 'Kabid SD', 'S', '1.01.02.2.01'],
  ['P2', 'Kabid SMP', 'S', '1.01.02.2.02'],
  ['K1', 'Perencana', 'P1', '1.01.02.2.01.0001'],
] as const

/** A whole small world to draft from; override what a test is about. */
export const aDraftingWorld = (more: Partial<DraftingWorld> = {}): DraftingWorld => ({
  year: 2026,
  chart: chartOf(anOrganisation()),
  plan: {
    nodes: planCodes.map(([code, holder, parent, budgetCode]) =>
      aNode(code, holder, { parentId: parent && idOf(parent), budgetCode }),
    ),
    measures: planCodes.map(([code]) => aMeasure(code)),
  },
  budget: aBudget(),
  firstApproval: {
    approvedOn: '2026-01-05',
    offices: new Map([['1.01.0.00.0.00.01.0000', '2026-01-31']]),
  },
  policy: aPolicy,
  ranks: { 'IV/a': 'Pembina', 'IV/c': 'Pembina Utama Muda' },
  ...{ on: '2026-12-31', actingDays: 30 },
  ...more,
})
