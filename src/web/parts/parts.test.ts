import { Fragment, h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it, vi } from 'vitest'
import { refusal } from '../../kernel/refusal.ts'
import { render } from '../server-render.tsx'
import { Bullet } from './chart/Bullet.tsx'
import { nextRow } from './chart/TreeList.tsx'
import { icons, type MarkKind, marks } from './drawings.ts'
import { TextField } from './form/fields.tsx'
import { ReasonButton } from './form/ReasonButton.tsx'
import { DataTable } from './list/DataTable.tsx'
import { printSize, whyNotFile } from './list/file.ts'
import {
  column,
  figureValue,
  fileColumn,
  fileOf,
  found,
  inListOrder,
  type ListColumn,
  printed,
  turned,
  wordsIn,
} from './list/list.ts'
import { Mark } from './Mark.tsx'

const html = <P>(node: VNode<P>): string => renderToString(h(Fragment, null, node))
type Office = { name: string; score: number | null }
const offices: Office[] = [
  { name: 'Dinas 10', score: 72.3 },
  { name: 'dinas 9', score: null },
  { name: 'Badan', score: 97 },
]
const columns: ListColumn<Office>[] = [
  column('name', 'Perangkat daerah', ({ name }) => name),
  fileColumn('Panjang nama', ({ name }) => name.length, 'number'),
  column('score', 'Capaian, %', ({ score }) => score, { kind: 'number' }),
  column('acts', 'Tindak', null, { cell: () => 'Buka' }),
]
const names = (rows: readonly Office[]): string[] => rows.map(({ name }) => name)

describe('a status', () => {
  it.each(Object.keys(marks) as MarkKind[])('%s has a shape, a tone and a word', (kind) => {
    const drawn = html(h(Mark, { kind }))

    expect(drawn).toContain('<svg')
    expect(drawn).toContain(`data-s="${marks[kind].tone}"`)
    expect(drawn).toContain(marks[kind].word)
  })

  it('says the word of a figure to those who do not see the shape', () => {
    expect(html(h(Mark, { kind: 'good', children: '99,14%' }))).toMatch(
      /99,14%<span class="sr-only">, sangat tinggi/,
    )
  })

  it('is never drawn like another one', () => {
    const drawings = Object.values(marks).map(({ drawing }) => drawing)
    expect(new Set(drawings).size).toBe(drawings.length)
    expect(Object.values(icons).every((paths) => !/<script|on\w+=/.test(paths))).toBe(true)
  })
})

describe('a button with a reason', () => {
  const why = refusal('planning/target-missing', 409, 'Dua indikator belum punya target.', {
    mend: { href: '/perencanaan', label: 'Lengkapi sekarang' },
  })

  it('stays focusable, says why and leads to what mends it', () => {
    const drawn = html(h(ReasonButton, { refusal: why, children: 'Ajukan' }))
    const id = /aria-describedby="([^"]+)"/.exec(drawn)?.[1]

    expect(drawn).toContain('aria-disabled="true"')
    expect(drawn).not.toContain(' disabled')
    expect(drawn).toContain(`id="${id}"`)
    expect(drawn).toContain('href="/perencanaan"')
  })

  it('is a plain call when nothing stands in the way', () => {
    expect(html(h(ReasonButton, { refusal: null, children: 'Ajukan' }))).toContain('btn-primary')
  })
})

describe('a field', () => {
  it('joins label, error and hint with its control', () => {
    const drawn = html(
      h(TextField, {
        label: 'Target',
        name: 't',
        value: '1.234',
        change: () => {},
        error: 'Bisa berarti dua hal.',
        hint: 'Dari kamus.',
      }),
    )
    const id = /<label for="([^"]+)"/.exec(drawn)?.[1]

    expect(drawn).toContain(`id="${id}" aria-invalid="true" aria-describedby="${id}-e ${id}-h"`)
    expect(drawn).toContain(`id="${id}-e"`)
    expect(drawn).toContain(`id="${id}-h"`)
  })
})

