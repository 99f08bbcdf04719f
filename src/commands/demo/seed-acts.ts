import { events, importers } from '../../app.ts'
import { systemActor } from '../../kernel/actor.ts'
import type { Taken } from '../../kernel/contract.ts'
import { printProblem } from '../../kernel/importer.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import { act } from '../../platform/act.ts'
import {
  type AgreementLine,
  agreementsActions,
  amendingContract,
  type DraftingReport,
} from '../../rooms/agreements/index.ts'
import { budgetActions } from '../../rooms/budget/index.ts'
import { importActs } from '../../rooms/imports/index.ts'
import { confirmEvent, draftEvent, loadOrganisation } from '../../rooms/organisation/index.ts'
import type { DemoStage } from './budget.ts'
import type { Decree } from './decrees.ts'
import type { Demonstration } from './demonstration.ts'
import { diceFor } from './dice.ts'
import { type Merger, officesBefore } from './merger.ts'
import { hasCome, onDay, perform, type Stage, type Worker } from './year.ts'

const imports = importActs(importers)

/** Checks and commits a file, as somebody with its right would; what was committed stays, and a file
 * with an error is a fault of ours. */
export async function take(
  { house, region, say }: Stage,
  kind: string,
  name: string,
  text: string,
  options: Record<string, string>,
): Promise<void> {
  const { items } = await act(house, region, systemActor, (ctx) => imports.listImports(ctx, {}))
  if (items.some(({ fileName, state }) => fileName === name && state === 'COMMITTED')) return
  const file = { name, type: 'text/csv', bytes: Buffer.from(text) }
  const checked = await act(house, region, systemActor, (ctx) =>
    imports.checkImport(ctx, { kind, file, options: JSON.stringify(options) }),
  )
  const [worst] = checked.problems.filter(({ severity }) => severity === 'error')
  if (worst) throw new Error(`${name}: ${printProblem(worst)} (${checked.errors} errors)`)
  await act(house, region, systemActor, (ctx) => imports.commitImport(ctx, { runId: checked.id }))
  say(`${checked.title}: ${checked.summary.sentence}`)
}

type Approved = {
  disahkan: string
  dasar: string
  approvals: readonly [month: string, first: number, last: number]
}
const stages: Record<number, Record<DemoStage, Approved>> = {
  2025: {
    MURNI: {
      disahkan: '2025-01-02',
      dasar: 'Perda 8/2024 dan Perwali 38/2024',
      approvals: ['2025-01', 3, 8],
    },
    PERUBAHAN: {
      disahkan: '2025-09-29',
      dasar: 'Perda 5/2025 dan Perwali 29/2025',
      approvals: ['2025-09', 29, 30],
    },
  },
  2026: {
    MURNI: {
      disahkan: '2026-01-05',
      dasar: 'Perda 9/2025 dan Perwali 41/2025',
      approvals: ['2026-01', 5, 9],
    },
    PERUBAHAN: {
      disahkan: '2026-09-28',
      dasar: 'Perda 6/2026 dan Perwali 33/2026',
      approvals: ['2026-09', 28, 30],
    },
  },
}

/** Takes in one stage of the budget and records when each office's DPA was approved. A stage that
 * is there already stays. */
export async function takeBudget(
  at: Stage,
  { data, seats, files, merger }: Demonstration,
  year: number,
  stage: DemoStage,
): Promise<void> {
  const { house, region } = at
  const versionOf = async (): Promise<string | undefined> => {
    const { items } = await act(house, region, systemActor, (ctx) =>
      budgetActions.listBudgetVersions(ctx, { year }),
    )
    return items.find((version) => version.stage === stage)?.id
  }
  const approved = stages[year]?.[stage]
  const text = files.sipd[year]?.[stage]
  if (!approved || !text || (await versionOf())) return
  const { disahkan, dasar, approvals } = approved
  await take(at, 'sipd', `rekap-belanja-${stage.toLowerCase()}-${year}.csv`, text, {
    ...{ tahap: stage, disahkan, dasar },
  })
  const versionId = await versionOf()
  if (!versionId) throw new Error('the budget was not taken in')
  const holderOf = (title: string): string | null =>
    seats.find(({ post }) => post.title === title)?.person?.name ?? null
  const [month, first, last] = approvals
  const isBefore = `${month}-01` < (merger?.merged.on ?? '')
  const offices = isBefore ? officesBefore(data.offices) : data.offices
  await act(house, region, systemActor, async (ctx) => {
    for (const [number, { code, skpd }] of offices.entries()) {
      const day = diceFor(`dpa ${stage} ${code}`).whole(first, last)
      await budgetActions.setApproval(ctx, {
        ...{ versionId, skpdCode: skpd, approvedOn: `${month}-${String(day).padStart(2, '0')}` },
        dpaNumber: `${stage === 'MURNI' ? 'DPA' : 'DPPA'}/${String(number + 1).padStart(3, '0')}/BPKAD/${year}`,
        approvedBy: holderOf('Kepala Badan Pengelola Keuangan dan Aset Daerah'),
        consentBy: holderOf('Sekretaris Daerah'),
      })
    }
  })
}

