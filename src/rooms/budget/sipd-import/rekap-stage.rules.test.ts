import { expect, it } from 'vitest'
import {
  coverageProblems,
  stageProblems,
  whyNotWithdraw,
  whySameContent,
} from './rekap-stage.rules.ts'

type Version = Parameters<typeof whyNotWithdraw>[0]
const aVersion = (over: Partial<Version> = {}): Version => ({
  ...{
    id: 'a',
    year: 2026,
    sequence: 1,
    stage: 'MURNI',
    approvedOn: '2026-01-05',
    effectiveFrom: '2026-01-05',
    withdrawnAt: null,
  },
  ...over,
})
const said = { year: 2026, stage: 'MURNI', approvedOn: '2026-01-05', today: '2026-06-01' } as const

it.each([
  ['an original in January', said, [], []],
  [
    'one approved in the last days of the year before',
    { ...said, approvedOn: '2025-12-29' },
    [],
    [],
  ],
  [
    'one approved years before',
    { ...said, approvedOn: '2024-01-05' },
    [],
    ['budget/approval-date'],
  ],
  ['one approved tomorrow', { ...said, approvedOn: '2026-06-02' }, [], ['budget/approval-date']],
  [
    'a pergeseran without original',
    { ...said, stage: 'PERGESERAN' as const },
    [],
    ['budget/no-original'],
  ],
  [
    'a pergeseran after a withdrawn original',
    { ...said, stage: 'PERGESERAN' as const },
    [aVersion({ withdrawnAt: 'x' })],
    ['budget/no-original'],
  ],
  [
    'a pergeseran after the original',
    { ...said, stage: 'PERGESERAN' as const, approvedOn: '2026-03-01' },
    [aVersion()],
    [],
  ],
  [
    'one that comes after it took effect',
    said,
    [aVersion({ effectiveFrom: '2026-03-01' })],
    ['budget/not-latest'],
  ],
])('asks about %s', (_, given, versions, codes) => {
  const problems = stageProblems(given, versions)
  expect(problems.map(({ code }) => code)).toEqual(codes)
  expect(problems.every(({ severity }) => severity === 'warning')).toBe(true)
})

it('refuses the same content twice, naming the version that holds it', () => {
  expect(whySameContent(undefined)).toBeNull()
  expect(whySameContent(aVersion())).toMatchObject({
    code: 'budget/same-content',
    detail:
      'Isi berkas ini sudah tersimpan sebagai APBD murni 2026 yang disahkan ' +
      '5\u00a0Januari\u00a02026; tidak ada yang ditulis dua kali.',
  })
})

it('takes back the newest version first', () => {
  const later = aVersion({ id: 'b', sequence: 2, stage: 'PERGESERAN', approvedOn: '2026-03-01' })
  expect(whyNotWithdraw(aVersion(), [aVersion(), later])?.code).toBe('budget/later-version')
  expect(whyNotWithdraw(later, [aVersion(), later])).toBeNull()
  expect(whyNotWithdraw(aVersion(), [aVersion(), { ...later, withdrawnAt: 'x' }])).toBeNull()
})

it('says that a file covers 3 of 23 offices, and names some that would no longer count', () => {
  const codes = Array.from({ length: 23 }, (_, at) => `K${at + 1}`)
  const former = {
    stage: 'MURNI' as const,
    year: 2026,
    approvedOn: '2026-01-05',
    offices: new Map(codes.map((code) => [code, { skpdName: `Dinas ${code}`, total: 1 }])),
  }
  const part = codes.slice(0, 3).map((skpdCode) => ({ skpdCode }))

  const [problem] = coverageProblems(part, former)
  expect(problem).toMatchObject({ severity: 'warning', code: 'budget/offices-missing', row: null })
  expect(problem?.detail).toMatch(
    /^Berkas ini mencakup 3 dari 23 perangkat daerah pada .*: Dinas K4, .*Dinas K8, dan 15 lainnya\.$/,
  )
  expect(
    coverageProblems(
      codes.map((skpdCode) => ({ skpdCode })),
      former,
    ),
  ).toEqual([])
  expect(coverageProblems(part, null)).toEqual([])
})
