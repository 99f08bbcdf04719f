import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveFurtherMeasure, smallMeasure } from '../../../testing/further-measure.ts'
import { inRegionOne, nodeIdIn, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { evidenceContract } from '../../evidence/index.ts'
import { deskContract, figureContract } from '../index.ts'

let world: World
let region: SmallRegion
let cookies: Record<string, string>
const as = (who: string) => ({
  ...world.calls(figureContract, cookies[who]),
  ...world.calls(deskContract, cookies[who]),
  ...world.calls(evidenceContract, cookies[who]),
})
const photo = {
  name: 'foto.png',
  type: 'image/png',
  bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
}
const period = '2026-Q1'
const upload = async (who: string): Promise<string> =>
  (await as(who).uploadEvidence({ file: photo })).id
const report = (who: string, code: string, evidenceIds: string[] = []) =>
  as(who).reportFigure({ measureId: smallMeasure(code), period, value: '80', evidenceIds })
const reads = (who: string, code: string) =>
  as(who).readFigure({ measureId: smallMeasure(code), period })
const code = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'read',
    (error) => error.refusal.code,
  )
/** The codes of the nodes that the tree shows to somebody. */
async function codesOnTree(who: string): Promise<string[]> {
  const answer = await world.app.inject({
    url: '/api/performance-tree?year=2026',
    headers: { cookie: cookies[who] ?? '' },
  })
  return answer.json<{ nodes: { code: string }[] }>().nodes.map((node) => node.code)
}
const looks = () =>
  world.asSystem((ctx) =>
    ctx.db
      .selectFrom('audit.looks')
      .select(['personId', 'act', 'subject'])
      .where('tenantId', '=', ctx.tenantId)
      .orderBy('id')
      .execute(),
  )

/** The figure and the evidence of the Dinas Pendidikan. */
let item: string

