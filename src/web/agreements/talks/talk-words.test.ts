import { expect, it } from 'vitest'
import type { Round, TalkPage } from '../../../rooms/agreements/talks/round.contract.ts'
import { roundSentence, talkSentence } from './talk-words.ts'

const said = (more: Partial<Round>): Round => ({
  ...{ number: 1, side: 'FIRST', act: 'PROPOSED', wasTarget: '14.00', wasIndicator: 'Prevalensi' },
  ...{ target: '14.50', indicator: 'Prevalensi', planned: '14.00', amount: null, dueOn: null },
  ...{ reason: 'Data awalnya naik', by: 'Eko', at: '2026-02-01T01:00:00Z' },
  ...more,
})
const party = (name: string) => ({ personId: name, name, title: name })
const talk = (rounds: Round[][], more: Partial<TalkPage> = {}) => ({
  ...{ state: 'NEGOTIATION' as const, form: 'TWO_PARTY' as const },
  ...{ firstParty: party('Eko'), secondParty: party('Surya') },
  rows: rounds.map((own, at) => ({
    ...{ key: `${at}`, nodeId: null, objective: '', indicator: '', unitLabel: '', target: '14' },
    ...{ planned: null, trace: null, asked: false, rounds: own },
  })),
  ...more,
})

it('says first what waits for the reader', () => {
  const both = talk([[said({})], [said({ side: 'SECOND' })], [said({ side: 'SECOND' })]])

  expect(talkSentence(both, 'SECOND')).toBe('Satu usulan menunggu jawaban Anda.')
  expect(talkSentence(both, 'FIRST')).toBe('Dua usulan menunggu jawaban Anda.')
  expect(talkSentence(both, null)).toBe('Satu usulan menunggu jawaban Surya.')
  expect(talkSentence(talk([[]]), 'FIRST')).toContain('Belum ada yang diusulkan')
  expect(talkSentence(talk([[]], { state: 'DECLINED' }), 'FIRST')).toBe(
    'Anda menyatakan belum siap.',
  )
  expect(talkSentence(talk([[]], { form: 'SOLE' }), null)).toContain('tidak dibahas')
})

it('says one round as a sentence, with the words of who spoke', () => {
  expect(roundSentence(said({}))).toBe('Eko mengusulkan 14,50, karena «Data awalnya naik».')
  expect(roundSentence(said({ indicator: 'Prevalensi balita' }))).toContain(
    'dengan bunyi «Prevalensi balita»',
  )
  expect(roundSentence(said({ act: 'ANSWERED', by: 'Rizki', reason: 'Di DPPA' }))).toBe(
    'Rizki menjawab: «Di DPPA».',
  )
  expect(roundSentence(said({ act: 'ACCEPTED', reason: null }))).toBe('Eko menyetujui usulan.')
})
