import type { Problem } from '../../../../kernel/importer.ts'
import { printDate } from '../../../../kernel/indonesian.ts'
import type { Ending, Inheritance } from '../../../../kernel/ports.ts'
import { holds, type LocalDate } from '../../../../kernel/time.ts'
import { titleAs } from '../../organisation.rules.ts'
import type {
  AssignmentVersion,
  PositionRecord,
  PositionVersion,
  UnitRecord,
  UnitVersion,
} from '../../records/record.contract.ts'
import { changedFrom, endedOn, openedAs } from '../dated-change.rules.ts'
import { standsInTheWay, toBeKnown } from '../event.rules.ts'
import {
  lastsUntil,
  nameOn,
  officesIn,
  type Scene,
  standsBelowItself,
  versionAt,
} from './scene.rules.ts'

/** What is to become of the units of a scene. */
export type Wish = {
  /** Units that close. */
  gone: readonly string[]
  opened: readonly UnitVersion[]
  openedPosts: readonly PositionVersion[]
  /** Units below another unit from then on, posts in another unit. */
  place: ReadonlyMap<string, string>
  /** Posts that close, each with the one that carries on, or none. */
  closed: ReadonlyMap<string, string | null>
  /** Posts that have another superior from then on, beside those whose superior closes. */
  superiors: ReadonlyMap<string, string | null>
  /** Units that are something else from then on. */
  changed: ReadonlyMap<string, Partial<UnitRecord>>
  begun: readonly AssignmentVersion[]
  /** What goes → what carries on (`Succession`). */
  units: Record<string, string[]>
}
export const wishFor = (wish: Partial<Wish>): Wish => ({
  ...{ gone: [], opened: [], openedPosts: [], place: new Map(), closed: new Map() },
  ...{ superiors: new Map(), changed: new Map(), begun: [], units: {} },
  ...wish,
})

const postName = (scene: Scene, id: string): string =>
  versionAt(scene.posts.get(id), scene.on)?.title ?? 'Jabatan ini'

function unitChanges(scene: Scene, wish: Wish) {
  const ids = new Set(
    [...wish.place.keys(), ...wish.changed.keys()].filter((id) => scene.units.has(id)),
  )
  return [...ids].map((id) => {
    const parentId = wish.place.get(id)
    const fields = { ...wish.changed.get(id), ...(parentId && { parentId }) }
    const versions = scene.units.get(id) ?? []
    return changedFrom(versions, scene.on, fields, nameOn(versions, scene.on), true)
  })
}

/** Posts in another unit or below another superior: all of them in one change each. */
function postChanges(scene: Scene, { place, closed, superiors }: Wish) {
  return [...scene.posts].flatMap(([id, versions]) => {
    const here = versionAt(versions, scene.on)
    if (!here || closed.has(id)) return []
    const fields: Partial<PositionRecord> = {}
    const unitId = place.get(id)
    if (unitId && unitId !== here.unitId) fields.unitId = unitId
    if (superiors.has(id)) fields.superiorId = superiors.get(id) ?? null
    else if (here.superiorId && closed.has(here.superiorId))
      fields.superiorId = closed.get(here.superiorId) ?? null
    if (Object.keys(fields).length === 0) return []
    return [changedFrom(versions, scene.on, fields, here.title, true)]
  })
}

/** Roles in teams of closing units go on in the unit that follows; it can have one leader only. */
function roleChanges(scene: Scene, { gone, units }: Wish) {
  const moving = scene.teamRoles.filter(({ unitId }) => gone.includes(unitId) && units[unitId]?.[0])
  const moved = [...Map.groupBy(moving, ({ id }) => id).values()].map((versions) => {
    const [role] = versions
    const unitId = units[role?.unitId ?? '']?.[0] ?? ''
    const who = scene.people.get(role?.personId ?? '') ?? 'Seseorang'
    return changedFrom(versions, scene.on, { unitId }, `Peran tim ${who}`, true)
  })
  const leaders = [
    ...scene.teamRoles.filter(({ unitId }) => !gone.includes(unitId)),
    ...moved.flatMap(({ changes }) => changes.map(({ version }) => version)),
  ].filter(({ role }) => role === 'KETUA')
  const twice = [...Map.groupBy(leaders, ({ unitId }) => unitId).values()].filter(
    (all) => new Set(all.map(({ personId }) => personId)).size > 1,
  )
  const problems = twice.map((all) => {
    const names = all.map(({ personId }) => scene.people.get(personId) ?? '…').join(' dan ')
    return standsInTheWay(
      'two-leaders',
      `Hasilnya akan mempunyai dua ketua tim, ${names}. Akhiri dahulu peran salah satunya.`,
    )
  })
  return {
    changes: moved.flatMap(({ changes }) => changes),
    problems: [...problems, ...moved.flatMap((one) => one.problems)],
  }
}

