import type { Given, Taken } from '../../../kernel/contract.ts'
import { inOrder, type OrderValue } from '../../../kernel/order.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { holds, type LocalDate } from '../../../kernel/time.ts'
import type { Actions, Context } from '../../../platform/context.ts'
import { closeRows } from '../../../platform/database/ledger.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { chartOn } from '../chart/chart.actions.ts'
import { absenceLedger } from '../organisation.ledgers.ts'
import { type Chart, titleAs } from '../organisation.rules.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { nipOwner } from '../person/nip-sight.rules.ts'
import { absencePack, standInsLater } from './absence.actions.ts'
import type { AbsencePack, AbsenceRecord } from './absence.contract.ts'
import { lastDayOf, toldOf } from './absence.rules.ts'
import { absencesOf, absencesSince, findAbsence } from './absence.store.ts'
import type { AbsenceLine, AbsentPerson, absenceContract } from './absence-pages.contract.ts'
import { mayRecord, seesReason, whyNotList, whyNotRecord } from './absence-sight.rules.ts'

type Ctx = Context<OrganisationTables & AuditTables>
type Contract = typeof absenceContract

const noSuchAbsence = refusal(
  'organisation/no-such-absence',
  404,
  'Ketidakhadiran ini tidak tercatat lagi. Muat ulang halamannya.',
)

const noSuchPerson = refusal(
  'organisation/no-such-person',
  404,
  'Pegawai ini tidak tercatat hari ini. Cari lagi di daftar pegawai.',
)

/** An absence as a reader gets it, with its reason or without. */
function lineOf(absence: AbsenceRecord, pack: AbsencePack, sees: boolean): AbsenceLine {
  const { id, kind, validFrom, decreeNumber, decreeDate, note } = absence
  const { name, offDuty = true } = pack.kinds[kind] ?? { name: kind }
  const reason = { kindName: name, decreeNumber, decreeDate, note }
  const { says } = toldOf(absence, pack)
  const told = { kindName: says, decreeNumber: null, decreeDate: null, note: null }
  const days = { from: validFrom, until: lastDayOf(absence) }
  return { id, offDuty, ...days, ...(sees ? reason : told) }
}

/** The first post somebody holds, definitive ones before others, and who else is there. */
function placeOf(chart: Chart, personId: string) {
  const held = (chart.posts.get(personId) ?? []).toSorted(
    (a, b) => Number(a.kind !== 'D') - Number(b.kind !== 'D'),
  )[0]
  const post = chart.position.get(held?.positionId ?? '')
  if (!held || !post) return { title: null, unitId: null, unit: null, standIn: null }
  const others = (chart.holders.get(post.id) ?? []).flatMap((other) =>
    other.personId === personId || !post.singleHolder
      ? []
      : [`${chart.person.get(other.personId)?.name ?? ''} (${other.kind})`],
  )
  return {
    title: titleAs(post, held.kind),
    unitId: post.unitId,
    unit: chart.unit.get(post.unitId)?.name ?? null,
    standIn: others.join(', ') || null,
  }
}

const columns: Record<
  'name' | 'unit' | 'kindName' | 'from' | 'until',
  (line: AbsentPerson) => OrderValue
> = {
  name: ({ name }) => name,
  unit: ({ unit }) => unit,
  kindName: ({ kindName }) => kindName,
  from: ({ from }) => from,
  until: ({ until }) => until,
}

const isAsked = (absence: AbsenceRecord, on: LocalDate, when: 'NOW' | 'COMING' | undefined) =>
  when === undefined || (when === 'NOW') === holds(absence, on)

async function listAbsences(
  ctx: Ctx,
  { on = ctx.today, when, sort, ...page }: Taken<Contract['listAbsences']>,
): Promise<Given<Contract['listAbsences']>> {
  heed(whyNotList(ctx.actor))
  const chart = await chartOn(ctx, on)
  const pack = await absencePack(ctx)
  const found = (await absencesSince(ctx, on)).flatMap((absence): AbsentPerson[] => {
    const { personId } = absence
    const name = chart.person.get(personId)?.name
    if (!name || !mayRecord(ctx.actor, nipOwner(chart, personId))) return []
    if (!isAsked(absence, on, when)) return []
    return [{ ...lineOf(absence, pack, true), personId, name, ...placeOf(chart, personId) }]
  })
  const { start, limit, cut } = windowOf(page)
  return { on, ...cut(inOrder(found, sort, columns).slice(start, start + limit + 1)) }
}

async function readAbsences(
  ctx: Ctx,
  { personId }: Taken<Contract['readAbsences']>,
): Promise<Given<Contract['readAbsences']>> {
  const chart = await chartOn(ctx, ctx.today)
  if (!chart.person.has(personId)) throw new Refused(noSuchPerson)
  const owner = nipOwner(chart, personId)
  const sees = seesReason(ctx.actor, owner)
  const pack = await absencePack(ctx)
  const all = await absencesOf(ctx, [personId])
  // what is over is nobody else's business
  const shown = sees ? all.toReversed() : all.filter((one) => holds(one, ctx.today))
  return {
    items: shown.map((one) => lineOf(one, pack, sees)),
    mayRecord: mayRecord(ctx.actor, owner),
  }
}

/** Takes an absence away that was entered by mistake; what it said stays on record. */
async function removeAbsence(
  ctx: Ctx,
  { absenceId }: Taken<Contract['removeAbsence']>,
): Promise<Given<Contract['removeAbsence']>> {
  const absence = await findAbsence(ctx, absenceId)
  if (!absence) throw new Refused(noSuchAbsence)
  const { rowId, ...before } = absence
  const chart = await chartOn(ctx, ctx.today)
  heed(whyNotRecord(ctx.actor, nipOwner(chart, before.personId)))
  await closeRows(ctx, absenceLedger, [rowId], null)
  await record(ctx, { act: 'absence.removed', subject: before.personId, before, after: null })
  await enqueue(ctx, standInsLater)
  return { absenceId }
}

export const absenceActions: Actions<Contract, OrganisationTables & AuditTables> = {
  listAbsences,
  readAbsences,
  removeAbsence,
}
