import type { Given, Taken } from '../../../kernel/contract.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { chartOn, remembered } from '../chart/chart.actions.ts'
import type {
  organisationContract,
  Person,
  UnitLife,
  UnitLine,
  UnitPage,
} from '../organisation.contract.ts'
import { branchOf, titleAs, unitsAbove } from '../organisation.rules.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { readPack, readRanks } from '../pack/pack.actions.ts'
import { nipFor, nipOwner, seesNip } from '../person/nip-sight.rules.ts'
import { nearestDay, positionLines, summaryOf, unitLines } from './unit.rules.ts'
import { unitLives } from './unit.store.ts'

type Ctx = Context<OrganisationTables>
type Contract = typeof organisationContract

const linesOn = (ctx: Ctx, on: string, knownOn?: string): Promise<UnitLine[]> =>
  remembered(ctx, `lines ${on} ${knownOn ?? ''}`, async () =>
    unitLines(await chartOn(ctx, on, knownOn)),
  )

export async function listUnits(
  ctx: Ctx,
  { on = ctx.today, knownOn, agenciesOnly = false }: Taken<Contract['listUnits']>,
): Promise<Given<Contract['listUnits']>> {
  const lines = await linesOn(ctx, on, knownOn)
  return {
    summary: { on, ...summaryOf(await chartOn(ctx, on, knownOn), lines) },
    items: agenciesOnly ? lines.filter(({ isAgency }) => isAgency) : lines,
  }
}

/** From when to when a unit is there, and which units carry on for which; `undefined` where it
 * never was. */
export const lifeOf = async (ctx: Ctx, unitId: string): Promise<UnitLife | undefined> =>
  (await remembered(ctx, 'lives', () => unitLives(ctx))).get(unitId)

/** A unit on a date; one that is closed by then is shown as it last was, one that comes later as it
 * will begin. */
export async function readUnit(
  ctx: Ctx,
  { unitId, on: asked = ctx.today, knownOn }: Taken<Contract['readUnit']>,
): Promise<UnitPage> {
  const life = await lifeOf(ctx, unitId)
  const on = life ? nearestDay(life, asked) : asked
  const lines = await linesOn(ctx, on, knownOn)
  const unit = lines.find(({ id }) => id === unitId)
  if (!life || !unit)
    throw new Refused(
      refusal(
        'organisation/no-such-unit',
        404,
        'Unit ini tidak ada pada tanggal itu. Mungkin namanya berganti; cari di daftar organisasi.',
      ),
    )
  const chart = await chartOn(ctx, on, knownOn)
  const path = unitsAbove(chart, unitId)
    .toReversed()
    .map(({ id, name }) => ({ id, name }))
  const ranks = await readRanks(ctx, on)
  const { content } = await readPack(ctx, 'organisasi', on, OrganisationPack)
  const positions = positionLines(chart, unitId, {
    levels: content.levels,
    ranks,
    actor: ctx.actor,
  })
  const children = lines.filter(({ parentId }) => parentId === unitId)
  return { on, life, unit, path, children, positions }
}

const isCalled = ({ name }: Person, wanted: string): boolean =>
  name.toLocaleLowerCase('id').includes(wanted)
const isNumbered = ({ nip }: Person, wanted: string): boolean =>
  nip?.includes(wanted.replaceAll(' ', '')) ?? false

/** People by name; by NIP only for who reads it in full, so that a search tells nobody the digits
 * that are masked for them. */
export async function listPeople(
  ctx: Ctx,
  { on = ctx.today, knownOn, unit, search, ...page }: Taken<Contract['listPeople']>,
): Promise<Given<Contract['listPeople']>> {
  const chart = await chartOn(ctx, on, knownOn)
  const branch = unit ? new Set(branchOf(chart, unit).map(({ id }) => id)) : null
  const wanted = search?.trim().toLocaleLowerCase('id')
  const postsOf = ({ id: personId }: Person) =>
    (chart.posts.get(personId) ?? []).flatMap(({ id, positionId, kind, validFrom: since }) => {
      const post = chart.position.get(positionId)
      const place = post && chart.unit.get(post.unitId)
      if (!post || !place || (branch && !branch.has(place.id))) return []
      return [
        {
          ...{ id, positionId, title: titleAs(post, kind), kind, since },
          ...{ unitId: place.id, unit: place.name },
        },
      ]
    })
  const found = chart.organisation.people.filter(
    (person) =>
      (!branch || postsOf(person).length > 0) &&
      (!wanted ||
        isCalled(person, wanted) ||
        (isNumbered(person, wanted) && seesNip(ctx.actor, nipOwner(chart, person.id)))),
  )
  const { start, limit, cut } = windowOf(page)
  const { items, next } = cut(found.slice(start, start + limit + 1))
  return {
    items: items.map((person) => ({
      ...person,
      nip: nipFor(ctx.actor, nipOwner(chart, person.id), person.nip),
      assignments: postsOf(person),
    })),
    next,
  }
}