/** Everything of the closing units needs somewhere to be. */
function homeless(scene: Scene, { gone, place, closed }: Wish): Problem[] {
  const going = new Set(gone)
  const found = (noun: string, names: string[]) =>
    names.length === 0
      ? []
      : [
          standsInTheWay(
            'homeless',
            `${names.length} ${noun} belum mempunyai tujuan, antara lain ${names.slice(0, 3).join(', ')}.`,
          ),
        ]
  const left = <V extends { id: string; validFrom: LocalDate; validTo: LocalDate | null }>(
    things: ReadonlyMap<string, readonly V[]>,
    unitOf: (version: V) => string | null,
  ) =>
    [...things.values()].flatMap((versions) => {
      const here = versionAt(versions, scene.on)
      const inGoing = here && going.has(unitOf(here) ?? '')
      const settled = here && (place.has(here.id) || closed.has(here.id) || going.has(here.id))
      return inGoing && !settled ? [here] : []
    })
  return [
    ...found(
      'unit di bawahnya',
      left(scene.units, ({ parentId }) => parentId).map(({ name }) => name),
    ),
    ...found(
      'jabatan',
      left(scene.posts, ({ unitId }) => unitId).map(({ title }) => title),
    ),
  ]
}

/** Where things go must last as long as they do, and what carries on a unit without end: the database
 * holds it so (decision 0057). A superior that ends is only to be known. */
function tooShort(
  scene: Scene,
  { gone, opened, place, closed, superiors, units }: Wish,
): Problem[] {
  const until = (id: string) => lastsUntil(scene.units.get(id) ?? scene.posts.get(id), scene.on)
  const outlives = (id: string, to: string): boolean => {
    const [own, end] = [until(id), until(to)]
    return end !== null && (own === null || own > end)
  }
  const carriers = gone.flatMap((id) => units[id] ?? [])
  const parents = opened.flatMap(({ parentId }) => parentId ?? [])
  const goals = new Set([
    ...[...place].flatMap(([id, to]) => (outlives(id, to) ? [to] : [])),
    ...[...carriers, ...parents].filter((to) => until(to) !== null),
  ])
  const above = new Set([...superiors.values(), ...closed.values()].flatMap((id) => id ?? []))
  const ending = (ids: Iterable<string>) =>
    [...ids].flatMap((id) => {
      const end = until(id)
      return end !== null && end > scene.on ? [{ id, end: printDate(end) }] : []
    })
  return [
    ...ending(goals).map(({ id, end }) =>
      standsInTheWay(
        'ends-later',
        `${nameOn(scene.units.get(id), scene.on)} berakhir ${end}, jadi tidak dapat menjadi tujuan. ` +
          'Pilih unit yang tetap ada sesudah itu.',
      ),
    ),
    ...ending(above).map(({ id, end }) =>
      toBeKnown(
        'superior-ends',
        `${postName(scene, id)} berakhir ${end}; sesudah itu jabatan di bawahnya tanpa atasan. ` +
          'Tetapkan atasannya dengan peristiwa berikutnya.',
      ),
    ),
  ]
}

