import { may, officesWith } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { inOrder } from '../../../kernel/order.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { closeRows, writeVersions } from '../../../platform/database/ledger.ts'
import { type AuditTables, record, recordAll } from '../../audit/index.ts'
import { agencyOf, type Chart, chartOn, type OrganisationTables } from '../../organisation/index.ts'
import { handlingOf } from '../account/handling.store.ts'
import { grantLedger } from '../identity.ledgers.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { grantRights, officesOfPerson } from '../mandate.rules.ts'
import type { GrantRole } from '../session/session.contract.ts'
import { hoursAfter } from '../session/session.rules.ts'
import type { Grant, GrantLine, grantContract } from './grant.contract.ts'
import {
  heldAlready,
  stateOf,
  type Wanted,
  waitingAmong,
  whyNotConfirm,
  whyNotDated,
  whyNotEnd,
  whyNotGrant,
  whyNotOutsider,
  whyNotSeeGrants,
  whyNotThere,
  whyNotTwice,
  whyNotWithdraw,
} from './grant.rules.ts'
import {
  administratorsOf,
  allGrants,
  type GrantRecord,
  grantOnRecord,
  grantsOnRecord,
  holdGrants,
} from './grant.store.ts'

type Own = Context<IdentityTables & AuditTables>
type Ctx = Context<IdentityTables & OrganisationTables & AuditTables>
type Contract = typeof grantContract
/** The task that asks the other administrators for their yes. */
export const confirmTask = 'identity/confirm-grant'

/** The office of a unit; `null` where there is none. */
export const officeIn = (chart: Chart, unitId: string | null): string | null =>
  unitId ? (agencyOf(chart, unitId)?.id ?? null) : null

/** A role that is nobody else's. */
const ofNobody = { behalfPersonId: null, behalfPositionId: null, behalfTitle: null }

/** What may follow from a role reaches every session with its next request, so a proposal must not:
 * only `CONFIRMED` gives rights. The first two administrators of a region need nobody else. */
export async function saveGrants(
  ctx: Own,
  wanted: readonly Wanted[],
  runId: string | null = null,
): Promise<Grant[]> {
  const waiting = waitingAmong(ctx.actor, wanted, await administratorsOf(ctx))
  const grants = wanted.map(
    (one): Grant => ({
      ...one,
      id: ctx.newId(),
      state: waiting.has(one) ? 'PROPOSED' : 'CONFIRMED',
      proposedBy: ctx.actor.personId,
      ...{ confirmedBy: null, endDecreeNumber: null, endDecreeDate: null, ...ofNobody },
    }),
  )
  await writeVersions(ctx, grantLedger, grants, runId)
  await recordAll(
    ctx,
    grants.map(({ id, state, ...after }) => ({
      act: state === 'PROPOSED' ? 'role.proposed' : 'role.granted',
      subject: id,
      after,
    })),
  )
  if (waiting.size > 0) await askForYes(ctx, grants, await administratorsOf(ctx))
  const inForce = grants.filter(({ state }) => state === 'CONFIRMED')
  if (ctx.actor.kind !== 'system')
    await tell(ctx, inForce, 'role-given', 'Kewenangan Anda bertambah')
  return grants
}

/** The person is told what they may do from now on, or no longer, by which decree. */
function tell(ctx: Own, grants: readonly Grant[], what: string, title: string): Promise<void> {
  return ctx.notices.tell(
    grants.map(({ personId, role, decreeNumber, endDecreeNumber }) => ({
      ...{ personId, kind: `identity/${what}` },
      title: `${title}: ${grantRights[role].title}.`,
      detail: `Menurut ${endDecreeNumber ?? decreeNumber}.`,
      link: '/akun',
    })),
  )
}

/** Every administrator who neither proposed a grant nor is meant by it is asked. */
async function askForYes(
  ctx: Own,
  grants: readonly Grant[],
  administrators: readonly string[],
): Promise<void> {
  const tasks = grants
    .filter(({ state }) => state === 'PROPOSED')
    .flatMap(({ id, role, personId, decreeNumber }) =>
      administrators
        .filter((other) => other !== personId && other !== ctx.actor.personId)
        .map((other) => ({
          kind: confirmTask,
          subject: id,
          title: `usulan kewenangan ${grantRights[role].title}`,
          detail: `Diusulkan ${ctx.actor.name} menurut ${decreeNumber}.`,
          holder: { personId: other },
          waiting: ctx.actor.name,
          link: '/kewenangan?keadaan=WAITING',
        })),
    )
  if (tasks.length > 0) await ctx.tasks.open(tasks)
}

