import type { Given, Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { closeRows, writeVersions } from '../../../platform/database/ledger.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { type Chart, chartOn, type OrganisationTables } from '../../organisation/index.ts'
import { grantLedger } from '../identity.ledgers.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { grantRights, officesOfPerson } from '../mandate.rules.ts'
import type { DelegationLine, delegationContract } from './delegation.contract.ts'
import { whyNotDelegate, whyNotEndDelegation, whyNotSeeDelegations } from './delegation.rules.ts'
import { noSuchPerson, officeIn } from './grant.actions.ts'
import type { Grant } from './grant.contract.ts'
import { heldAlready, stateOf, whyNotTwice } from './grant.rules.ts'
import { delegationsOf, grantOnRecord, holdGrants } from './grant.store.ts'

type Ctx = Context<IdentityTables & OrganisationTables & AuditTables>
type Contract = typeof delegationContract
const role = 'DELEGATED_VERIFIER' as const

function lineOf(chart: Chart, grant: Grant, today: string): DelegationLine {
  const person = (id: string | null) => ({
    id: id ?? '',
    name: chart.person.get(id ?? '')?.name ?? 'tidak lagi bertugas',
  })
  return {
    id: grant.id,
    giver: person(grant.behalfPersonId),
    title: grant.behalfTitle ?? '',
    delegate: person(grant.personId),
    ...{ unitId: grant.unitId, agencyId: officeIn(chart, grant.unitId) },
    decree: { number: grant.decreeNumber, date: grant.decreeDate },
    ...{ from: grant.validFrom, until: grant.validTo ?? grant.validFrom },
    state: stateOf(grant, today),
  }
}

/** What is delegated today or will be, open to everybody who works here. */
export async function listDelegations(
  ctx: Ctx,
  { person, unit }: Taken<Contract['listDelegations']>,
): Promise<Given<Contract['listDelegations']>> {
  heed(whyNotSeeDelegations(ctx.actor))
  const grants = await delegationsOf(ctx, { ...(person && { person }), ...(unit && { unit }) })
  const chart = await chartOn(ctx, ctx.today)
  return { items: grants.map((grant) => lineOf(chart, grant, ctx.today)) }
}

/** The holder of a post lets a colleague verify figures for a time; both go on seeing it. */
export async function giveDelegation(
  ctx: Ctx,
  { positionId, personId, decree, from, until }: Taken<Contract['giveDelegation']>,
): Promise<DelegationLine> {
  const chart = await chartOn(ctx, ctx.today)
  const offices = officesOfPerson(chart, personId)
  const dated = { validFrom: from, validTo: until }
  const asked = { positionId, personId, decreeDate: decree.date, ...dated }
  heed(whyNotDelegate(ctx.actor, asked, { offices, today: ctx.today }))
  if (!chart.person.has(personId)) throw new Refused(noSuchPerson)
  await holdGrants(ctx)
  const giverId = ctx.actor.personId ?? ''
  const known = await delegationsOf(ctx, { post: positionId })
  const unitId = chart.position.get(positionId)?.unitId ?? null
  heed(whyNotTwice(heldAlready(known, { personId, role, unitId, ...dated })))
  const grant: Grant = {
    ...{ id: ctx.newId(), personId, role, unitId, ...dated },
    ...{ decreeNumber: decree.number, decreeDate: decree.date },
    ...{ state: 'CONFIRMED', proposedBy: giverId, confirmedBy: null },
    ...{ endDecreeNumber: null, endDecreeDate: null },
    ...{ behalfPersonId: giverId, behalfPositionId: positionId },
    behalfTitle: ctx.actor.mandates.find((one) => one.positionId === positionId)?.title ?? '',
  }
  await writeVersions(ctx, grantLedger, [grant])
  await ctx.notices.tell([
    {
      ...{ personId, kind: 'identity/delegated', link: '/akun#pendelegasian' },
      title: `${grantRights[role].title} ${grant.behalfTitle} didelegasikan kepada Anda.`,
      detail: `Menurut ${decree.number}, sampai ${printDate(addDays(until, -1))}.`,
    },
  ])
  await record(ctx, { act: 'delegation.given', subject: grant.id, after: grant })
  return lineOf(chart, grant, ctx.today)
}

/** Ends a delegation from this moment on; what was verified under it stays. */
export async function endDelegation(
  ctx: Ctx,
  { grantId }: Taken<Contract['endDelegation']>,
): Promise<{ ended: boolean }> {
  await holdGrants(ctx)
  const grant = await grantOnRecord(ctx, grantId)
  if (grant?.role !== role || stateOf(grant, ctx.today) === 'ENDED')
    throw new Refused(
      refusal(
        'identity/no-such-delegation',
        404,
        'Pendelegasian ini tidak ada atau sudah berakhir.',
      ),
    )
  const { rowId, personId, behalfPersonId: giverId, unitId } = grant
  const agencyId = officeIn(await chartOn(ctx, ctx.today), unitId)
  heed(whyNotEndDelegation(ctx.actor, { giverId, delegateId: personId, agencyId }))
  await closeRows(ctx, grantLedger, [rowId], null)
  const { rowId: _, ...before } = grant
  if (grant.validFrom < ctx.today)
    await writeVersions(ctx, grantLedger, [{ ...before, validTo: ctx.today }])
  const told = ctx.actor.personId === personId ? giverId : personId
  if (told)
    await ctx.notices.tell([
      {
        ...{ personId: told, kind: 'identity/delegation-ended', link: '/akun#pendelegasian' },
        title: `Pendelegasian pemeriksaan angka ${grant.behalfTitle} dicabut.`,
      },
    ])
  await record(ctx, { act: 'delegation.ended', subject: grantId, before })
  return { ended: true }
}
