import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, importDeskOf } from '../../../testing/import-desk.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { certify, requestFor, trustAnchors } from '../../documents/index.ts'
import { agreementContract, signingContract, verifyAgreement, verifyChain } from '../index.ts'

const passphrase = 'mangga harum di halaman'
const names = {
  maya: 'Maya Lestari',
  surya: 'Drs. Surya Pratama, M.Pd.',
  eko: 'Eko Nugroho, S.Pd.',
} as const
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
})

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  for (const who of ['maya', 'surya', 'eko'] as const) {
    cookies[who] = await world.signIn(region.people[who])
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id: region.people[who], name: names[who] }, passphrase)),
    )
  }
  await as('bagus').draftCascade({ year: 2026 })
  // who rises after the draft signs with the rank of the day
  await importDeskOf(world, cookies.bagus).take(
    'ranks',
    csvUpload('NIP,GOLONGAN,TMT\n197911302006041006,IV/b,2026-01-15'),
  )
})
afterAll(async () => {
  await world.close()
})

const agreementOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''

/** The signed file of whoever holds this post. */
async function signedFile(title: string, ...signers: string[]): Promise<Uint8Array> {
  const id = await agreementOf(title)
  for (const who of signers) await as(who).signAgreement({ id, passphrase })
  return (await as('bagus').readDocument({ id })).bytes
}

it('proves what the application signed, from the file alone, up the whole chain', async () => {
  const mayor = await signedFile('Wali Kota', 'maya')
  const head = await signedFile('Kepala Dinas', 'surya', 'maya')
  const division = await signedFile('Kepala Bidang Pembinaan SD', 'eko', 'surya')
  const anchors = await world.asSystem(trustAnchors)

  const proofs = await Promise.all(
    [mayor, head, division].map((bytes) => verifyAgreement(bytes, anchors)),
  )

  for (const { proof } of proofs) expect(proof).toMatchObject({ genuine: true, problems: [] })
  expect(proofs.map(({ proof }) => proof.signatures.map(({ signer }) => signer))).toEqual([
    [names.maya],
    [names.surya, names.maya],
    [names.eko, names.surya],
  ])
  expect(proofs[1]?.proof.parent?.digest).toBe(proofs[0]?.proof.digest)
  const content = proofs[2]?.content
  expect(content?.firstParty.rank).toBe('Pembina Tingkat I (IV/b)')
  expect(content && (await verifyChain(content, [head, mayor], anchors))).toMatchObject({
    problems: [],
    codes: { length: 2 },
  })
})

it('does not call a draft genuine, nor one that waits for the giver', async () => {
  const anchors = await world.asSystem(trustAnchors)

  const draft = await signedFile('Kepala Bidang Pembinaan SMP')

  expect((await verifyAgreement(draft, anchors)).proof.problems.map(({ code }) => code)).toContain(
    'signing/no-signature',
  )
})
