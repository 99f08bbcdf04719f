import { describe, expect, it } from 'vitest'
import { aContent, aSoleContent } from '../../../testing/signing/agreement-content.ts'
import {
  filled,
  ownStatement,
  ownWording,
  placesOf,
  whyNotWording,
  wordingOn,
} from './wording.rules.ts'

const statement = [
  'Dalam rangka mewujudkan pemerintahan yang baik, kami:',
  '',
  '{pihak_pertama}',
  'bertindak untuk {perangkat_daerah}, dan',
  '{pihak_kedua}',
  '{nama_pihak_kedua} menyetujui target tahun { tahun } di {tempat}.',
].join('\n')
const bothParties = '{pihak_pertama}\n{pihak_kedua}'

describe('the words of a promise', () => {
  it('fill every place with what the promise says, and leave no brace', () => {
    const words = filled(
      {
        statement,
        articles: 'Pasal 1\nKewajiban {nama_pihak_pertama}.\nDan melapor.\n\nEtika\nJujur.\n',
      },
      aContent(),
    )

    expect(words.statement).toEqual([
      { paragraph: 'Dalam rangka mewujudkan pemerintahan yang baik, kami:' },
      { party: 'FIRST' },
      { paragraph: 'bertindak untuk Dinas Kesehatan, dan' },
      { party: 'SECOND' },
      {
        paragraph: 'H. Farid Alamsyah, S.E., M.M. menyetujui target tahun 2026 di Tanjung Amanah.',
      },
    ])
    expect(words.blocks).toEqual([
      {
        title: 'Pasal 1',
        paragraphs: ['Kewajiban dr. Siti Nurjanah Rahman, M.K.M..', 'Dan melapor.'],
      },
      { title: 'Etika', paragraphs: ['Jujur.'] },
    ])
  })

  it('are ours where a region has none, and print – where a party has neither rank nor NIP', () => {
    expect(filled(ownWording, aSoleContent()).statement).toHaveLength(3)
    expect(
      filled({ statement: '{pihak_pertama}\n{nip_pihak_pertama}', articles: '' }, aSoleContent())
        .statement[1],
    ).toEqual({ paragraph: '–' })
  })

  it.each(placesOf('TWO_PARTY'))('print something for $name', ({ name, prints }) => {
    expect(prints).not.toBe('')
    const text = `{pihak_pertama}\n{pihak_kedua}\n{${name}}`
    expect(whyNotWording({ statement: text, articles: '' }, 'TWO_PARTY')).toBeNull()
  })
})

it.each([
  ['an unknown place', 'a\n\n{pihak_pertama}\n{nama_bupati}', 'Baris 4', '{nama_bupati}'],
  ['a brace alone', `${bothParties}\nkami {nama_pihak_kedua`, 'Baris 3', '{nama_pihak_kedua'],
  ['a closing brace alone', `${bothParties}\nkami} `, 'Baris 3', '}'],
  ['markup is text, a brace in it is not', `${bothParties}\n#let x = {1}`, 'Baris 3', '{1}'],
  ['a party inside a line', `Kami {pihak_pertama}\n{pihak_kedua}`, 'Baris 1', '{pihak_pertama}'],
])('refuses %s, with the line', (_, text, line, strange) => {
  const why = whyNotWording({ statement: text, articles: '' }, 'TWO_PARTY')

  expect(why).toMatchObject({
    code: 'agreements/wording-unknown-place',
    errors: [{ pointer: '/statement' }],
  })
  expect(why?.detail).toContain(`${line}: tempat isian «${strange}»`)
})

it.each([
  ['a party missing', '{pihak_pertama}', 'TWO_PARTY', '{pihak_kedua} belum ada'],
  ['a party twice', `${bothParties}\n{pihak_kedua}`, 'TWO_PARTY', 'Baris 3'],
  ['a second party of a head of region', bothParties, 'SOLE', 'Baris 2'],
] as const)('refuses %s', (_, text, form, detail) => {
  const why = whyNotWording({ statement: text, articles: '' }, form)

  expect(why?.code).toBe('agreements/wording-party')
  expect(why?.detail).toContain(detail)
})

it('refuses a place of the second party where there is none, and unknown places of articles', () => {
  const sole = { statement: '{pihak_pertama}\n{nama_pihak_kedua}', articles: '' }
  const article = { statement: null, articles: 'Pasal 1\n{x}' }

  expect(whyNotWording(sole, 'SOLE')?.detail).toContain('Baris 2')
  expect(whyNotWording(article, 'SOLE')).toMatchObject({ errors: [{ pointer: '/articles' }] })
  expect(
    whyNotWording({ statement: ownStatement('SOLE'), articles: '<b>#x *tebal*</b>' }, 'SOLE'),
  ).toBeNull()
})

it('takes the words of the level, else of all pairs, else our own, as of the day', () => {
  const dated = (scope: string, validFrom: string, validTo: string | null = null) => ({
    ...{ scope, validFrom, validTo, articles: '', statement: `${scope} ${validFrom}` },
  })
  const all = [
    dated('TWO_PARTY', '2026-02-01'),
    dated('AGENCY_HEAD', '2026-03-01', '2026-04-01'),
    dated('REGION_HEAD', '2026-04-01'),
  ]
  const on = (level: string, form: 'SOLE' | 'TWO_PARTY', day: string) =>
    wordingOn(all, { level, form }, day).statement

  expect(on('AGENCY_HEAD', 'TWO_PARTY', '2026-01-31')).toBeNull()
  expect(on('AGENCY_HEAD', 'TWO_PARTY', '2026-02-01')).toBe('TWO_PARTY 2026-02-01')
  expect(on('AGENCY_HEAD', 'TWO_PARTY', '2026-03-31')).toBe('AGENCY_HEAD 2026-03-01')
  expect(on('AGENCY_HEAD', 'TWO_PARTY', '2026-04-01')).toBe('TWO_PARTY 2026-02-01')
  expect(on('REGION_HEAD', 'SOLE', '2026-03-31')).toBeNull()
})
