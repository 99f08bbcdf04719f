import { addDays, localDate } from '../../kernel/time.ts'
import type { Cast, DemoData, Former, Names } from './demo-data.ts'
import { type Dice, diceFor } from './dice.ts'
import { agesOf, contractGrades, type Employment, type Rung, rungOf } from './grades.ts'
import type { DemoPost, Structure } from './posts.ts'
import { isUnseated } from './structure.ts'

export type DemoPerson = {
  nip: string | null
  name: string
  employment: Employment
  grade: string | null
}
/** One row of the file: somebody in a post, or a vacant post. */
export type Seat = {
  post: DemoPost
  person: DemoPerson | null
  as: string
  since: string
  decree: string
  decreeDate: string
}

/** The year the region's people are told as of. */
const present = 2026

type Registry = { names: Set<string>; nips: Set<string> }

function weighted<T>(dice: Dice, choices: readonly (readonly [T, number])[]): T {
  let left = dice.whole(
    1,
    choices.reduce((sum, [, weight]) => sum + weight, 0),
  )
  for (const [choice, weight] of choices) {
    left -= weight
    if (left <= 0) return choice
  }
  throw new RangeError('no choice')
}

const usualFields: readonly (readonly [word: string, field: string])[] = [
  ['Dokter', 'dokter'],
  ['Perawat', 'perawat'],
  ['Bidan', 'bidan'],
  ['Apoteker', 'apoteker'],
  ['Nutrisionis', 'gizi'],
  ['Guru', 'pendidikan'],
  ['Pranata Komputer', 'komputer'],
  ['Statistisi', 'statistik'],
  ['Arsiparis', 'arsip'],
  ['Perencana', 'ekonomi'],
  ['Medik Veteriner', 'dokterhewan'],
  ['Perancang', 'hukum'],
]
const fieldOf = ({ title, field }: DemoPost): string =>
  usualFields.find(([word]) => title.startsWith(word))?.[1] ?? field

/** How many in a hundred bear a name whose parts belong together; they go on no pilgrimage. */
const wholeNames = 7

function bareName(
  dice: Dice,
  woman: boolean,
  { men, women, families, whole }: Names,
  taken: Set<string>,
): { name: string; whole: boolean } {
  const given = woman ? women : men
  const second = [...families.any, ...families.any, ...(woman ? families.women : families.men)]
  for (let tries = 0; tries < 400; tries++) {
    const asWhole = tries < 3 && dice.chance(wholeNames)
    const middle = dice.chance(28) ? [dice.one(given)] : []
    const name = asWhole
      ? dice.one(woman ? whole.women : whole.men)
      : [dice.one(given), ...middle, dice.one(second)].join(' ')
    const doubled = new Set(name.split(' ')).size !== name.split(' ').length
    if (taken.has(name) || doubled) continue
    taken.add(name)
    return { name, whole: asWhole }
  }
  throw new Error('the names ran out')
}

type Schooling = { field: string; rung: Rung; age: number; woman: boolean; pilgrims: boolean }

/** A name with what goes before and after it: `Hj. Nurhayati Basri, S.Sos., M.Si.` */
function withDegrees(
  dice: Dice,
  bare: string,
  { field, rung, age, woman, pilgrims }: Schooling,
  { degrees }: Names,
): string {
  const own = degrees[field]
  if (!own) throw new Error(`no degrees for ${field}`)
  const pilgrim = pilgrims && age > 46 && dice.chance(24) ? [woman ? 'Hj.' : 'H.'] : []
  if (rung.schooling === 'school') return [...pilgrim, bare].join(' ')
  const list = rung.schooling === 'diploma' ? own.diploma : own.bachelor
  const first = dice.one(list)
  const [before, after] = first.includes('|')
    ? first.split('|')
    : /^(dr|drg|drh)\.$/.test(first)
      ? [first, '']
      : ['', first]
  const old = age >= 57 && field === 'umum' && after ? (woman ? 'Dra.' : 'Drs.') : ''
  const prefix = [...pilgrim, old || before].filter(Boolean).join(' ')
  const master = dice.chance(rung.masters) ? dice.one(own.master) : ''
  const suffix = [old ? '' : after, master].filter(Boolean).join(', ')
  return `${prefix ? `${prefix} ` : ''}${bare}${suffix ? `, ${suffix}` : ''}`
}

