import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { certify, requestFor, trustAnchors } from '../../documents/index.ts'
import {
  agreementContract,
  signingContract,
  type VerificationPage,
  verifyAgreement,
  verifyChain,
} from '../index.ts'

const passphrase = 'mangga harum di halaman'
const names = {
  maya: 'Maya Lestari',
  surya: 'Drs. Surya Pratama, M.Pd.',
  eko: 'Eko Nugroho, S.Pd.',
  indah: 'Indah Puspita, S.Pd.',
} as const
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
})
const list = (more: { needsReview?: boolean; state?: 'ACTIVE' } = {}) =>
  as('bagus').listAgreements({ year: 2026, ...more })
const idOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''
/** Titles of all that need review, as the list says and as each page says. */
async function toReview(): Promise<string[]> {
  const { items } = await list()
  const pages = await Promise.all(items.map(({ id }) => as('bagus').readAgreement({ id })))
  expect(pages.map(({ needsReview }) => needsReview)).toEqual(
    items.map(({ needsReview }) => needsReview),
  )
  return items.filter(({ needsReview }) => needsReview).map(({ firstParty }) => firstParty.title)
}

/** What a stranger is shown under an address. */
const seen = async (url: string): Promise<VerificationPage> =>
  (await world.app.inject({ url })).json<{ props: VerificationPage }>().props

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  for (const who of ['maya', 'surya', 'eko', 'indah'] as const) {
    cookies[who] = await world.signIn(region.people[who])
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id: region.people[who], name: names[who] }, passphrase)),
    )
  }
  await as('bagus').draftCascade({ year: 2026 })
})
afterAll(() => world.close())

const division = 'Plt. Kepala Bidang Pembinaan SD'

it('needs no review while the parent only goes back to be talked over', async () => {
  const [office, below] = [
    await idOf('Kepala Dinas Pendidikan'),
    await idOf('Kepala Bidang Pembinaan SD'),
  ]
  await as('surya').agreeAgreement({ id: office })
  await as('eko').agreeAgreement({ id: below })
  await as('indah').agreeAgreement({ id: await idOf('Pengembang Teknologi') })
  expect(await toReview()).toEqual([])

  await as('maya').returnAgreement({ id: office, reason: 'Target dinas dinaikkan' })
  expect(await toReview()).toEqual([])
})

it('needs review once the parent is agreed anew: those agreed on its old content, nobody else', async () => {
  await as('surya').agreeAgreement({ id: await idOf('Kepala Dinas Pendidikan') })

  expect(await toReview()).toEqual([division])
  expect(await list({ needsReview: true })).toMatchObject({
    ...{ total: 1, needReview: 1, states: [{ state: 'AGREED', count: 1 }] },
    items: [{ firstParty: { title: division }, needsReview: true }],
  })
  expect(await list({ needsReview: false })).toMatchObject({ total: 4, needReview: 1 })
  expect(await list({ needsReview: true, state: 'ACTIVE' })).toMatchObject({ total: 0, items: [] })
  const parent = await as('bagus').readAgreement({ id: await idOf('Kepala Dinas Pendidikan') })
  expect(
    parent.children.filter(({ needsReview }) => needsReview).map(({ title }) => title),
  ).toEqual([division])
})

it(
  'is mended before both signatures by its giver, who hands it back: what is agreed anew ' +
    'takes the new content of the parent',
  async () => {
    const id = await idOf('Kepala Bidang Pembinaan SD')
    const before = await as('eko').readAgreement({ id })
    expect(await as('surya').returnAgreement({ id, reason: 'Dasarnya berubah' })).toMatchObject({
      ...{
        state: 'NEGOTIATION',
        sentence: 'Dikembalikan. Yang disepakati kemudian adalah isi baru.',
      },
    })
    expect(await toReview()).toEqual([])
    const again = await as('eko').agreeAgreement({ id })

    expect(again.digest).not.toBe(before.digest)
    expect(await toReview()).toEqual(['Pengembang Teknologi Pembelajaran Ahli Pertama'])
  },
)

it(
  'is said of a signed promise too; the chain of files and the public page do not claim more ' +
    'than is true',
  async () => {
    const [office, below] = [
      await idOf('Kepala Dinas Pendidikan'),
      await idOf('Kepala Bidang Pembinaan SD'),
    ]
    for (const [who, id] of [
      ['surya', office],
      ['eko', below],
      ['surya', below],
    ] as const)
      await as(who).signAgreement({ id, passphrase })
    await as('maya').returnAgreement({ id: office, reason: 'Sekali lagi' })
    for (const who of ['surya', 'maya']) await as(who).signAgreement({ id: office, passphrase })
    const page = await as('eko').readAgreement({ id: below })
    expect(page).toMatchObject({ state: 'ACTIVE', needsReview: true })

    const files = await Promise.all(
      [office, below].map(async (id) => (await as('bagus').readDocument({ id })).bytes),
    )
    const anchors = await world.asSystem(trustAnchors)
    const [, child] = await Promise.all(files.map((bytes) => verifyAgreement(bytes, anchors)))
    expect(child?.proof.genuine).toBe(true)
    expect(
      child?.content &&
        (await verifyChain(child.content, files, anchors)).problems.map(({ code }) => code),
    ).toEqual(['agreements/ancestor-other-content'])
    const { verifyPath } = await as('bagus').readAgreement({ id: office })
    expect(await seen(page.verifyPath)).toMatchObject({
      verdict: 'GENUINE',
      document: { parentMoved: true },
    })
    expect(await seen(verifyPath)).toMatchObject({
      verdict: 'GENUINE',
      document: { parentMoved: false },
    })
  },
)