beforeAll(async () => {
  world = await openWorld('2026-04-10T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  const told = { unit: ['persen', 'PERCENT'], aggregation: 'LAST', frequency: 'QUARTERLY' } as const
  // a measure of the camat that follows the one of the Kabid SD
  await saveFurtherMeasure(world, {
    ...told,
    unit: ['persen', 'PERCENT'],
    code: 'F1',
    name: 'Layanan',
    node: 'K1',
    targets: {},
    identicalTo: 'P1',
  })
  await inRegionOne(world.owner, async (client) => {
    await client.query(`insert into planning.nodes values (1, $1)`, [nodeIdIn('C1')])
    await client.query(
      `insert into planning.node_versions (tenant_id, id, node_id, parent_node_id, code, component,
        level, statement, holder_position_id, valid_from, recorded_at)
       values (1, gen_random_uuid(), $1, $2, 'C1', 'SASARAN_PD', 'OUTPUT', 'Kecamatan', $3, '2025-01-01', now())`,
      [nodeIdIn('C1'), nodeIdIn('P2'), region.positions.camat],
    )
  })
  const roles = { putri: 'BUDGET', lina: 'ORGANISATION_BUREAU', nur: 'AUDITOR' } as const
  cookies = {}
  for (const name of ['indah', 'gita', 'eko', 'surya', 'maya', 'sari', 'made'] as const)
    cookies[name] = await world.signIn(region.people[name])
  for (const name of ['putri', 'lina', 'nur'] as const)
    cookies[name] = await world.signIn(region.people[name], [{ role: roles[name] }])
  item = await upload('eko')
  await report('eko', 'P1', [item])
})
afterAll(() => world.close())

describe('a figure', () => {
  it('is closed to other offices, in reading and in judging', async () => {
    expect(await code(reads('sari', 'P1'))).toBe('measurement/other-office')
    expect(
      await code(
        as('sari').giveVerdict({
          measureId: smallMeasure('P1'),
          period,
          version: 7,
          verdict: 'VERIFIED',
        }),
      ),
    ).toBe('measurement/other-office')
  })

  it('is read by exactly those to whom the tree shows its node', async () => {
    for (const who of Object.keys(cookies)) {
      const shown = await codesOnTree(who)
      for (const one of ['T1', 'S1', 'P1', 'P2', 'K1'])
        expect([who, one, await code(reads(who, one))]).toEqual([
          who,
          one,
          shown.includes(one) ? 'read' : 'measurement/other-office',
        ])
    }
  })

  it('shows its evidence to the own office and to who oversees, not to everybody the tree shows it to', async () => {
    const items = async (who: string) => (await reads(who, 'P1')).evidenceItems.map(({ id }) => id)
    expect([
      await items('gita'),
      await items('maya'),
      await items('nur'),
      await items('putri'),
    ]).toEqual([[item], [item], [item], []])
    expect((await reads('putri', 'P1')).whyNotReadEvidence?.code).toBe(
      'measurement/evidence-closed',
    )
    expect((await reads('gita', 'P1')).whyNotReadEvidence).toBeNull()
  })

  it('is read by who reads an identical one that follows it, with its evidence', async () => {
    await inRegionOne(world.owner, async (client) => {
      await client.query(`update planning.measures set node_id = $1 where measure_id = $2`, [
        nodeIdIn('C1'),
        smallMeasure('F1'),
      ])
    })
    expect([
      await code(reads('sari', 'F1')),
      await code(reads('sari', 'P1')),
      await code(as('sari').readEvidence({ itemId: item })),
    ]).toEqual([...['read', 'read', 'read']])
    await inRegionOne(world.owner, async (client) => {
      await client.query(`update planning.measures set node_id = $1 where measure_id = $2`, [
        nodeIdIn('K1'),
        smallMeasure('F1'),
      ])
    })
    expect(await code(as('sari').readEvidence({ itemId: item }))).toBe('evidence/not-yours-to-read')
  })
})

describe('evidence', () => {
  it('on no figure is its uploader’s alone', async () => {
    const loose = await upload('gita')
    expect([
      await code(as('gita').downloadEvidence({ itemId: loose })),
      await code(as('eko').downloadEvidence({ itemId: loose })),
    ]).toEqual([...['read', 'evidence/not-yours-to-read']])
    expect(await code(as('nur').readEvidence({ itemId: loose }))).toBe('evidence/not-yours-to-read')
  })

  it('goes out within the office without a look, from elsewhere only after one', async () => {
    const before = await looks()
    for (const [who, told] of [
      ['gita', 'read'],
      ['surya', 'read'],
      ['sari', 'evidence/not-yours-to-read'],
      ['putri', 'evidence/not-yours-to-read'],
      ['maya', 'read'],
      ['lina', 'read'],
    ] as const)
      expect([who, await code(as(who).downloadEvidence({ itemId: item }))]).toEqual([who, told])

    expect((await looks()).slice(before.length)).toEqual(
      [region.people.maya, region.people.lina].map((personId) => ({
        personId,
        act: 'evidence.downloaded',
        subject: item,
      })),
    )
  })

  it('shows nothing where the look cannot be put on record', async () => {
    const before = await looks()
    await world.owner.query('revoke insert on audit.looks from amanah_app')
    const raw = await world.app.inject({
      url: `/api/evidence/${item}/file`,
      headers: { cookie: cookies.maya ?? '' },
    })
    await world.owner.query('grant insert on audit.looks to amanah_app')

    expect([raw.statusCode, raw.rawPayload.includes(photo.bytes)]).toEqual([500, false])
    expect(await looks()).toEqual(before)
  })

  it('of others cannot be attached to a figure of one’s own, and what the figure carries stays on it', async () => {
    const loose = await upload('sari')
    const attached = (evidenceIds: string[], version: number) =>
      as('eko').reportFigure(
        {
          measureId: smallMeasure('P1'),
          period,
          value: '80',
          evidenceIds,
          reason: 'Bukti dilengkapi',
        },
        { 'if-match': `"${version}"` },
      )
    await expect(attached([item, loose], 1)).rejects.toMatchObject({
      refusal: {
        code: 'evidence/not-yours-to-attach',
        status: 403,
        errors: [{ pointer: '/evidenceIds' }],
      },
    })
    expect((await attached([item, await upload('eko')], 1)).figure.version).toBe(2)
  })
})
