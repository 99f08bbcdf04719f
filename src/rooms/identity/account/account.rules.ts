import { branchOf, type Chart } from '../../organisation/words.ts'

/** Whose accounts are meant: everybody's, those of a unit and everything below it, those of some
 * people, or the one with this sign-in name. */
export type Which =
  | { all: true }
  | { unitId: string }
  | { personIds: readonly string[] }
  | { signIn: string }

/** What was asked for, where exactly one of the three was; else nothing. */
export function whichOf(asked: {
  personIds?: readonly string[] | undefined
  unitId?: string | undefined
  all?: true | undefined
}): Which | null {
  const { personIds, unitId, all } = asked
  const told: Which[] = [
    ...(personIds ? [{ personIds }] : []),
    ...(unitId ? [{ unitId }] : []),
    ...(all ? [{ all }] : []),
  ]
  return told.length === 1 ? (told[0] ?? null) : null
}

/** Somebody who works here on the date of the chart: holds a post, a role in a team or a grant.
 * `unitId` is where. */
export type Worker = {
  personId: string
  name: string
  nip: string | null
  unitId: string | null
  politicalTitle: string | null
}

/** Everybody who works here today, once each, in the order of the chart's people. */
export function workersOf(
  chart: Chart,
  grants: readonly { personId: string; unitId: string | null }[],
): Worker[] {
  const { people, assignments, teamRoles } = chart.organisation
  const unitOf = new Map<string, string | null>(
    grants.map(({ personId, unitId }) => [personId, unitId]),
  )
  for (const { personId, unitId } of teamRoles) unitOf.set(personId, unitId)
  const titleOf = new Map<string, string>()
  for (const { personId, positionId } of assignments.toReversed()) {
    const post = chart.position.get(positionId)
    if (!post) continue
    unitOf.set(personId, post.unitId)
    if (post.kind === 'POLITIK' || post.kind === 'WAKIL') titleOf.set(personId, post.title)
  }
  return people
    .filter(({ id }) => unitOf.has(id))
    .map(({ id, name, nip }) => ({
      personId: id,
      name,
      nip,
      unitId: unitOf.get(id) ?? null,
      politicalTitle: titleOf.get(id) ?? null,
    }))
}

/** «Wakil Bupati» → «wakil.bupati»; «Dr. H. Budi Santoso, M.Si.» → «budi.santoso». */
function slugOf(text: string): string {
  const plain = (text.split(',')[0] ?? '').normalize('NFKD').toLowerCase()
  const words = plain.split(/\s+/).filter((word) => !word.endsWith('.'))
  return (words.length > 0 ? words : plain.split(/\s+/))
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter(Boolean)
    .join('.')
}

/** The name an elected head is known by: «Wali Kota Uji» → «wali.kota», «Wakil Wali Kota» →
 * «wakil.wali.kota». */
function officeName(title: string, headTitle: string): string {
  const office = [`Wakil ${headTitle}`, headTitle].find((one) =>
    title.toLowerCase().startsWith(one.toLowerCase()),
  )
  return slugOf(office ?? title)
}

/** The first of these names that nobody has, or the last one with a number behind it. */
function freeName(wanted: readonly string[], taken: ReadonlySet<string>): string {
  const free = wanted.find((name) => !taken.has(name))
  const last = wanted.at(-1) ?? ''
  for (let n = 2; !free; n++) if (!taken.has(`${last}${n}`)) return `${last}${n}`
  return free
}

/** The sign-in name of everybody who has none yet: the NIP; without one an elected head's post
 * («bupati», «wakil.bupati»), else the name. No two people have the same, and none is taken from
 * somebody who left. */
export function signInNames(
  workers: readonly Worker[],
  taken: ReadonlySet<string>,
  headTitle: string,
): Map<string, string> {
  const all = new Set(taken)
  const names = new Map<string, string>()
  for (const { personId, nip, name, politicalTitle } of workers) {
    const wanted = nip
      ? [nip]
      : [
          ...(politicalTitle ? [officeName(politicalTitle, headTitle)] : []),
          slugOf(name) || 'pengguna',
        ]
    const own = freeName(wanted, all)
    all.add(own)
    names.set(personId, own)
  }
  return names
}

/** Those of them who are meant. */
export function among(
  workers: readonly Worker[],
  chart: Chart,
  which: Which,
  nameOf: (personId: string) => string | undefined,
): Worker[] {
  if ('all' in which) return [...workers]
  if ('signIn' in which) return workers.filter(({ personId }) => nameOf(personId) === which.signIn)
  if ('personIds' in which) {
    const people = new Set(which.personIds)
    return workers.filter(({ personId }) => people.has(personId))
  }
  const branch = new Set(branchOf(chart, which.unitId).map(({ id }) => id))
  return workers.filter(({ unitId }) => unitId !== null && branch.has(unitId))
}
