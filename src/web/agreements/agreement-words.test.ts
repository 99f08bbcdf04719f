import { describe, expect, it } from 'vitest'
import { AgreementState, type DraftingGap } from '../../rooms/agreements/agreement.contract.ts'
import { marks } from '../parts/drawings.ts'
import { asked } from '../platform/address.ts'
import { countdown, documentWords, gapGroupsOf, markOf } from './agreement-words.ts'
import { reportWords } from './drafting/drafting-words.ts'
import { questionOf } from './list/agreement-question.ts'

describe('a state', () => {
  it.each(AgreementState.options)('%s has a shape and two sentences', (state) => {
    expect(marks[markOf[state]]).toBeDefined()
    expect(documentWords(state).every((words) => words.endsWith('.'))).toBe(true)
  })

  it('says what the paper is worth', () => {
    expect(documentWords('DRAFT')).toEqual([
      'Belum mengikat siapa pun.',
      'PDF memuat tanda KONSEP.',
    ])
    expect(documentWords('AGREED')[0]).toBe('Isinya sudah disepakati.')
    expect(documentWords('ACTIVE')[0]).toBe('Dokumen resmi.')
    expect(documentWords('VOIDED')[0]).toBe('Tidak berlaku lagi.')
  })
})

it.each([
  ['2026-02-17', 'tinggal 12 hari'],
  ['2026-02-05', 'hari ini'],
  ['2026-02-02', 'lewat 3 hari'],
])('counts to %s: %s', (dueOn, words) => expect(countdown(dueOn, '2026-02-05')).toBe(words))

it('puts gaps under their reasons, the most frequent first, and never hides one without a heading', () => {
  const gap = (code: string, detail: string): DraftingGap => ({
    ...{
      mandateId: null,
      level: 'ADMINISTRATOR',
      code,
      detail,
      name: 'Eko',
      title: 'Kabid',
      unit: 'Bidang',
      agencyId: null,
      agency: 'Dinas',
      href: '/organisasi',
      label: 'Buka',
    },
  })
  const groups = gapGroupsOf([
    gap('NEW_REASON', 'Sebab baru.'),
    gap('NO_ROWS', 'Belum ada.'),
    gap('NO_ROWS', 'Belum ada.'),
  ])

  expect(groups.map(({ heading, gaps }) => [heading, gaps.length])).toEqual([
    ['Belum ada sasaran dan indikator', 2],
    ['Sebab baru.', 1],
  ])
})

it.each([
  [{ created: 9, refreshed: 0, kept: 0 }, 'Sembilan konsep dibuat.'],
  [{ created: 1, refreshed: 2, kept: 12 }, 'Satu konsep dibuat, dua diperbarui, 12 tetap.'],
  [{ created: 0, refreshed: 2, kept: 1 }, 'Dua konsep diperbarui, satu tetap.'],
  [{ created: 0, refreshed: 0, kept: 9 }, 'Tidak ada yang berubah: sembilan PK sudah mutakhir.'],
  [{ created: 0, refreshed: 0, kept: 0 }, 'Belum ada PK yang dapat disusun.'],
])('tells what one press did: %o', (report, words) => expect(reportWords(report)).toBe(words))

describe('the question in the address', () => {
  it('asks for what is chosen', () => {
    const unit = '01a20d00-1aa1-7a19-88e2-d37521bbd22f'
    const chosen = {
      tahun: '2025',
      keadaan: 'DRAFT',
      unit,
      tingkat: 'AGENCY_HEAD',
      kata: ' dinas ',
      milik: 'saya',
    }

    expect(questionOf(chosen, 2026)).toEqual({
      ...{
        year: 2025,
        limit: 50,
        state: 'DRAFT',
        unit,
        level: 'AGENCY_HEAD',
        search: 'dinas',
        mine: true,
      },
    })
  })

  it('does not heed nonsense', () => {
    expect(
      questionOf(
        { tahun: 'x', keadaan: 'BARU', unit: '1', tingkat: '', kata: ' ', milik: 'semua' },
        2026,
      ),
    ).toEqual({
      year: 2026,
      limit: 50,
    })
    expect(asked.year('1999', 2026)).toBe(2026)
  })
})
