import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { sheetTable } from '../../../testing/sheets/sheet-table.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import type { UnitRecord } from '../records/record.contract.ts'
import { planUnits } from './unit-import.rules.ts'
import { unitSheet } from './unit-import-sheet.rules.ts'
import { unitSummary } from './unit-import-summary.rules.ts'

const file: { content: unknown } = JSON.parse(
  readFileSync(new URL('../../../../data/packs/organisasi.json', import.meta.url), 'utf8'),
)
const pack = z.parse(OrganisationPack, file.content)

const aRecord = (more: Partial<UnitRecord> = {}): UnitRecord => ({
  ...{
    rowId: 'baris',
    id: 'dinas',
    code: '02',
    name: 'Dinas Kesehatan',
    shortName: 'Dinkes',
    kind: 'DINAS',
    parentId: 'pemda',
    isAgency: true,
  },
  ...{
    skpdCode: '1.02.0.00.0.00.01.0000',
    legalBasis: null,
    validFrom: '2025-01-01',
    validTo: null,
    ...more,
  },
})
const pemda = aRecord({
  rowId: 'akar',
  id: 'pemda',
  code: '00',
  name: 'Pemerintah Kota',
  kind: 'PEMDA',
  parentId: null,
  isAgency: false,
  skpdCode: null,
})
const plan = (records: UnitRecord[], rows: Parameters<typeof sheetTable>[1]) =>
  planUnits({ table: sheetTable(unitSheet.wish, rows), records, on: '2026-01-01', pack })
const codes = ({ problems }: ReturnType<typeof plan>) =>
  problems.map(({ row, severity, code }) => `${row} ${severity} ${code}`)

describe('what a blank cell leaves as it is', () => {
  it('is everything on record, so that a list of names alone changes nothing', () => {
    const found = plan(
      [pemda, aRecord()],
      [
        { code: '02', name: 'Dinas Kesehatan' },
        { code: '00', name: 'Pemerintah Kota' },
      ],
    )
    expect([found.changes, codes(found)]).toEqual([[], []])
  })
  it(
    'is not the parent, where the file has that column: a unit without parent stands under ' +
      'the government',
    () => {
      const found = plan(
        [pemda, aRecord({ parentId: 'lain' })],
        [
          { code: '00', name: 'Pemerintah Kota', parentCode: null },
          { code: '02', name: 'Dinas Kesehatan', parentCode: null },
        ],
      )
      expect(found.units.map(({ parentCode }) => parentCode)).toEqual([null, '00'])
    },
  )
})

describe('a new unit', () => {
  it(
    'takes its SKPD code from its own code, is an office by its kind, and may be put under ' +
      'another new one',
    () => {
      const found = plan(
        [],
        [
          {
            code: '1.02.0.00.0.00.01.0000',
            name: 'Dinas Kesehatan',
            kind: 'skpd',
            parentCode: null,
          },
          {
            code: '1.02.0.00.0.00.01.0002',
            name: 'UPTD Puskesmas Satu',
            kind: 'unit_skpd',
            parentCode: '1.02.0.00.0.00.01.0000',
          },
        ],
      )
      expect(found.units).toMatchObject([
        { kind: 'DINAS', isAgency: true, skpdCode: '1.02.0.00.0.00.01.0000', parentCode: null },
        {
          kind: 'PUSKESMAS',
          isAgency: false,
          skpdCode: '1.02.0.00.0.00.01.0002',
          parentCode: '1.02.0.00.0.00.01.0000',
        },
      ])
      expect(
        found.changes.every(({ unitId, turn }) => unitId === null && turn.replaced === null),
      ).toBe(true)
    },
  )
  it('is what the column says, against the habit of its kind', () => {
    const found = plan(
      [pemda],
      [
        { code: '09', name: 'RSUD Sehat', kind: 'RSUD', agency: 'NO' },
        { code: '00', name: 'Pemerintah Kota' },
      ],
    )
    expect(found.units[0]).toMatchObject({ kind: 'RSUD', isAgency: false })
  })
})

it('stands under no government that begins later', () => {
  const found = plan(
    [aRecord({ ...pemda, validFrom: '2026-07-01' })],
    [{ code: '02', name: 'Dinas Kesehatan' }],
  )
  expect([
    found.units[0]?.parentCode,
    codes(found).filter((line) => line.includes('error')),
  ]).toEqual([null, []])
})

describe('a change', () => {
  it('under a later version holds only until then, and says so', () => {
    const later = aRecord({
      rowId: 'nanti',
      name: 'Dinas Kesehatan dan KB',
      validFrom: '2026-07-01',
    })
    const found = plan(
      [pemda, aRecord({ validTo: '2026-07-01' }), later],
      [{ code: '02', name: 'Dinkes Kota' }],
    )
    expect(found.changes[0]?.turn.span).toEqual({ validFrom: '2026-01-01', validTo: '2026-07-01' })
    expect(codes(found)).toContain('2 warning organisation/until-later-change')
  })
  it('is told field by field in words', () => {
    const found = plan(
      [pemda, aRecord()],
      [{ code: '02', name: 'Badan Kesehatan', kind: 'Badan', shortName: 'BK', agency: 'NO' }],
    )
    expect(unitSummary(found).preview.rows[0]?.at(-1)).toBe(
      'Nama: Dinas Kesehatan menjadi Badan Kesehatan; Nama singkat: Dinkes menjadi BK; ' +
        'Jenis: Dinas menjadi Badan; Perangkat daerah: ya menjadi tidak',
    )
  })
})

describe('a code', () => {
  it('that a unit of today takes over later belongs to nobody else before', () => {
    const recoded = aRecord({ rowId: 'nanti', code: '12', validFrom: '2026-07-01' })
    const found = plan(
      [pemda, aRecord({ validTo: '2026-07-01' }), recoded],
      [{ code: '12', name: 'Dinas Sosial', skpdCode: '1.06.0.00.0.00.01.0000' }],
    )
    expect(codes(found)).toContain('2 error organisation/code-later')
  })
  it('that begins later begins earlier now, for the same unit', () => {
    const found = plan(
      [aRecord({ validFrom: '2026-07-01', parentId: null })],
      [{ code: '02', name: 'Dinas Kesehatan' }],
    )
    expect(found.changes).toMatchObject([
      {
        unitId: 'dinas',
        turn: { replaced: null, span: { validFrom: '2026-01-01', validTo: '2026-07-01' } },
      },
    ])
  })
})

it('speaks only for the office it names', () => {
  const others = ['03', '04'].map((code) =>
    aRecord({ rowId: code, id: code, code, name: `Dinas ${code}` }),
  )
  const bidang = aRecord({
    rowId: 'b',
    id: 'b',
    code: '02.01',
    name: 'Bidang',
    kind: 'BIDANG',
    isAgency: false,
    parentId: 'dinas',
    skpdCode: null,
  })
  const found = plan(
    [pemda, aRecord(), bidang, ...others],
    [{ code: '02', name: 'Dinas Kesehatan' }],
  )

  expect([found.absent, found.problems.at(-1)?.detail]).toEqual([
    1,
    expect.stringContaining('Bidang (02.01)'),
  ])
  expect(
    plan(
      [pemda, aRecord(), bidang, ...others],
      [
        { code: '02', name: 'Dinas Kesehatan' },
        { code: '03', name: 'Dinas 03' },
      ],
    ).absent,
  ).toBe(3)
})
