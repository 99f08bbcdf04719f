import { systemActor } from '../../kernel/actor.ts'
import { decimal, decimalText, multiply, rounded } from '../../kernel/decimal.ts'
import { isDecimalText } from '../../kernel/decimal-text.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import { Refused } from '../../kernel/refusal.ts'
import { act } from '../../platform/act.ts'
import {
  type Chart,
  chartOn,
  leaderOf,
  principalHolder,
  ratingOn,
} from '../../rooms/organisation/index.ts'
import {
  deliverUncounted,
  distributionContract,
  type Grade,
  type OrganisationPredicate,
  openEvaluations,
  reportInNames,
  settleInNames,
  type Unsettled,
} from '../../rooms/staff/index.ts'
import { diceFor } from './dice.ts'
import { nameOf } from './seed-skps.ts'
import { hasCome, inLanes, onDay, perform, type Stage, type Worker, workersOn } from './year.ts'

/** A quarter that is over: when it opens, what was done is reported, the predicates of offices are
 * decided, people are rated, and distributions looked at. */
const quarters = [
  ['2026-Q1', '2026-04-02', '2026-04-07', '2026-04-13', '2026-04-17', '2026-04-22'],
  ['2026-Q2', '2026-07-02', '2026-07-07', '2026-07-13', '2026-07-17', '2026-07-22'],
  ['2026-Q3', '2026-10-02', '2026-10-07', '2026-10-13', '2026-10-16', '2026-10-21'],
] as const
const latest = '2026-Q3'

/** What becomes of an office of which not everything is as usual, by its code; `waits`: for what, in
 * the latest quarter. */
const offices: Record<
  string,
  { predicate?: OrganisationPredicate; generous?: true; waits?: 'PREDICATE' | 'LOOK' }
> = {
  '05': { waits: 'LOOK' },
  '08': { generous: true },
  '12': { predicate: 'BUTUH_PERBAIKAN' },
  '13': { predicate: 'ISTIMEWA', generous: true },
  '14': { generous: true, waits: 'LOOK' },
  '22': { waits: 'PREDICATE' },
}
const notes: Partial<Record<OrganisationPredicate, string>> = {
  ISTIMEWA: 'Semua langkah rencana aksi tercapai dan layanan daring melampaui targetnya.',
  BAIK: 'Rencana aksi berjalan sesuai jadwal; sisanya ditindaklanjuti triwulan berikutnya.',
  BUTUH_PERBAIKAN: 'Pengangkutan sampah tertinggal dari jadwal; armada baru belum datang.',
}
const justification =
  'Dibahas dengan para penilai: hasil kerja triwulan ini memang merata di atas rencana.'

type Place = { office: string; at: number; name: string }

/** Everybody with the office they are in and their place in it, unit by unit: whoever stands beside
 * another is rated by another step of the same pattern. */
function placesOf({ organisation, person, position, unit }: Chart): Map<string, Place> {
  const held = organisation.assignments.flatMap(({ personId, positionId }) => {
    const of = unit.get(position.get(positionId)?.unitId ?? '')
    const who = person.get(personId)
    return of && who ? [{ personId, unit: of, name: nameOf(who) }] : []
  })
  const sorted = held.toSorted(
    (a, b) => a.unit.code.localeCompare(b.unit.code) || a.name.localeCompare(b.name),
  )
  const counts = new Map<string, number>()
  return new Map(
    sorted.map(({ personId, unit: of, name }) => {
      const office = of.code.split('.')[0] ?? ''
      const at = counts.get(office) ?? 0
      counts.set(office, at + 1)
      return [personId, { office, at, name }]
    }),
  )
}

type Verdict = { result: Grade; behaviour: Grade }
/** Of fifteen people four are above in both grades and one is below; the others meet what was
 * expected. In a generous office two in three are above. */
function verdictOf({ office, at, name }: Place, period: string): Verdict {
  const step = (at + 4 * Number(period.at(-1))) % 15
  const meets = { result: 'MEETS', behaviour: 'MEETS' } as const
  if (step === 6)
    return diceFor(`behaviour ${name} ${period}`).chance(15)
      ? { result: 'MEETS', behaviour: 'BELOW' }
      : { result: 'BELOW', behaviour: 'MEETS' }
  const above = offices[office]?.generous ? step % 3 > 0 : [0, 4, 8, 12].includes(step)
  if (above) return { result: 'ABOVE', behaviour: 'ABOVE' }
  return step === 10 ? { ...meets, behaviour: 'ABOVE' } : meets
}

const reasons: Record<Grade, string> = {
  ABOVE: 'Pekerjaan selesai lebih cepat, dan ia membantu rekan yang bebannya berat.',
  MEETS: 'Sesuai rencana triwulan; dibahas dalam pertemuan bulanan.',
  BELOW: 'Dua laporan terlambat dan satu dikembalikan; sudah dibicarakan berdua.',
}

/** What somebody tells of each result: as planned, or three quarters of it. */
const toldOf = ({ results }: Unsettled, { result }: Verdict) =>
  results.map(({ id, indicators }) => ({
    ...{ resultId: id, link: null },
    text:
      result === 'BELOW'
        ? 'Sebagian tertunda; rencana penyelesaiannya sudah disepakati.'
        : 'Terlaksana sesuai rencana; laporannya tersimpan di bidang.',
    realised: indicators.map(({ number, target, polarity }) => {
      if (!isDecimalText(target)) return { number, value: null, text: 'Sesuai rencana' }
      const part = result === 'BELOW' && polarity === 'MAXIMIZE' ? '0.75' : '1'
      const value = decimalText(rounded(multiply(decimal(target), decimal(part)), 2))
      return { number, value, text: printNumber(value) }
    }),
  }))

