import { systemActor } from '../../kernel/actor.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import { act } from '../../platform/act.ts'
import { agreementsActions } from '../../rooms/agreements/index.ts'
import { evidenceActions } from '../../rooms/evidence/index.ts'
import { type DeskLine, deskActions, figureActions } from '../../rooms/measurement/index.ts'
import { loadOrganisation } from '../../rooms/organisation/index.ts'
import { type DemoAccount, operatorsOf, personOf } from './accounts.ts'
import type { Demonstration } from './demonstration.ts'
import { diceFor } from './dice.ts'
import { evidencePaper } from './evidence-paper.ts'
import { toldOf } from './told-figure.ts'
import { hasCome, inLanes, onDay, type Stage, type Worker, workersOn } from './year.ts'

/** One reporting round: the month whose desks are filled, when that is done, checked and answered,
 * what is locked afterwards. */
type Round = {
  month: string
  reported: string
  checked: string
  answered?: string
  locked?: readonly string[]
  lockedOn?: string
}
const rounds: readonly Round[] = [
  {
    month: '2025-12',
    reported: '2026-01-20',
    checked: '2026-01-27',
    locked: ['2025-Q4', '2025-S2', '2025'],
    lockedOn: '2026-02-16',
  },
  {
    month: '2026-03',
    reported: '2026-04-08',
    checked: '2026-04-16',
    locked: ['2026-Q1'],
    lockedOn: '2026-05-04',
  },
  { month: '2026-06', reported: '2026-07-08', checked: '2026-07-16', answered: '2026-07-22' },
  { month: '2026-09', reported: '2026-10-08', checked: '2026-10-19' },
]
const latest = rounds.at(-1)?.month

const questions = [
  'Mohon jelaskan mengapa angka ini jauh berbeda dari triwulan sebelumnya.',
  'Bukti yang dilampirkan belum memuat rincian per kelurahan. Mohon dilengkapi.',
  'Apakah angka ini sudah termasuk data puskesmas dan kelurahan?',
]

type Cast = {
  planner: string
  heads: string[]
  /** Who reports for an office, and how many of its figures in a hundred: where an account may
   * report, some are left to do. */
  operators: { personId: string; share: number }[]
  bureau: string
  byName: ReadonlyMap<string, string>
}

/** Who reports on the day of a stage: the planner the region's own measures, heads of office theirs,
 * the operator of each office the rest. */
async function castOf(
  { house, region }: Stage,
  demonstration: Demonstration,
  accounts: readonly DemoAccount[],
): Promise<Cast> {
  const { people, assignments } = await act(house, region, systemActor, (ctx) =>
    loadOrganisation(ctx, ctx.today),
  )
  const { items } = await act(house, region, systemActor, (ctx) =>
    agreementsActions.listAgreements(ctx, { year: 2026, limit: 2000 }),
  )
  const of = (role: string): string[] =>
    accounts
      .filter((account) => account.role === role)
      .map((account) => personOf(account, people).id)
  const [[planner = ''], [bureau = '']] = [of('planning'), of('organisation-bureau')]
  const inOffice = new Set(assignments.map(({ personId }) => personId))
  const heads = items
    .filter(({ level, firstParty }) => level === 'AGENCY_HEAD' && inOffice.has(firstParty.personId))
    .map(({ firstParty }) => firstParty.personId)
  const operators = operatorsOf(demonstration).flatMap(({ seat: { person }, isCast }) =>
    person ? [{ personId: personOf(person, people).id, share: isCast ? 70 : 97 }] : [],
  )
  return {
    planner,
    heads,
    operators,
    bureau,
    byName: new Map(people.map(({ id, name }) => [name, id])),
  }
}

/** A line of a desk with who reports it. */
type Reported = { line: DeskLine; reporter: string; version: number }

/** The person who checks a line: the one its desk names, or Bagian Organisasi for the region's
 * own. */
function checkerOf({ byName, bureau }: Cast, { verifier }: DeskLine): string | null {
  if (verifier === null) return bureau
  const [name] = [...byName.keys()].filter((one) => verifier.startsWith(`${one}, `))
  return (name && byName.get(name)) ?? null
}

async function evidenceFor(
  worker: Worker,
  { indicator, periodLabel, agencyName }: DeskLine,
): Promise<string> {
  const lines = [
    'KOTA TANJUNG AMANAH (DAERAH CONTOH, FIKTIF)',
    agencyName ?? 'Pemerintah Kota',
    `Rekapitulasi ${periodLabel}`,
    indicator,
  ]
  const file = {
    name: `Rekapitulasi ${periodLabel}.pdf`,
    type: 'application/pdf',
    bytes: evidencePaper(lines),
  }
  return (await worker.step((ctx) => evidenceActions.uploadEvidence(ctx, { file, page: 1 }))).id
}

/** Reports what is to be told of a line; what was reported already stays. */
async function report(worker: Worker, line: DeskLine, isLatest: boolean): Promise<number | null> {
  if (line.version > 0) return line.version
  const told = toldOf(line, { latest: isLatest })
  if (told === null) return null
  const proved = diceFor(`evidence ${line.indicatorCode} ${line.period}`).chance(20)
  const evidenceIds = proved ? [await evidenceFor(worker, line)] : []
  const { measureId, period } = line
  const { version } = await worker.step((ctx) =>
    figureActions.reportFigure(ctx, { measureId, period, ...told, evidenceIds }),
  )
  return version
}

