import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import policy from '../../../../data/packs/perjanjian-kinerja.json' with { type: 'json' }
import { closePdf } from '../../../platform/pdf.ts'
import { callsOf, cookieOf } from '../../../testing/calls.ts'
import { csvUpload, importDeskOf } from '../../../testing/import-desk.ts'
import { inRegionOne } from '../../../testing/small-plan.ts'
import {
  aGrantFor,
  openWorld,
  otherRegion,
  testRegion,
  type World,
} from '../../../testing/world.ts'
import { grantRole, openAccount } from '../../identity/index.ts'
import { printTarget } from '../../planning/words.ts'
import administrator from '../fixtures/pk-eselon-3.json' with { type: 'json' }
import supervisor from '../fixtures/pk-eselon-4.json' with { type: 'json' }
import functional from '../fixtures/pk-fungsional.json' with { type: 'json' }
import governor from '../fixtures/pk-gubernur.json' with { type: 'json' }
import bureauHead from '../fixtures/pk-kepala-biro.json' with { type: 'json' }
import agencyHead from '../fixtures/pk-kepala-dinas.json' with { type: 'json' }
import mayor from '../fixtures/pk-wali-kota.json' with { type: 'json' }
import { agreementContract } from '../index.ts'

/** A PK as a region published it, with what somebody who types it in needs beside it: the codes.
 * Offices, posts and lines of the budget are rows with `|` between their cells. */
type Original = {
  region: string
  firstParty: string
  secondParty: string | null
  units: string[]
  people: string[]
  promises: {
    kind: string
    heading: string
    objective: string
    /** The programmes or activities it names. */
    codes?: string
    /** Name, unit and target as printed; last, where the target repeats its unit or is shortened
     * («10.400 orang», «Rp 1,2 M»), the number that stands beside the unit on ours. */
    indicators: string[][]
  }[]
  /** Names of programmes, activities and sub-activities by their codes. */
  names: Record<string, string>
  /** Office (and spending unit), code, source of funds, amount. */
  lines: string[]
  budget: { groups: string[]; name: string; amount: number; source: string }[]
}

const originals: Record<string, Original> = {
  ...{ governor, bureauHead, agencyHead, administrator, mayor, supervisor, functional },
}
const province = { ...otherRegion, id: 3, code: 'PROV', name: 'Provinsi Uji' }
const regions = {
  KOTA: { region: testRegion, host: 'localhost' },
  KABUPATEN: { region: otherRegion, host: 'lain.example' },
  PROVINSI: { region: province, host: 'provinsi.example' },
}
type Kind = keyof typeof regions

/** The city prints both headings above each sub-activity. */
const { SUPERVISOR, FUNCTIONAL, ...levels } = policy.content.levels
const budgetHeadings = ['PROGRAM', 'ACTIVITY']
const twoHeadings = {
  ...levels,
  SUPERVISOR: { ...SUPERVISOR, budgetHeadings },
  FUNCTIONAL: { ...FUNCTIONAL, budgetHeadings },
}

const csv = (heads: string, rows: readonly string[][]) =>
  csvUpload(
    [heads.split(' | '), ...rows]
      .map((cells) => cells.map((cell) => `"${cell}"`).join(';'))
      .join('\r\n'),
  )
const cellsOf = (row: string): string[] => row.split('|').map((cell) => cell.trim())
const eachOnce = (rows: string[]): string[][] => [...new Set(rows)].map(cellsOf)

const units = (own: Original[]) =>
  csv(
    'KODE UNIT | NAMA UNIT | JENIS | KODE INDUK | PERANGKAT DAERAH | KODE SKPD',
    eachOnce(own.flatMap((one) => one.units)),
  )

const people = (own: Original[]) =>
  csv(
    'KODE JABATAN | NAMA JABATAN | KODE UNIT | JENIS JABATAN | ESELON | TINGKAT PK | KODE ATASAN | NIP | NAMA | STATUS PEGAWAI',
    eachOnce(own.flatMap((one) => one.people)).map((row) => [...row, row[7] ? 'PNS' : 'Non ASN']),
  )