const predicateOf = (office: string, period: string): OrganisationPredicate =>
  (period === latest && offices[office]?.predicate) || 'BAIK'

const system = ({ house, region }: Stage): Worker => ({
  step: (work) => act(house, region, systemActor, work),
})

/** Offices with who leads them and who rates that leader, on the day of a stage. */
const leadersOn = (stage: Stage) =>
  system(stage).step(async (ctx) => {
    const { chart, raterOf } = await ratingOn(ctx, ctx.today)
    return chart.organisation.units.flatMap(({ id, code, isAgency }) => {
      const post = isAgency ? leaderOf(chart, id) : undefined
      const leader = post && principalHolder(chart, post.id)
      const above = leader && raterOf(leader)
      return leader && above
        ? [{ id, code, leaderId: leader.personId, aboveId: above.holder.personId }]
        : []
    })
  })

/** Waits for an act that may be refused in some ways; answers in which. */
async function unless(codes: string, act: Promise<unknown>): Promise<string | null> {
  try {
    await act
    return null
  } catch (error) {
    const code = error instanceof Refused ? error.refusal.code : ''
    if (!codes.split('|').includes(code)) throw error
    return code
  }
}

/** Who rates the leaders of offices decides what their offices achieved. */
async function decide(stage: Stage, period: string): Promise<void> {
  const workers = workersOn(stage)
  await inLanes(await leadersOn(stage), async ({ id: unitId, code, aboveId }) => {
    if (period === latest && offices[code]?.waits === 'PREDICATE') return
    const predicate = predicateOf(code, period)
    const press = perform(workers(aboveId), distributionContract.decideOrganisation, {
      ...{ unitId, period, predicate, expectation: null, note: notes[predicate] ?? '', seen: 0 },
    })
    await unless('staff/distribution-moved', press)
  })
}

/** Leaders look at the distribution below them, and say why it stays where it departs from the
 * pattern. */
async function look(stage: Stage, period: string): Promise<void> {
  const workers = workersOn(stage)
  await inLanes(await leadersOn(stage), async ({ id: unitId, code, leaderId }) => {
    if (period === latest && offices[code]?.waits) return
    const press = (words: string) =>
      perform(workers(leaderId), distributionContract.lookAtDistribution, {
        ...{ unitId, period, justification: words, seen: 0 },
      })
    const refused = await unless('staff/justification-missing|staff/nothing-waits', press(''))
    if (refused === 'staff/justification-missing') await press(justification)
  })
}

/** Reports and ratings of a quarter, each in the name of who would press: in the latest some are
 * still waited for. */
async function rate(
  stage: Stage,
  [period, , reportedOn, , settledOn]: (typeof quarters)[number],
  places: ReadonlyMap<string, Place>,
): Promise<number> {
  const since = reportedOn.slice(0, 8).concat('01')
  const waits = ({ name }: Place, what: string, percent: number): boolean =>
    period === latest && diceFor(`${what} ${name}`).chance(percent)
  await system(onDay(stage, reportedOn)).step((ctx) =>
    reportInNames(ctx, {
      ...{ period, since },
      tell: (one) => {
        const place = places.get(one.personId)
        return place && !waits(place, 'report', 8) ? toldOf(one, verdictOf(place, period)) : null
      },
    }),
  )
  const { accepted } = await system(onDay(stage, settledOn)).step((ctx) =>
    settleInNames(ctx, {
      ...{ period, since },
      rate: ({ personId, follows }) => {
        const place = places.get(personId)
        if (!place || follows === 'UNDECIDED' || waits(place, 'rating', 5)) return null
        const { result, behaviour } = verdictOf(place, period)
        const rated = { result: follows ?? result, behaviour }
        const worst = behaviour === 'BELOW' ? behaviour : rated.result
        return { ...rated, reason: reasons[worst] }
      },
    }),
  )
  return accepted
}

/** The quarters that are over: evaluations opened by the clock, reported, rated in the name of each
 * rater by the predicates of offices, distributions looked at. What an interrupted seed had done
 * stays. `refresh` tells the query planner of what was written by the thousands: the first quarter is
 * enough, the others look the same. */
export async function seedRatings(stage: Stage, refresh: () => Promise<void>): Promise<void> {
  for (const [at, quarter] of quarters.entries()) {
    const known = at === 0 ? refresh : async () => undefined
    const [period, openedOn, , decidedOn, , lookedOn] = quarter
    if (!hasCome(stage, lookedOn)) return
    await system(onDay(stage, openedOn)).step(openEvaluations)
    const places = await system(onDay(stage, openedOn)).step(async (ctx) =>
      placesOf(await chartOn(ctx, ctx.today)),
    )
    await known()
    await decide(onDay(stage, decidedOn), period)
    const rated = await rate(stage, quarter, places)
    await known()
    await look(onDay(stage, lookedOn), period)
    await system(onDay(stage, lookedOn)).step(deliverUncounted)
    stage.say(`Penilaian ${period}: ${printNumber(rated)} ditetapkan.`)
  }
}
