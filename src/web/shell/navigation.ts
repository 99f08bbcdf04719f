import type { Actor } from '../../kernel/actor.ts'
import type { ToldModule } from './module-words.ts'
import { type Module, type Room, rooms } from './modules.ts'

/** The modules a person can use: those without a right, and those of whose rights one of the
 * mandates carries one; without any mandate the own tasks and promises. */
export const modulesFor = <M extends Module>(
  actor: Pick<Actor, 'mandates'>,
  all: readonly M[],
): M[] =>
  all.filter(
    ({ path, right, regionWide }) =>
      /^.(perjanjian)?$/.test(path) ||
      actor.mandates.some(
        (mandate) =>
          (!right || [right].flat().some((code) => mandate.rights.includes(code))) &&
          (mandate.regionWide || !regionWide),
      ),
  )

/** Tugas saya, and every room that has a module for this person. */
export const roomsFor = (mine: readonly Module[]): Room[] =>
  rooms.filter(({ id }) => id === 'tugas' || mine.some(({ room }) => room === id))

/** Where the word of a room leads: its only module, or the page of the room. */
export function roomAddress(room: Room, mine: readonly Module[]): string {
  const here = mine.filter((module) => module.room === room.id)
  return room.id !== 'tugas' && here.length === 1 && here[0] ? here[0].path : room.path
}

/** The module an address belongs to: the longest path it begins with. */
export function moduleAt(path: string, all: readonly Module[]): Module | undefined {
  return all
    .filter((module) => path === module.path || path.startsWith(`${module.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]
}

/** The room an address belongs to: by its module, or by its own page. */
export function roomAt(path: string, all: readonly Module[]): Room | undefined {
  const module = moduleAt(path, all)
  return rooms.find(({ id, path: own }) => (module ? id === module.room : own === path))
}

/** Modules whose name, room or sentence holds every word; names that begin with the words come
 * first. */
export function modulesNamed(words: string, mine: readonly ToldModule[]): ToldModule[] {
  const wanted = words.toLocaleLowerCase('id').split(/\s+/).filter(Boolean)
  const textOf = ({ label, sentence, room }: ToldModule): string =>
    `${label} ${sentence} ${rooms.find(({ id }) => id === room)?.name}`.toLocaleLowerCase('id')
  const begins = ({ label }: Module): boolean =>
    label.toLocaleLowerCase('id').startsWith(wanted.join(' '))
  return mine
    .filter((module) => wanted.every((word) => textOf(module).includes(word)))
    .sort((a, b) => Number(begins(b)) - Number(begins(a)))
}

/** Two letters for a person, without degrees: «Drs. Hendra Wijaya, M.Si.» → HW. */
export function initialsOf(name: string): string {
  const words = (name.split(',')[0] ?? '')
    .split(/\s+/)
    .filter((word) => word && !word.endsWith('.'))
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`.toLocaleUpperCase(
    'id',
  )
}
