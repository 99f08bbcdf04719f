import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import organisation from '../../../../data/packs/organisasi.json' with { type: 'json' }
import policy from '../../../../data/packs/perjanjian-kinerja.json' with { type: 'json' }
import { csvUpload, openImportDesk } from '../../../testing/import-desk.ts'
import { inRegionOne, saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { personPlans } from '../../../testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { certify, requestFor, trustAnchors } from '../../documents/index.ts'
import { sessionContract } from '../../identity/index.ts'
import { organisationContract } from '../../organisation/index.ts'
import { agreementContract, signingContract, verifyAgreement } from '../index.ts'

const passphrase = 'mangga harum di halaman'
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: 'bagus' | 'surya' | 'eko') => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(organisationContract, cookies[who]),
  ...world.calls(sessionContract, cookies[who]),
})

/** What a region writes beside the national packs: one more level, whatever else they say. */
const level = 'KEPALA_BIRO'
const ownPacks = {
  organisasi: {
    levels: [
      ...organisation.content.levels,
      {
        ...{ level, name: 'Kepala biro', words: ['Karo'] },
        ...{ rights: ['results.read'], regionWide: false },
      },
    ],
  },
  'perjanjian-kinerja': {
    levels: {
      ...policy.content.levels,
      [level]: {
        ...{ label: 'Kepala biro (eselon II)', heading: 'Sasaran Biro', form: 'TWO_PARTY' },
        ...{ giver: 'SUPERIOR', grain: 'SUB_ACTIVITY', budgetFrom: 'NODES', rank: 3 },
      },
    },
    publicLevels: [...policy.content.publicLevels, level],
  },
}

const kabid = async (): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, level })).items[0]?.id ?? ''

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await inRegionOne(world.owner, async (client) => {
    for (const [code, content] of Object.entries(ownPacks))
      await client.query(
        `insert into organisation.region_rule_packs
          values (1, $1, '2025-01-01', null, 'Perwali 1/2025', true, $2, 'sha256:uji', now())`,
        [code, content],
      )
  })
  const file = `KODE JABATAN,NAMA JABATAN,KODE UNIT,TINGKAT PK,NIP,NAMA
J010,Kepala Bidang Pembinaan SD,02.02,Karo,${personPlans.eko.nip},"${personPlans.eko.name}"`
  const run = await (await openImportDesk(world)).take('people', csvUpload(file))
  expect(run.summary.preview.rows.flat().join(' ')).toContain('Kepala biro')
  for (const name of ['bagus', 'surya', 'eko'] as const) {
    const id = region.people[name]
    const roles = name === 'bagus' ? [{ role: 'ORGANISATION_BUREAU' as const }] : []
    cookies[name] = await world.signIn(id, roles)
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id, name: personPlans[name].name }, passphrase)),
    )
  }
  await as('bagus').draftCascade({ year: 2026 })
})
afterAll(() => world.close())

describe('a level that only the packs of a region know', () => {
  it('gives its holders its rights, and is told by name', async () => {
    const { actor } = await as('eko').readSession({})
    const { positions } = await as('bagus').readUnit({ unitId: region.units.bidangSd })

    expect(actor.mandates[0]?.rights).toContain('results.read')
    expect(positions[0]).toMatchObject({ level, levelName: 'Kepala biro' })
  })

  it('is drafted with its label, heading and grain, in its place among the others', async () => {
    const page = await as('eko').readAgreement({ id: await kabid() })
    const { levels } = await as('bagus').listAgreements({ year: 2026 })

    expect(page).toMatchObject({
      ...{ level, levelLabel: 'Kepala biro (eselon II)', heading: 'Sasaran Biro' },
      ...{ grain: 'SUB_ACTIVITY', secondParty: { name: personPlans.surya.name } },
    })
    expect(levels.slice(2, 6).map((one) => one.level)).toEqual([
      ...['ASSISTANT', 'BUREAU_HEAD', level, 'EXPERT_STAFF'],
    ])
  })

  it('is printed, signed by both, told to everybody by its number, and proves itself', async () => {
    const id = await kabid()

    await as('eko').signAgreement({ id, passphrase })
    await as('surya').signAgreement({ id, passphrase })
    const { bytes } = await as('bagus').readDocument({ id })
    const { code } = await as('bagus').readAgreement({ id })
    const seen = await world.app.inject(`/verifikasi/${code}`)
    const { proof, content } = await verifyAgreement(bytes, await world.asSystem(trustAnchors))

    expect(content).toMatchObject({ level, rows: [{ heading: 'Sasaran Biro' }] })
    expect(proof).toMatchObject({ genuine: true, problems: [] })
    expect(proof.signatures).toHaveLength(2)
    expect(seen.json()).toMatchObject({
      props: {
        verdict: 'GENUINE',
        document: { levelLabel: 'Kepala biro (eselon II)' },
        download: { href: expect.stringContaining('/dokumen') },
      },
    })
  })
})

it('a word that no pack knows is told with those that it knows, and nothing is written', async () => {
  const file =
    `NAMA JABATAN,KODE UNIT,ESELON,TINGKAT PK\nKepala Seksi,02.02,IV.a,Kepala suku\nKepala ` +
    'Urusan,02.02,IV.a,-'
  const { problems } = await (await openImportDesk(world)).check('people', csvUpload(file))

  expect(problems.filter(({ code }) => code === 'sheets/not-a-choice')).toMatchObject([
    {
      row: 2,
      column: 'TINGKAT PK',
      detail: expect.stringContaining('Kepala biro'),
      severity: 'error',
    },
  ])
})
