import type { Question, Succession } from '../../kernel/ports.ts'
import { rolesOfUnitGo } from '../identity/words.ts'

/** An open task as its addressee goes elsewhere. */
export type Addressed = {
  id: string
  title: string
  positionId: string | null
  personId: string | null
  unitId: string | null
}

/** Where an open task goes: to another post, to the same role in another unit, to a role of the
 * region, or to its end; `undefined` while nobody has said which of several posts takes it. */
export type Way =
  | { positionId: string }
  | { unitId: string }
  | { grant: string }
  | 'ENDS'
  | undefined

/** Whoever sorts out what nobody follows. */
const bureau = { grant: 'ORGANISATION_BUREAU' }
const keyOf = (positionId: string): string => `tasks/post:${positionId}`
const several = (positionId: string | null, { positions }: Succession): string[] | undefined => {
  const heirs = positionId === null ? undefined : positions[positionId]
  return positionId === null || !heirs || heirs.includes(positionId) ? undefined : heirs
}

/** Where a task goes by a change; `null`: it stays where it is. One of a closed post goes to the
 * post that follows, else to Bagian Organisasi; one of a role goes with the role; what was asked of
 * somebody personally ends when they no longer work here. */
export function wayOf(
  { positionId, personId, unitId }: Addressed,
  succession: Succession,
): Way | null {
  if (personId !== null) return succession.people[personId]?.length === 0 ? 'ENDS' : null
  if (unitId !== null) {
    const way = rolesOfUnitGo(unitId, succession)
    return typeof way === 'object' && way !== null ? { unitId: way.to } : way && bureau
  }
  const heirs = several(positionId, succession)
  if (positionId === null || !heirs) return null
  if (heirs.length <= 1) return heirs[0] === undefined ? bureau : { positionId: heirs[0] }
  const answer = succession.answers[keyOf(positionId)]
  return answer !== undefined && heirs.includes(answer) ? { positionId: answer } : undefined
}

/** Which of several posts takes the tasks of one: asked once for each post. */
export function questionOf(
  { positionId }: Addressed,
  succession: Succession,
  titleOf: (positionId: string) => string,
): Question | undefined {
  const heirs = several(positionId, succession)
  if (positionId === null || !heirs || heirs.length < 2) return undefined
  const key = keyOf(positionId)
  return {
    key,
    text: `Tugas yang masih terbuka pada ${titleOf(positionId)} diteruskan ke jabatan yang mana?`,
    options: heirs.map((id) => ({ value: id, label: titleOf(id) })),
    answer: succession.answers[key] ?? null,
  }
}

/** What is told of it. */
export function effectOf({ title }: Addressed, way: Way): string {
  if (way === undefined)
    return `Tugas «${title}» menunggu ditentukan: diteruskan ke jabatan yang mana.`
  if (way === 'ENDS') return `Tugas «${title}» ditutup, karena orangnya tidak lagi bertugas.`
  if ('grant' in way) return `Tugas «${title}» dialihkan ke Bagian Organisasi.`
  return `Tugas «${title}» diteruskan ke ${'unitId' in way ? 'unit' : 'jabatan'} penerusnya.`
}
