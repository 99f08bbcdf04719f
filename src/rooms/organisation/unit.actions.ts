import type { Given, Taken } from '../../kernel/contract.ts'
import { Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import { nipFor, nipOwner, seesNip } from './nip-sight.rules.ts'
import type { organisationContract, Person, UnitPage } from './organisation.contract.ts'
import { branchOf, chartOf, titleAs, unitsAbove } from './organisation.rules.ts'
import { loadOrganisation } from './organisation.store.ts'
import type { OrganisationTables } from './organisation.tables.ts'
import { OrganisationPack } from './organisation-pack.contract.ts'
import { readPack, readRanks } from './pack.actions.ts'
import { positionLines, summaryOf, unitLine, unitLines } from './unit.rules.ts'

type Ctx = Context<OrganisationTables>
type Contract = typeof organisationContract

export async function listUnits(
  ctx: Ctx,
  { on = ctx.today, agenciesOnly = false }: Taken<Contract['listUnits']>,
): Promise<Given<Contract['listUnits']>> {
  const chart = chartOf(await loadOrganisation(ctx, on))
  const lines = unitLines(chart)
  return {
    summary: { on, ...summaryOf(chart) },
    items: agenciesOnly ? lines.filter(({ isAgency }) => isAgency) : lines,
  }
}

export async function readUnit(
  ctx: Ctx,
  { unitId, on = ctx.today }: Taken<Contract['readUnit']>,
): Promise<UnitPage> {
  const chart = chartOf(await loadOrganisation(ctx, on))
  const unit = chart.unit.get(unitId)
  if (!unit)
    throw new Refused(
      refusal(
        'organisation/no-such-unit',
        404,
        'Unit ini tidak ada pada tanggal itu. Mungkin namanya berganti; cari di daftar organisasi.',
      ),
    )
  const path = unitsAbove(chart, unitId)
    .toReversed()
    .map(({ id, name }) => ({ id, name }))
  const children = (chart.children.get(unitId) ?? [])
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((child) => unitLine(chart, child, path.length))
  const ranks = await readRanks(ctx, on)
  const { content } = await readPack(ctx, 'organisasi', on, OrganisationPack)
  const positions = positionLines(chart, unitId, {
    levels: content.levels,
    ranks,
    actor: ctx.actor,
  })
  return { unit: unitLine(chart, unit, path.length - 1), path, children, positions }
}

const isCalled = ({ name }: Person, wanted: string): boolean =>
  name.toLocaleLowerCase('id').includes(wanted)
const isNumbered = ({ nip }: Person, wanted: string): boolean =>
  nip?.includes(wanted.replaceAll(' ', '')) ?? false

/** People by name; by NIP only for who reads it in full, so that a search tells nobody the digits that are masked for them. */
export async function listPeople(
  ctx: Ctx,
  { on = ctx.today, unit, search, limit = 50, cursor }: Taken<Contract['listPeople']>,
): Promise<Given<Contract['listPeople']>> {
  const chart = chartOf(await loadOrganisation(ctx, on))
  const branch = unit ? new Set(branchOf(chart, unit).map(({ id }) => id)) : null
  const wanted = search?.trim().toLocaleLowerCase('id')
  const postsOf = (person: Person) =>
    (chart.posts.get(person.id) ?? []).flatMap((held) => {
      const post = chart.position.get(held.positionId)
      const place = post && chart.unit.get(post.unitId)
      if (!post || !place || (branch && !branch.has(place.id))) return []
      return [
        {
          id: held.id,
          title: titleAs(post, held.kind),
          unitId: place.id,
          unit: place.name,
          kind: held.kind,
          since: held.validFrom,
        },
      ]
    })
  const found = chart.organisation.people
    .filter(
      (person) =>
        !wanted ||
        isCalled(person, wanted) ||
        (isNumbered(person, wanted) && seesNip(ctx.actor, nipOwner(chart, person.id))),
    )
    .map((person) => ({ ...person, assignments: postsOf(person) }))
    .filter(({ assignments }) => !branch || assignments.length > 0)
  const start = Number(cursor ?? 0)
  const items = found.slice(start, start + limit).map((person) => ({
    ...person,
    nip: nipFor(ctx.actor, nipOwner(chart, person.id), person.nip),
  }))
  return { items, next: start + limit < found.length ? String(start + limit) : null }
}
