import {
  type Clause,
  type ClauseInput,
  type Column,
  clausesIn,
  effectOf,
  optionsOf,
  type PackEffect,
  positionKindNames,
  unitKindNames,
} from '../../organisation/words.ts'
import { changeWords } from '../amending/change.rules.ts'
import { type DraftingWorld, planDrafting } from '../drafting/drafting.rules.ts'
import { obligedIn } from '../drafting/mandate.rules.ts'
import type { AgreementPolicy, LevelPolicy } from '../pack.contract.ts'

const { WAKIL: _, ...kindNames } = positionKindNames
const kinds = optionsOf(kindNames)
const givers = {
  NONE: 'tidak ada (pernyataan sendiri)',
  REGION_HEAD: 'kepala daerah',
  SUPERIOR: 'atasan langsung',
}
const grains = { PROGRAM: 'program', ACTIVITY: 'kegiatan', SUB_ACTIVITY: 'sub kegiatan' }
const rows: ClauseInput = { kind: 'whole', unit: 'baris' }

const exempt: Column[] = [
  { key: 'positionKind', label: 'Jenis jabatan', entry: { kind: 'choice', options: kinds } },
  {
    key: 'unitKinds',
    label: 'Di unit',
    entry: { kind: 'several', options: optionsOf(unitKindNames) },
  },
]

const causeColumns: Column[] = [
  { key: 'label', label: 'Disebut', entry: { kind: 'text' } },
  { key: 'legalBasis', label: 'Dasar', entry: { kind: 'text' } },
  {
    key: 'needsReference',
    label: 'Dokumen rujukan',
    entry: { kind: 'yesNo', yes: 'wajib', no: 'tidak wajib' },
  },
]

const heading: Column = { key: 'heading', label: 'Judul sasaran', entry: { kind: 'text' } }
const grain: Column = {
  key: 'grain',
  label: 'Anggaran per',
  entry: { kind: 'choice', options: optionsOf(grains) },
}
const giver = (of: Partial<typeof givers>): Column => ({
  key: 'giver',
  label: 'Pemberi amanah',
  entry: { kind: 'choice', options: optionsOf(of) },
})

const inOrder = ({ levels }: Pick<AgreementPolicy, 'levels'>): [string, LevelPolicy][] =>
  Object.entries(levels).toSorted(([, a], [, b]) => a.rank - b.rank)

/** What the region may say of a level: nobody gives to the head of region, and whom national law
 * obliges promises to the head of region. */
function levelClauses({ byLaw, levels }: AgreementPolicy): Clause[] {
  const { NONE, ...open } = givers
  return inOrder({ levels }).flatMap(([level, { label }]) => {
    const own = byLaw.includes(level) ? [heading, grain] : [giver(open), heading, grain]
    const shut = byLaw.includes(level)
      ? clausesIn('Tingkat PK', [
          [`levels.${level}.giver`, `${label}: pemberi amanah`, giver(givers).entry],
        ])
      : []
    return [
      ...shut,
      ...clausesIn('Tingkat PK', [
        [`levels.${level}`, label, { kind: 'record', columns: own }, 'open'],
      ]),
    ]
  })
}

/** What an amendment answers to and from when it counts. */
const amendmentClauses = ({ amendment }: AgreementPolicy): Clause[] =>
  clausesIn('PK Perubahan', [
    [
      'amendment.lockRealisedPeriods',
      'Bulan yang angkanya sudah terverifikasi',
      { kind: 'yesNo', yes: 'tidak lagi diubah targetnya', no: 'boleh diubah targetnya' },
      'open',
    ],
    [
      'amendment.deadlineMonths',
      'Batas menandatangani (0: tanpa batas)',
      { kind: 'whole', unit: 'bulan sejak konsepnya disusun' },
      'open',
    ],
    ...Object.entries(amendment.causes).map(
      ([cause, { label }]): [string, string, ClauseInput, 'open'] => [
        `amendment.causes.${cause}`,
        `Sebab: ${label}`,
        { kind: 'record', columns: causeColumns },
        'open',
      ],
    ),
  ])

const degrees: ClauseInput = {
  kind: 'choice',
  options: optionsOf({ SILENT: 'tidak disebut', MAY: 'dapat diubah', MUST: 'perlu diubah' }),
}

/** What follows where plan, budget or chart have moved on beside a promise in force. */
const changeClauses = (): Clause[] =>
  clausesIn(
    'Bila rencana, anggaran, atau susunan bergeser',
    Object.entries(changeWords).map(([kind, label]): [string, string, ClauseInput, 'open'] => [
      `changes.${kind}`,
      label,
      degrees,
      'open',
    ]),
  )

