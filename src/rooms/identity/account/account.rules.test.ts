import { describe, expect, it } from 'vitest'
import {
  anAssignment,
  anOrganisation,
  aPerson,
  aPosition,
  aTeamRole,
  aUnit,
} from '../../../testing/organisation-samples.ts'
import { chartOf } from '../../organisation/words.ts'
import { among, signInNames, type Worker, workersOf } from './account.rules.ts'

const aWorker = (worker: Partial<Worker>): Worker => ({
  personId: 'x',
  name: 'Budi',
  nip: null,
  unitId: null,
  politicalTitle: null,
  ...worker,
})
const names = (workers: Partial<Worker>[], taken: string[] = [], head = 'Bupati'): string[] => [
  ...signInNames(
    workers.map((worker, at) => aWorker({ personId: String(at), ...worker })),
    new Set(taken),
    head,
  ).values(),
]

describe('a sign-in name', () => {
  it('is the NIP, the post of who was elected, or the name without titles', () => {
    const dewi = { name: 'Dr. Hj. Dewi Ayu Sari, M.Si.' }

    expect(
      names([
        { nip: '198603152010011007' },
        { politicalTitle: 'Bupati Mekar' },
        { politicalTitle: 'Wakil Bupati' },
        dewi,
      ]),
    ).toEqual([...['198603152010011007', 'bupati', 'wakil.bupati', 'dewi.ayu.sari']])
    expect(names([{ politicalTitle: 'Wali Kota Tanjung Amanah' }], [], 'Wali Kota')).toEqual([
      'wali.kota',
    ])
    expect(names([{ name: 'Ñusa D’Árc' }, { name: '…' }])).toEqual(['nusa.darc', 'pengguna'])
  })
  it('is nobody else’s, also not of somebody who left', () => {
    expect(
      names(
        [{ name: 'Siti Aminah' }, { name: 'Siti Aminah' }, { name: 'Siti Aminah' }],
        ['siti.aminah2'],
      ),
    ).toEqual([...['siti.aminah', 'siti.aminah3', 'siti.aminah4']])
    expect(names([{ name: 'Rudi Hartono', politicalTitle: 'Bupati' }], ['bupati'])).toEqual([
      'rudi.hartono',
    ])
  })
})

describe('who works here', () => {
  const chart = chartOf(
    anOrganisation({
      units: [
        aUnit({ id: 'pemda' }),
        aUnit({ id: 'dinas', parentId: 'pemda' }),
        aUnit({ id: 'bidang', parentId: 'dinas' }),
      ],
      positions: [
        aPosition({ id: 'kabid', unitId: 'bidang' }),
        aPosition({ id: 'kadis', unitId: 'dinas' }),
      ],
      people: ['ani', 'budi', 'citra', 'dedi', 'eko'].map((id) => aPerson({ id, name: id })),
      assignments: [
        anAssignment('ani@kadis'),
        anAssignment('ani@kabid', { kind: 'PLT' }),
        anAssignment('budi@kabid'),
      ],
      teamRoles: [aTeamRole({ personId: 'citra', unitId: 'bidang' })],
    }),
  )
  const workers = workersOf(chart, [{ personId: 'dedi', unitId: null }])

  it('holds a post, a role in a team or a grant, and is there once, where the first post is', () => {
    expect(workers.map(({ personId, unitId }) => [personId, unitId])).toEqual([
      ['ani', 'dinas'],
      ['budi', 'bidang'],
      ['citra', 'bidang'],
      ['dedi', null],
    ])
  })
  it('is found by unit with everything below it, and by name', () => {
    const meant = (which: Parameters<typeof among>[2]): string[] =>
      among(workers, chart, which, (id) => `nama.${id}`).map(({ personId }) => personId)

    expect([
      meant({ all: true }),
      meant({ unitId: 'bidang' }),
      meant({ unitId: 'dinas' }),
      meant({ signIn: 'nama.budi' }),
    ]).toEqual([
      ['ani', 'budi', 'citra', 'dedi'],
      ['budi', 'citra'],
      ['ani', 'budi', 'citra'],
      ['budi'],
    ])
  })
})
