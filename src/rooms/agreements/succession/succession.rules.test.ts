import { expect, it } from 'vitest'
import { type Succession, successionOf } from '../../../kernel/ports.ts'
import { AgreementState } from '../agreement.contract.ts'
import { type Change, effectOf, endingBy, fateOf, type Touched, wayOf } from './succession.rules.ts'

const aPromise = (more: Partial<Touched> = {}): Touched => ({
  ...{ id: 'pk', code: 'PK-2026-0007', year: 2026, state: 'ACTIVE' },
  ...{ mandateId: 'tugas', personId: 'eko', positionId: 'kabid', unitId: 'bidang' },
  agencyId: 'dinas',
  ...{ giverMandateId: 'tugas-kadis', giverPersonId: 'surya', giverPositionId: 'kadis' },
  firstParty: {
    ...{ personId: 'eko', positionId: 'kabid', name: 'Eko', title: 'Kepala Bidang SD' },
    ...{ rank: null, nip: null },
  },
  ...more,
})
const aChange = (
  change: Partial<Succession>,
  { leaders = [] }: { leaders?: string[] } = {},
): Change => {
  const succession = successionOf({ on: '2026-07-01', ...change })
  return {
    succession,
    ended: new Map(succession.endings.map((ending) => [ending.assignmentId, ending])),
    leaders: new Set(leaders),
    movedPosts: new Set(['kabid']),
    movedTo: new Map(Object.entries(succession.moved).map(([id, { to }]) => [id, to])),
  }
}
const own = { assignmentId: 'tugas', personId: 'eko', positionId: 'kabid', next: null }
const givers = { assignmentId: 'tugas-kadis', personId: 'surya', positionId: 'kadis', next: null }

it.each<[string, Touched, Change, ReturnType<typeof fateOf>]>([
  ['a signed one ends', aPromise(), aChange({ endings: [own] }), 'ENDS'],
  ['half signed', aPromise({ state: 'SIGNED_FIRST' }), aChange({ endings: [own] }), 'FALLS'],
  ['agreed only', aPromise({ state: 'AGREED' }), aChange({ endings: [own] }), 'WITHDRAWN'],
  ['declined', aPromise({ state: 'DECLINED' }), aChange({ endings: [own] }), 'WITHDRAWN'],
  ['over already', aPromise({ state: 'ENDED' }), aChange({ endings: [own] }), null],
  ['of a closed post', aPromise(), aChange({ positions: { kabid: ['jf'] } }), 'ENDS'],
  ['of a unit without heirs', aPromise(), aChange({ units: { bidang: [] } }), 'ENDS'],
  ['left before its year', aPromise(), aChange({ on: '2026-01-01', endings: [own] }), 'FALLS'],
  [
    'of a unit that is merged, in a post that goes on',
    aPromise(),
    aChange({ units: { dinas: ['baru'] } }),
    'FOLLOWS',
  ],
  ['signed, its giver leaves', aPromise(), aChange({ endings: [givers] }), 'FOLLOWS'],
  [
    'a draft, its giver leaves',
    aPromise({ state: 'DRAFT' }),
    aChange({ endings: [givers] }),
    'REGIVEN',
  ],
  [
    'signed, its unit moves',
    aPromise(),
    aChange({ moved: { bidang: { from: 'dinas', to: 'badan' } } }),
    'FOLLOWS',
  ],
  [
    'agreed, its unit moves',
    aPromise({ state: 'AGREED' }),
    aChange({ moved: { bidang: { from: 'dinas', to: 'badan' } } }),
    'REGIVEN',
  ],
  [
    'agreed, and moving with its giver',
    aPromise({ state: 'AGREED', giverPositionId: 'kabid' }),
    aChange({ moved: { bidang: { from: 'dinas', to: 'badan' } } }),
    'FOLLOWS',
  ],
  [
    'of who leads an office that lost a part',
    aPromise(),
    aChange({}, { leaders: ['kabid'] }),
    'REVIEWED',
  ],
  [
    'a draft of who leads it',
    aPromise({ state: 'DRAFT' }),
    aChange({}, { leaders: ['kabid'] }),
    null,
  ],
  ['of another unit', aPromise(), aChange({ units: { lain: ['baru'] } }), null],
])('%s', (_, promise, change, fate) => expect(fateOf(promise, change)).toBe(fate))

it('tells each in a whole sentence, and where it goes', () => {
  const change = aChange({
    endings: [{ ...own, next: { assignmentId: 'baru', personId: 'dewi' } }],
  })
  const told = (['ENDS', 'FALLS', 'WITHDRAWN', 'REGIVEN', 'REVIEWED', 'FOLLOWS'] as const).map(
    (fate) => effectOf(aPromise(), fate, change.succession),
  )

  expect(told.every((effect) => effect.endsWith('.') && effect.includes('PK-2026-0007'))).toBe(true)
  expect(wayOf(aPromise(), 'ENDS', change)).toEqual({ from: 'eko', to: 'dewi' })
  expect(
    wayOf(aPromise(), 'ENDS', aChange({ endings: [own], positions: { kabid: ['jf'] } })),
  ).toEqual({ from: 'kabid', to: 'jf' })
  expect(
    wayOf(aPromise(), 'FOLLOWS', aChange({ moved: { bidang: { from: 'dinas', to: 'badan' } } })),
  ).toEqual({ from: 'bidang', to: 'bidang' })
  expect(AgreementState.options).toEqual(expect.arrayContaining(Object.values(endingBy)))
})
