import type { TypedRow } from '../../../kernel/importer.ts'
import { fitting } from '../../../kernel/near.ts'
import { holds } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { Suggestion, Typing } from '../../../platform/importer.ts'
import { chartOn } from '../chart/chart.actions.ts'
import type { Chart } from '../organisation.rules.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { levelName } from '../pack/level.rules.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { readPack } from '../pack/pack.actions.ts'
import {
  assignmentKindNames,
  employmentKindNames,
  plainWords,
  positionKindNames,
} from '../person/naming.rules.ts'
import { nipOwner, seesNip } from '../person/nip-sight.rules.ts'
import type { AssignmentRecord } from '../records/record.contract.ts'
import { peopleFitting, postsFitting, unitsFitting } from '../unit/unit-suggestions.rules.ts'
import { assignmentsOf } from './people-import.store.ts'

type Ctx = Context<OrganisationTables>
type Asked = Parameters<Typing<OrganisationTables>['rowsOf']>[1]

const packOn = async (ctx: Ctx, on: string): Promise<OrganisationPack> =>
  (await readPack(ctx, 'organisasi', on, OrganisationPack)).content

/** A post as the first columns of «Jabatan dan pegawai». */
const postCells = (
  { position, unit }: Chart,
  { levels }: OrganisationPack,
  positionId: string,
): TypedRow => {
  const post = position.get(positionId)
  if (!post) return {}
  return {
    ...{ positionCode: post.code, title: post.title, kind: positionKindNames[post.kind] },
    ...{ unitCode: unit.get(post.unitId)?.code ?? null, echelon: post.echelon },
    level: levelName(post.level, levels),
    superiorCode: position.get(post.superiorId ?? '')?.code ?? null,
  }
}

const holderCells = (
  { person }: Chart,
  { personId, kind, validFrom, decreeNumber, decreeDate }: AssignmentRecord,
): TypedRow => {
  const holder = person.get(personId)
  if (!holder) return {}
  return {
    ...{ nip: holder.nip, name: holder.name, grade: holder.grade },
    employmentKind: employmentKindNames[holder.employmentKind],
    ...{ as: assignmentKindNames[kind], since: validFrom, decreeNumber, decreeDate },
  }
}

/** A person with every post they hold, own ones first; a post with its holders where it has one at a
 * time; or the posts of a unit without their holders. */
async function rowsOf(ctx: Ctx, { id, options }: Asked): Promise<TypedRow[]> {
  const on = options.berlaku ?? ctx.today
  const [chart, pack] = [await chartOn(ctx, on), await packOn(ctx, on)]
  const held = (await assignmentsOf(ctx, id)).filter((record) => holds(record, on))
  const posts = chart.position.has(id)
    ? [id]
    : chart.organisation.positions.filter(({ unitId }) => unitId === id).map((post) => post.id)
  if (!chart.person.has(id) && (held.length === 0 || !chart.position.get(id)?.singleHolder))
    return posts.map((post) => postCells(chart, pack, post))
  return held
    .toSorted((a, b) => Number(b.kind === 'D') - Number(a.kind === 'D'))
    .map((record) => ({
      ...postCells(chart, pack, record.positionId),
      ...holderCells(chart, record),
    }))
}

async function suggest(
  ctx: Ctx,
  { column, words }: { column: string; words: string },
): Promise<Suggestion[]> {
  const chart = await chartOn(ctx, ctx.today)
  if (column === 'unitCode') return unitsFitting(words, chart)
  if (column === 'superiorCode') return postsFitting(words, chart)
  if (column === 'nip')
    return peopleFitting(words, chart, (id) => seesNip(ctx.actor, nipOwner(chart, id)))
  const { levels, echelons } = await packOn(ctx, ctx.today)
  const all = column === 'level' ? levels.map(({ name }) => name) : echelons
  return fitting(words, all, (name) => name, 30).map((value) => ({ value, label: '' }))
}

/** «Jabatan dan pegawai» typed on screen. */
export const peopleTyping: Typing<OrganisationTables> = {
  rowsOf,
  suggests: ['unitCode', 'superiorCode', 'nip', 'level', 'echelon'],
  suggest,
  async changedBy(ctx, rows, { berlaku = ctx.today }) {
    const { organisation, unit } = await chartOn(ctx, berlaku)
    const keyed = (unitCode: string | null | undefined, title: string): string =>
      `${unitCode ?? ''} ${plainWords(title)}`
    const [byCode, byTitle] = [new Map<string, string>(), new Map<string, string>()]
    for (const { code, title, unitId } of organisation.positions) {
      byCode.set(code, title)
      byTitle.set(keyed(unit.get(unitId)?.code, title), title)
    }
    return rows.map(({ positionCode, unitCode, title, nip, name }) => {
      if (positionCode) return byCode.get(positionCode) ?? null
      // one more holder of a post that is there is what such a row says
      return nip || name ? null : (byTitle.get(keyed(unitCode, title ?? '')) ?? null)
    })
  },
}
