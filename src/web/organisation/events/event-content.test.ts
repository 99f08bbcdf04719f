import { expect, it } from 'vitest'
import { askedIn, contentOf, opensOf, thingsIn } from './event-content.ts'
import { type KindForm, kindForms } from './kind-forms.ts'

const kindOf = (name: string): KindForm => {
  const found = kindForms.find(({ kind }) => kind === name)
  if (!found) throw new Error(name)
  return found
}
const id = (number: number): string => `01a00000-0000-7000-8000-00000000000${number}`
const opens = { name: 'Dinas A', code: '02.09' }

/** What the screen cannot ask for (a parent, a kind of unit) stands among it. */
const declared: [string, Record<string, unknown>][] = [
  ['MERGE', { sources: [id(1), id(2)], opens: { ...opens, parentId: id(3) }, closed: [id(4)] }],
  [
    'MERGE',
    { sources: [id(1)], into: id(2), closed: [], placed: [{ to: id(3), things: [id(5)] }] },
  ],
  [
    'SPLIT',
    {
      unitId: id(1),
      parts: [
        { opens: { ...opens, kind: 'DINAS' }, takes: [id(4)] },
        { opens, head: { title: 'Kepala', personId: id(6), as: 'PLT' }, takes: [id(5), id(7)] },
      ],
    },
  ],
  [
    'DISSOLVE',
    {
      ...{ unitId: id(1), heirs: [id(2), id(3)], closed: [id(4)] },
      placed: [
        { to: id(2), things: [id(5)] },
        { to: id(3), things: [id(6), id(7)] },
      ],
    },
  ],
  ['MOVE', { unitId: id(1), parentId: id(2) }],
  ['RENAME', { unitId: id(1), name: 'Dinas B', shortName: 'DB' }],
  ['RECODE', { unitId: id(1), code: '03' }],
  [
    'EQUALISATION',
    {
      posts: [
        { positionId: id(1), title: 'X', level: 'FUNCTIONAL' },
        { positionId: id(2), title: 'Y' },
      ],
    },
  ],
  ['NEW_HEAD', { personId: id(1), as: 'PJ' }],
]

it.each(declared)('a %s that is opened and saved again says the same', (name, content) => {
  const kind = kindOf(name)

  const again = contentOf(kind, opensOf(kind, content), thingsIn(content), content)

  expect(again).toEqual(content)
})

it('merges into a unit that is there, or into a new one', () => {
  const kind = kindOf('MERGE')
  const before = { sources: [id(1), id(2)], opens, head: { title: 'Kepala' }, closed: [] }
  const values = { ...opensOf(kind, before), 'content/result': 'into', 'content/into': id(2) }

  expect(contentOf(kind, values, [], before)).toEqual({
    ...{ sources: [id(1), id(2)], into: id(2), closed: [] },
  })
  expect(askedIn(kind, values).map(({ name }) => name)).not.toContain('opens/name')
})

it('sends nothing of a unit that was chosen and left, nor of a new unit that was taken away', () => {
  const kind = kindOf('SPLIT')
  const before = {
    unitId: id(1),
    parts: [
      { opens, takes: [id(4), id(5)] },
      { opens, takes: [id(6)] },
    ],
  }
  const values = {
    ...opensOf(kind, before),
    'content/parts': '1',
    'content/parts/0/opens/name': '',
  }

  expect(contentOf(kind, values, [id(4), id(6)], before)).toEqual({
    unitId: id(1),
    parts: [{ opens: { code: '02.09' }, takes: [id(4)] }],
  })
})
