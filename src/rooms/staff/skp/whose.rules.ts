import type { LocalDate } from '../../../kernel/time.ts'
import {
  type Assignment,
  type Chart,
  type Person,
  type Position,
  startsWithAny,
  type Unit,
} from '../../organisation/words.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'

/** Why somebody has no SKP here: an elected head or deputy, a kind of employment the region plans
 * none for, a post planned and rated in another application, a stand-in of some days, a second post
 * without a PK of its own. */
export type Unplanned = 'ELECTED' | 'EMPLOYMENT' | 'EXTERNAL' | 'STAND_IN' | 'SECOND_POST'

const sentences: Record<Unplanned, string> = {
  ELECTED: 'Kepala daerah dan wakilnya tidak ber-SKP; kinerjanya tampak pada PK kepala daerah.',
  EMPLOYMENT: 'Jenis kepegawaian ini tidak direncanakan dengan SKP menurut aturan daerah.',
  EXTERNAL:
    'Kinerja jabatan ini direncanakan dan dinilai di aplikasi lain (Ruang GTK bagi guru dan kepala ' +
    'sekolah). Di sini tidak ada yang perlu diisi; predikatnya dibaca dari berkas.',
  STAND_IN: 'Pelaksana harian dinilai pada jabatannya sendiri.',
  SECOND_POST: 'Jabatan kedua ber-SKP sendiri hanya bila mempunyai PK sendiri.',
}
/** The same as its reader is told it. */
export const unplannedSentence = (why: Unplanned): string => sentences[why]

/** Is this post planned and rated elsewhere (pack `skp.external`)? */
export const isExternal = (
  { skp }: Pick<StaffPack, 'skp'>,
  position: Pick<Position, 'kind' | 'title'>,
  unit: Pick<Unit, 'kind'> | undefined,
): boolean =>
  skp.external.some(
    ({ positionKind, unitKinds, titleStarts }) =>
      positionKind === position.kind &&
      (unitKinds.length === 0 || (unit !== undefined && unitKinds.includes(unit.kind))) &&
      (titleStarts.length === 0 || startsWithAny(position.title, titleStarts)),
  )

/** The post by which somebody is rated in the first place: held definitively, or as penjabat, before an
 * additional or acting one. */
export const mainPostOf = (
  { posts }: Pick<Chart, 'posts'>,
  personId: string,
): Assignment | undefined => {
  const held = posts.get(personId) ?? []
  return (['D', 'PJ', 'TT', 'PLT'] as const).flatMap((kind) =>
    held.filter((one) => one.kind === kind),
  )[0]
}

type Asked = Pick<Chart, 'posts' | 'position' | 'person' | 'unit'>

/** Why this assignment has no SKP; `null` where it has one. `hasPromise`: it has a PK of its own. */
export function whyUnplanned(
  chart: Asked,
  rules: Pick<StaffPack, 'skp'>,
  held: Assignment,
  hasPromise: boolean,
): Unplanned | null {
  const position = chart.position.get(held.positionId)
  const person: Person | undefined = chart.person.get(held.personId)
  if (!position || !person || held.kind === 'PLH') return 'STAND_IN'
  if (position.kind === 'POLITIK' || position.kind === 'WAKIL') return 'ELECTED'
  if (!rules.skp.employmentKinds.includes(person.employmentKind)) return 'EMPLOYMENT'
  if (isExternal(rules, position, chart.unit.get(position.unitId))) return 'EXTERNAL'
  return mainPostOf(chart, held.personId)?.id === held.id || hasPromise ? null : 'SECOND_POST'
}

/** The part of a year an assignment covers, half-open. */
export function spanOf(
  { validFrom, validTo }: Pick<Assignment, 'validFrom' | 'validTo'>,
  year: number,
): { startsOn: LocalDate; endsOn: LocalDate } {
  const [first, after] = [`${year}-01-01`, `${year + 1}-01-01`]
  return {
    startsOn: validFrom > first ? validFrom : first,
    endsOn: validTo !== null && validTo < after ? validTo : after,
  }
}

/** By when both have agreed: the day of the pack, or so many days after a start later in the year. */
export const agreedBy = (
  { dueOn, graceDays }: StaffPack['skp'],
  { year, startsOn }: { year: number; startsOn: LocalDate },
  addDays: (day: LocalDate, days: number) => LocalDate,
): LocalDate => {
  const grace = addDays(startsOn, graceDays)
  return startsOn > `${year}-01-01` && grace > `${year}-${dueOn}` ? grace : `${year}-${dueOn}`
}
