import { expect, it } from 'vitest'
import { publicActor, systemActor } from '../../../kernel/actor.ts'
import {
  accountLines,
  inForceOn,
  linkOfCode,
  printVersion,
  whyNotApprove,
  whyNotLink,
  whyNotManageBudget,
  whyNotReadBudget,
} from './version.rules.ts'

const version = (
  id: string,
  sequence: number,
  effectiveFrom: string,
  withdrawnAt: string | null = null,
) => ({
  id,
  sequence,
  effectiveFrom,
  withdrawnAt,
})

it.each([
  ['nothing before the first took effect', '2026-01-01', null],
  ['the original until a shift takes effect', '2026-02-28', 'corrected'],
  ['the shift from its day on, although the correction was imported later', '2026-03-01', 'shift'],
  ['never a withdrawn one', '2026-12-01', 'shift'],
])('has in force %s', (_, on, expected) => {
  const versions = [
    version('first', 1, '2026-01-05'),
    version('shift', 2, '2026-03-01'),
    version('corrected', 3, '2026-01-05'),
    version('gone', 4, '2026-09-01', 'x'),
  ]
  expect(inForceOn(versions, on)).toBe(expected)
})

it('names a version in a sentence', () => {
  expect(printVersion({ stage: 'PERGESERAN', year: 2026, approvedOn: '2026-05-04' })).toBe(
    'Pergeseran 2026 yang disahkan 4\u00a0Mei\u00a02026',
  )
})

it('refuses strangers to read and everybody but the keepers to change', () => {
  expect(whyNotReadBudget(publicActor)?.code).toBe('budget/not-your-region')
  expect(whyNotReadBudget(systemActor)).toBeNull()
  expect(whyNotManageBudget(publicActor)?.code).toBe('budget/not-a-keeper')
})

it('records an approval of the past for a version that stands', () => {
  const on = { approvedOn: '2026-01-05', today: '2026-01-20' }
  expect(whyNotApprove({ withdrawnAt: null }, on)).toBeNull()
  expect(whyNotApprove({ withdrawnAt: 'x' }, on)?.code).toBe('budget/withdrawn')
  expect(whyNotApprove({ withdrawnAt: null }, { ...on, approvedOn: '2026-01-21' })?.code).toBe(
    'budget/approved-in-future',
  )
})

it('links an office’s code with an office only, a unit’s code with any unit', () => {
  const [office, unit] = [
    { name: 'Dinas Pendidikan', isAgency: true },
    { name: 'Bidang SD', isAgency: false },
  ]
  expect(whyNotLink('1.01.0.00.0.00.01.0000', office)).toBeNull()
  expect(whyNotLink('1.01.0.00.0.00.01.0000', unit)?.code).toBe('budget/unit-not-office')
  expect(whyNotLink('1.01.0.00.0.00.01.0002', unit)).toBeNull()
  expect(whyNotLink('001', unit)).toBeNull()
  expect(whyNotLink('001', undefined)?.code).toBe('budget/no-such-unit')
  expect(linkOfCode('1.01')).toEqual({
    href: '/anggaran?kode=1.01',
    label: 'Hubungkan dengan unit kerja',
  })
})

it('tells an account once for each source as printed, however many funds pay it', () => {
  const line = {
    code: '5.1.02.01.01.0024',
    name: 'ATK',
    source: 'APBD',
    lines: 1,
    amount: 57_500_000,
  }

  expect(
    accountLines([
      line,
      { ...line, lines: 2, amount: 46_000_000 },
      { ...line, source: 'DAK', amount: 1 },
    ]),
  ).toEqual([
    { ...line, lines: 3, amount: 103_500_000 },
    { ...line, source: 'DAK', amount: 1 },
  ])
})
