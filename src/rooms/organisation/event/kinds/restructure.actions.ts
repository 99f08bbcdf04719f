import * as z from 'zod/mini'
import { Id } from '../../../../kernel/ids.ts'
import { holds } from '../../../../kernel/time.ts'
import { standsInTheWay } from '../event.rules.ts'
import { eventKind } from '../event-kind.ts'
import { Ids, NewHead, NewUnit } from './new-unit.contract.ts'
import { wishFor } from './restructure.rules.ts'
import { headIn, nameOn, type Scene, versionAt } from './scene.rules.ts'
import { loadScene } from './scene.store.ts'
import { ledBy, namesOf, opened, planOf } from './wish.actions.ts'

/** Child units and posts of a unit on the day. */
function within(scene: Scene, unitId: string): string[] {
  const units = [...scene.units].flatMap(([id, versions]) =>
    versionAt(versions, scene.on)?.parentId === unitId ? [id] : [],
  )
  const posts = [...scene.posts].flatMap(([id, versions]) =>
    versionAt(versions, scene.on)?.unitId === unitId ? [id] : [],
  )
  return [...units, ...posts]
}

/** Closed posts, each carried on by the head of the unit that follows. */
const closing = (
  ids: readonly string[],
  heads: ReadonlySet<string>,
  heir: string | null,
): Map<string, string | null> =>
  new Map([...ids, ...heads].map((id) => [id, heads.has(id) ? heir : null]))

const Placed = z.array(z.object({ to: Id, things: Ids })).check(z.maxLength(100))
const placedIn = (placed: z.output<typeof Placed>): [string, string][] =>
  placed.flatMap(({ to, things }) => things.map((id): [string, string] => [id, to]))

/** Two or more units become one: a new one, or one that is there. All that is theirs moves along,
 * but for posts that close; their heads close, and the head of the new one is opened. */
export const merge = eventKind({
  kind: 'MERGE',
  name: 'Penggabungan',
  shape: z.object({
    sources: Ids.check(z.minLength(1, 'Pilih unit yang digabung.')),
    into: z.optional(Id),
    opens: z.optional(NewUnit),
    head: z.optional(NewHead),
    closed: z._default(Ids, []),
    placed: z._default(Placed, []),
  }),
  title: async (ctx, head, { sources, into, opens }) =>
    `Penggabungan ${await namesOf(ctx, sources, head)} menjadi ` +
    `${opens?.name ?? (into ? await namesOf(ctx, [into], head) : '…')}`,
  async plan(ctx, head, { sources, into, opens, ...said }) {
    const gone = [...new Set(sources)].filter((id) => id !== into)
    const others = [into, opens?.parentId, ...said.placed.map(({ to }) => to)]
    const scene = await loadScene(
      ctx,
      { roots: sources, others: others.flatMap((id) => id ?? []) },
      head.on,
    )
    const [first = ''] = sources
    const unit = opens && !into ? opened(scene, head, first, opens) : null
    const target = unit?.id ?? into
    const problems =
      target && gone.length > 0 && (unit === null || gone.length > 1)
        ? []
        : [standsInTheWay('merge-what', 'Pilih sedikitnya dua unit yang digabung, dan hasilnya.')]
    const led = unit ? ledBy(head, unit, headIn(scene, first), said.head) : null
    const heir = led?.posts[0]?.id ?? (into ? headIn(scene, into)?.id : null) ?? null
    const heads = new Set(gone.flatMap((id) => headIn(scene, id)?.id ?? []))
    const closed = closing(said.closed, heads, heir)
    const all = target ? gone.flatMap((id) => within(scene, id)) : []
    const along = all.filter((thing) => !closed.has(thing) && !gone.includes(thing))
    const wish = wishFor({
      ...{ gone, opened: unit ? [unit] : [], openedPosts: led?.posts ?? [], closed },
      place: new Map([
        ...along.map((thing): [string, string] => [thing, target ?? '']),
        ...placedIn(said.placed),
      ]),
      begun: led?.begun ?? [],
      units: Object.fromEntries(gone.map((id) => [id, target ? [target] : []])),
    })
    return planOf(ctx, scene, wish, [...problems, ...(led?.problems ?? [])])
  },
})

