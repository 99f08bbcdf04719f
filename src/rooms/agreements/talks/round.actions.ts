import type { Taken } from '../../../kernel/contract.ts'
import { capitalised, ended, printCount, printRupiah } from '../../../kernel/indonesian.ts'
import { heed, type Refusal, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { chartOn, namesOf, packOf } from '../../organisation/index.ts'
import {
  type PlanMeasure,
  PlanningPack,
  printTarget,
  readTarget,
  unitKindOf,
} from '../../planning/index.ts'
import type { AgreementRow, BudgetRow } from '../agreement.contract.ts'
import type { Current } from '../agreement.store.ts'
import { blocksOf } from '../block.store.ts'
import { answererOf } from '../drafting/mandate.rules.ts'
import type { Moved } from '../signing/signing.contract.ts'
import { whyHeld } from '../signing/signing.rules.ts'
import { openSigning, saveState } from '../signing/signing.store.ts'
import { actingIn, held, moved } from './agreeing.actions.ts'
import { whyNotPropose } from './departure.rules.ts'
import type { Side } from './party.rules.ts'
import { followPlanOf, officeFor, plannedOf, type TalkTables } from './plan.actions.ts'
import type { Round, RoundBlock, roundContract } from './round.contract.ts'
import {
  rowKeyOf,
  type Standing,
  sideInTalk,
  standingOf,
  whyNoReason,
  whyNotAnswer,
  whyNotFollow,
  whyNotTalked,
  whyRoundMoved,
  whyRowMoved,
} from './round.rules.ts'
import { loadRounds, type StoredRound, saveRounds, saveRows } from './round.store.ts'
import { declinedTasks, talkPath } from './talk.rules.ts'

type Ctx = Context<TalkTables>
type Contract = typeof roundContract

/** What was said about one row, each with who said it. */
export async function saidAbout(
  ctx: Ctx,
  { versionId }: Current,
  block: RoundBlock,
  key: string,
): Promise<(StoredRound & Round)[]> {
  const all = (await loadRounds(ctx, [versionId])).get(versionId) ?? []
  const own = all.filter((said) => said.block === block && said.rowKey === key)
  const names = await namesOf(
    ctx,
    own.flatMap(({ personId }) => personId ?? []),
  )
  return own.map((said) => ({ ...said, by: names.get(said.personId ?? '') ?? null }))
}

type Speaking = { current: Current; side: Side; acting: Ctx }

/** A party that speaks about a promise: held until the act ends, in the capacity it asks for. */
async function speaking(ctx: Ctx, id: string): Promise<Speaking> {
  const current = await held(ctx, id)
  const side = sideInTalk(current, ctx.actor)
  if (typeof side !== 'string') throw new Refused(side)
  heed(whyHeld(await openSigning(ctx, current.versionId), ctx.now))
  return { current, side, acting: actingIn(ctx, current) }
}

const noSuchRow = refusal(
  'agreements/no-such-row',
  409,
  'Baris ini tidak ada lagi dalam PK. Muat ulang pembahasannya.',
)

const found = <Row>(row: Row | undefined): Row => {
  if (!row) throw new Refused(noSuchRow)
  return row
}

/** The target as it is stored, read like one of the plan. */
async function targetOf(
  ctx: Ctx,
  { year }: Current,
  row: AgreementRow,
  measure: PlanMeasure | undefined,
  text: string,
): Promise<{ value: string; doubt: string | null }> {
  const { content } = await packOf(ctx, 'perencanaan', year, PlanningPack)
  const unitKind = measure?.unitKind ?? unitKindOf(row.unitLabel, content)
  const read = readTarget(text, { unitKind, unitLabel: row.unitLabel }, content)
  if (read.kind === 'value') return read
  const [code, detail] =
    read.kind === 'refused'
      ? [read.code, read.detail]
      : ['agreements/target-blank', 'Isi target yang diusulkan.']
  throw new Refused(refusal(code, 422, detail, { errors: [{ pointer: '/target', detail }] }))
}

/** The first word of a talk makes a draft one in talks; one after «belum siap» takes it up again. */
async function intoTalks(acting: Ctx, current: Current, note: string): Promise<Current> {
  if (current.state === 'NEGOTIATION') return current
  await saveState(acting, current, { state: 'NEGOTIATION', note })
  for (const kind of declinedTasks)
    await acting.tasks.close({ kind, subjects: [current.id], reason: 'Pembahasan dibuka lagi' })
  return { ...current, state: 'NEGOTIATION', digest: null, sequence: current.sequence + 1 }
}

/** Asks whoever is to speak next: the giver where proposals of the receiver wait, else the
 * receiver. */
async function askNext(ctx: Ctx, current: Current, detail: string): Promise<void> {
  const { id, versionId, firstParty, secondParty, dueOn, giverPositionId } = current
  const all = (await loadRounds(ctx, [versionId])).get(versionId) ?? []
  const rows = Map.groupBy(
    all.filter(({ block }) => block === 'ROW'),
    ({ rowKey }) => rowKey,
  )
  const open = [...rows.values()].flatMap((own) => {
    const { open: said } = standingOf(own.map((one) => ({ ...one, by: null })))
    return said ? [said.side] : []
  })
  const toGiver = open.includes('FIRST')
  const toReceiver = !toGiver || open.includes('SECOND')
  const closed = (kind: string) =>
    ctx.tasks.close({ kind, subjects: [id], reason: 'Dijawab dalam pembahasan' })
  await closed('agreements/talk')
  await closed('agreements/read-draft')
  const answerer = answererOf(await chartOn(ctx, ctx.today), current)
  const about = { subject: id, detail, dueOn, link: talkPath(id) }
  if (toGiver)
    await ctx.tasks.open([
      {
        ...{ ...about, kind: 'agreements/talk', waiting: firstParty.name },
        title: `Usulan ${firstParty.name} untuk PK-nya`,
        holder:
          answerer && giverPositionId
            ? { positionId: giverPositionId }
            : { grant: 'ORGANISATION_BUREAU' },
      },
    ])
  if (toReceiver)
    await ctx.tasks.open([
      {
        ...{ ...about, kind: 'agreements/read-draft', holder: { personId: firstParty.personId } },
        title: `Pembahasan PK ${current.year} Anda`,
        ...(secondParty ? { waiting: secondParty.name } : {}),
      },
    ])
}

/** A party proposes another target or wording for one row. */
export async function proposeRow(
  ctx: Ctx,
  { id, key, round, standing, target, indicator, reason }: Taken<Contract['proposeRow']>,
): Promise<Moved> {
  const { current, side, acting } = await speaking(ctx, id)
  heed(whyNotTalked(current))
  const { rows } = await blocksOf(ctx, current.versionId)
  const row = found(rows.find((one) => rowKeyOf(one) === key))
  const said = await saidAbout(ctx, current, 'ROW', key)
  heed(whyRoundMoved(said, round) ?? whyRowMoved(row, standing))
  const measure = (await plannedOf(ctx, current.year, [row])).get(row.measureId ?? '')
  const planned = measure?.target ?? null
  const read = await targetOf(ctx, current, row, measure, target)
  const wording = indicator?.replace(/\s+/g, ' ').trim() || row.indicator
  heed(whyNotPropose({ ...row, planned }, { target: read.value, indicator: wording, reason }))
  const talked = await intoTalks(acting, current, reason)
  await saveRounds(acting, [
    {
      ...{ versionId: current.versionId, block: 'ROW', rowKey: key, number: round + 1, side },
      ...{ act: 'PROPOSED', wasTarget: row.target, wasIndicator: row.indicator },
      ...{ target: read.value, indicator: wording, planned, reason },
    },
  ])
  await askNext(acting, talked, `${row.indicator}: ${printTarget(read.value)}. ${reason}`)
  await record(acting, {
    act: 'agreement.row-proposed',
    subject: id,
    before: { key, target: row.target, indicator: row.indicator },
    after: { target: read.value, indicator: wording, reason },
  })
  return moved(talked, `${proposed(talked, side)}${read.doubt ? ` ${read.doubt}` : ''}`)
}

const proposed = ({ firstParty, secondParty }: Current, side: Side): string =>
  ended(
    'Usulan tercatat. Sekarang menunggu ' +
      (side === 'FIRST' ? (secondParty?.name ?? 'pemberi amanah') : firstParty.name),
  )

const answered = {
  ACCEPTED: 'Usulan disetujui. Baris ini sekarang berbunyi seperti usulannya.',
  KEPT: 'Tercatat: baris ini tetap seperti konsepnya.',
  WITHDRAWN: 'Usulan ditarik.',
}

/** A party ends the proposal that waits; what both accept is what the row says from now on. */
export async function answerRound(
  ctx: Ctx,
  { id, block, key, round, answer, reason }: Taken<Contract['answerRound']>,
): Promise<Moved> {
  const { current, side, acting } = await speaking(ctx, id)
  if (block === 'ROW') heed(whyNotTalked(current))
  const said = await saidAbout(ctx, current, block, key)
  heed(whyRoundMoved(said, round))
  const standing = standingOf(said)
  heed(whyNotAnswer(standing, answer, side, block))
  if (answer === 'KEPT')
    heed(whyNoReason(reason, 'Tulis mengapa barisnya tetap; pihak lain membacanya.'))
  const { rows } = await blocksOf(ctx, current.versionId)
  const row = block === 'ROW' ? found(rows.find((one) => rowKeyOf(one) === key)) : null
  const words = reason?.trim() || null
  await saveRounds(acting, [
    {
      ...{ versionId: current.versionId, block, rowKey: key, number: round + 1, side },
      ...{ act: answer, reason: words },
    },
  ])
  if (row && answer === 'ACCEPTED') await takeOver(acting, current, row, standing)
  if (row) await askNext(acting, current, words ?? answered[answer])
  else await closeWishes(acting, current)
  await record(acting, {
    act: `agreement.row-${answer.toLowerCase()}`,
    subject: id,
    before: { key, round },
    after: { reason: words },
  })
  return moved(current, answered[answer])
}

async function takeOver(
  ctx: Ctx,
  { versionId }: Current,
  { number, unitLabel }: AgreementRow,
  { open }: Standing,
): Promise<void> {
  if (open?.target == null || open.indicator == null) return
  const { target, indicator } = open
  await saveRows(ctx, versionId, [{ number, unitLabel, target, indicator }])
}

/** A party wishes for other money: the row stays at the DPA, and who manages the budget is asked. */
export async function wishMoney(
  ctx: Ctx,
  { id, key, round, amount, reason }: Taken<Contract['wishMoney']>,
): Promise<Moved> {
  const { current, side, acting } = await speaking(ctx, id)
  heed(whyNotTalked(current))
  const { budget } = await blocksOf(ctx, current.versionId)
  const row = found(budget.find(({ code }) => code === key))
  heed(whyRoundMoved(await saidAbout(ctx, current, 'MONEY', key), round))
  heed(whyNotWish(row, amount, reason))
  await saveRounds(acting, [
    {
      ...{ versionId: current.versionId, block: 'MONEY', rowKey: key, number: round + 1, side },
      ...{ act: 'WISHED', amount, reason },
    },
  ])
  await ctx.tasks.open([
    {
      kind: 'agreements/budget-wish',
      subject: id,
      title: `Keinginan anggaran dalam ${current.code}`,
      detail: `${row.name}: ${printRupiah(row.amount)} menurut DPA, diinginkan ${printRupiah(amount)}. ${reason}`,
      holder: await officeFor(ctx, 'BUDGET'),
      waiting: ctx.actor.name,
      link: talkPath(id),
    },
  ])
  await record(acting, {
    act: 'agreement.money-wished',
    subject: id,
    before: { key, amount: row.amount },
    after: { amount, reason },
  })
  return moved(
    current,
    `Keinginan Anda tercatat dan diteruskan kepada pengelola anggaran. Sampai DPA berubah, baris ini tetap ${printRupiah(row.amount)}.`,
  )
}

const whyNotWish = (row: BudgetRow, amount: number, reason: string): Refusal | null =>
  amount === row.amount
    ? refusal(
        'agreements/proposal-same',
        422,
        'Jumlah ini sudah sama dengan DPA. Tulis jumlah yang Anda inginkan.',
      )
    : whyNoReason(reason, 'Tulis alasannya; pengelola anggaran membacanya.')

/** Nobody asks the keeper of the budget any more once no wish waits. */
export async function closeWishes(ctx: Ctx, { id, versionId }: Current): Promise<void> {
  const all = (await loadRounds(ctx, [versionId])).get(versionId) ?? []
  const money = Map.groupBy(
    all.filter(({ block }) => block === 'MONEY').map((said) => ({ ...said, by: null })),
    ({ rowKey }) => rowKey,
  )
  if ([...money.values()].some((own) => standingOf(own).open)) return
  const kind = 'agreements/budget-wish'
  await ctx.tasks.close({ kind, subjects: [id], reason: 'Dijawab dalam pembahasan' })
}

/** «Perbarui menurut rencana»: for both sides and Bagian Organisasi, while nothing is frozen. */
export async function followPlan(ctx: Ctx, { id }: Taken<Contract['followPlan']>): Promise<Moved> {
  const current = await held(ctx, id)
  heed(whyNotFollow(current, ctx.actor))
  heed(whyHeld(await openSigning(ctx, current.versionId), ctx.now))
  heed(whyNotTalked(current))
  const acting = actingIn(ctx, current)
  const side = current.form === 'SOLE' ? 'FIRST' : sideInTalk(current, ctx.actor)
  const changed = await followPlanOf(acting, current, typeof side === 'string' ? side : 'OFFICE')
  return moved(
    current,
    changed === 0
      ? 'Tidak ada yang berubah: baris yang belum dibahas sudah sesuai rencana.'
      : `${capitalised(printCount(changed))} baris diperbarui menurut rencana.`,
  )
}
