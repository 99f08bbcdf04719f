import { may } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { recordAll } from '../../audit/index.ts'
import { agencyOf, type Chart, chartOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import type { creditContract } from './credit.contract.ts'
import { accountOf, type Issuable, issuable } from './credit.rules.ts'
import { creditsOf, holdCredits, saveCredits, withoutCredit } from './credit.store.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof creditContract
const notYours = refusal(
  'staff/credits-not-yours',
  403,
  'Angka kredit perangkat daerah ini diterbitkan dan dilihat oleh pengelola kinerjanya.',
)

/** What could be issued in an office and year now: titles are those of each span's last day. */
async function waitingIn(ctx: Ctx, agencyId: string, year: number) {
  const { rules, digest } = await staffRules(ctx, year)
  const found = await withoutCredit(ctx, agencyId, year)
  const charts = new Map<LocalDate, Chart>()
  for (const { endsOn } of found)
    if (!charts.has(endsOn)) charts.set(endsOn, await chartOn(ctx, addDays(endsOn, -1)))
  const evaluations = found.flatMap((one) => {
    const position = charts.get(one.endsOn)?.position.get(one.positionId)
    return position?.kind === 'FUNGSIONAL' ? [{ ...one, title: position.title }] : []
  })
  const people = [...new Set(evaluations.map(({ personId }) => personId))]
  const known = (await creditsOf(ctx, people)).filter((one) => one.year === year)
  return { digest, credits: issuable(rules.credit, evaluations, known) }
}

const agenciesFor = ({ actor }: Ctx, { organisation }: Chart) =>
  organisation.units
    .filter(({ id, isAgency }) => isAgency && may(actor, 'staff.manage', id))
    .map(({ id, name }) => ({ id, name }))

/** One's own credit points, and those of an office for whoever looks after it. */
export async function readCredits(
  ctx: Ctx,
  { agencyId, year: asked }: Taken<Contract['readCredits']>,
): Promise<Given<Contract['readCredits']>> {
  const year = asked ?? Number(ctx.today.slice(0, 4)) - 1
  const chart = await chartOn(ctx, ctx.today)
  const { rules } = await staffRules(ctx, Number(ctx.today.slice(0, 4)))
  const agencies = agenciesFor(ctx, chart)
  if (agencyId && !agencies.some(({ id }) => id === agencyId)) throw new Refused(notYours)
  const { personId } = ctx.actor
  const people = new Map(
    chart.organisation.assignments.flatMap((held) => {
      const unitId = chart.position.get(held.positionId)?.unitId
      const isThere = agencyId && unitId && agencyOf(chart, unitId)?.id === agencyId
      return isThere ? [[held.personId, chart.person.get(held.personId)?.name ?? ''] as const] : []
    }),
  )
  const credits = await creditsOf(ctx, [...people.keys(), ...(personId ? [personId] : [])])
  const of = Map.groupBy(credits, (one) => one.personId)
  const accountFor = (id: string) =>
    accountOf(
      rules.credit,
      (of.get(id) ?? []).map(({ personId: _, ...credit }) => credit),
    )
  const items = [...people].flatMap(([id, name]) => {
    const account = accountFor(id)
    return account ? [{ personId: id, name, account }] : []
  })
  return {
    ...{ year, agencies, own: personId ? accountFor(personId) : null },
    office: agencyId
      ? { agencyId, waiting: (await waitingIn(ctx, agencyId, year)).credits.length, items }
      : null,
  }
}

/** Issues the credit points of an office and year in one press; what was issued is never changed. The
 * statements do not grow with the people. */
export async function issueCredits(
  ctx: Ctx,
  { agencyId, year }: Taken<Contract['issueCredits']>,
): Promise<Given<Contract['issueCredits']>> {
  if (!may(ctx.actor, 'staff.manage', agencyId)) throw new Refused(notYours)
  await holdCredits(ctx, year)
  const { credits, digest } = await waitingIn(ctx, agencyId, year)
  if (credits.length === 0)
    throw new Refused(
      refusal(
        'staff/no-credits',
        409,
        `Tidak ada angka kredit ${year} yang menunggu diterbitkan di sini. Angka kredit terbit dari ` +
          'predikat tahunan pejabat fungsional yang sudah diterima atau diputus.',
      ),
    )
  await saveCredits(ctx, year, credits, digest)
  const act = 'credits.issued'
  await recordAll(
    ctx,
    credits.map((after: Issuable) => ({ act, subject: after.personId, after })),
  )
  const sentence = `Angka kredit ${printNumber(credits.length)} penilaian diterbitkan.`
  return { issued: credits.length, sentence }
}
