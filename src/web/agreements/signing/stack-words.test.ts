import { expect, it } from 'vitest'
import type { Stack } from '../../../rooms/agreements/signing/signing.contract.ts'
import { restOf, stackSentence } from './stack-words.ts'

type State = Stack['items'][number]['state']
const stack = (
  state: Stack['state'],
  ...states: State[]
): Pick<Stack, 'items' | 'total' | 'signed' | 'state'> => ({
  state,
  items: states.map((one, i) => ({
    agreementId: String(i),
    code: 'PK',
    name: 'N',
    title: 'T',
    digest: 'd',
    state: one,
    note: null,
  })),
  total: states.length,
  signed: states.filter((one) => one === 'SIGNED').length,
})

it.each([
  [stack('RUNNING', 'SIGNED', 'WAITING'), 'Menandatangani dua PK.', 1],
  [stack('DONE', 'SIGNED', 'SIGNED'), 'Dua PK sudah ditandatangani.', 0],
  [
    stack('DONE', 'SIGNED', 'CHANGED'),
    '1 dari 2 PK sudah ditandatangani; satu berubah isinya dan tidak ikut.',
    0,
  ],
  [
    stack('STOPPED', 'SIGNED', 'WAITING', 'FAILED'),
    'Terhenti: 1 dari 3 PK sudah ditandatangani.',
    2,
  ],
  [stack('OPEN', 'WAITING'), 'Belum ada yang ditandatangani.', 1],
])('says how far a stack is', (about, sentence, rest) =>
  expect([stackSentence(about), restOf(about)]).toEqual([sentence, rest]),
)