/** Where things are to go must be there, and must not be what closes or what goes itself. */
function wrongPlaces(scene: Scene, { gone, opened, place, closed }: Wish): Problem[] {
  const strange = [...place.keys(), ...closed.keys()].filter(
    (id) => !scene.units.has(id) && !scene.posts.has(id),
  )
  const opening = new Set(opened.map(({ id }) => id))
  const parents = opened.flatMap(({ parentId }) => parentId ?? [])
  const missing = [...new Set([...place.values(), ...parents])].filter((id) => {
    const there = scene.units.get(id)?.some((version) => holds(version, scene.on))
    return !opening.has(id) && (gone.includes(id) || !there)
  })
  const circles = [...place.keys()].filter(
    (id) => scene.units.has(id) && standsBelowItself(scene, id, place),
  )
  return [
    ...strange
      .slice(0, 1)
      .map(() =>
        standsInTheWay(
          'not-its-own',
          `${strange.length} jabatan atau unit yang dipilih tidak ada di unit ini pada ${printDate(scene.on)}.`,
        ),
      ),
    ...missing.map((id) =>
      standsInTheWay(
        'no-such-place',
        `${nameOn(scene.units.get(id), scene.on)} tidak ada lagi pada ${printDate(scene.on)}, jadi tidak dapat menjadi tujuan.`,
      ),
    ),
    ...circles.map((id) =>
      standsInTheWay(
        'below-itself',
        `${nameOn(scene.units.get(id), scene.on)} tidak dapat berada di bawah unit yang ada di bawahnya sendiri.`,
      ),
    ),
  ]
}

/** Units that stay themselves and come under another office. */
function movedIn(scene: Scene, { gone, opened, place, changed }: Wish) {
  const standing = new Map([
    ...changed,
    ...[...place].map(([id, parentId]) => [id, { ...changed.get(id), parentId }] as const),
  ])
  const [before, after] = [
    officesIn(scene),
    officesIn(
      scene,
      standing,
      opened.map((unit) => ({ ...unit, rowId: '' })),
    ),
  ]
  return Object.fromEntries(
    [...scene.branch]
      .filter((id) => !gone.includes(id) && before(id) !== after(id))
      .map((id) => [id, { from: before(id), to: after(id) }]),
  )
}

/** What ends with the posts that close. */
function endings(scene: Scene, { closed, begun }: Wish): Ending[] {
  return scene.holdings
    .filter(({ positionId }) => closed.has(positionId))
    .map(({ id: assignmentId, personId, positionId }) => {
      const heir = closed.get(positionId)
      const next = begun.find((one) => one.positionId === heir)
      return {
        ...{ assignmentId, personId, positionId },
        next: next ? { assignmentId: next.id, personId: next.personId } : null,
      }
    })
}

/** Whoever loses a definitive post and gets none by the event. */
function withoutPost(scene: Scene, { closed, begun }: Wish): Problem[] {
  const next = new Set(begun.map(({ personId }) => personId))
  const left = scene.holdings.filter(
    ({ positionId, personId, kind }) =>
      closed.has(positionId) && kind === 'D' && !next.has(personId),
  )
  const names = [...new Set(left.map(({ personId }) => scene.people.get(personId) ?? '…'))]
  if (names.length === 0) return []
  const who = names.length > 3 ? `${names.slice(0, 3).join(', ')}, …` : names.join(', ')
  return [
    toBeKnown(
      'left-without-post',
      `${names.length} pejabat kehilangan jabatannya (${who}). Angkat dengan mutasi bertanggal sama.`,
    ),
  ]
}

const told = (table: string, id: string, from: string, to: string | null, effect: string) => ({
  ...{ table: `organisation.${table}`, id, from, to, effect },
})