/** A unit gives parts of itself to new ones and lives on. */
export const split = eventKind({
  kind: 'SPLIT',
  name: 'Pemecahan',
  shape: z.object({
    unitId: Id,
    parts: z
      .array(z.object({ opens: NewUnit, head: z.optional(NewHead), takes: Ids }))
      .check(z.minLength(1, 'Isi unit baru hasil pemecahan.'), z.maxLength(20)),
  }),
  title: async (ctx, head, { unitId, parts }) =>
    `Pemecahan ${await namesOf(ctx, [unitId], head)}: ${parts.map(({ opens }) => opens.name).join(', ')}`,
  async plan(ctx, head, { unitId, parts }) {
    const others = parts.flatMap(({ opens }) => opens.parentId ?? [])
    const scene = await loadScene(ctx, { roots: [unitId], others }, head.on)
    const model = headIn(scene, unitId)
    const made = parts.map(({ opens, head: said, takes }) => {
      const unit = opened(scene, head, unitId, opens)
      return { unit, takes, led: ledBy(head, unit, model, said) }
    })
    const own = new Set(within(scene, unitId))
    const strange = parts
      .flatMap(({ takes }) => takes)
      .filter((id) => !own.has(id) || id === model?.id)
    const problems = strange.length
      ? [
          standsInTheWay(
            'not-its-own',
            `${strange.length} yang dipilih bukan jabatan atau unit langsung di bawah ${nameOn(scene.units.get(unitId), head.on)}, atau pimpinannya.`,
          ),
        ]
      : []
    const wish = wishFor({
      opened: made.map(({ unit }) => unit),
      openedPosts: made.flatMap(({ led }) => led.posts),
      begun: made.flatMap(({ led }) => led.begun),
      place: new Map(
        made.flatMap(({ unit, takes }) => takes.map((id): [string, string] => [id, unit.id])),
      ),
      superiors: new Map(
        made.flatMap(({ takes, led }) =>
          belowHead(scene, model?.id ?? '', takes).map((id): [string, string | null] => [
            id,
            led.posts[0]?.id ?? null,
          ]),
        ),
      ),
      units: { [unitId]: [unitId, ...made.map(({ unit }) => unit.id)] },
    })
    return planOf(ctx, scene, wish, [...problems, ...made.flatMap(({ led }) => led.problems)])
  },
})

/** Posts among some things, or within the units among them, whose superior is a head. */
function belowHead(scene: Scene, headId: string, takes: readonly string[]): string[] {
  const taken = new Set(takes)
  return [...scene.posts].flatMap(([id, versions]) => {
    const here = versionAt(versions, scene.on)
    return here?.superiorId === headId && (taken.has(id) || taken.has(here.unitId)) ? [id] : []
  })
}

/** A unit ends; each of its posts and units goes where it is said, or closes. */
export const dissolve = eventKind({
  kind: 'DISSOLVE',
  name: 'Pembubaran',
  shape: z.object({
    unitId: Id,
    /** The units that carry on its work, the main one first. */
    heirs: Ids.check(z.minLength(1, 'Pilih unit yang melanjutkan tugasnya.')),
    closed: z._default(Ids, []),
    placed: z._default(Placed, []),
  }),
  title: async (ctx, head, { unitId }) => `Pembubaran ${await namesOf(ctx, [unitId], head)}`,
  async plan(ctx, head, { unitId, heirs, ...said }) {
    const others = [...heirs, ...said.placed.map(({ to }) => to)]
    const scene = await loadScene(ctx, { roots: [unitId], others }, head.on)
    const heads = new Set([headIn(scene, unitId)?.id ?? []].flat())
    const wish = wishFor({
      gone: [unitId],
      closed: closing(said.closed, heads, headIn(scene, heirs[0] ?? '')?.id ?? null),
      place: new Map(placedIn(said.placed)),
      units: { [unitId]: heirs },
    })
    const lost = heirs.filter(
      (id) => id === unitId || !scene.units.get(id)?.some((version) => holds(version, head.on)),
    )
    return planOf(
      ctx,
      scene,
      wish,
      lost.map((id) =>
        standsInTheWay(
          'no-such-place',
          `${nameOn(scene.units.get(id), head.on)} tidak ada pada tanggal itu.`,
        ),
      ),
    )
  },
})

/** A unit stands below another from then on, with all that is its own. */
export const move = eventKind({
  kind: 'MOVE',
  name: 'Pemindahan unit',
  shape: z.object({ unitId: Id, parentId: Id }),
  title: async (ctx, head, { unitId, parentId }) =>
    `${await namesOf(ctx, [unitId], head)} pindah ke ${await namesOf(ctx, [parentId], head)}`,
  async plan(ctx, head, { unitId, parentId }) {
    const scene = await loadScene(ctx, { roots: [unitId], others: [parentId] }, head.on)
    const leader = headIn(scene, parentId)?.id ?? null
    const outside = [...scene.posts].flatMap(([id, versions]) => {
      const here = versionAt(versions, head.on)
      const above = here?.superiorId && versionAt(scene.posts.get(here.superiorId), head.on)
      const inside = above && scene.branch.has(above.unitId)
      return here?.superiorId && scene.branch.has(here.unitId) && !inside ? [id] : []
    })
    const wish = wishFor({
      place: new Map([[unitId, parentId]]),
      superiors: new Map(outside.map((id) => [id, leader])),
    })
    const same = versionAt(scene.units.get(unitId), head.on)?.parentId === parentId
    const problems = same
      ? [
          standsInTheWay(
            'nothing-new',
            `${nameOn(scene.units.get(unitId), head.on)} sudah berada di sana.`,
          ),
        ]
      : []
    return planOf(ctx, scene, wish, problems)
  },
})