type Career = { age: number; woman: boolean; employment: Employment; schooling: Rung['schooling'] }
const startAge: Record<Rung['schooling'], readonly [number, number]> = {
  school: [20, 27],
  diploma: [22, 28],
  bachelor: [23, 29],
  master: [24, 29],
}

/** A NIP that nobody has yet: birth date, first appointment (for a PPPK the year and 21), sex,
 * serial. */
function nipFor(
  dice: Dice,
  { age, woman, employment, schooling }: Career,
  taken: Set<string>,
): string {
  const born = addDays(localDate(present - age, 1, 1), dice.whole(0, 364))
  const year = Number(born.slice(0, 4))
  const [low, high] = startAge[schooling]
  const civil = employment === 'PNS' || employment === 'CPNS'
  const started = civil
    ? employment === 'CPNS'
      ? 202506
      : Math.min(2022, year + dice.whole(low, high)) * 100 + dice.one([1, 2, 3, 4, 12])
    : (employment === 'PPPK' ? dice.whole(2021, 2025) : 2025) * 100 + 21
  for (let serial = dice.whole(1, 9); serial < 999; serial++) {
    const nip = `${born.replaceAll('-', '')}${started}${woman ? 2 : 1}${String(serial).padStart(3, '0')}`
    if (taken.has(nip)) continue
    taken.add(nip)
    return nip
  }
  throw new Error('the serial numbers ran out')
}

function personFor(post: DemoPost, dice: Dice, names: Names, registry: Registry): DemoPerson {
  const rung = rungOf(post)
  const employment = weighted(dice, rung.employment)
  const civil = employment === 'PNS' || employment === 'CPNS'
  const first =
    rung.schooling === 'bachelor' ? 'III/a' : rung.schooling === 'diploma' ? 'II/c' : 'II/a'
  const grade =
    employment === 'CPNS' ? first : civil ? dice.one(rung.grades) : contractGrades[rung.schooling]
  const [low, high] = employment === 'CPNS' ? [24, 30] : civil ? agesOf(grade) : [27, 46]
  const age = dice.whole(low, high)
  const woman = dice.chance(
    post.title.startsWith('Bidan') ? 100 : post.title.startsWith('Perawat') ? 70 : 48,
  )
  const { name, whole } = bareName(dice, woman, names, registry.names)
  return {
    nip: nipFor(dice, { age, woman, employment, schooling: rung.schooling }, registry.nips),
    name: withDegrees(
      dice,
      name,
      { field: fieldOf(post), rung, age, woman, pilgrims: !whole },
      names,
    ),
    employment,
    grade,
  }
}

/** Somebody the region is told with: the name is given, the rest follows from the post where it is
 * not. */
function castPerson(
  { name, nip, grade, woman }: Cast['people'][number],
  post: DemoPost,
  dice: Dice,
  registry: Registry,
): DemoPerson {
  const rung = rungOf(post)
  const own = grade ?? dice.one(rung.grades)
  const [low, high] = agesOf(own)
  if (nip) registry.nips.add(nip)
  registry.names.add(name)
  const career: Career = {
    age: dice.whole(low, high),
    woman,
    employment: 'PNS',
    schooling: rung.schooling,
  }
  return { name, grade: own, employment: 'PNS', nip: nip ?? nipFor(dice, career, registry.nips) }
}

/** Days on which officials took up their posts, the great rotations first. */
const rotations = ['2024-08-05', '2024-08-05', '2024-10-14', '2023-05-22', '2022-03-07']

function appointment(
  post: DemoPost,
  { employment }: DemoPerson,
  dice: Dice,
): Pick<Seat, 'since' | 'decree' | 'decreeDate'> {
  if (employment === 'CPNS')
    return {
      since: '2025-06-01',
      decree: `813/${dice.whole(101, 480)}/2025`,
      decreeDate: '2025-05-26',
    }
  if (employment === 'PPPK Paruh Waktu')
    return {
      since: '2025-10-01',
      decree: `800.1.2.5/${dice.whole(101, 980)}/2025`,
      decreeDate: '2025-09-24',
    }
  const since =
    post.kind === 'Struktural' || post.level === 'Koordinator'
      ? dice.one(rotations)
      : dice.one(['2025-07-01', '2023-01-02', '2024-03-01'])
  return {
    since,
    decree: `800.1.3.3/${dice.whole(100, 990)}/${since.slice(0, 4)}`,
    decreeDate: addDays(since, -dice.whole(2, 6)),
  }
}

