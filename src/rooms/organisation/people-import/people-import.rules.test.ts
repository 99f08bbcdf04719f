import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { sheetTable } from '../../../testing/sheets/sheet-table.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import type {
  AssignmentRecord,
  PersonRecord,
  PositionRecord,
  UnitRecord,
} from '../records/record.contract.ts'
import type { PeopleQuestion, Records } from './people-import.contract.ts'
import { planPeople } from './people-import.rules.ts'
import { peopleSheet } from './people-import-sheet.rules.ts'

/** The work without its pauses. */
const wholeOf =
  <Args extends unknown[], Result>(work: (...args: Args) => Generator<void, Result>) =>
  (...args: Args): Result => {
    const steps = work(...args)
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
    }
  }

const file: { content: unknown } = JSON.parse(
  readFileSync(new URL('../../../../data/packs/organisasi.json', import.meta.url), 'utf8'),
)
const pack = z.parse(OrganisationPack, file.content)
const grades = { ranks: { 'III/d': 'Penata Tingkat I' }, contractGrades: pack.contractGrades }
const since = { validFrom: '2025-01-01', validTo: null }

const dinas: UnitRecord = {
  ...{
    rowId: 'u',
    id: 'dinas',
    code: '02',
    name: 'Dinas Kesehatan',
    shortName: 'Dinkes',
    kind: 'DINAS',
    parentId: null,
    isAgency: true,
  },
  ...{ skpdCode: null, legalBasis: null, ...since },
}
const aPost = (more: Partial<PositionRecord> = {}): PositionRecord => ({
  ...{
    rowId: 'p',
    id: 'kabid',
    code: 'K1',
    title: 'Kepala Bidang',
    unitId: 'dinas',
    kind: 'STRUKTURAL',
    echelon: 'III.b',
    level: 'ADMINISTRATOR',
  },
  ...{ superiorId: null, singleHolder: true, ...since, ...more },
})
const ani: PersonRecord = {
  rowId: 'o',
  id: 'ani',
  nip: '199002282015032001',
  name: 'Ani Lestari, S.KM.',
  employmentKind: 'PNS',
  grade: 'III/d',
  ...since,
}
const budi: PersonRecord = {
  ...ani,
  rowId: 'o2',
  id: 'budi',
  nip: '198603152010011007',
  name: 'Budi Santoso',
}
const aHolding = (more: Partial<AssignmentRecord> = {}): AssignmentRecord => ({
  ...{
    rowId: 'h',
    id: 'ani@kabid',
    personId: 'ani',
    positionId: 'kabid',
    kind: 'D',
    singleHolder: true,
    decreeNumber: null,
    decreeDate: null,
  },
  ...{ ...since, ...more },
})

const plan = (
  records: Partial<Records>,
  rows: Parameters<typeof sheetTable>[1],
  deputies: PeopleQuestion['deputies'] = null,
) =>
  wholeOf(planPeople)(sheetTable(peopleSheet.wish, rows), {
    ...{ on: '2026-01-01', today: '2026-01-20', pack, grades, deputies },
    records: {
      units: [dinas],
      positions: [aPost()],
      people: [ani, budi],
      assignments: [aHolding()],
      personIdByNip: new Map(),
      ...records,
    },
  })
const codes = ({ problems }: ReturnType<typeof plan>) =>
  problems.map(({ row, severity, code }) => `${row} ${severity} ${code}`)
const post = { positionCode: 'K1', title: 'Kepala Bidang', unitCode: '02' }

describe('what a blank cell leaves as it is', () => {
  it('is everything on record', () => {
    const found = plan({}, [{ ...post, nip: ani.nip }])
    expect([found.postChanges, found.personChanges, found.holdingChanges]).toEqual([[], [], []])
    expect(codes(found)).toEqual(['null warning organisation/superior-missing'])
  })
  it('is not a superior that has ended', () => {
    const gone = aPost({
      rowId: 'p2',
      id: 'kadis',
      code: 'K0',
      title: 'Kepala Dinas',
      validTo: '2025-06-01',
    })
    const found = plan({ positions: [aPost({ superiorId: 'kadis' }), gone] }, [
      { ...post, superiorCode: null, nip: ani.nip },
    ])
    expect(found.postChanges[0]?.differences).toEqual([
      { label: 'Atasan', from: 'K0', to: 'kosong' },
    ])
    expect(codes(found)).toContain('2 warning organisation/superior-missing')
  })
})