/** Gives a person a role by decree, from a date on, without asking who may: seeding and the command
 * line. */
export async function grantRole(
  ctx: Own,
  grant: {
    personId: string
    role: GrantRole
    unitId: string | null
    decreeNumber: string
    decreeDate?: LocalDate
    validFrom: LocalDate
  },
): Promise<string> {
  const [saved] = await saveGrants(ctx, [{ decreeDate: null, ...grant, validTo: null }])
  return saved?.id ?? ''
}

const unnamed = 'tidak lagi bertugas'
/** A grant as lists show it, with the names of the day. */
export function lineOf(chart: Chart, grant: Grant, today: LocalDate): GrantLine {
  const person = (id: string) => ({ id, name: chart.person.get(id)?.name ?? unnamed })
  const { unitId, endDecreeNumber, endDecreeDate } = grant
  return {
    id: grant.id,
    person: person(grant.personId),
    role: grant.role,
    unit: unitId ? { id: unitId, name: chart.unit.get(unitId)?.name ?? 'unit lama' } : null,
    agencyId: officeIn(chart, unitId),
    decree: { number: grant.decreeNumber, date: grant.decreeDate },
    from: grant.validFrom,
    until: grant.validTo,
    state: stateOf(grant, today),
    proposedBy: grant.proposedBy ? person(grant.proposedBy) : null,
    confirmedBy: grant.confirmedBy ? person(grant.confirmedBy) : null,
    endDecree:
      endDecreeNumber && endDecreeDate ? { number: endDecreeNumber, date: endDecreeDate } : null,
  }
}

export async function listGrants(
  ctx: Ctx,
  { state, role, search, sort, ...page }: Taken<Contract['listGrants']>,
): Promise<Given<Contract['listGrants']>> {
  heed(whyNotSeeGrants(ctx.actor))
  const chart = await chartOn(ctx, ctx.today)
  const offices = officesSeen(ctx)
  const wanted = search?.trim().toLocaleLowerCase('id')
  const lines = (await allGrants(ctx))
    .map((grant) => lineOf(chart, grant, ctx.today))
    .filter(
      (line) =>
        (offices === null || offices.includes(line.agencyId ?? '')) &&
        (!state || line.state === state) &&
        (!role || line.role === role) &&
        (!wanted || line.person.name.toLocaleLowerCase('id').includes(wanted)),
    )
  const sorted = inOrder(lines, sort ?? 'name', {
    name: ({ person }) => person.name,
    role: (line) => grantRights[line.role].title,
    unit: ({ unit }) => unit?.name ?? null,
    from: ({ from }) => from,
    until: ({ until }) => until,
  })
  const { start, limit, cut } = windowOf(page)
  return cut(sorted.slice(start, start + limit + 1))
}

/** The offices whose grants somebody sees; `null`: all. */
function officesSeen({ actor }: Ctx): string[] | null {
  return may(actor, 'audit.read') ? null : officesWith(actor, 'grants.manage')
}

export async function giveRole(
  ctx: Ctx,
  { personId, role, decree, from, ...input }: Taken<Contract['giveRole']>,
): Promise<GrantLine> {
  const [unitId, validTo] = [input.unitId ?? null, input.until ?? null]
  const chart = await chartOn(ctx, ctx.today)
  const agencyId = officeIn(chart, unitId)
  const unit = unitId ? chart.unit.get(unitId) : undefined
  const wanted: Wanted = {
    ...{ personId, role, unitId, decreeNumber: decree.number, decreeDate: decree.date },
    ...{ validFrom: from, validTo },
  }
  heed(whyNotGrant(ctx.actor, { personId, role, agencyId }))
  heed(whyNotThere(role, unitId, unit && { name: unit.name, agencyId }))
  heed(whyNotOutsider(ctx.actor, agencyId, officesOfPerson(chart, personId)))
  heed(whyNotDated(wanted, ctx.today))
  if (!chart.person.has(personId)) throw new Refused(noSuchPerson)
  await holdGrants(ctx)
  heed(whyNotTwice(heldAlready(await grantsOnRecord(ctx, personId), wanted)))
  const [grant] = await saveGrants(ctx, [wanted])
  if (!grant) throw new Error('what was asked for was saved')
  return lineOf(chart, grant, ctx.today)
}

