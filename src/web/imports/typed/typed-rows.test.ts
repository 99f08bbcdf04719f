import { expect, it } from 'vitest'
import { labelOf, typedForms } from './typed-forms.ts'
import { type Cells, isBlank, isEmptied, pastedInto, rebased, sentRows } from './typed-rows.ts'

const fresh = { unit: '02' }
const columns = [
  { key: 'code', heading: 'KODE UNIT' },
  { key: 'name', heading: 'NAMA UNIT' },
]

it('sends a row nobody has filled as an empty one, so that places stay', () => {
  expect(isBlank({ unit: '02', name: ' ' }, fresh)).toBe(true)
  expect(sentRows([fresh, { unit: '02', name: ' A ' }], ['unit', 'name'], { fresh })).toEqual([
    ['', ''],
    ['02', 'A'],
  ])
})

it('finds nothing said in a row that only has what was filled beforehand', () => {
  expect(isBlank({ code: 'T.1', name: '' }, {}, ['code'])).toBe(true)
  expect(isBlank({ code: 'T.1', name: 'A' }, {}, ['code'])).toBe(false)
})

it('begins a node below another with the code and component that come there', () => {
  const { next, below } = typedForms.cabang?.sheet ?? {}
  const [goal, aim] = [
    { code: 'T.1', parentCode: '', component: 'Tujuan daerah' },
    { code: 'T.1.1', parentCode: 'T.1', component: 'Sasaran daerah' },
  ]
  expect(below?.([goal, aim], goal, {})).toEqual({ ...aim, code: 'T.1.2' })
  expect(next?.([goal, aim], aim, {})).toEqual({ ...aim, code: 'T.1.2' })
  expect(next?.([goal], goal, {})).toEqual(aim)
})

it('says that a word taken out stays on record', () => {
  const held = { opened: [{ name: 'A', parentCode: '0' }], rows: [{ name: ' ', parentCode: '' }] }
  expect([isEmptied(held, 0, 'name'), isEmptied(held, 0, 'parentCode')]).toEqual([true, false])
  expect(isEmptied({ ...held, opened: [] }, 0, 'name')).toBe(false)
})

it('lays what was typed over the newest, and leaves what others changed', () => {
  const opened = [{ code: '1', name: 'Lama', kind: 'Dinas' }]
  const rows: Cells[] = [{ code: '1', name: 'Ketikan saya', kind: 'Dinas' }, { code: '9' }]
  const newest: Cells[] = [
    { code: '0', name: 'Baru masuk' },
    { code: '1', name: 'Lama', kind: 'Badan' },
  ]
  expect(rebased({ rows, opened }, newest, ({ code = '' }) => code)).toEqual([
    { code: '0', name: 'Baru masuk' },
    { code: '1', name: 'Ketikan saya', kind: 'Badan' },
    { code: '9' },
  ])
})

it('pastes under the heads that were copied too, else from the cell to the right and down', () => {
  expect(
    pastedInto(
      [],
      [
        ['Nama Unit', 'Kode unit'],
        ['A', '1'],
      ],
      { row: 0, column: 'code' },
      columns,
      {},
    ),
  ).toEqual([{ code: '1', name: 'A' }])
  expect(
    pastedInto([{ code: '1' }], [['A'], ['B']], { row: 0, column: 'name' }, columns, fresh),
  ).toEqual([
    { code: '1', name: 'A' },
    { unit: '02', name: 'B' },
  ])
})

it('reads a heading of a file as a label', () => {
  expect(['KODE SKPD', 'TINGKAT PK', 'TW II', 'NAMA UNIT'].map(labelOf)).toEqual([
    'Kode SKPD',
    'Tingkat PK',
    'TW II',
    'Nama unit',
  ])
})