/** Who begins, acts, leaves or is away by a decree, on its first day; what has not come yet is not played. */
export async function playDecree(at: Stage, { kind, since, name, text }: Decree): Promise<void> {
  if (hasCome(at, since)) await take(onDay(at, since), kind, name, text, {})
}

/** Several units become one. */
async function merge(
  { house, region, say }: Stage,
  { merged }: Merger,
  content: { sources: string[]; opens: { name: string }; head: object },
): Promise<void> {
  const { decree: number, decreeDate: date, on: effectiveOn } = merged
  const asked = { kind: 'MERGE', effectiveOn, decree: { number, date }, content }
  await act(house, region, systemActor, async (ctx) =>
    confirmEvent(ctx, events, await draftEvent(ctx, events.kinds, asked)),
  )
  say(`Penggabungan: ${content.opens.name}, ${number}.`)
}

/** The offices that became one, on the day it happened: their secretariats first, they themselves,
 * and who was appointed. What is there already stays. */
export async function playMerger(at: Stage, { merger, structure }: Demonstration): Promise<void> {
  if (!merger) return
  const { office, merged } = merger
  const stage = onDay(at, merged.on)
  const { units } = await act(stage.house, stage.region, systemActor, (ctx) =>
    loadOrganisation(ctx, ctx.today),
  )
  if (units.some(({ code }) => code === office.code)) return
  const idOf = (wanted: string): string => units.find(({ code }) => code === wanted)?.id ?? ''
  const opens = (wanted: string) => {
    const unit = structure.units.find(({ code }) => code === wanted)
    const head = structure.posts.find(({ code }) => code === `J${wanted}-01`)
    if (!unit || !head) throw new Error(`no unit ${wanted}`)
    const { code, name, short: shortName, skpd } = unit
    return {
      opens: { ...{ code, name, shortName }, ...(skpd && { skpdCode: skpd }) },
      head: { title: head.title, code: head.code },
    }
  }
  for (const part of ['.01', ''])
    await merge(stage, merger, {
      sources: merged.from.map(({ code }) => idOf(`${code}${part}`)),
      ...opens(`${office.code}${part}`),
    })
  await playDecree(at, merger.decree)
}

/** Takes in structure and people as they were when the earlier year began. */
export async function takeOrganisation(at: Stage, { data, files }: Demonstration): Promise<void> {
  const { structureSince: berlaku } = data.plan
  await take(at, 'units', 'struktur-unit-kerja.csv', files.units, { berlaku })
  await take(at, 'people', 'jabatan-dan-pegawai.csv', files.people, { berlaku })
}

/** Takes in the plan of today. */
export async function takePlan(at: Stage, { data, files }: Demonstration): Promise<void> {
  await take(at, 'plan', 'rencana-2025-2029.csv', files.plan, {
    ...{ tahun: '2026', berlaku: data.plan.planSince },
  })
}

/** «Susun PK» for a year. */
export async function draft({ house, region, say }: Stage, year: number): Promise<DraftingReport> {
  const report = await act(house, region, systemActor, (ctx) =>
    agreementsActions.draftCascade(ctx, { year }),
  )
  say(
    `Konsep PK ${year}: ${printNumber(report.created)} disusun, ` +
      `${printNumber(report.gaps.length)} belum dapat disusun.`,
  )
  return report
}

/** «Susun PK Perubahan» for some promises of a year. */
export async function amendFor(
  { house, region, say }: Stage,
  lines: readonly AgreementLine[],
  why: Omit<Taken<typeof amendingContract.draftAmendments>, 'ids'>,
): Promise<void> {
  if (lines.length === 0) return
  const bureau: Worker = { step: (work) => act(house, region, systemActor, work) }
  const { drafted, left } = await perform(bureau, amendingContract.draftAmendments, {
    ...{ ids: lines.map(({ id }) => id), ...why },
  })
  const [first] = left
  if (first) throw new Error(`${first.code}: ${first.why}`)
  say(`Konsep PK Perubahan: ${printNumber(drafted.length)} disusun.`)
}
