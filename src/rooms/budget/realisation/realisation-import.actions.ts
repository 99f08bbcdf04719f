import { setImmediate } from 'node:timers/promises'
import { errorsOf, type Problem, placeOf, type SheetTable } from '../../../kernel/importer.ts'
import { months, printDate } from '../../../kernel/indonesian.ts'
import type { Context } from '../../../platform/context.ts'
import type { Examined, Importer, OptionWish } from '../../../platform/importer.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import { dateWithin } from '../../planning/words.ts'
import type { BudgetTables } from '../budget.tables.ts'
import { canonicalCode } from '../code.rules.ts'
import { codesOn } from '../in-force.actions.ts'
import { versionInForce } from '../in-force.store.ts'
import { lockYear } from '../sipd-import/rekap.store.ts'
import { underUnits } from '../succession/link.rules.ts'
import { printVersion } from '../version/version.rules.ts'
import { loadVersions } from '../version/version.store.ts'
import { cashPlanSheet } from './cash-plan-sheet.rules.ts'
import { documentSheet } from './document-sheet.rules.ts'
import type {
  Asked,
  CeilingSum,
  Coverage,
  RealisedLine,
  StoredSum,
} from './realisation.contract.ts'
import { segmentsOf } from './realisation.rules.ts'
import {
  ceilingsOf,
  coverageOf,
  knownInVersions,
  saveRealisation,
  storedBeside,
  withdrawRealisation,
} from './realisation.store.ts'
import {
  type Beside,
  monthProblems,
  overCeiling,
  strangeCodes,
  strangeOffices,
} from './realised-judged.rules.ts'
import {
  type FileRead,
  type FileReader,
  readCashPlan,
  readDocuments,
} from './realised-row.rules.ts'
import { realisedSummary } from './realised-summary.rules.ts'

type Ctx = Context<BudgetTables & OrganisationTables>
type Codes = Awaited<ReturnType<typeof codesOn>>
/** One shape of file: how its rows are read. */
type Shape = {
  kind: string
  title: string
  sentence: string
  sheet: Importer<BudgetTables & OrganisationTables>['sheet']
  options: readonly OptionWish[]
  open: (table: SheetTable, asked: Asked) => FileReader
}

/** Rows between two pauses, so that others are served while a long file is checked. */
const slice = 2000

async function readFile(table: SheetTable, reader: FileReader): Promise<FileRead> {
  for (const [index, row] of table.rows.entries()) {
    if (index % slice === slice - 1) await setImmediate()
    reader.take(row)
  }
  return reader.end()
}

const askedIn = (options: Record<string, string>): Asked => ({
  year: Number(options.tahun),
  fromMonth: Number(options.dari ?? 1),
  toMonth: Number(options.sampai),
  whole: options.cakupan !== 'BERKAS',
})

const problem = (code: string, detail: string, more: Partial<Problem> = {}): Problem => ({
  ...{ row: null, column: null, severity: 'error', code, detail },
  ...more,
})

/** What the person said that cannot be: months the wrong way round, or still to come. */
function askedProblems({ year, fromMonth, toMonth }: Asked, today: string): Problem[] {
  const last = `${year}-${String(toMonth).padStart(2, '0')}`
  return [
    ...(fromMonth > toMonth
      ? [
          problem(
            'budget/months-reversed',
            `${months[fromMonth - 1]} sesudah ${months[toMonth - 1]}. Pilih bulan awal yang lebih dahulu.`,
          ),
        ]
      : []),
    ...(last > today.slice(0, 7)
      ? [
          problem(
            'budget/month-to-come',
            `${months[toMonth - 1]} ${year} belum berjalan, jadi realisasinya belum ada.`,
          ),
        ]
      : []),
  ]
}

