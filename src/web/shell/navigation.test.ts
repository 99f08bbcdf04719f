import { expect, it } from 'vitest'
import type { Mandate } from '../../kernel/actor.ts'
import type { ToldModule } from './module-words.ts'
import { rooms } from './modules.ts'
import {
  initialsOf,
  moduleAt,
  modulesFor,
  modulesNamed,
  roomAddress,
  roomAt,
  roomsFor,
} from './navigation.ts'

const all: ToldModule[] = [
  {
    path: '/perencanaan',
    label: 'Perencanaan',
    room: 'rencana',
    sentence: 'RPJMD dan Renstra.',
    right: 'planning.read',
  },
  {
    path: '/anggaran',
    label: 'Anggaran',
    room: 'rencana',
    sentence: 'DPA dan DPPA untuk perencanaan.',
  },
  { path: '/perjanjian', label: 'Perjanjian', room: 'janji', sentence: 'Semua perjanjian.' },
]
const aMandate = (rights: Mandate['rights']): Mandate => ({
  kind: 'assignment',
  id: 'm',
  title: 'Kepala Dinas',
  unitId: null,
  agencyId: null,
  positionId: null,
  teamId: null,
  regionWide: false,
  rights,
})
const room = (id: string): (typeof rooms)[number] => rooms.find((one) => one.id === id) ?? rooms[0]

it('shows what a person may use, and only rooms that hold something', () => {
  const mine = modulesFor({ mandates: [aMandate(['budget.read'])] }, all)

  expect(mine.map(({ path }) => path)).toEqual(['/anggaran', '/perjanjian'])
  expect(modulesFor({ mandates: [aMandate(['planning.read'])] }, all)).toEqual(all)
  expect(
    modulesFor(
      { mandates: [aMandate(['budget.manage'])] },
      all.map((one) => ({ ...one, right: ['planning.manage', 'budget.manage'] })),
    ),
  ).toHaveLength(3)
  expect(roomsFor(mine).map(({ id }) => id)).toEqual(['tugas', 'rencana', 'janji'])
  expect(roomsFor([]).map(({ id }) => id)).toEqual(['tugas'])
})

it('leads to the only module of a room, else to the page of the room', () => {
  expect(roomAddress(room('janji'), all)).toBe('/perjanjian')
  expect(roomAddress(room('rencana'), all)).toBe('/ruang/rencana')
  expect(roomAddress(room('tugas'), all)).toBe('/')
})

it.each([
  ['/perjanjian/7/versi/2', '/perjanjian', 'janji'],
  ['/ruang/rencana', undefined, 'rencana'],
  ['/perjanjian-lain', undefined, undefined],
  ['/', undefined, 'tugas'],
])('%s belongs to module %s of room %s', (path, module, id) => {
  expect(moduleAt(path, all)?.path).toBe(module)
  expect(roomAt(path, all)?.id).toBe(id)
})

it('finds modules by any words, those that begin with them first', () => {
  expect(modulesNamed('peren', all).map(({ label }) => label)).toEqual(['Perencanaan', 'Anggaran'])
  expect(modulesNamed('rencana dppa', all).map(({ label }) => label)).toEqual(['Anggaran'])
  expect(modulesNamed('xyz', all)).toEqual([])
})

it.each([
  ['Drs. Hendra Wijaya, M.Si.', 'HW'],
  ['Ratna', 'R'],
  ['dr. Siti Nurjanah Rahman, M.K.M.', 'SR'],
])('writes %s as %s', (name, letters) => expect(initialsOf(name)).toBe(letters))
