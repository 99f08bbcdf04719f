import { systemActor } from '../../kernel/actor.ts'
import { act } from '../../platform/act.ts'
import { actionPlanContract } from '../../rooms/actionplan/index.ts'
import { type AgreementLine, closingContract, roundContract } from '../../rooms/agreements/index.ts'
import { procedureContract } from '../../rooms/procedures/index.ts'
import type { DemoData } from './demo-data.ts'
import type { Demonstration } from './demonstration.ts'
import { promisesOf } from './pens.ts'
import { hasCome, onDay, perform, type Stage, type Worker, workersOn } from './year.ts'

const year = 2026

const titled =
  (title: string) =>
  ({ firstParty }: AgreementLine): boolean =>
    firstParty.title === title

/** A receiver proposes other targets, and the giver accepts some; the others wait. What was talked
 * about already stays. */
async function talkOver(stage: Stage, { talks }: DemoData['cast']): Promise<void> {
  if (!talks || !hasCome(stage, talks.answeredOn)) return
  const line = (await promisesOf(stage, year)).find(titled(talks.title))
  if (line?.state !== 'DRAFT' || !line.secondParty) return
  const { id, firstParty, secondParty } = line
  const receiver = workersOn(onDay(stage, talks.proposedOn))(firstParty.personId)
  const giver = workersOn(onDay(stage, talks.answeredOn))(secondParty.personId)
  const { rows } = await perform(receiver, roundContract.readTalk, { id })
  for (const { indicator, target, reason, accepted } of talks.rows) {
    const row = rows.find((one) => one.indicator === indicator)
    if (!row) throw new Error(`nothing to talk about: ${indicator}`)
    const { key, target: standing } = row
    await perform(receiver, roundContract.proposeRow, {
      ...{ id, key, round: 0, standing, target, reason },
    })
    if (accepted)
      await perform(giver, roundContract.answerRound, {
        ...{ id, block: 'ROW', key, round: 1, answer: 'ACCEPTED' },
      })
  }
}

/** The offices whose heads and heads of division plan how they keep their promises. */
const planning: ReadonlySet<string> = new Set([
  'Dinas Kependudukan dan Pencatatan Sipil',
  'Badan Perencanaan Pembangunan dan Riset Daerah',
])

/** Some action plans, from the first proposal: most agreed to, one that waits for its giver. */
async function plan(stage: Stage): Promise<void> {
  const drafted = workersOn(onDay(stage, '2026-02-09'))
  const agreed = workersOn(onDay(stage, '2026-02-12'))
  const lines = (await promisesOf(stage, year)).filter(
    ({ level, agencyName, promiseState, inForce }) =>
      promiseState === 'ACTIVE' &&
      inForce === null &&
      (level === 'REGION_HEAD' ||
        (planning.has(agencyName ?? '') && ['AGENCY_HEAD', 'ADMINISTRATOR'].includes(level))),
  )
  for (const [at, { id, firstParty, secondParty }] of lines.entries()) {
    const receiver = drafted(firstParty.personId)
    const { plan: known } = await perform(receiver, actionPlanContract.readActionPlan, { id })
    if (known) continue
    await perform(receiver, actionPlanContract.draftActionPlan, { id })
    const { number } = await perform(receiver, actionPlanContract.proposeActionPlan, { id })
    if (secondParty && at < lines.length - 1)
      await perform(agreed(secondParty.personId), actionPlanContract.agreeActionPlan, {
        ...{ id, number },
      })
  }
  stage.say(`Rencana aksi: ${lines.length} disusun.`)
}

/** A giver proposes to void a promise, today: the notice waits for its answer. */
async function propose(stage: Stage, { voided }: DemoData['cast']): Promise<void> {
  const line = voided && (await promisesOf(stage, year)).find(titled(voided.title))
  if (line?.promiseState !== 'ACTIVE' || !line.secondParty) return
  const giver = workersOn(stage)(line.secondParty.personId)
  const { items } = await perform(giver, procedureContract.listCases, {})
  if (items.length > 0) return
  await perform(giver, procedureContract.openCase, {
    ...{ kind: 'PEMBATALAN_PK', subjectId: line.id, reason: voided?.reason ?? '' },
  })
  stage.say(`Prosedur pembatalan: ${line.code} menunggu jawaban.`)
}

/** Closes the year before; what lacks a figure is named and stays. */
async function close(stage: Stage): Promise<void> {
  const { house, region, say } = onDay(stage, '2026-02-20')
  const bureau: Worker = { step: (work) => act(house, region, systemActor, work) }
  const { closed, waiting } = await perform(bureau, closingContract.closeYear, { year: year - 1 })
  say(`PK ${year - 1}: ${closed} ditutup, ${waiting.length} menunggu angkanya.`)
}

/** What happens to promises on the way: a year is closed, action plans, a talk row by row, one that is
 * to be voided. */
export async function seedChanges(stage: Stage, { data }: Demonstration): Promise<void> {
  await close(stage)
  await plan(stage)
  await talkOver(stage, data.cast)
  await propose(stage, data.cast)
}