/** The plan, its last objective first: the order of the paper must come from the codes. */
const plan = (own: Original[]) =>
  csv(
    'KODE KINERJA | JENIS | PERNYATAAN | KODE JABATAN | KODE ANGGARAN | KODE INDIKATOR | INDIKATOR | SATUAN | ARAH | AKUMULASI | TARGET 2026',
    own.flatMap(({ people: posts, promises }) => {
      const [post = ''] = cellsOf(posts.at(-1) ?? '')
      return promises
        .map(({ kind, objective, codes = '', indicators }, at) => {
          const code = `${post}.${at + 1}`
          return indicators.map(([name = '', unit = '', target = ''], number) => [
            ...[code, kind, objective, post, codes, `${code}.${number + 1}`, name, unit],
            ...['Makin tinggi makin baik', 'Terakhir', target],
          ])
        })
        .toReversed()
        .flat()
    }),
  )

/** The recapitulation of SIPD, its last line first. */
const recapitulation = (own: Original[]) => {
  const names: Record<string, string> = Object.assign({}, ...own.map((one) => one.names))
  const named = (code: string, parts: number): string[] => {
    const short = code.split('.').slice(0, parts).join('.')
    return [short, names[short] ?? `Uraian ${short}`]
  }
  const rows = own.flatMap(({ lines }) => lines).map(cellsOf)
  return csv(
    'TAHUN | KODE SKPD | NAMA SKPD | KODE SUB UNIT | NAMA SUB UNIT | KODE PROGRAM | NAMA PROGRAM | KODE KEGIATAN | NAMA KEGIATAN | KODE SUB KEGIATAN | NAMA SUB KEGIATAN | NAMA SUMBER DANA | KODE REKENING | NAMA REKENING | PAGU',
    rows.toReversed().map(([offices = '', code = '', fund = '', amount = '']) => {
      const [office = '', part = office] = offices.split(' ')
      return [
        ...['2026', office, `SKPD ${office}`, part, `Unit ${part}`],
        ...[...named(code, 3), ...named(code, 5), ...named(code, 6)],
        ...[fund, '5.1.02.01.01.0024', 'Alat tulis kantor', amount],
      ]
    }),
  )
}

let world: World
const cookies: Record<string, string> = {}