/** Every unit, post and assignment that is touched, with where it goes. */
function toldOf(scene: Scene, wish: Wish): Inheritance[] {
  const nameOf = new Map(wish.opened.map(({ id, name }) => [id, name]))
  const unitName = (id: string) => nameOf.get(id) ?? nameOn(scene.units.get(id), scene.on)
  const units = wish.gone.map((id) => {
    const heirs = wish.units[id] ?? []
    const by = heirs.length ? `, dilanjutkan oleh ${heirs.map(unitName).join(' dan ')}` : ''
    return told('units', id, id, heirs[0] ?? null, `${unitName(id)} berakhir${by}.`)
  })
  const placed = [...wish.place].flatMap(([id, to]) => {
    const [unit, post] = [
      versionAt(scene.units.get(id), scene.on),
      versionAt(scene.posts.get(id), scene.on),
    ]
    if (unit)
      return [told('units', id, unit.parentId ?? id, to, `${unit.name} masuk ${unitName(to)}.`)]
    return post
      ? [told('positions', id, post.unitId, to, `${post.title} masuk ${unitName(to)}.`)]
      : []
  })
  const closed = [...wish.closed].map(([id, heir]) => {
    const next = wish.openedPosts.find((post) => post.id === heir)?.title
    const by = heir ? `, dilanjutkan oleh ${next ?? postName(scene, heir)}` : ''
    return told('positions', id, id, heir, `${postName(scene, id)} dihapus${by}.`)
  })
  const people = scene.holdings.flatMap(({ id, personId, positionId, kind }) => {
    const who = scene.people.get(personId) ?? 'Pemegangnya'
    const title = titleAs({ title: postName(scene, positionId) }, kind)
    if (wish.closed.has(positionId))
      return [told('assignments', id, personId, null, `${who} tidak lagi ${title}.`)]
    const to = wish.place.get(positionId)
    return to
      ? [told('assignments', id, positionId, to, `${who} tetap ${title}, di ${unitName(to)}.`)]
      : []
  })
  return [...units, ...placed, ...closed, ...people]
}

/** A post that is opened below one that closes stands below what carries that on. */
const below = (post: PositionVersion, { closed }: Wish): PositionVersion => {
  const above = post.superiorId !== null && closed.has(post.superiorId)
  if (!above) return post
  const next = closed.get(post.superiorId ?? '') ?? null
  return { ...post, superiorId: next === post.id ? null : next }
}

/** What a wish does to the organisation: every row that is written or ends, all that stands in the
 * way, and what the other rooms need to know of it. */
export function planRestructure(scene: Scene, wish: Wish) {
  const { on } = scene
  const units = unitChanges(scene, wish)
  const posts = postChanges(scene, wish)
  const roles = roleChanges(scene, wish)
  const goneUnits = endedOn(
    wish.gone.flatMap((id) => scene.units.get(id) ?? []),
    on,
    ({ name }) => name,
  )
  const closedPosts = endedOn(
    [...wish.closed.keys()].flatMap((id) => scene.posts.get(id) ?? []),
    on,
    ({ title }) => title,
  )
  const ended = endedOn(
    scene.holdings.filter(({ positionId }) => wish.closed.has(positionId)),
    on,
    ({ personId, positionId, kind }) =>
      `${scene.people.get(personId) ?? 'Seseorang'} sebagai ${titleAs({ title: postName(scene, positionId) }, kind)}`,
  )
  const absent = wish.gone
    .filter((id) => !scene.units.get(id)?.some((version) => holds(version, on)))
    .map((id) =>
      standsInTheWay(
        'not-there',
        `${nameOn(scene.units.get(id), on)} tidak ada pada ${printDate(on)}.`,
      ),
    )
  return {
    problems: [
      ...absent,
      ...[...units, ...posts, roles, goneUnits, closedPosts, ended].flatMap(
        ({ problems }) => problems,
      ),
      ...withoutPost(scene, wish),
      ...homeless(scene, wish),
      ...wrongPlaces(scene, wish),
      ...tooShort(scene, wish),
    ],
    units: [...openedAs(wish.opened), ...units.flatMap(({ changes }) => changes)],
    posts: [
      ...openedAs(wish.openedPosts.map((post) => below(post, wish))),
      ...posts.flatMap(({ changes }) => changes),
    ],
    begun: openedAs(wish.begun),
    teamRoles: roles.changes,
    ends: { units: goneUnits.rowIds, posts: closedPosts.rowIds, holdings: ended.rowIds },
    told: toldOf(scene, wish),
    succession: {
      units: wish.units,
      positions: Object.fromEntries([...wish.closed].map(([id, heir]) => [id, heir ? [heir] : []])),
      moved: movedIn(scene, wish),
      endings: endings(scene, wish),
    },
  }
}
