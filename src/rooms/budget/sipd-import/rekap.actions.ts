import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Problem, SheetTable } from '../../../kernel/importer.ts'
import { heed, type Refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import type { Examined, Importer, OptionWish } from '../../../platform/importer.ts'
import { type OrganisationTables, unitsOn } from '../../organisation/index.ts'
import type { WithdrawalGuard } from '../budget.ports.ts'
import type { BudgetTables } from '../budget.tables.ts'
import { unitFinder } from '../in-force.actions.ts'
import { Stage } from '../in-force.contract.ts'
import { inForceOn, stageLabels } from '../version/version.rules.ts'
import { loadVersions, officeTotals, type StoredVersion } from '../version/version.store.ts'
import type { RekapRead } from './rekap.contract.ts'
import { openRekap } from './rekap.rules.ts'
import {
  lockYear,
  saveLines,
  saveVersion,
  versionOfRun,
  versionWithDigest,
  withdrawVersion,
} from './rekap.store.ts'
import { fileOffices, unknownOffices } from './rekap-offices.rules.ts'
import { rekapSheet } from './rekap-sheet.rules.ts'
import {
  coverageProblems,
  stageProblems,
  whyNotWithdraw,
  whySameContent,
} from './rekap-stage.rules.ts'
import { type Former, rekapSummary } from './rekap-summary.rules.ts'

type Ctx = Context<BudgetTables & OrganisationTables>
type Guard = WithdrawalGuard<BudgetTables & OrganisationTables>

/** Rows between two pauses, so that others are served while a long file is checked. */
const slice = 2000

async function readRekap(table: SheetTable): Promise<RekapRead> {
  const reader = openRekap(table)
  for (const [index, row] of table.rows.entries()) {
    if (index % slice === slice - 1) await setImmediate()
    reader.take(row)
  }
  return reader.end()
}

/** Fingerprint of what a file says, whatever the file itself looks like. */
async function digestOf({ year, lines }: RekapRead): Promise<string> {
  const hash = createHash('sha256').update(`${year}\n`)
  for (const [index, { row: _, ...line }] of lines.entries()) {
    if (index % slice === slice - 1) await setImmediate()
    hash.update(`${JSON.stringify(line)}\n`)
  }
  return hash.digest('hex')
}

async function formerOf(
  ctx: Ctx,
  versions: readonly StoredVersion[],
  on: string,
): Promise<Former | null> {
  const former = versions.find(({ id }) => id === inForceOn(versions, on))
  if (!former) return null
  const offices = await officeTotals(ctx, former.id)
  return { ...former, offices: new Map(offices.map((office) => [office.skpdCode, office])) }
}

const fileProblem = ({ code, detail }: Refusal): Problem => ({
  row: null,
  column: null,
  severity: 'error',
  code,
  detail,
})

async function examine(
  ctx: Ctx,
  table: SheetTable,
  options: Record<string, string>,
  guards: readonly Guard[],
): Promise<Examined> {
  const stage = Stage.parse(options.tahap)
  const [approvedOn, legalBasis] = [options.disahkan ?? ctx.today, options.dasar?.trim() || null]
  const read = await readRekap(table)
  const { year, lines } = read
  const versions = year === null ? [] : await loadVersions(ctx, year)
  const former = await formerOf(ctx, versions, approvedOn)
  const agencies = (await unitsOn(ctx, ctx.today)).filter(({ isAgency }) => isAgency)
  const unitOf = await unitFinder(ctx, ctx.today)
  const offices = fileOffices(lines)
  const digest = await digestOf(read)
  const twinId = year === null ? undefined : await versionWithDigest(ctx, year, digest)
  const twin = whySameContent(versions.find(({ id }) => id === twinId))
  return {
    problems: [
      ...(twin ? [fileProblem(twin)] : []),
      ...(year === null
        ? []
        : stageProblems({ year, stage, approvedOn, today: ctx.today }, versions)),
      ...coverageProblems(offices, former),
      ...read.problems,
      ...unknownOffices(
        offices,
        { found: (code) => unitOf(code) !== null, agencies },
        table.columns,
      ),
    ],
    summary: rekapSummary(read, {
      stage,
      offices,
      former,
      unitName: (code) => unitOf(code)?.name ?? null,
    }),
    write: async (runId) => {
      if (year === null) throw new Error('a rekap without lines was committed')
      await lockYear(ctx, year)
      const sameId = await versionWithDigest(ctx, year, digest)
      heed(whySameContent((await loadVersions(ctx, year)).find(({ id }) => id === sameId)))
      await saveLines(
        ctx,
        await saveVersion(ctx, { year, stage, approvedOn, legalBasis, digest, runId }),
        lines,
      )
      for (const guard of guards) await guard.follow?.(ctx, { year, withdrawn: null })
    },
  }
}

async function undo(ctx: Ctx, runId: string, guards: readonly Guard[]): Promise<Refusal | null> {
  const id = await versionOfRun(ctx, runId)
  const version =
    id === undefined
      ? undefined
      : (await loadVersions(ctx)).find((candidate) => candidate.id === id)
  if (!version) return null
  await lockYear(ctx, version.year)
  const own = whyNotWithdraw(version, await loadVersions(ctx, version.year))
  if (own) return own
  for (const guard of guards) {
    const reason = await guard.whyNotWithdraw(ctx, version.id)
    if (reason) return reason
  }
  await withdrawVersion(ctx, version.id)
  const { id: withdrawn, year } = version
  for (const guard of guards) await guard.follow?.(ctx, { year, withdrawn })
  return null
}

const options: readonly OptionWish[] = [
  {
    key: 'tahap',
    label: 'Tahap anggaran',
    kind: 'choice',
    required: true,
    hint: 'Berkas SIPD tidak menyebut tahapnya.',
    choices: Stage.options.map((value) => ({ value, label: stageLabels[value] })),
  },
  {
    key: 'disahkan',
    label: 'Tanggal pengesahan DPA',
    kind: 'date',
    required: true,
    hint: 'Batas waktu perjanjian kinerja dihitung dari tanggal ini.',
  },
  {
    key: 'dasar',
    label: 'Dasar hukum',
    hint: 'Misalnya Perda APBD dan Perkada penjabarannya.',
    kind: 'text',
    required: false,
  },
]

/** The importer of «SIPD: rekap belanja»; `guards` are the rooms that follow a version, and are asked
 * before one is taken back. */
export function sipdImporter(
  guards: readonly Guard[] = [],
): Importer<BudgetTables & OrganisationTables> {
  return {
    kind: 'sipd',
    title: 'SIPD: rekap belanja',
    sentence:
      'Rekap belanja per rekening yang diunduh dari SIPD: satu berkas satu tahun dan satu tahap anggaran.',
    right: 'budget.manage',
    sheet: rekapSheet,
    options,
    examine: (ctx, table, options) => examine(ctx, table, options, guards),
    undo: (ctx, runId) => undo(ctx, runId, guards),
  }
}