/** What the file is held against; `null` while the year has no budget. */
async function besideOf(
  ctx: Ctx,
  year: number,
  segments: readonly Coverage[],
  lines: readonly RealisedLine[],
  codes: Codes,
): Promise<Beside | null> {
  const version = await versionInForce(ctx, year, dateWithin(year, ctx.today))
  if (!version) return null
  const ceilings = ceilingsUnder(await ceilingsOf(ctx, version.id), codes)
  const inForce = new Set(ceilings.map(codeKey))
  const strange = lines.filter((line) => !inForce.has(codeKey(line)))
  const others = (await loadVersions(ctx, year)).filter(
    ({ id, withdrawnAt }) => withdrawnAt === null && id !== version.id,
  )
  const holders = new Map(
    (
      await knownInVersions(
        ctx,
        others.map(({ id }) => id),
        [...new Set(strange.flatMap(({ skpdCode }) => namesOf(skpdCode, codes)))],
      )
    ).map((one) => [
      codeKey(ownOf({ ...one, subUnitCode: '' }, codes)),
      others.find(({ id }) => id === one.versionId),
    ]),
  )
  return {
    versionName: printVersion({ ...version, year }),
    ceilings,
    stored: (await storedIn(ctx, year, segments)).map((sum) => ownOf(sum, codes)),
    files: await coverageOf(ctx, year),
    handed: codes.handed,
    elsewhere: (skpdCode, subActivityCode) => {
      const holder = holders.get(codeKey({ skpdCode, subActivityCode }))
      return holder ? printVersion(holder) : null
    },
  }
}

/** A row under the code of the unit that it belongs to now. */
const ownOf = <Row extends Parameters<typeof underUnits>[0][number]>(
  row: Row,
  { unitOf }: Codes,
): Row => underUnits([row], unitOf)[0]?.row ?? row

/** A code with those that it goes on for. */
const namesOf = (skpdCode: string, { handed, links }: Codes): string[] => [
  skpdCode,
  ...handed.flatMap(({ code, heirCode }) => (heirCode === skpdCode ? [code] : [])),
  ...links.flatMap(({ code, subActivityCode }) => (subActivityCode ? [code] : [])),
]

/** Ceilings under the codes of the units that have them now. */
function ceilingsUnder(ceilings: readonly CeilingSum[], codes: Codes): CeilingSum[] {
  const own = underUnits(ceilings, codes.unitOf)
  if (own.every(({ name }) => name === null)) return [...ceilings]
  const named = own.map(({ row, name }) => (name === null ? row : { ...row, skpdName: name }))
  const groups = Map.groupBy(named, (sum) => `${codeKey(sum)} ${sum.subUnitCode}`)
  return [...groups.values()].flatMap(([first, ...others]) =>
    first
      ? [
          {
            ...first,
            accounts: [...new Set([first, ...others].flatMap(({ accounts }) => accounts))],
            amount: others.reduce((sum, { amount }) => sum + amount, first.amount),
          },
        ]
      : [],
  )
}

/** What is stored of a year, parted by what several spans of a file cover together. */
async function storedIn(
  ctx: Ctx,
  year: number,
  segments: readonly Coverage[],
): Promise<StoredSum[]> {
  const [first, ...others] = segments
  if (!first) return []
  const all = await storedBeside(ctx, year, first)
  for (const segment of others)
    for (const [at, { replaced }] of (await storedBeside(ctx, year, segment)).entries()) {
      const sum = all[at]
      if (sum) all[at] = { ...sum, replaced: sum.replaced + replaced, kept: sum.kept - replaced }
    }
  return all
}

/** Rows under a code before the day since which there is an office of it: what was spent then stands
 * on those that it goes on for. */
function earlyProblems(
  lines: readonly RealisedLine[],
  year: number,
  { own, handed }: Codes,
  columns: SheetTable['columns'],
): Problem[] {
  const since = new Map(own.map((one) => [one.code, one.since]))
  const isEarly = ({ skpdCode, month }: RealisedLine): boolean =>
    handed.some(
      ({ heirCode, from: day, isNew }) =>
        heirCode === skpdCode &&
        day !== null &&
        isNew &&
        `${year}-${String(month).padStart(2, '0')}-31` < day,
    )
  const first = new Map(lines.filter(isEarly).map((line) => [line.skpdCode, line]))
  return [...first.values()].map(({ row, skpdCode, skpdName }) => ({
    ...placeOf(columns, row, 'skpdCode'),
    ...{ severity: 'error', code: 'budget/before-its-day', found: skpdCode },
    detail:
      `${skpdName} baru ada sejak ${printDate(since.get(skpdCode) ?? '')}, sehingga realisasi ` +
      'sebelum itu dibukukan pada perangkat daerah yang digabungkan.',
    suggestion: 'Tulis kode perangkat daerah yang lama pada baris sebelum tanggal itu.',
  }))
}

const codeKey = (code: { skpdCode: string; subActivityCode: string }): string =>
  `${code.skpdCode} ${canonicalCode(code.subActivityCode)}`