/** Rule pack `perjanjian-kinerja`, value by value. */
export function policyClauses(policy: AgreementPolicy): Clause[] {
  const levels: ClauseInput = {
    kind: 'several',
    options: inOrder(policy).map(([value, { label }]) => ({ value, label })),
  }
  return [
    ...clausesIn('Siapa dan kapan', [
      ['byLaw', 'Wajib menurut peraturan nasional', levels],
      [
        'deadlineMonths',
        'Batas membuat PK',
        { kind: 'whole', unit: 'bulan sejak DPA disahkan atau pejabat dilantik' },
      ],
      [
        'noNewFromMonth',
        'Pejabat baru tidak lagi membuat PK tahun itu sejak',
        { kind: 'whole', unit: '(nomor bulan)' },
        'open',
      ],
      [
        'actionPlanDays',
        'Batas menyusun rencana aksi',
        { kind: 'whole', unit: 'hari sejak PK aktif' },
        'open',
      ],
      [
        'obliged.positionKinds',
        'Jenis jabatan yang diwajibkan daerah',
        { kind: 'several', options: kinds },
        'open',
      ],
      ['obliged.exempt', 'Kecuali', { kind: 'table', columns: exempt }, 'open'],
      ['obliged.titled', 'Tetap wajib bila nama jabatannya diawali', { kind: 'words' }, 'open'],
      ['publicLevels', 'PDF terbuka bagi umum untuk tingkat', levels, 'open'],
      [
        'plhSigns',
        'Pelaksana harian (Plh)',
        { kind: 'yesNo', yes: 'menandatangani PK', no: 'tidak menandatangani PK' },
        'open',
      ],
      ['rowsAtLeast', 'Isi PK paling sedikit', rows, 'open'],
      ['rowsAtMost', 'Isi PK sebaiknya paling banyak', rows, 'open'],
    ]),
    ...amendmentClauses(policy),
    ...changeClauses(),
    ...levelClauses(policy),
  ]
}

/** Who must promise, by mandate, else by vacant post, with the words for it. */
function obligedBy({ chart }: DraftingWorld, policy: AgreementPolicy): Map<string, string> {
  const { obliged, vacant } = obligedIn(chart, policy)
  return new Map([
    ...obliged.map(({ assignment, position, unit }) => {
      const name = chart.person.get(assignment.personId)?.name
      return [assignment.id, `${position.title}, ${unit.name} (${name})`] as const
    }),
    ...vacant.map(
      ({ position, unit }) => [position.id, `${position.title}, ${unit.name}`] as const,
    ),
  ])
}

const asked = (level: LevelPolicy | undefined): string =>
  level ? `${level.heading}, anggaran per ${grains[level.grain]}` : '–'

/** What another policy would change, decided by the drafting itself with the one and with the
 * other: who gains or loses a PK, who promises to somebody else, whose paper looks otherwise. */
export function policyEffects(
  world: DraftingWorld,
  { before, after }: { before: AgreementPolicy; after: AgreementPolicy },
): PackEffect[] {
  const [was, will] = [obligedBy(world, before), obligedBy(world, after)]
  const only = (one: Map<string, string>, other: Map<string, string>, says: [string, string]) =>
    [...one]
      .filter(([id]) => !other.has(id))
      .map(([, name]) => ({ name, before: says[0], after: says[1] }))
  const drafted = planDrafting({ ...world, policy: before }).wishes
  const drafts = new Map(
    planDrafting({ ...world, policy: after }).wishes.map((wish) => [wish.mandateId, wish]),
  )
  const pairs = drafted.flatMap((wish) => {
    const then = drafts.get(wish.mandateId)
    return then ? [{ wish, then, name: `${wish.firstParty.name}, ${wish.firstParty.title}` }] : []
  })
  const givers = pairs
    .map(({ wish, then, name }) => ({
      name,
      before: wish.secondParty?.title ?? 'sendiri',
      after: then.secondParty?.title ?? 'sendiri',
    }))
    .filter((row) => row.before !== row.after)
  const papers = pairs
    .map(({ wish, name }) => ({
      name,
      before: asked(before.levels[wish.level]),
      after: asked(after.levels[wish.level]),
    }))
    .filter((row) => row.before !== row.after)
  return [
    effectOf('jabatan menjadi wajib membuat PK', only(will, was, ['tanpa PK', 'wajib PK'])),
    effectOf('jabatan tidak lagi wajib membuat PK', only(was, will, ['wajib PK', 'tanpa PK'])),
    effectOf('PK berganti pemberi amanah', givers),
    effectOf('PK berganti judul sasaran atau rincian anggaran', papers),
  ]
}
