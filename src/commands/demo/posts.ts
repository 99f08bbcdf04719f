import type { Activity, Office } from './demo-data.ts'
import type { Dice } from './dice.ts'

export type DemoUnit = {
  code: string
  name: string
  short: string
  kind: string
  parent: string | null
  agency: boolean
  skpd: string | null
  basis: string
}

/** A post with the number of people in it. */
export type DemoPost = {
  code: string
  title: string
  unit: string
  kind: 'Politik' | 'Struktural' | 'Fungsional' | 'Pelaksana'
  echelon: string | null
  level: string
  superior: string | null
  seats: number
  /** Field of study its holders come from. */
  field: string
  /** Division or site the post works for; its holders' own results hang below that one's. */
  group: string
}

export type Structure = { units: DemoUnit[]; posts: DemoPost[] }

/** Name of a division's group: its office and place among the divisions, 0 for the secretariat. */
export const groupOf = (office: { code: string }, division: number): string =>
  `${office.code}/${division}`
/** Code of the unit of an office's division, by its place among them; the secretariat is the first. */
export const divisionCode = (office: { code: string }, at: number): string =>
  `${office.code}.${String(at + 2).padStart(2, '0')}`
/** Name of a site's group. */
export const siteGroupOf = (office: { code: string }, unit: string): string =>
  `${office.code}/${unit}`
/** Name of the unit of a site: `UPTD Puskesmas {n}` for `Muara`. */
export const named = (pattern: string, name: string): string => pattern.replaceAll('{n}', name)

/** The level of the PK that goes with an echelon below the head of an office. */
export const levelOfEchelon = (echelon: string): string =>
  echelon.startsWith('IV') ? 'Pengawas' : 'Administrator'
const basisOf = (office: Office): string => office.merged?.decree ?? 'Perda 7/2016 jo. Perda 4/2021'
/** The code of the n-th unit below an office that spends on its own. */
export const siteCode = (skpd: string, nth: number): string =>
  skpd.replace(/\d{4}$/, String(nth).padStart(4, '0'))

/** Adds units and posts of one office, giving each post its number within the unit. */
export function builder(office: Office): Structure & {
  unit: (unit: Omit<DemoUnit, 'basis'>) => void
  post: (post: Omit<DemoPost, 'code'>) => DemoPost
} {
  const [units, posts]: [DemoUnit[], DemoPost[]] = [[], []]
  const count = new Map<string, number>()
  return {
    units,
    posts,
    unit: (unit) => units.push({ ...unit, basis: basisOf(office) }),
    post: (post) => {
      const number = (count.get(post.unit) ?? 0) + 1
      count.set(post.unit, number)
      const made = { ...post, code: `J${post.unit}-${String(number).padStart(2, '0')}` }
      posts.push(made)
      return made
    },
  }
}
/** What adds to one office. */
export type Builder = ReturnType<typeof builder>

/** `Perencana Ahli Muda*2` → title and number of seats. */
function staffed(line: string): { title: string; seats: number } {
  const [title = '', seats = '1'] = line.split('*')
  return { title, seats: Number(seats) }
}

const clerks = [
  'Pengadministrasi Perkantoran',
  'Pengolah Data dan Informasi',
  'Penelaah Teknis Kebijakan',
  'Penata Layanan Operasional',
  'Pengelola Layanan Operasional',
  'Operator Layanan Operasional',
  'Pengelola Umum Operasional',
]
const isClerk = (title: string): boolean => clerks.includes(title)

type Place = Pick<DemoPost, 'unit' | 'superior' | 'field' | 'group'>

/** Posts of many holders: functional ones and pelaksana. */
export function addStaff(build: Builder, place: Place, lines: readonly string[]): void {
  for (const line of lines) {
    const { title, seats } = staffed(line)
    if (seats === 0) continue
    const clerk = isClerk(title)
    build.post({
      ...place,
      title,
      seats,
      echelon: null,
      kind: clerk ? 'Pelaksana' : 'Fungsional',
      level: clerk ? 'Pelaksana' : 'Fungsional',
    })
  }
}

/** `Nutrisionis Ahli Muda|Gizi dan KIA` leads a team; `Kepala Seksi Trantib` is a post of echelon
 * IV. */
export function leadTitle(lead: string): { title: string; structural: boolean } {
  const [title = '', team] = lead.split('|')
  return team
    ? { title: `${title}, Ketua Tim ${team}`, structural: false }
    : { title, structural: true }
}

/** The posts that answer for kegiatan, each once. */
export function addLeads(build: Builder, place: Place, activities: readonly Activity[]): void {
  const leads = new Set(activities.flatMap(({ lead }) => (lead ? [lead] : [])))
  for (const lead of leads) {
    const { title, structural } = leadTitle(lead)
    build.post({
      ...place,
      title,
      seats: 1,
      echelon: structural ? 'IV.a' : null,
      ...{
        kind: structural ? 'Struktural' : 'Fungsional',
        level: structural ? 'Pengawas' : 'Koordinator',
      },
    })
  }
}

/** The pelaksana most divisions have. */
export const usualClerks = (dice: Dice): string[] => [
  dice.one(['Penelaah Teknis Kebijakan', 'Penata Layanan Operasional']),
  'Pengolah Data dan Informasi',
  dice.one([
    'Pengadministrasi Perkantoran',
    'Pengadministrasi Perkantoran',
    'Operator Layanan Operasional',
  ]),
]