describe('a table', () => {
  it('orders words as Indonesians do and numbers by size, blanks last both ways', () => {
    expect(names(inListOrder(offices, columns, 'name'))).toEqual(['Badan', 'dinas 9', 'Dinas 10'])
    expect(names(inListOrder(offices, columns, 'score'))).toEqual(['Dinas 10', 'Badan', 'dinas 9'])
    expect(names(inListOrder(offices, columns, '-score'))).toEqual(['Badan', 'Dinas 10', 'dinas 9'])
    expect(inListOrder(offices, columns, undefined)).toBe(offices)
  })

  it('orders codes piece by piece, and the decimals of a column of numbers by size', () => {
    const by = (kind?: 'number') => [column('a', 'A', (row: string) => row, kind && { kind })]

    expect(inListOrder(['1.10', '1.2', 'b'], by(), 'a')).toEqual(['1.2', '1.10', 'b'])
    expect(inListOrder(['1.2', '1.10', '-3'], by('number'), 'a')).toEqual(['-3', '1.10', '1.2'])
  })

  it('turns: up, down, as it came', () => {
    expect(turned(undefined, 'name')).toBe('name')
    expect(turned('-score', 'name')).toBe('name')
    expect(turned('name', 'name')).toBe('-name')
    expect(turned('-name', 'name')).toBeUndefined()
  })

  it('finds rows by every word, in any column', () => {
    expect(names(found(offices, ' DINAS 1', wordsIn(columns)))).toEqual(['Dinas 10'])
    expect(names(found(offices, 'badan 97', wordsIn(columns)))).toEqual(['Badan'])
  })

  it('prints and writes what a column says: nothing of the screen alone, kinds to the file', () => {
    expect([printed(1234, 'number'), printed('98.50', 'number'), printed('WTP', 'number')]).toEqual(
      [...['1.234', '98,50', 'WTP']],
    )
    expect([printed(null, undefined), printed('2026-01-31', 'date')]).toEqual([
      '–',
      '31\u00a0Jan\u00a02026',
    ])
    expect([figureValue('78.50', '78,50'), figureValue('80..90', '80–90')]).toEqual([
      '78.50',
      '80–90',
    ])
    expect(fileOf('daftar', columns, offices.slice(0, 1))).toEqual({
      name: 'daftar',
      columns: [
        { heading: 'Perangkat daerah', kind: undefined },
        { heading: 'Panjang nama', kind: 'number' },
        { heading: 'Capaian, %', kind: 'number' },
      ],
      rows: [['Dinas 10', 8, 72.3]],
    })
  })

  it('has row heads, is sorted as the address says, and hides the rest behind one button', () => {
    vi.stubGlobal('location', { pathname: '/', search: '?urut=-score', hash: '' })
    const drawn = html(
      h(DataTable<Office>, {
        sentence: 'Dua sudah',
        noun: 'perangkat daerah',
        columns,
        rows: offices,
        keyOf: ({ name }) => name,
        first: 2,
        file: 'a',
      }),
    )

    expect(drawn).toContain('<th scope="row"')
    expect(drawn).toContain('Tampilkan 1 perangkat daerah lain')
    expect(drawn).toMatch(/aria-sort="descending"><button[^>]*>Capaian/)
    expect(drawn).toMatch(/Badan.*Dinas 10/s)
    expect(drawn).not.toContain('dinas 9')
    expect(drawn).not.toContain('Panjang nama')
    expect(
      [...drawn.matchAll(/Unduh perangkat daerah sebagai <\/span>(\w+)/g)].map(
        ([, format]) => format,
      ),
    ).toEqual(['XLSX', 'CSV'])
  })
})

describe('a file', () => {
  const accept = ['.xlsx', '.csv']
  it.each([
    [{ name: 'Rekap.XLSX', size: 1000 }, null],
    [{ name: 'rekap.xlsx', size: 0 }, 'kosong'],
    [
      { name: 'rekap.xlsx', size: 34 * 1024 * 1024 },
      'Berkas 34 MB terlalu besar. Paling besar 20 MB.',
    ],
    [{ name: 'rekap.pdf', size: 1000 }, 'Pilih .xlsx, .csv.'],
  ])('%o is answered with %s', (file, why) => {
    const told = whyNotFile(file, accept, 20 * 1024 * 1024)
    if (why === null) expect(told).toBeNull()
    else expect(told).toContain(why)
  })

  it('is measured in megabytes with a comma', () => expect(printSize(400_000)).toBe('0,4 MB'))
})

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowUp', 0, null],
  ['End', 0, 2],
  ['Home', 2, 0],
  ['ArrowDown', 2, null],
  ['x', 1, null],
])('%s on row %i of three leads to %s', (key, row, next) => expect(nextRow(key, row, 3)).toBe(next))

describe('the server', () => {
  it('draws the same pictures as the browser, without script or style attributes', () => {
    const props = { value: 73.1, target: 75, tone: 'good' as const, said: '73,10% dari 75,00%' }

    expect(render('bullet', props)).toBe(html(h(Fragment, null, h(Bullet, props))))
    expect(render('months', { label: '2026', kinds: ['good'], now: 1 })).not.toMatch(
      /<script|style=/,
    )
  })

  it('draws no figure as a broken frame, never as a bar', () => {
    const drawn = render('bullet', {
      value: null,
      target: 80,
      tone: 'none',
      said: 'Belum dilaporkan, target 80',
    })
    expect(drawn).toContain('stroke-dasharray="3 3"')
    expect(drawn).not.toContain('var(--fill)')
  })

  it('refuses a view that does not exist', () =>
    expect(() => render('entah', {})).toThrow('no view «entah»'))
})