const nobody: Omit<Seat, 'post'> = { person: null, as: '', since: '', decree: '', decreeDate: '' }

function seatsOf(
  post: DemoPost,
  { plan, names, cast }: Pick<DemoData, 'plan' | 'names' | 'cast'>,
  registry: Registry,
): Seat[] {
  if (post.kind === 'Politik') {
    const { name, since, decree } = plan.head
    const person: DemoPerson = { nip: null, name, employment: 'Non ASN', grade: null }
    return [{ post, person, as: 'Definitif', since, decree, decreeDate: addDays(since, -4) }]
  }
  if (isUnseated(post.title, cast)) return [{ post, ...nobody }]
  const told = cast.people.filter(
    ({ title, unit }) => title === post.title && (!unit || unit === post.unit),
  )
  return Array.from({ length: post.seats }, (_, at) => {
    const dice = diceFor(`${post.code} ${at}`)
    const known = told[at]
    const person = known
      ? castPerson(known, post, dice, registry)
      : personFor(post, dice, names, registry)
    return { post, person, as: 'Definitif', ...appointment(post, person, dice) }
  })
}

/** Who stands in for posts of others: a vacant post gets its Plt, an absent holder a Plh beside
 * them. */
function withActing(seats: readonly Seat[], { acting }: Cast): Seat[] {
  const stand = acting.map(({ title, by, as, since, decree }): Seat => {
    const own = seats.find(({ post, person }) => post.title === by && person)
    const post = seats.find((seat) => seat.post.title === title)?.post
    if (!own?.person || !post) throw new Error(`nobody to act: ${title} by ${by}`)
    return { post, person: own.person, as, since, decree, decreeDate: addDays(since, -1) }
  })
  const filled = new Set(stand.map(({ post }) => post.code))
  return [...seats.filter(({ post, person }) => person || !filled.has(post.code)), ...stand]
}

/** Who holds the posts in which somebody acts later, until then. */
function withFormer(seats: readonly Seat[], { acting }: Cast, registry: Registry): Seat[] {
  return seats.map((seat) => {
    const former = acting.find(({ title }) => title === seat.post.title)?.former
    return former && !seat.person ? formerly(seat.post, former, registry) : seat
  })
}

/** Somebody in a post they leave in the course of the story. */
export function formerly(post: DemoPost, former: Former, registry: Registry): Seat {
  const dice = diceFor(`former ${post.code}`)
  const person = castPerson({ title: post.title, ...former }, post, dice, registry)
  return { post, person, as: 'Definitif', ...appointment(post, person, dice) }
}

/** The holders of two posts have changed places. */
function exchanged(seats: readonly Seat[], { exchanged: decree }: Cast): readonly Seat[] {
  if (!decree) return seats
  const [one, other] = decree.titles.map((title) => seats.find(({ post }) => post.title === title))
  if (!one || !other) throw new Error(`nobody to exchange: ${decree.titles.join(', ')}`)
  return seats.map((seat) => {
    const from = seat === one ? other : seat === other ? one : undefined
    const { since, decree: number, decreeDate } = decree
    return from ? { ...seat, person: from.person, since, decree: number, decreeDate } : seat
  })
}

/** Everybody of the region in their posts: as the year began, and after its decrees. */
export function peopleOf({ posts }: Structure, data: DemoData): { first: Seat[]; seats: Seat[] } {
  const registry: Registry = {
    names: new Set(),
    nips: new Set(data.cast.people.flatMap(({ nip }) => nip ?? [])),
  }
  const made = posts.flatMap((post) => seatsOf(post, data, registry))
  return {
    first: withFormer(made, data.cast, registry),
    seats: withActing(exchanged(made, data.cast), data.cast),
  }
}
