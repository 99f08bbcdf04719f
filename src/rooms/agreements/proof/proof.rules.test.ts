import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../kernel/canonical.ts'
import { aContent, aSoleContent, farid, siti } from '../../../testing/signing/agreement-content.ts'
import { paperOfToday, readContent } from '../../documents/words.ts'
import {
  chainProblems,
  coreName,
  isConsistent,
  isParty,
  signerProblems,
  signingParties,
} from './proof.rules.ts'

describe('reading the attached data', () => {
  const canonical = canonicalJson(aContent())

  it('takes exactly the canonical form', () => {
    expect(readContent(canonical)).toEqual(aContent())
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['JSON of another kind', '{"a":1}'],
    ['white space', `${canonical} `],
    ['keys in another order', JSON.stringify(aContent())],
    ['a number written otherwise', canonical.replace('"year":2026', '"year":2026.0')],
    ['a letter written otherwise', canonical.replace('Nurjanah', '\\u004eurjanah')],
    ['a key twice', canonical.replace('"year":2026', '"year":2025,"year":2026')],
    ['a key nobody knows', canonical.replace('"year":2026', '"year":2026,"yes":true')],
    ['an unknown schema', canonical.replace(paperOfToday.schema, 'amanah/pk/9')],
    ['too much of it', canonicalJson(aContent({ agency: 'x'.repeat(600_000) }))],
  ])('refuses %s', (_, text) => {
    expect(readContent(text)).toBeNull()
  })
})

it.each([
  ['as agreed', aContent(), true],
  ['alone', aSoleContent(), true],
  ['without money', aContent({ budget: null }), true],
  [
    'a total of something else',
    aContent({ budget: { grain: 'PROGRAM', rows: [], total: 1 } }),
    false,
  ],
  ['two parties, one of them missing', aContent({ secondParty: null }), false],
  ['alone with a giver', aSoleContent({ secondParty: siti }), false],
  ['alone below somebody', aSoleContent({ parent: aContent().parent }), false],
  ['agreed years before', aContent({ date: '2020-01-01' }), false],
])('is consistent with itself or not: %s', (_, content, wanted) => {
  expect(isConsistent(content)).toBe(wanted)
})

it.each([
  ['dr. Siti Nurjanah Rahman, M.K.M.', 'siti nurjanah rahman'],
  ['H. Farid Alamsyah, S.E., M.M.', 'farid alamsyah'],
  ['Prof. Dr. Ir. Hj. Raden Ayu Lestari', 'raden ayu lestari'],
  ['I Made  Wirawan', 'i made wirawan'],
  ['SUPARMAN', 'suparman'],
])('knows the name of %s without titles', (name, core) => {
  expect(coreName(name)).toBe(core)
})

describe('who signed', () => {
  const parties = signingParties(aContent())
  const by = (party: typeof siti | typeof farid) => ({
    signer: party.name,
    personRef: party.personRef,
  })

  it.each([
    ['both in order', [by(siti), by(farid)], []],
    ['only the first', [by(siti)], ['agreements/signature-missing']],
    [
      'only the second',
      [by(farid)],
      ['agreements/signer-not-party', 'agreements/signature-missing'],
    ],
    [
      'in the wrong order',
      [by(farid), by(siti)],
      ['agreements/signer-not-party', 'agreements/signer-not-party'],
    ],
    [
      'the first twice',
      [by(siti), by(siti)],
      ['agreements/signer-not-party', 'agreements/same-signer'],
    ],
    [
      'somebody more',
      [by(siti), by(farid), { signer: 'Budi', personRef: 'b' }],
      ['agreements/signature-extra'],
    ],
    [
      'nobody known',
      [{ signer: null, personRef: null }, by(farid)],
      ['agreements/signer-not-party'],
    ],
  ])('%s', (_, signers, codes) => {
    expect(signerProblems(parties, signers).map(({ code }) => code)).toEqual(codes)
  })

  it('knows a reference with its prefix and a name a certificate cut', () => {
    const long = { ...siti, name: `${'Siti Nurjanah '.repeat(8)}, M.K.M.` }
    expect(isParty({ signer: siti.name, personRef: `amanah:${siti.personRef}` }, siti)).toBe(true)
    expect(isParty({ signer: `${long.name.slice(0, 63)}…`, personRef: siti.personRef }, long)).toBe(
      true,
    )
    expect(isParty({ signer: 'Siti…', personRef: siti.personRef }, farid)).toBe(false)
  })
})

describe('a chain', () => {
  const root = aSoleContent()
  const [first, second] = ['sha256:a', 'sha256:b']
  const middle = aContent({ code: 'PK-2', parent: { code: root.code, digest: first } })
  const leaf = aContent({ code: 'PK-3', parent: { code: middle.code, digest: second } })
  const genuine = { genuine: true }
  const proven = (
    over: Record<string, { proof: { genuine: boolean }; content: typeof root }> = {},
  ) =>
    new Map(
      Object.entries({
        [first]: { proof: genuine, content: root },
        [second]: { proof: genuine, content: middle },
        ...over,
      }),
    )

  it('leads from the agreement up to the head of region', () => {
    expect(chainProblems(leaf, proven())).toEqual({ codes: ['PK-2', root.code], problems: [] })
    expect(chainProblems(root, new Map())).toEqual({ codes: [], problems: [] })
  })

  it('tells an ancestor with another content from one that is missing', () => {
    expect(chainProblems(leaf, new Map(), new Set(['PK-2'])).problems).toEqual([
      {
        code: 'agreements/ancestor-other-content',
        detail: expect.stringContaining('PK-2 memuat isi lain'),
      },
    ])
  })

  it.each([
    ['an ancestor that is not there', leaf, new Map(), 'agreements/ancestor-missing'],
    [
      'an ancestor that is not genuine',
      leaf,
      proven({ [first]: { proof: { genuine: false }, content: root } }),
      'agreements/ancestor-not-genuine',
    ],
    [
      'an ancestor of another code',
      leaf,
      proven({ [second]: { proof: genuine, content: root } }),
      'agreements/ancestor-missing',
    ],
    [
      'an ancestor of another year',
      leaf,
      proven({ [first]: { proof: genuine, content: { ...root, year: 2025 } } }),
      'agreements/ancestor-not-genuine',
    ],
    [
      'an ancestor of another region',
      leaf,
      proven({
        [first]: {
          proof: genuine,
          content: { ...root, region: { ...root.region, code: '11.71' } },
        },
      }),
      'agreements/ancestor-not-genuine',
    ],
    [
      'an end below the head of region',
      aContent({ parent: null }),
      new Map(),
      'agreements/unlinked',
    ],
  ])('stops at %s', (_, content, files, code) => {
    expect(chainProblems(content, files).problems.map((problem) => problem.code)).toEqual([code])
  })
})