export const noSuchPerson = refusal(
  'identity/no-such-person',
  404,
  'Orang ini tidak ada dalam data pegawai hari ini. Cari lagi namanya.',
)

type Found = { chart: Chart; grant: GrantRecord; agencyId: string | null }
/** The grant that is meant, held until the act ends. */
async function grantMeant(ctx: Ctx, grantId: string): Promise<Found> {
  await holdGrants(ctx)
  const grant = await grantOnRecord(ctx, grantId)
  if (!grant)
    throw new Refused(
      refusal('identity/no-such-grant', 404, 'Kewenangan ini tidak ada atau sudah dibatalkan.'),
    )
  const chart = await chartOn(ctx, ctx.today)
  return { chart, grant, agencyId: officeIn(chart, grant.unitId) }
}

/** Writes another version of a grant; what was known until now stays readable. */
async function replace(ctx: Ctx, { rowId, ...before }: GrantRecord, change: Partial<Grant>) {
  const after: Grant = { ...before, ...change }
  await closeRows(ctx, grantLedger, [rowId], null)
  await writeVersions(ctx, grantLedger, [after])
  return after
}

const answered = (ctx: Ctx, { id }: Grant, reason: string): Promise<void> =>
  ctx.tasks.close({ kind: confirmTask, subjects: [id], reason })

/** Who set the actor's password anew within the last 72 hours. */
async function resetsOf(ctx: Own): Promise<(string | null)[]> {
  const since = hoursAfter(ctx.now, -72)
  const handling = await handlingOf(ctx, ctx.actor.personId ? [ctx.actor.personId] : [])
  return handling.flatMap(({ act, at, byPersonId }) =>
    act === 'RESET' && at > since ? [byPersonId] : [],
  )
}

export async function confirmGrant(
  ctx: Ctx,
  { grantId }: Taken<Contract['confirmGrant']>,
): Promise<GrantLine> {
  const { chart, grant, agencyId } = await grantMeant(ctx, grantId)
  heed(whyNotConfirm(ctx.actor, { ...grant, agencyId }, await resetsOf(ctx)))
  const change = { state: 'CONFIRMED', confirmedBy: ctx.actor.personId } as const
  const after = await replace(ctx, grant, change)
  await answered(ctx, grant, 'disetujui')
  await tell(ctx, [after], 'role-given', 'Kewenangan Anda bertambah')
  await record(ctx, { act: 'role.confirmed', subject: grantId, after: change })
  return lineOf(chart, after, ctx.today)
}

export async function endGrant(
  ctx: Ctx,
  { grantId, decree, on }: Taken<Contract['endGrant']>,
): Promise<GrantLine> {
  const { chart, grant, agencyId } = await grantMeant(ctx, grantId)
  const ending = { on, decreeDate: decree.date, today: ctx.today }
  heed(whyNotEnd(ctx.actor, { ...grant, agencyId }, ending))
  const change = { validTo: on, endDecreeNumber: decree.number, endDecreeDate: decree.date }
  const after = await replace(ctx, grant, change)
  await tell(ctx, [after], 'role-ended', 'Kewenangan Anda berakhir')
  await record(ctx, {
    act: 'role.ended',
    subject: grantId,
    before: { validTo: grant.validTo },
    after: change,
  })
  return lineOf(chart, after, ctx.today)
}

export async function withdrawGrant(
  ctx: Ctx,
  { grantId, reason }: Taken<Contract['withdrawGrant']>,
): Promise<Given<Contract['withdrawGrant']>> {
  const { grant, agencyId } = await grantMeant(ctx, grantId)
  heed(whyNotWithdraw(ctx.actor, { ...grant, agencyId }, reason))
  await closeRows(ctx, grantLedger, [grant.rowId], null)
  await answered(ctx, grant, 'dibatalkan')
  const { rowId: _, ...before } = grant
  if (grant.state === 'CONFIRMED')
    await tell(ctx, [grant], 'role-withdrawn', 'Kewenangan Anda dibatalkan karena salah catat')
  await record(ctx, {
    act: grant.state === 'PROPOSED' ? 'role.declined' : 'role.withdrawn',
    subject: grantId,
    before,
    after: { reason },
  })
  return { withdrawn: true }
}