describe('a name', () => {
  it('written otherwise for one NIP is told, and the first spelling taken', () => {
    const found = plan({}, [
      { ...post, nip: ani.nip, name: 'Ani Lestari, S.KM.' },
      {
        positionCode: 'F1',
        title: 'Bidan Terampil',
        unitCode: '02',
        nip: ani.nip,
        name: 'ANI LESTARI',
        as: 'TT',
      },
    ])
    expect(codes(found)).toContain('3 warning organisation/name-spelling')
    expect(found.people.map(({ name }) => name)).toEqual(['Ani Lestari, S.KM.'])
  })
  it('of somebody else than on record is told', () => {
    expect(codes(plan({}, [{ ...post, nip: ani.nip, name: 'Rina Wati' }]))).toContain(
      '2 warning organisation/name-changed',
    )
    expect(
      codes(plan({}, [{ ...post, nip: ani.nip, name: 'Dr. Ani Lestari, M.Kes.' }])).join(),
    ).not.toContain('name-changed')
  })
})

describe('a NIP', () => {
  it('of somebody outside the civil service is kept but not printed', () => {
    const found = plan({}, [
      { ...post, nip: '198603152010011007', name: 'Budi Santoso', employmentKind: 'NON_ASN' },
    ])
    expect(codes(found)).toContain('2 warning organisation/nip-not-printed')
  })
  it('that is unusual is told, and one that cannot be is refused', () => {
    const row = (nip: string) =>
      plan({ people: [] }, [{ ...post, nip, name: 'Budi', employmentKind: 'PNS', grade: 'III/d' }])
    expect(codes(row('198603152010011000'))).toContain('2 warning organisation/nip-unusual')
    expect(codes(row('198603152010131007'))).toContain('2 error organisation/nip-month')
  })
  it('belongs to the same person even after everything about them was taken back', () => {
    const found = plan({ people: [], personIdByNip: new Map([[ani.nip ?? '', 'ani']]) }, [
      { ...post, nip: ani.nip, name: 'Ani Lestari' },
    ])
    expect(found.personChanges).toMatchObject([{ personId: 'ani', turn: { replaced: null } }])
  })
})

describe('who holds what', () => {
  it('names a holder that the file leaves out of a post with many, and keeps them', () => {
    const functional = aPost({
      rowId: 'f',
      id: 'bidan',
      code: 'F1',
      title: 'Bidan Terampil',
      kind: 'FUNGSIONAL',
      singleHolder: false,
    })
    const held = aHolding({
      rowId: 'h2',
      id: 'budi@bidan',
      personId: 'budi',
      positionId: 'bidan',
      singleHolder: false,
    })
    const found = plan({ positions: [aPost(), functional], assignments: [aHolding(), held] }, [
      { ...post, nip: ani.nip },
      {
        positionCode: 'F1',
        title: 'Bidan Terampil',
        unitCode: '02',
        nip: '199303252019032011',
        name: 'Gita',
      },
    ])
    expect(codes(found)).toContain('null warning organisation/holder-absent')
    expect(found.holdingChanges.map(({ what }) => what)).toEqual(['begins'])
  })
  it('lets a Plh stand beside the absent holder without ending anybody', () => {
    const found = plan({}, [
      { ...post, nip: ani.nip },
      { ...post, nip: budi.nip, as: 'PLH' },
    ])
    expect([
      found.holdingChanges.map(({ what }) => what),
      codes(found).filter((line) => line.includes('error')),
    ]).toEqual([['begins'], []])
  })
  it('ends one assignment once, on the earlier of two days', () => {
    const other = aPost({ rowId: 'p2', id: 'kabid2', code: 'K2', title: 'Kepala Bidang Dua' })
    const found = plan({ positions: [aPost(), other] }, [
      { ...post, nip: budi.nip, since: '2026-05-01' },
      {
        positionCode: 'K2',
        title: 'Kepala Bidang Dua',
        unitCode: '02',
        nip: ani.nip,
        since: '2026-04-01',
      },
    ])
    expect(found.holdingChanges.filter(({ what }) => what === 'ends')).toMatchObject([
      { before: { id: 'ani@kabid' }, on: '2026-04-01' },
    ])
  })
  it('concludes nothing from a cell that could not be read', () => {
    const table = sheetTable(peopleSheet.wish, [{ ...post, nip: null, name: null }])
    const [row] = table.rows
    if (row) row.unread = ['nip']
    const question = { on: '2026-01-01', today: '2026-01-20', pack, grades, deputies: null }
    const records = {
      units: [dinas],
      positions: [aPost()],
      people: [ani],
      assignments: [aHolding()],
      personIdByNip: new Map<string, string>(),
    }
    const found = wholeOf(planPeople)(table, { ...question, records })
    expect([found.vacant, found.holdingChanges]).toEqual([0, []])
  })
})