async function examine(
  ctx: Ctx,
  table: SheetTable,
  options: Record<string, string>,
  open: Shape['open'],
): Promise<Examined> {
  const asked = askedIn(options)
  const { year, fromMonth, toMonth, whole } = asked
  const read = await readFile(table, open(table, asked))
  const { lines } = read
  const offices = [...new Set(lines.map(({ skpdCode }) => skpdCode))]
  const codes = await codesOn(ctx, ctx.today)
  const coverage: Coverage = { fromMonth, toMonth, offices: whole ? null : offices }
  const segments = segmentsOf(coverage, { year, handed: codes.handed })
  const judged = lines.map((line) => ownOf(line, codes))
  const beside = await besideOf(ctx, year, segments, judged, codes)
  const strangers = beside ? strangeOffices(judged, beside, table.columns) : []
  return {
    problems: [
      ...askedProblems(asked, ctx.today),
      ...(beside
        ? monthProblems(judged, asked, beside)
        : [
            problem(
              'budget/no-budget',
              `Anggaran ${year} belum ada, jadi realisasinya belum dapat disandingkan.`,
              {
                suggestion: 'Impor rekap belanja SIPD lebih dahulu.',
                mend: { href: '/impor?jenis=sipd', label: 'Impor rekap SIPD' },
              },
            ),
          ]),
      ...read.problems,
      ...strangers,
      ...earlyProblems(lines, year, codes, table.columns),
      ...(beside && errorsOf(strangers).length === 0
        ? [
            ...strangeCodes(judged, beside, table.columns),
            ...overCeiling(judged, beside, table.columns),
          ]
        : []),
    ],
    summary: realisedSummary({ ...read, lines: judged }, asked, beside ?? nothing),
    write: async (runId) => {
      await lockYear(ctx, year)
      for (const segment of segments)
        await saveRealisation(
          ctx,
          { ...segment, year, runId },
          lines.filter(({ month }) => segment.fromMonth <= month && month <= segment.toMonth),
        )
    },
  }
}

/** What a year without a budget has to hold a file against. */
const nothing: Beside = {
  ...{
    versionName: 'anggaran yang belum diimpor',
    ceilings: [],
    stored: [],
    files: [],
    handed: [],
  },
  elsewhere: () => null,
}

const monthChoices = months.map((label, at) => ({ value: String(at + 1), label }))
const year: OptionWish = { key: 'tahun', label: 'Tahun anggaran', kind: 'year', required: true }
const from: OptionWish = {
  ...{ key: 'dari', label: 'Dari bulan', kind: 'choice', required: true, choices: monthChoices },
  hint: 'Bulan pertama laporan yang diunduh.',
}
const upTo: OptionWish = {
  ...{ key: 'sampai', label: 'Sampai bulan', kind: 'choice', required: true },
  ...{ choices: monthChoices, hint: 'Bulan terakhir yang sudah lengkap di berkas.' },
}
const scope: OptionWish = {
  ...{ key: 'cakupan', label: 'Cakupan berkas', kind: 'choice', required: true },
  hint: 'Yang tersimpan untuk bulan dan perangkat daerah itu digantikan berkas ini.',
  choices: [
    { value: 'SELURUH', label: 'Seluruh perangkat daerah' },
    { value: 'BERKAS', label: 'Hanya perangkat daerah di berkas ini' },
  ],
}

const shapes: readonly Shape[] = [
  {
    kind: 'realisation',
    title: 'SIPD: realisasi per dokumen',
    sentence:
      'Laporan Realisasi Per Dokumen dari SIPD, untuk satu bulan atau lebih; setoran dikurangkan, ' +
      'nama dan NIP tidak disimpan.',
    sheet: documentSheet,
    options: [year, from, upTo, scope],
    open: readDocuments,
  },
  {
    kind: 'monthly-realisation',
    title: 'RAK: realisasi tiap bulan',
    sentence: 'Rencana anggaran kas dengan kolom realisasi_1 sampai realisasi_12, sejak Januari.',
    sheet: cashPlanSheet,
    options: [year, upTo, scope],
    open: readCashPlan,
  },
]

/** The importers of what was spent, one for each shape of file people have. */
export const realisationImporters: readonly Importer<BudgetTables & OrganisationTables>[] =
  shapes.map(({ open, ...shape }) => ({
    ...shape,
    right: 'budget.manage',
    examine: (ctx, table, options) => examine(ctx, table, options, open),
    undo: async (ctx, runId) => {
      await withdrawRealisation(ctx, runId)
      return null
    },
  }))