/** Types the papers of one region in and drafts; tells what the files were found wrong in. */
async function typeIn(kind: Kind): Promise<void> {
  const { region, host } = regions[kind]
  const own = Object.values(originals).filter((one) => one.region === kind)
  const [personId, signIn, password] = [randomUUID(), `pengetik-${host}`, 'kata sandi untuk uji']
  await world.asSystem(async (ctx) => {
    await openAccount(ctx, { personId, signIn, password, demonstration: true })
    for (const role of ['ORGANISATION_BUREAU', 'BUDGET'] as const)
      await grantRole(ctx, { ...aGrantFor(personId), role, unitId: null })
  }, region)
  const cookie = await cookieOf(world.app, { host, signIn, password })
  cookies[kind] = cookie
  const calls: World['calls'] = (contract) => callsOf(world.app, contract, { host, cookie })
  const desk = importDeskOf({ calls }, cookie)
  const files = [
    ['units', units(own), { berlaku: '2026-01-01' }],
    ['people', people(own), { berlaku: '2026-01-01' }],
    ['plan', plan(own), { tahun: '2026' }],
    ['sipd', recapitulation(own), { tahap: 'MURNI', disahkan: '2026-01-05' }],
  ] as const
  for (const [name, file, options] of files) {
    const run = await desk.check(name, file, options)
    expect(run.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    await desk.commit(run.id)
  }
  await calls(agreementContract).draftCascade({ year: 2026 })
}

const agreementsOf = (kind: Kind) =>
  callsOf(world.app, agreementContract, {
    ...{ host: regions[kind].host, cookie: cookies[kind] ?? '' },
  })

async function draftOf({ region, firstParty }: Original) {
  const calls = agreementsOf(region as Kind)
  const { items } = await calls.listAgreements({ year: 2026 })
  const found = items.find((one) => one.firstParty.title === firstParty)
  return calls.readAgreement({ id: found?.id ?? '' })
}

beforeAll(async () => {
  world = await openWorld()
  await world.owner.query(
    `insert into organisation.regions (id, code, name, kind, government_name, head_title, place,
      time_zone, fictional) values (3, 'PROV', 'Provinsi Uji', 'PROVINSI',
      'Pemerintah Provinsi Uji', 'Gubernur', 'Uji', 'Asia/Makassar', true)`,
  )
  await world.owner.query(
    `insert into organisation.region_hosts (host, region_id) values ('provinsi.example', 3)`,
  )
  await world.owner.query(
    `update organisation.regions set kind = 'KABUPATEN', name = 'Kabupaten Uji' where id = 2`,
  )
  await inRegionOne(world.owner, async (client) => {
    await client.query(
      `insert into organisation.region_rule_packs values (1, 'perjanjian-kinerja', '2025-01-01',
        null, 'Perwali 1/2025', true, $1, 'sha256:uji', now())`,
      [{ levels: twoHeadings }],
    )
  })
  for (const kind of Object.keys(regions) as Kind[]) await typeIn(kind)
})
afterAll(async () => {
  await closePdf()
  await world.close()
})

it.each(Object.entries(originals))(
  'the PK of a %s comes out with every row, amount, fund and order of the original',
  async (_, original) => {
    const page = await draftOf(original)

    expect([page.firstParty.title, page.secondParty?.title ?? null]).toEqual([
      ...[original.firstParty, original.secondParty],
    ])
    expect(
      page.rowList.map(({ heading, objective, indicator, unitLabel, target }) => [
        ...[heading, objective, indicator, unitLabel, printTarget(target)],
      ]),
    ).toEqual(
      original.promises.flatMap(({ heading, objective, indicators }) =>
        indicators.map(([name, unit, target, ours = target]) => [
          ...[heading, objective, name, unit, ours],
        ]),
      ),
    )
    expect(
      page.budgetList.map(({ outerName, groupName, name, amount, source }) => ({
        groups: [outerName, groupName].filter((heading) => heading !== null),
        ...{ name, amount, source },
      })),
    ).toEqual(original.budget)
  },
)

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (!hasPoppler) console.warn('skipped: poppler (pdftotext) is not installed')

/** The columns of the paper's tables, each from top to bottom: a cell beside several rows is read
 * before or between them. */
function columnsOf({ promises, budget }: Original): string[][] {
  const rows = promises.flatMap(({ indicators }) => indicators)
  const headings = budget.flatMap(({ groups, name, amount, source }, at) => [
    ...groups.filter((group) => !budget[at - 1]?.groups.includes(group)),
    ...[name, amount.toLocaleString('id'), source],
  ])
  return [
    [...Map.groupBy(promises, ({ heading }) => heading)].flatMap(([heading, own]) => [
      ...[heading, ...own.map(({ objective }) => objective)],
    ]),
    rows.flatMap(([name = '', unit = '', target = '', ours = target]) => [name, `${unit} ${ours}`]),
    [...headings, budget.reduce((sum, { amount }) => sum + amount, 0).toLocaleString('id')],
  ]
}

/** Those of the texts that are found, each behind the one before. */
function foundInOrder(text: string, parts: readonly string[]): string[] {
  let from = 0
  return parts.filter((part) => {
    const at = text.indexOf(part, from)
    if (at >= 0) from = at + part.length
    return at >= 0
  })
}

it.skipIf(!hasPoppler).each(Object.entries({ governor, agencyHead, supervisor }))(
  'the paper of a %s reads from top to bottom like the original',
  async (_, original) => {
    const { id } = await draftOf(original)
    const { bytes } = await agreementsOf(original.region as Kind).readDocument({ id })
    const pages = execFileSync('pdftotext', ['-raw', '-f', '2', '-', '-'], { input: bytes })
    const text = pages
      .toString()
      .replace(/\u200b/g, '')
      .replace(/\s+/g, ' ')

    const columns = columnsOf(original)
    expect(columns.map((column) => foundInOrder(text, column))).toEqual(columns)
  },
)
