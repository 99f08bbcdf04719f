import { systemActor } from '../../kernel/actor.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import { act } from '../../platform/act.ts'
import { loadOrganisation, type Person } from '../../rooms/organisation/index.ts'
import { agreeInNames, skpContract, submitInNames } from '../../rooms/staff/index.ts'
import { type DemoAccount, personOf } from './accounts.ts'
import { diceFor } from './dice.ts'
import { hasCome, onDay, perform, type Stage, workersOn } from './year.ts'

const year = 2026
/** When SKPs begin and when both sides have agreed: after the PKs of January, and after the decrees
 * of spring. */
const rounds = [
  ['2026-01-28', '2026-01-30'],
  ['2026-05-18', '2026-05-20'],
] as const

/** How many in a hundred have not submitted, and whose SKP waits for who rates. */
const [drafting, waiting] = [3, 3]

/** What a throw for somebody is named by: the same person in every region that is made. */
export const nameOf = ({ nip, name }: Pick<Person, 'nip' | 'name'>): string => nip ?? name

/** The SKPs of the year: begun for everybody by the personnel office, submitted and agreed to by
 * nearly all, the others waiting for one side. What an interrupted seed had done stays. */
export async function seedSkps(stage: Stage, accounts: readonly DemoAccount[]): Promise<void> {
  let agreed = 0
  for (const [begun, settled] of rounds.filter(([, day]) => hasCome(stage, day))) {
    await begin(onDay(stage, begun), accounts)
    const { house, region } = onDay(stage, settled)
    agreed += await act(house, region, systemActor, async (ctx) => {
      const { people } = await loadOrganisation(ctx, ctx.today)
      const named = new Map(people.map((person) => [person.id, nameOf(person)]))
      const done = (personId: string, percent: number): boolean =>
        !diceFor(`skp ${named.get(personId)}`).chance(percent)
      await submitInNames(ctx, { year, isWanted: (id) => done(id, drafting) })
      return agreeInNames(ctx, { year, isWanted: (id) => done(id, drafting + waiting) })
    })
  }
  stage.say(`SKP ${year}: ${printNumber(agreed)} disepakati kedua pihak.`)
}

async function begin(stage: Stage, accounts: readonly DemoAccount[]): Promise<void> {
  const bureau = accounts.find(({ role }) => role === 'personnel')
  const { people } = await act(stage.house, stage.region, systemActor, (ctx) =>
    loadOrganisation(ctx, ctx.today),
  )
  if (!bureau) throw new Error('nobody looks after personnel')
  const worker = workersOn(stage)(personOf(bureau, people).id)
  await perform(worker, skpContract.draftSkps, { year })
}
