import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context, Steps } from '../../../platform/context.ts'
import { whyNotAddress } from '../../../platform/outbox/caller.ts'
import type { Outside } from '../../../platform/outside.ts'
import {
  type SealedKey,
  sealKey,
  unsealed,
} from '../../../platform/signing/authority/sealed-key.ts'
import { record, recordAll } from '../../audit/index.ts'
import { namesOf, ratingOn } from '../../organisation/index.ts'
import { type Chart, printedNip } from '../../organisation/words.ts'
import { ratersOn, reach } from '../evaluation/raters.actions.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import type { SiasnSettings, siasnContract } from './siasn.contract.ts'
import {
  doorNeverOpened,
  noSecrets,
  notRejected,
  type RaterCard,
  siasnAddress,
  siasnClosed,
  whyNotSiasn,
} from './siasn.rules.ts'
import {
  type DueDelivery,
  deliveryCounts,
  findDoor,
  openDeliveries,
  queueReleased,
  requeue,
  saveClosing,
  saveDoor,
  saveOutcome,
  takeDue,
} from './siasn.store.ts'
import { type Door, openLine, type Sending, tryOne } from './siasn-line.actions.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof siasnContract
/** So many deliveries go in one round, and so many are shown. */
const most = { round: 50, shown: 200 }

const settingsOf = (said: SiasnSettings): SiasnSettings => ({
  ...{ gateway: said.gateway, tokenUrl: said.tokenUrl, clientId: said.clientId },
  ...{ ssoTokenUrl: said.ssoTokenUrl, ssoClientId: said.ssoClientId },
})

async function secretsOf(
  ctx: Ctx,
  sealed: SealedKey,
): Promise<Pick<Door, 'clientSecret' | 'ssoClientSecret'>> {
  const bytes = await unsealed(sealed, ctx.authoritySecret)
  if (!bytes) throw new Error('the secrets of SIASN are not sealed by this installation key')
  const [clientSecret = '', ssoClientSecret = ''] = JSON.parse(bytes.toString('utf8'))
  return { clientSecret, ssoClientSecret }
}

/** The door as the officer sees it: never its secrets. */
export async function readSiasn(ctx: Ctx): Promise<Given<Contract['readSiasn']>> {
  heed(whyNotSiasn(ctx.actor))
  const door = await findDoor(ctx)
  const items = await openDeliveries(ctx, most.shown)
  const names = await namesOf(
    ctx,
    items.map(({ personId }) => personId),
  )
  return {
    ...{ open: door?.open ?? false, settings: door ? settingsOf(door) : null },
    counts: await deliveryCounts(ctx),
    items: items.map(({ personId, ...item }) => ({ ...item, name: names.get(personId) ?? '' })),
  }
}

/** Opens the door after both tokens were got once; secrets left empty stay as they are. */
export async function openSiasn(
  { step }: Steps<StaffRoomTables>,
  said: Taken<Contract['openSiasn']>,
): Promise<Given<Contract['openSiasn']>> {
  for (const field of ['gateway', 'tokenUrl', 'ssoTokenUrl'] as const) {
    const why = whyNotAddress(said[field])
    if (why) await step(async ({ actor }) => heed(whyNotSiasn(actor) ?? siasnAddress(field, why)))
  }
  const asking = await step(async (ctx) => {
    heed(whyNotSiasn(ctx.actor))
    const stored = await findDoor(ctx)
    const kept = stored && (await secretsOf(ctx, stored.sealed))
    const secrets = {
      clientSecret: said.clientSecret || kept?.clientSecret,
      ssoClientSecret: said.ssoClientSecret || kept?.ssoClientSecret,
    }
    const { clientSecret, ssoClientSecret } = secrets
    if (!clientSecret || !ssoClientSecret) throw new Refused(noSecrets)
    return { outside: ctx.outside, door: { ...settingsOf(said), clientSecret, ssoClientSecret } }
  })
  const line = await openLine(asking.outside, asking.door)
  if ('failed' in line) throw new Refused(siasnClosed(line.failed))
  return step(async (ctx) => {
    heed(whyNotSiasn(ctx.actor))
    const { clientSecret, ssoClientSecret } = asking.door
    const secrets = Buffer.from(JSON.stringify([clientSecret, ssoClientSecret]), 'utf8')
    const sealed = await sealKey(secrets, ctx.authoritySecret)
    await saveDoor(ctx, { ...settingsOf(said), open: true, sealed })
    await record(ctx, { act: 'siasn.opened', subject: null, after: settingsOf(said) })
    return { sentence: 'Pintu ke SIASN terbuka. Penilaian dikirim tiap seperempat jam.' }
  })
}

