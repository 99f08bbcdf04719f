import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveSmallBudget, saveSmallPlan } from '../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, otherRegion, type World } from '../../testing/world.ts'
import { agreementContract } from './index.ts'

let world: World
let region: SmallRegion
let bureau: string

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  bureau = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
})
afterAll(() => world.close())

const cookies = new Map<string, Promise<string>>()
/** The session of somebody without any role by decree, opened once. */
function cookieOf(name: 'lina' | 'surya' | 'eko' | 'gita'): Promise<string> {
  const known = cookies.get(name) ?? world.signIn(region.people[name])
  cookies.set(name, known)
  return known
}

const asBureau = () => world.calls(agreementContract, bureau)

describe('Susun PK', () => {
  it('counts before it is pressed what it would draft, and until when', async () => {
    const { total, gaps } = await asBureau().readReadiness({ year: 2026 })

    expect(total).toMatchObject({
      obliged: 5 + gaps.length,
      missing: 5 + gaps.length,
      ready: 5,
      draft: 0,
      dueOn: '2026-02-05',
    })
  })

  it('drafts for every mandate that can promise, and tells the rest with reason and link', async () => {
    const report = await asBureau().draftCascade({ year: 2026 })

    expect(report).toMatchObject({ created: 5, refreshed: 0, kept: 0, notes: [] })
    expect(new Set(report.gaps.map(({ code }) => code))).toEqual(
      new Set(['POST_VACANT', 'NO_ROWS']),
    )
    expect(
      report.gaps.every(({ href, detail, title }) => href.startsWith('/') && detail && title),
    ).toBe(true)
  })

  it('changes nothing the second time, also when pressed twice at once', async () => {
    const [first, second] = await Promise.all([
      asBureau().draftCascade({ year: 2026 }),
      asBureau().draftCascade({ year: 2026 }),
    ])

    expect([first, second]).toMatchObject([
      { created: 0, refreshed: 0, kept: 5 },
      { created: 0, refreshed: 0, kept: 5 },
    ])
  })

  it('brings an untouched draft up to date when the plan moves', async () => {
    await world.asSystem(async (ctx) =>
      ctx.db
        .updateTable('planning.targets')
        .set({ recordedUntil: ctx.now })
        .where('tenantId', '=', 1)
        .where('value', '=', '24')
        .execute(),
    )

    expect(await asBureau().draftCascade({ year: 2026 })).toMatchObject({
      created: 0,
      refreshed: 1,
      kept: 4,
    })
  })

  it('is refused to others, with a sentence', async () => {
    const official = await cookieOf('lina')

    await expect(
      world.calls(agreementContract, official).draftCascade({ year: 2026 }),
    ).rejects.toMatchObject({
      refusal: { code: 'agreements/not-drafter', status: 403 },
    })
  })

  it('opens a task for each receiver, with who waits for it', async () => {
    const cookie = await cookieOf('surya')
    const tasks = await world.app.inject({ url: '/api/tasks', headers: { cookie } })

    expect(tasks.json()).toMatchObject({
      items: [
        {
          kind: 'agreements/read-draft',
          waiting: 'Maya Lestari',
          dueOn: '2026-02-05',
          late: false,
        },
      ],
    })
  })
})

describe('facts for other rooms', () => {
  it('count the promises of a year, of the region or of one office, and know no others', async () => {
    const read = (name: string, unitId: string | null = null) =>
      world.asSystem((ctx) => ctx.facts.read(name, '2026', unitId))

    expect(await read('agreements.active')).toMatchObject({
      numerator: '0',
      denominator: '5',
      rowCount: 5,
    })
    expect(await read('agreements.tied-to-parent', region.units.dinasPendidikan)).toMatchObject({
      numerator: '4',
      denominator: '4',
    })
    expect(await read('complaints.answered')).toBeNull()
  })
})

