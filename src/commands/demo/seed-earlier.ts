import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemActor } from '../../kernel/actor.ts'
import { act } from '../../platform/act.ts'
import type { AgreementLine } from '../../rooms/agreements/index.ts'
import { documentsActions } from '../../rooms/documents/index.ts'
import { packContract } from '../../rooms/organisation/index.ts'
import type { Demonstration } from './demonstration.ts'
import { handOver } from './handing-over.ts'
import { bothSign, type Pens, promisesOf, receiversSign, type Signers } from './pens.ts'
import { amendFor, draft, playMerger, take, takeBudget, takePlan } from './seed-acts.ts'
import { onDay, perform, type Stage, type Worker } from './year.ts'

const year = 2025

/** Puts the root of the region's own authority where `./amanah verify` looks for what it may
 * trust. */
export async function keepRoot({ house, region }: Stage, dataDirectory: string): Promise<void> {
  const { bytes } = await act(house, region, systemActor, (ctx) =>
    documentsActions.downloadRoot(ctx, {}),
  )
  const folder = join(dataDirectory, 'trust')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, `${region.code.toLowerCase()}-akar.pem`), bytes)
}

/** Sets from a day on what the region rules of its promises otherwise than the nation. What was set
 * on that day already stays. */
async function rule(
  { house, region }: Stage,
  validFrom: string,
  legalBasis: string,
  content: Record<string, unknown>,
): Promise<void> {
  const system = { step: (work) => act(house, region, systemActor, work) } satisfies Worker
  const code = 'perjanjian-kinerja'
  const [pack] = (await perform(system, packContract.listRules, { code })).items
  const latest = pack?.latest ?? null
  if (latest && latest.validFrom >= validFrom) return
  const seen = latest?.digest ?? null
  await perform(system, packContract.setRules, { code, validFrom, legalBasis, content, seen })
}

const isMayor = ({ level }: AgreementLine): boolean => level === 'REGION_HEAD'

/** In October everybody who promises does so anew, for the rest of the year, on the plan of August and
 * the changed budget; the mayor before the heads. */
async function amend(stage: Stage, signers: Signers): Promise<void> {
  const lines = (await promisesOf(stage, year)).filter(
    ({ promiseState }) => promiseState === 'ACTIVE',
  )
  await amendFor(
    onDay(stage, '2025-10-06'),
    lines.filter(({ version }) => version === 1),
    {
      ...{ cause: 'STRATEGY_CHANGE', effectiveFrom: '2025-10-01' },
      reason: 'RPJMD 2025–2029 berlaku sejak 19 Agustus 2025 dan DPPA 2025 sudah disahkan.',
      reference:
        'Perda 4/2025 tentang RPJMD 2025–2029; Perwali 29/2025 tentang Penjabaran Perubahan APBD 2025',
    },
  )
  const drafted = await promisesOf(stage, year)
  await receiversSign(onDay(stage, '2025-10-08'), signers, drafted.filter(isMayor))
  await bothSign(
    stage,
    signers,
    ['2025-10-13', '2025-10-15'],
    drafted.filter((one) => !isMayor(one)),
  )
}

/** Who heads the one office after two; the head of the other retired. */
const [staying, retired] = ['Kepala Dinas Perdagangan', 'Kepala Dinas Perindustrian']

/** The head who retired hands over by the mayor, since he does not sign any more. */
async function handOverMerged(stage: Stage, pens: Pens, mayor: string | undefined): Promise<void> {
  const ended = (await promisesOf(stage, year)).find(
    ({ firstParty }) => firstParty.title === retired,
  )
  if (!ended || !mayor) return
  await handOver(onDay(stage, '2025-07-15'), pens, ended, mayor, {
    absence: 'Purnatugas sejak 1 Juli 2025 dan berdomisili di luar kota.',
    unfinished: 'Pendampingan sertifikasi 40 industri kecil berjalan sampai September.',
    advice: 'Data industri kecil perlu disatukan dengan data pasar sebelum triwulan III ditutup.',
  })
}

/** The year before: only heads promise, by the plan and the budget of then; in July two offices
 * become one, and its head promises for the rest of the year; in August the plan of today comes, in
 * September the changed budget. */
export async function seedEarlier(
  stage: Stage,
  demonstration: Demonstration,
  pens: Pens,
): Promise<void> {
  const { data, files } = demonstration
  const { practice, planSince: berlaku } = data.earlier
  const { since, basis, widenedOn, widened } = practice
  await rule(onDay(stage, since), since, basis, { obliged: { positionKinds: [] } })
  await takeBudget(onDay(stage, '2025-01-09'), demonstration, year, 'MURNI')
  const tahun = String(year)
  await take(onDay(stage, since), 'plan', 'rencana-2021-2026.csv', files.earlierPlan, {
    ...{ tahun, berlaku },
  })
  await draft(onDay(stage, '2025-01-10'), year)
  const signers = pens.on(onDay(stage, '2025-01-06'))
  const lines = await promisesOf(stage, year)
  // the first certificate founds the authority; only then may several be made at a time
  await receiversSign(onDay(stage, '2025-01-13'), signers, lines.filter(isMayor))
  const heads = lines.filter((line) => !isMayor(line))
  const goesOn = heads.find(({ firstParty }) => firstParty.title === staying)
  if (goesOn) pens.keep(goesOn.firstParty.personId)
  await bothSign(stage, signers, ['2025-01-15', '2025-01-17'], heads)
  await playMerger(stage, demonstration)
  const known = new Set(lines.map(({ id }) => id))
  const begun = (await promisesOf(stage, year)).filter(({ id }) => !known.has(id))
  await bothSign(stage, signers, ['2025-07-10', '2025-07-14'], begun)
  await handOverMerged(stage, pens, begun[0]?.secondParty?.personId)
  await takePlan(stage, demonstration)
  await takeBudget(onDay(stage, '2025-09-30'), demonstration, year, 'PERUBAHAN')
  await amend(stage, signers)
  await rule(onDay(stage, widenedOn), widenedOn, widened, {})
  await take(
    onDay(stage, '2026-01-20'),
    'monthly-realisation',
    'rak-2025.csv',
    files.earlierSpending,
    {
      ...{ tahun, sampai: '12', cakupan: 'SELURUH' },
    },
  )
}