/** Fills the desks of a round: each line once, by the first whose desk shows it. */
async function fillDesks(
  stage: Stage,
  cast: Cast,
  { month, reported }: Round,
): Promise<Reported[]> {
  const workers = workersOn(onDay(stage, reported))
  const taken = new Set<string>()
  const done: Reported[] = []
  const fill = async (reporter: string, wants: (line: DeskLine) => boolean): Promise<void> => {
    const worker = workers(reporter)
    const { items } = await worker.step((ctx) => deskActions.readDesk(ctx, { month }))
    for (const line of items) {
      const key = `${line.measureId} ${line.period}`
      if (taken.has(key) || !wants(line)) continue
      taken.add(key)
      const version = await report(worker, line, month === latest)
      if (version !== null) done.push({ line, reporter, version })
    }
  }
  await fill(cast.planner, () => true)
  await inLanes(cast.heads, (head) => fill(head, ({ verifier }) => verifier !== null))
  const below = month > '2026' ? cast.operators : []
  await inLanes(below, ({ personId, share }) =>
    fill(
      personId,
      ({ indicatorCode, verifier }) =>
        verifier !== null && diceFor(`operator ${indicatorCode}`).chance(share),
    ),
  )
  return done
}

type Judged = Reported & { checker: string; returned: string | null }

/** The givers check: nearly all of the earlier rounds, half of the latest; a few figures go back
 * with a question. */
async function check(
  stage: Stage,
  cast: Cast,
  { month, checked }: Round,
  reported: readonly Reported[],
): Promise<Judged[]> {
  const workers = workersOn(onDay(stage, checked))
  const judged: Judged[] = []
  await inLanes(reported, async ({ line, reporter, version }) => {
    const checker = checkerOf(cast, line)
    const dice = diceFor(`verdict ${line.indicatorCode} ${line.period}`)
    if (
      !checker ||
      checker === reporter ||
      line.version > 0 ||
      (month > '2026-03' && !dice.chance(month === latest ? 50 : 90))
    )
      return
    const returned = month > '2026-03' && dice.chance(6) ? dice.one(questions) : null
    const { measureId, period } = line
    const verdict = returned
      ? { verdict: 'RETURNED' as const, question: returned }
      : { verdict: 'VERIFIED' as const }
    await workers(checker).step((ctx) =>
      figureActions.giveVerdict(ctx, { measureId, period, version, ...verdict }),
    )
    judged.push({ line, reporter, version, checker, returned })
  })
  return judged
}

/** What was returned is answered with a new version, and checked again. */
async function answer(stage: Stage, { answered }: Round, judged: readonly Judged[]): Promise<void> {
  if (!answered || !hasCome(stage, answered)) return
  const workers = workersOn(onDay(stage, answered))
  for (const { line, reporter, version, checker, returned } of judged) {
    const told = returned ? toldOf(line, { latest: false }) : null
    if (!told || 'blank' in told) continue
    const { measureId, period } = line
    const reason = 'Sudah dicocokkan dengan rekapitulasi per kelurahan; rinciannya terlampir.'
    const evidenceIds = [await evidenceFor(workers(reporter), line)]
    const next = await workers(reporter).step((ctx) =>
      figureActions.reportFigure(
        { ...ctx, ifMatch: String(version) },
        { measureId, period, ...told, reason, evidenceIds },
      ),
    )
    await workers(checker).step((ctx) =>
      figureActions.giveVerdict(ctx, {
        measureId,
        period,
        version: next.version,
        verdict: 'VERIFIED',
      }),
    )
  }
}

async function lock(
  stage: Stage,
  { planner }: Cast,
  { locked = [], lockedOn }: Round,
): Promise<void> {
  if (!lockedOn || !hasCome(stage, lockedOn)) return
  const worker = workersOn(onDay(stage, lockedOn))(planner)
  for (const period of locked) await worker.step((ctx) => figureActions.lockPeriod(ctx, { period }))
}

/** The figures of last year's end and of this year so far, reported, checked, returned, answered
 * and locked by those who do it. */
export async function seedFigures(
  stage: Stage,
  demonstration: Demonstration,
  accounts: readonly DemoAccount[],
): Promise<void> {
  let figures = 0
  for (const round of rounds.filter(
    ({ reported, checked }) => hasCome(stage, reported) && hasCome(stage, checked),
  )) {
    const cast = await castOf(onDay(stage, round.reported), demonstration, accounts)
    const reported = await fillDesks(stage, cast, round)
    const judged = await check(stage, cast, round, reported)
    await answer(stage, round, judged)
    await lock(stage, cast, round)
    figures += reported.length
    stage.say(
      `Angka sampai ${round.month}: ${printNumber(reported.length)} dilaporkan, ` +
        `${printNumber(judged.length)} diperiksa.`,
    )
  }
  stage.say(`${printNumber(figures)} angka kinerja tercatat.`)
}