describe('reading', () => {
  it('lists with states, pages by cursor, filters by office, level and words', async () => {
    const first = await asBureau().listAgreements({ year: 2026, limit: 2 })
    const rest = await asBureau().listAgreements({
      year: 2026,
      limit: 10,
      cursor: first.next ?? '',
    })

    expect(first).toMatchObject({ total: 5, states: [{ state: 'DRAFT', count: 5 }] })
    expect(first.levels[0]).toEqual({ level: 'REGION_HEAD', label: 'Kepala daerah' })
    expect([...first.items, ...rest.items].map(({ code }) => code)).toEqual([
      'PK-2026-0001',
      'PK-2026-0002',
      'PK-2026-0003',
      'PK-2026-0004',
      'PK-2026-0005',
    ])
    expect(
      (await asBureau().listAgreements({ year: 2026, unit: region.units.bidangSd })).items,
    ).toHaveLength(2)
    expect(
      (await asBureau().listAgreements({ year: 2026, search: 'kepala dinas' })).items[0]?.firstParty
        .title,
    ).toBe('Kepala Dinas Pendidikan')
    expect(
      (await asBureau().listAgreements({ year: 2026, level: 'REGION_HEAD' })).items,
    ).toMatchObject([{ firstParty: { name: 'Maya Lestari', nip: null }, secondParty: null }])
  })

  it('comes in the order of each head, both ways, and in five statements besides the session', async () => {
    const listed = async (sort: '-holder' | 'holder' | 'giver' | 'level' | 'rows' | '-budget') => {
      const first = await asBureau().listAgreements({ year: 2026, sort, limit: 3 })
      const rest = await asBureau().listAgreements({ year: 2026, sort, cursor: first.next ?? '' })
      return [...first.items, ...rest.items]
    }
    const names = (await listed('holder')).map(({ firstParty }) => firstParty.name)

    expect(names).toEqual(names.toSorted(new Intl.Collator('id').compare))
    expect((await listed('-holder')).map(({ firstParty }) => firstParty.name)).toEqual(
      names.toReversed(),
    )
    const givers = (await listed('giver')).map(({ secondParty }) => secondParty)
    expect([givers.length, givers.at(-1)]).toEqual([5, null])
    for (const sort of ['rows', '-budget', 'level'] as const)
      expect(new Set((await listed(sort)).map(({ code }) => code)).size).toBe(5)
    const money = (await listed('-budget')).map(({ budget }) => budget ?? -1)
    expect(money).toEqual(money.toSorted((a, b) => b - a))
    const statements = await world.statementsOf(() => asBureau().listAgreements({ year: 2026 }))
    expect(statements.length).toBeLessThanOrEqual(5)
  })

  it('shows one agreement with its chain up to the mayor, its money and what is still missing', async () => {
    const { items } = await asBureau().listAgreements({
      year: 2026,
      search: 'Kepala Bidang Pembinaan SMP',
    })
    const page = await asBureau().readAgreement({ id: items[0]?.id ?? '' })

    expect(page.chain.map(({ name }) => name)).toEqual([
      'Maya Lestari',
      'Drs. Surya Pratama, M.Pd.',
    ])
    expect(page.budgetList).toMatchObject([
      { code: '1.01.02.2.02', amount: 2_500_000, groupName: 'Program Pengelolaan Pendidikan' },
    ])
    expect(page.findings.map(({ code }) => code)).toEqual(['PK-02', 'PK-08'])
    expect(page.history).toMatchObject([{ state: 'DRAFT', by: 'Bagus Santoso, S.STP., M.AP.' }])
  })

  it('prints it as a PDF', async () => {
    const { items } = await asBureau().listAgreements({ year: 2026, level: 'AGENCY_HEAD' })
    const file = await asBureau().readDocument({ id: items[0]?.id ?? '' })

    expect(file.type).toBe('application/pdf')
    expect(Buffer.from(file.bytes).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('counts readiness per office, with what is missing', async () => {
    const { total, offices, gaps } = await asBureau().readReadiness({ year: 2026 })

    expect(total).toMatchObject({
      draft: 5,
      missing: gaps.length,
      ready: 0,
      obliged: 5 + gaps.length,
      late: 0,
    })
    expect(offices.find(({ agencyName }) => agencyName === 'Dinas Pendidikan')?.dueOn).toBe(
      '2026-02-05',
    )
  })

  it('keeps the promises of other offices from those who have no business there', async () => {
    const official = world.calls(agreementContract, await cookieOf('eko'))
    const { items } = await official.listAgreements({ year: 2026 })
    const mayor =
      (await asBureau().listAgreements({ year: 2026, level: 'REGION_HEAD' })).items[0]?.id ?? ''

    expect(items.every(({ agencyName }) => agencyName === 'Dinas Pendidikan')).toBe(true)
    expect((await official.readAgreement({ id: items.at(-1)?.id ?? '' })).chain[0]).toMatchObject({
      name: 'Maya Lestari',
      readable: false,
    })
    await expect(official.readAgreement({ id: mayor })).rejects.toMatchObject({
      refusal: { code: 'agreements/not-yours-to-read' },
    })
  })

  it('shows a NIP in full to both parties and to Bagian Organisasi, masked to everybody else', async () => {
    const nips = async (cookie: string) => {
      const calls = world.calls(agreementContract, cookie)
      const { items } = await calls.listAgreements({
        year: 2026,
        search: 'Kepala Bidang Pembinaan SMP',
      })
      const { firstParty, secondParty } = await calls.readAgreement({ id: items[0]?.id ?? '' })
      return [items[0]?.firstParty.nip, firstParty.nip, secondParty?.nip]
    }
    const full = ['197911302006041006', '197911302006041006', '196811021993031004']
    const masked = ['•••••••••••••••006', '•••••••••••••••006', '•••••••••••••••004']
    const [receiver, giver] = [await cookieOf('eko'), await cookieOf('surya')]
    const [colleague, auditor] = [
      await cookieOf('gita'),
      await world.signIn(region.people.nur, [{ role: 'AUDITOR' }]),
    ]

    for (const cookie of [bureau, receiver, giver]) expect(await nips(cookie)).toEqual(full)
    for (const cookie of [colleague, auditor]) expect(await nips(cookie)).toEqual(masked)
  })

  it('is empty for another region, and unknown by id', async () => {
    const seen = await world.asSystem(
      (ctx) => ctx.db.selectFrom('agreements.current').select('id').execute(),
      otherRegion,
    )

    expect(seen).toEqual([])
    await expect(
      asBureau().readAgreement({ id: '99999999-9999-7999-8999-999999999999' }),
    ).rejects.toMatchObject({
      refusal: { code: 'agreements/no-such-agreement', status: 404 },
    })
  })
})