describe('Wakil Kepala Daerah', () => {
  const wakil = {
    ...{ positionCode: 'J0', title: 'Wakil Wali Kota Contoh', unitCode: '02' },
    ...{ kind: 'POLITIK', level: 'Kepala daerah' },
  }
  const kindOf = (found: ReturnType<typeof plan>) =>
    found.posts.map(({ kind, level, singleHolder }) => [kind, level, singleHolder])

  it('coded as political is asked about in the dry run, and taken as the deputy', () => {
    const found = plan({}, [wakil])
    expect(kindOf(found)).toEqual([['WAKIL', 'REGION_DEPUTY', true]])
    expect(codes(found)).toContain('2 warning organisation/deputy-assumed')
    expect(codes(found)).not.toContain('null warning organisation/superior-missing')
  })
  it('is taken without a word once that was answered', () => {
    const found = plan({}, [wakil], 'wakil')
    expect(kindOf(found)).toEqual([['WAKIL', 'REGION_DEPUTY', true]])
    expect(codes(found)).not.toContain('2 warning organisation/deputy-assumed')
  })
  it('stays political where the person says so', () => {
    expect(kindOf(plan({}, [wakil], 'tetap'))).toEqual([['POLITIK', 'REGION_HEAD', true]])
  })
  it('is written as a kind of its own, or read from the title', () => {
    expect(kindOf(plan({}, [{ ...wakil, kind: 'WAKIL', level: null }]))).toEqual([
      ['WAKIL', 'REGION_DEPUTY', true],
    ])
    expect(kindOf(plan({}, [{ ...wakil, kind: null, level: null }]))).toEqual([
      ['WAKIL', 'REGION_DEPUTY', true],
    ])
  })
})

describe('a post', () => {
  it('with a later version changes only until then', () => {
    const found = plan(
      {
        positions: [
          aPost({ validTo: '2026-07-01' }),
          aPost({ rowId: 'p2', title: 'Kabid Baru', validFrom: '2026-07-01' }),
        ],
      },
      [{ ...post, title: 'Kepala Bidang Kesmas', nip: ani.nip }],
    )
    expect(codes(found)).toContain('2 warning organisation/until-later-change')
  })
  it('cannot take a code that another takes over later', () => {
    const found = plan(
      {
        positions: [
          aPost({ validTo: '2026-07-01' }),
          aPost({ rowId: 'p2', code: 'K9', validFrom: '2026-07-01' }),
        ],
      },
      [{ positionCode: 'K9', title: 'Kepala Seksi', unitCode: '02', echelon: 'IV.a' }],
    )
    expect(codes(found)).toContain('2 error organisation/code-later')
  })
  it('keeps its code where a list without codes names unit and title', () => {
    const found = plan({}, [{ title: 'KEPALA BIDANG', unitCode: '02', nip: ani.nip }])
    expect([
      found.posts[0]?.code,
      found.postChanges[0]?.differences.map(({ label }) => label),
    ]).toEqual(['K1', ['Nama jabatan']])
  })
})
