import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { personPlans } from '../../../testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { certify, requestFor, trustAnchors } from '../../documents/index.ts'
import type { NewContent } from '../../documents/words.ts'
import { agreementContract, signingContract, verifyAgreement } from '../index.ts'
import { wordingContract } from './wording.contract.ts'
import { ownStatement } from './wording.rules.ts'

const passphrase = 'mangga harum di halaman'
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: 'bagus' | 'surya' | 'eko') => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(wordingContract, cookies[who]),
})

const hostile = '#eval("x") *tebal* <b>tebal</b> = Judul'
const words = {
  scope: 'TWO_PARTY',
  statement: `Kami yang bertanda tangan:\n{pihak_pertama}\nberjanji kepada\n{pihak_kedua}\n{nama_pihak_pertama} menjaga ${hostile}.`,
  articles:
    'Pasal 1. Etika\nPihak pertama jujur.\nDan terbuka.\n\nPasal 2. Akibat\nDinilai {nama_pihak_kedua}.',
  validFrom: '2026-01-01',
}

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  for (const name of ['bagus', 'surya', 'eko'] as const) {
    const id = region.people[name]
    const roles = name === 'bagus' ? [{ role: 'ORGANISATION_BUREAU' as const }] : []
    cookies[name] = await world.signIn(id, roles)
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id, name: personPlans[name].name }, passphrase)),
    )
  }
})
afterAll(() => world.close())

describe('the words of a region', () => {
  it('are looked at on an example before there is a draft, and on a draft after', async () => {
    const { scope, statement, articles } = words
    const example = await as('bagus').previewWording({ scope, statement, articles })
    const alone = await as('bagus').previewWording({ ...ownWords, scope: 'REGION_HEAD' })
    await as('bagus').draftCascade({ year: 2026 })
    const draft = await as('bagus').previewWording({ scope, statement, articles })

    for (const { bytes } of [example, alone, draft])
      expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-')
    expect(draft.bytes.length).not.toBe(example.bytes.length)
  })

  it('count from their day, are signed, matched on the page and never read as markup', async () => {
    await as('bagus').setWording(words)
    const [line] = (await as('eko').listAgreements({ year: 2026, mine: true })).items
    const id = line?.id ?? ''
    const drafted = (await as('eko').readAgreement({ id })).words
    await as('eko').signAgreement({ id, passphrase })
    await as('surya').signAgreement({ id, passphrase })
    const { bytes } = await as('eko').readDocument({ id })
    const { proof, content } = await verifyAgreement(bytes, await world.asSystem(trustAnchors))

    expect(proof).toMatchObject({ genuine: true, problems: [] })
    const { statement, blocks: articles } = content as NewContent
    expect(drafted).toMatchObject({ statement, articles })
    expect((await as('eko').readAgreement({ id })).words).toEqual(drafted)
    expect(content).toMatchObject({
      schema: 'amanah/pk/4',
      statement: [
        { paragraph: 'Kami yang bertanda tangan:' },
        { party: 'FIRST' },
        { paragraph: 'berjanji kepada' },
        { party: 'SECOND' },
        { paragraph: `${personPlans.eko.name} menjaga ${hostile}.` },
      ],
      blocks: [
        { title: 'Pasal 1. Etika', paragraphs: ['Pihak pertama jujur.', 'Dan terbuka.'] },
        { title: 'Pasal 2. Akibat', paragraphs: [`Dinilai ${personPlans.surya.name}.`] },
      ],
    })
  })

  it('make way for others from another day, and stay on record', async () => {
    await as('bagus').setWording({ ...words, statement: null, validFrom: '2026-03-01' })
    await as('bagus').setWording({
      ...words,
      statement: null,
      articles: '',
      validFrom: '2026-03-01',
    })
    const { scopes } = await as('bagus').listWordings({})

    expect(scopes[0]?.own).toBe(ownStatement('TWO_PARTY'))
    expect(
      scopes[0]?.wordings.map(({ validFrom, validTo, articles }) => [validFrom, validTo, articles]),
    ).toEqual([
      ['2026-01-01', '2026-03-01', words.articles],
      ['2026-03-01', null, ''],
    ])
  })

  it.each([
    ['an unknown place', { statement: '{pihak_pertama}\n{x}' }, 'agreements/wording-unknown-place'],
    ['a party missing', { statement: '{pihak_pertama}' }, 'agreements/wording-party'],
    ['a level nobody knows', { scope: 'RAJA' }, 'agreements/no-such-scope'],
  ])('refuse %s, kept or looked at', async (_, over, code) => {
    const { validFrom: __, ...seen } = { ...words, ...over }

    expect(await refusedCode(as('bagus').setWording({ ...words, ...over }))).toBe(code)
    expect(await refusedCode(as('bagus').previewWording(seen))).toBe(code)
  })

  it('are for who drafts the promises of the region', async () => {
    expect(await refusedCode(as('eko').listWordings({}))).toBe('organisation/not-settings-manager')
    expect(await refusedCode(as('eko').setWording(words))).toBe('organisation/not-settings-manager')
  })
})
const ownWords = { statement: null, articles: '' }
