import { expect, it } from 'vitest'
import type { AgreementState, Party } from '../../rooms/agreements/agreement.contract.ts'
import type { Task } from '../../rooms/tasks/task.contract.ts'
import { receiversOf, threadOf, waitingSentence } from './promise-words.ts'

const party = (personId: string, name: string, title: string): Party => ({
  personId,
  positionId: null,
  name,
  title,
  rank: null,
  nip: null,
})
const mayor = party('maya', 'Maya Lestari', 'Wali Kota')
const head = party('surya', 'Drs. Surya Pratama, M.Pd.', 'Kepala Dinas')
const line = (firstParty: Party, secondParty: Party | null, state: AgreementState) => ({
  firstParty,
  secondParty,
  state,
})
const lines = [
  line(head, mayor, 'SIGNED_FIRST'),
  line(party('dewi', 'Dewi Anggraini, S.Pd.', 'Sekretaris'), head, 'ACTIVE'),
  line(party('eko', 'Eko Nugroho, S.Pd.', 'Kabid SMP'), head, 'DRAFT'),
  line(party('eko', 'Eko Nugroho, S.Pd.', 'Plt. Kabid SD'), head, 'DRAFT'),
]
const task = { waiting: 'Maya Lestari', title: 'Baca konsep PK' } as Task

it('counts people, not papers, on both sides', () => {
  expect(waitingSentence(lines, [task, task], 'surya')).toBe(
    'Satu orang menunggu Anda. Anda menunggu dua orang.',
  )
  expect(waitingSentence([], [], 'surya')).toBe(
    'Tidak ada yang menunggu Anda. Anda tidak menunggu siapa pun.',
  )
})

it('names receivers with what was promised', () => {
  expect(receiversOf(lines, 'surya')).toEqual({
    named: ['Eko Nugroho, dua konsep', 'Dewi Anggraini, aktif'],
    rest: 0,
    people: 2,
  })
})

it('ties giver and reader, broken until everything is signed', () => {
  expect(threadOf(lines, [task], 'surya')).toMatchObject([
    { who: 'Maya Lestari', more: 'Menunggu Anda: baca konsep PK.', open: true },
    { who: 'Anda', what: 'Kepala Dinas', here: true, open: true },
  ])
  const former = line({ ...head, title: 'Kepala Bidang' }, mayor, 'ENDED')
  expect(threadOf([former, ...lines], [], 'surya').at(-1)).toMatchObject({ what: 'Kepala Dinas' })
  expect(threadOf([line(head, mayor, 'ACTIVE')], [], 'surya')).toMatchObject([
    { open: false },
    { open: false },
  ])
})