export async function closeSiasn(ctx: Ctx): Promise<Given<Contract['closeSiasn']>> {
  heed(whyNotSiasn(ctx.actor))
  if (!(await saveClosing(ctx))) throw new Refused(doorNeverOpened)
  await record(ctx, { act: 'siasn.closed', subject: null })
  return { sentence: 'Pintu ke SIASN tertutup. Tidak ada lagi yang dikirim.' }
}

export async function sendAgain(
  ctx: Ctx,
  { evaluationId }: Taken<Contract['sendAgain']>,
): Promise<Given<Contract['sendAgain']>> {
  heed(whyNotSiasn(ctx.actor))
  if (!(await requeue(ctx, evaluationId))) throw new Refused(notRejected)
  await record(ctx, { act: 'siasn.asked-again', subject: evaluationId })
  return { sentence: 'Dikirim lagi pada putaran berikutnya, paling lama seperempat jam.' }
}

/** A round that begins: the open door, and what is to be sent. */
type Round = { outside: Outside; door: Door; due: { row: DueDelivery; sending: Sending }[] }

/** Queues what was released, takes what is due and puts on record that it leaves the house. `null`
 * where the door is closed or nothing is due. */
async function beginRound(ctx: Ctx): Promise<Round | null> {
  const stored = await findDoor(ctx)
  if (!stored?.open) return null
  await queueReleased(ctx, addDays(ctx.today, -reach))
  const rows = await takeDue(ctx, most.round)
  if (rows.length === 0) return null
  const leaving = rows.filter(({ state }) => state === 'PENDING')
  await recordAll(
    ctx,
    leaving.map(({ evaluationId }) => ({ act: 'rating.sent-to-siasn', subject: evaluationId })),
  )
  const door = { ...settingsOf(stored), ...(await secretsOf(ctx, stored.sealed)) }
  return { outside: ctx.outside, door, due: await sendingsOf(ctx, rows) }
}

/** What the chart says of the rated and their raters, on the last day of each evaluation. */
async function sendingsOf(ctx: Ctx, rows: readonly DueDelivery[]): Promise<Round['due']> {
  const ends = rows.map(({ endsOn }) => endsOn)
  const raters = await ratersOn(ctx, ends)
  const { chart: today } = await ratingOn(ctx, ctx.today)
  const charts = new Map<LocalDate, Chart>()
  for (const end of new Set(ends)) charts.set(end, (await ratingOn(ctx, addDays(end, -1))).chart)
  return rows.map((row) => {
    const then = charts.get(row.endsOn) ?? today
    const person = today.person.get(row.personId) ?? then.person.get(row.personId)
    const raterId = raters(row).rater?.personId
    const rater = raterId ? (cardOf(then, raterId) ?? cardOf(today, raterId)) : null
    const { evaluationId, ratingSequence, state, personId: _, ...marked } = row
    const nip = person ? printedNip(person) : null
    return { row, sending: { evaluationId, ratingSequence, state, nip, rater, marked } }
  })
}

function cardOf(chart: Chart, personId: string): RaterCard | null {
  const person = chart.person.get(personId)
  const post = chart.posts.get(personId)?.[0]
  const position = post && chart.position.get(post.positionId)
  if (!person || !position) return null
  const { name, employmentKind, grade } = person
  const unit = chart.unit.get(position.unitId)?.name ?? ''
  return { nip: printedNip(person), name, employmentKind, grade, position: position.title, unit }
}

/** One round of the door: what is due goes out one by one, each answer kept in a transaction of its
 * own, nothing asked within one. A door that shuts ends the round; what is left waits. */
export async function sendToSiasn({ step }: Pick<Steps<StaffRoomTables>, 'step'>): Promise<void> {
  const round = await step(beginRound)
  if (!round) return
  const line = await openLine(round.outside, round.door)
  let shut = 'failed' in line ? line.failed : null
  for (const { row, sending } of round.due) {
    const { state } = sending
    const tried = shut === null && !('failed' in line) ? await tryOne(line, sending) : null
    if (tried?.doorShut) shut = tried.reason
    const open = await step(async (ctx) => {
      await saveOutcome(ctx, row, tried ?? { state, reason: shut })
      return (await findDoor(ctx))?.open
    })
    if (!open) return
  }
}
