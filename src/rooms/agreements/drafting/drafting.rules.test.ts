import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aBudget,
  aDraftingWorld,
  aHolder,
  aMeasure,
  aNode,
  anOffice,
  anOrganisation,
  aPerson,
  aPolicy,
  aPosition,
  idOf,
} from '../../../testing/samples/agreements.samples.ts'
import { chartOf, type Position } from '../../organisation/words.ts'
import type { PlanNode } from '../../planning/words.ts'
import { deputyNotes, planDrafting, rowsOf, type Wish } from './drafting.rules.ts'
import { parentsFirst, reconcile, type Stand } from './reconcile.rules.ts'

const wishOf = (wishes: readonly Wish[], person: string): Wish => {
  const found = wishes.find(({ firstParty }) => firstParty.name === person)
  if (!found) throw new Error(`no wish for ${person}`)
  return found
}

const stands = (wishes: readonly Wish[], more: Partial<Stand> = {}): Stand[] =>
  wishes.map((wish) => ({
    id: idOf(`a${wish.mandateId}`),
    code: 'PK-2026-0001',
    mandateId: wish.mandateId,
    parentId: null,
    giverMandateId: wish.giver?.mandateId ?? null,
    versionId: idOf('v'),
    version: 1,
    talked: new Set<string>(),
    state: 'DRAFT',
    sequence: 0,
    edited: false,
    firstParty: wish.firstParty,
    secondParty: wish.secondParty,
    dueOn: wish.dueOn,
    rows: wish.rows,
    budget: wish.budget,
    ...more,
  }))

describe('who promises to whom (§3.2)', () => {
  const { wishes, gaps } = planDrafting(aDraftingWorld())

  it('lets the head of region promise alone, without rank and NIP', () => {
    expect(wishOf(wishes, 'Maya')).toMatchObject({
      form: 'SOLE',
      giver: null,
      secondParty: null,
      firstParty: { rank: null, nip: null },
    })
  })

  it('gives every other mandate its superior as second party', () => {
    expect(wishOf(wishes, 'Surya').secondParty?.title).toBe('Wali Kota')
    expect(wishOf(wishes, 'Eko').secondParty).toMatchObject({
      name: 'Surya',
      rank: 'Pembina Utama Muda (IV/c)',
    })
    expect(wishOf(wishes, 'Gita').secondParty?.title).toBe('Kabid SD')
  })

  it('asks no PK of a teacher, and tells nobody that one is missing', () => {
    expect([
      ...wishes.map(({ firstParty }) => firstParty.name),
      ...gaps.map(({ name }) => name),
    ]).not.toContain('Guru Budi')
  })

  it('prints Plt before the title and gives the Plt a promise of his own', () => {
    const assignments = [
      aHolder('Maya', 'Wali Kota'),
      aHolder('Eko', 'Kabid SD'),
      aHolder('Eko', 'Kepala Dinas', { kind: 'PLT' }),
      aHolder('Fitri', 'Kabid SMP'),
    ]
    const drafted = planDrafting(
      aDraftingWorld({ chart: chartOf(anOrganisation({ assignments })) }),
    )

    const plt = drafted.wishes.find(({ firstParty }) => firstParty.title === 'Plt. Kepala Dinas')
    expect(plt).toMatchObject({ firstParty: { name: 'Eko' }, secondParty: { name: 'Maya' } })
    expect(wishOf(drafted.wishes, 'Fitri').secondParty?.title).toBe('Plt. Kepala Dinas')
    // As Kabid he cannot promise to himself: the step over his own post leads to the mayor.
    expect(
      drafted.wishes.find(({ firstParty }) => firstParty.title === 'Kabid SD')?.secondParty?.name,
    ).toBe('Maya')
  })
})

describe('Wakil Kepala Daerah', () => {
  const whole = anOrganisation()
  const wakil = aPosition('Wakil Wali Kota', 'Pemda', 'Wali Kota', {
    kind: 'WAKIL',
    level: 'REGION_DEPUTY',
  })
  const organisation = anOrganisation({
    positions: [
      wakil,
      ...whole.positions.map((post) =>
        post.title === 'Kepala Dinas' ? { ...post, superiorId: wakil.id } : post,
      ),
    ],
    people: [...whole.people, aPerson('Joko')],
    assignments: [aHolder('Joko', 'Wakil Wali Kota'), ...whole.assignments],
  })
  const { wishes, gaps } = planDrafting(aDraftingWorld({ chart: chartOf(organisation) }))

  it('never gives, even coded first and stated as the superior', () =>
    expect(wishOf(wishes, 'Surya').secondParty?.title).toBe('Wali Kota'))
  it('is never told to make a PK', () =>
    expect([
      ...wishes.map(({ firstParty }) => firstParty.name),
      ...gaps.map(({ name }) => name),
    ]).not.toContain('Joko'))
  it('as giver of an edited draft makes way, and what was edited stays', () => {
    const edited = {
      edited: true,
      secondParty: { ...wishOf(wishes, 'Maya').firstParty, positionId: wakil.id },
      rows: [],
    }
    const own = wishes.filter(({ firstParty }) => firstParty.name === 'Surya')
    const isDeputy = (party: { positionId: string | null } | null) => party?.positionId === wakil.id

    const [draft] = reconcile(own, stands(own, edited), () => null, isDeputy)
    expect([draft?.act, draft?.wish.secondParty?.title, draft?.wish.rows]).toEqual([
      'refresh',
      'Wali Kota',
      [],
    ])
    const [signed] = reconcile(
      own,
      stands(own, { ...edited, state: 'ACTIVE' }),
      () => null,
      isDeputy,
    )
    expect(signed?.act).toBe('keep')
  })
  it('as party of what stays is listed', () =>
    expect(deputyNotes(['PK-2026-0007'])[0]?.detail).toContain('PK-2026-0007'))
})

describe('the second party follows the stated superior, the policy, the tree', () => {
  const givenBy = (change: (post: Position) => Partial<Position>) => {
    const { positions } = anOrganisation()
    const chart = chartOf(
      anOrganisation({ positions: positions.map((post) => ({ ...post, ...change(post) })) }),
    )
    return planDrafting(aDraftingWorld({ chart })).wishes
  }

  it('the policy where nobody is stated: a head of office promises to the head of region', () => {
    const wishes = givenBy(({ title }) => (title === 'Kepala Dinas' ? { superiorId: null } : {}))
    expect(wishOf(wishes, 'Surya').secondParty?.title).toBe('Wali Kota')
  })
  it('the leader of the unit above where neither says so', () => {
    const wishes = givenBy(({ title }) =>
      title.startsWith('Kabid')
        ? { superiorId: null, echelon: 'III.b' }
        : title === 'Kepala Dinas'
          ? { echelon: 'II.b' }
          : {},
    )
    expect(wishOf(wishes, 'Eko').secondParty?.title).toBe('Kepala Dinas')
  })
})

describe('a Kepala Puskesmas or Kepala Sekolah who is a functional official', () => {
  const gapsWith = (component: PlanNode['component']) => {
    const world = aDraftingWorld()
    const nodes = [...world.plan.nodes, { ...aNode('Sek', 'Guru'), component }]
    const { gaps } = planDrafting({ ...world, plan: { ...world.plan, nodes } })
    return gaps.filter(({ code }) => code === 'SPARED_WITH_NODES').map(({ name }) => name)
  }

  it('with a part of the plan is told as a gap, never silently left out', () =>
    expect(gapsWith('SASARAN_KEGIATAN')).toEqual(['Guru Budi']))
  it('with work of their own only is no gap', () =>
    expect(gapsWith('KINERJA_INDIVIDU')).toEqual([]))

  const leading = (kind: 'D' | 'TT', titled: string[]) => {
    const { positions, assignments, ...rest } = anOrganisation()
    const head = aPosition('Kepala SMPN 1', 'SMPN 1', 'Kepala Dinas', {
      ...{ kind: 'FUNGSIONAL' as const, level: 'FUNCTIONAL' },
    })
    const held = [...assignments, aHolder('Guru Budi', 'Kepala SMPN 1', { kind })]
    const chart = chartOf({ ...rest, positions: [...positions, head], assignments: held })
    const { plan, policy } = aDraftingWorld()
    const nodes = [...plan.nodes, aNode('Sek', 'Kepala SMPN 1')]
    const { wishes, gaps } = planDrafting(
      aDraftingWorld({
        chart,
        plan: { nodes, measures: [...plan.measures, aMeasure('Sek')] },
        policy: { ...policy, obliged: { ...policy.obliged, titled } },
      }),
    )
    const told = gaps.filter(({ title }) => title === 'Kepala SMPN 1').map(({ code }) => code)
    return [wishes.find(({ firstParty }) => firstParty.title === 'Kepala SMPN 1'), told] as const
  }
  it.each(['D', 'TT'] as const)(
    'is given a PK where the policy names the title, also held as %s',
    (kind) => {
      const [wish, gaps] = leading(kind, ['kepala smpn'])
      expect([wish?.firstParty.name, wish?.secondParty?.title, wish?.rows.length, gaps]).toEqual([
        ...['Guru Budi', 'Kepala Dinas', 1, []],
      ])
    },
  )
  it.each(['D', 'TT'] as const)('is told while no policy names it, held as %s', (kind) =>
    expect(leading(kind, [])).toEqual([undefined, ['SPARED_WITH_NODES']]),
  )
})

describe('what each promises', () => {
  const world = aDraftingWorld()
  const { wishes, notes } = planDrafting(world)

  it('copies the measures of the holder’s nodes as rows', () => {
    expect(wishOf(wishes, 'Eko').rows).toEqual([
      {
        number: 1,
        nodeId: idOf('P1'),
        measureId: idOf('mP1'),
        heading: 'Sasaran Program',
        objective: 'Sasaran P1',
        indicator: 'Indikator P1',
        unitLabel: 'persen',
        target: '80.00',
      },
    ])
  })

  it.each([
    ['Sasaran Strategis', 'Sasaran Strategis'],
    ['Sasaran Biro', 'Sasaran Biro'],
  ])(
    'puts goals before objectives and T.2 before T.10, each under its own kind, at a level with %s',
    (heading, objective) => {
      const node = (code: string, component: PlanNode['component']) =>
        aNode(code, 'kepala', { component })
      const nodes = [
        node('W.1', 'KINERJA_INDIVIDU'),
        node('S.10', 'SASARAN_PD'),
        node('S.2', 'SASARAN_PD'),
        node('T.10', 'TUJUAN_PD'),
        node('T.2', 'TUJUAN_PD'),
      ]
      const measures = new Map(nodes.map(({ id, code }) => [id, [aMeasure(code)]]))

      const rows = rowsOf(nodes, measures, { heading }, aPolicy)

      expect(rows.map((row) => [row.number, row.heading, row.objective])).toEqual([
        [1, 'Tujuan', 'Sasaran T.2'],
        [2, 'Tujuan', 'Sasaran T.10'],
        [3, objective, 'Sasaran S.2'],
        [4, objective, 'Sasaran S.10'],
        [5, heading, 'Sasaran W.1'],
      ])
    },
  )

  it('gives two levels of budget headings where the level asks for them', () => {
    const { AGENCY_HEAD: head, ...below } = aPolicy.levels
    const levels = {
      ...Object.fromEntries(
        Object.entries(below).map(([name, level]) => [
          name,
          { ...level, budgetHeadings: ['PROGRAM' as const, 'ACTIVITY' as const] },
        ]),
      ),
      ...(head && { AGENCY_HEAD: { ...head, grain: 'ACTIVITY' as const } }),
    }
    const asked = planDrafting(aDraftingWorld({ policy: { ...aPolicy, levels } })).wishes

    expect(wishOf(asked, 'Gita').budget).toMatchObject([
      { code: '1.01.02.2.01.0001', outerCode: '1.01.02', groupCode: '1.01.02.2.01' },
    ])
    expect(wishOf(asked, 'Surya').budget[0]).toMatchObject({
      code: '1.01.01.2.01',
      groupCode: '1.01.01',
      outerCode: null,
    })
  })

  it(
    'shows the programmes to the mayor and the head, kegiatan to eselon III, sub kegiatan ' +
      'below (§3.4)',
    () => {
      expect(wishOf(wishes, 'Maya').budget.map(({ code, amount }) => [code, amount])).toEqual([
        ['1.01.02', 7_000_000],
        ['X.XX.01', 2_000_000],
      ])
      expect(wishOf(wishes, 'Surya').budget.map(({ code }) => code)).toEqual(['1.01.01', '1.01.02'])
      expect(wishOf(wishes, 'Eko').budget).toMatchObject([
        { code: '1.01.02.2.01', groupCode: '1.01.02', amount: 4_000_000 },
      ])
      expect(wishOf(wishes, 'Gita').budget).toMatchObject([
        { code: '1.01.02.2.01.0001', groupCode: '1.01.02.2.01' },
      ])
    },
  )

  it('counts the month from the approval of the office’s DPA, and clamps it (31 January → 28 February)', () => {
    expect(wishOf(wishes, 'Surya').dueOn).toBe('2026-02-28')
    expect(wishOf(wishes, 'Maya').dueOn).toBe('2026-02-05')
    const changed = planDrafting(
      aDraftingWorld({ budget: aBudget([anOffice({ approvedOn: '2026-09-28' })]) }),
    )
    expect(wishOf(changed.wishes, 'Surya').dueOn).toBe('2026-02-28')
  })

  it('shows every activity a node names, not only one', () => {
    const nodes = world.plan.nodes.map((node) =>
      node.budgetCode === '1.01.02.2.01'
        ? { ...node, budgetCode: '1.01.02.2.01; 1.01.02.2.02' }
        : { ...node, budgetCode: null },
    )
    const drafted = planDrafting({ ...world, plan: { ...world.plan, nodes } })
    expect(wishOf(drafted.wishes, 'Eko').budget.map(({ code }) => code)).toEqual([
      '1.01.02.2.01',
      '1.01.02.2.02',
    ])
  })

  it('counts the month of an official appointed in July from the appointment', () => {
    const { assignments } = anOrganisation()
    const appointed = assignments.map((held) =>
      held.positionId === idOf('Kepala Dinas') ? { ...held, validFrom: '2026-07-14' } : held,
    )
    const chart = chartOf(anOrganisation({ assignments: appointed }))
    const drafted = planDrafting(aDraftingWorld({ chart }))
    expect(wishOf(drafted.wishes, 'Surya').dueOn).toBe('2026-08-14')
    expect(wishOf(drafted.wishes, 'Maya').dueOn).toBe('2026-02-05')
  })

  it(
    'gives an unnamed kegiatan to the only holder of its programme, and asks for a pengampu ' +
      'where several hold it (PK-05)',
    () => {
      const sharedBy = (holders: string[]) =>
        planDrafting(
          aDraftingWorld({
            plan: {
              nodes: holders.map((holder, index) =>
                aNode(`P${index}`, holder, { budgetCode: '1.01.02' }),
              ),
              measures: holders.map((_, index) => aMeasure(`P${index}`)),
            },
          }),
        )

      expect(wishOf(sharedBy(['Kabid SD']).wishes, 'Eko').budget).toHaveLength(3)
      expect(sharedBy(['Kabid SD', 'Kabid SMP']).notes.map(({ code }) => code)).toEqual([
        'ACTIVITY_WITHOUT_KEEPER',
        'ACTIVITY_WITHOUT_KEEPER',
        'ACTIVITY_WITHOUT_KEEPER',
      ])
      expect(notes).toEqual([])
    },
  )
})

describe('what could not be drafted', () => {
  it.each([
    [
      'a vacant post',
      {
        chart: chartOf(
          anOrganisation({
            assignments: [aHolder('Maya', 'Wali Kota'), aHolder('Surya', 'Kepala Dinas')],
          }),
        ),
      },
      'POST_VACANT',
    ],
    [
      'a holder without nodes',
      { plan: { nodes: [aNode('T', 'Wali Kota')], measures: [aMeasure('T')] } },
      'NO_ROWS',
    ],
    [
      'a head of office without a mayor',
      { chart: chartOf(anOrganisation({ assignments: [aHolder('Surya', 'Kepala Dinas')] })) },
      'NO_GIVER',
    ],
  ])('tells %s with a link that mends it', (_, more, code) => {
    const gap = planDrafting(aDraftingWorld(more)).gaps.find((one) => one.code === code)

    expect(gap?.href).toMatch(/^\/(organisasi|perencanaan)/)
    expect(gap?.detail).not.toBe('')
  })

  it('drafts without a budget, and says what is missing', () => {
    const { wishes, notes } = planDrafting(aDraftingWorld({ budget: null, firstApproval: null }))

    expect(wishes.every(({ dueOn, budget }) => dueOn === null && budget.length === 0)).toBe(true)
    expect(notes).toMatchObject([{ code: 'NO_BUDGET', href: '/impor?jenis=sipd' }])
  })

  it('prints «–» for funds the file does not name, and tells it', () => {
    const [program] = anOffice().programs
    const office = anOffice({ programs: program ? [{ ...program, sources: ['–'] }] : [] })
    const { wishes, notes } = planDrafting(aDraftingWorld({ budget: aBudget([office]) }))
    expect(wishOf(wishes, 'Surya').budget.map(({ source }) => source)).toEqual(['–'])
    expect(notes.map(({ code }) => code)).toContain('FUND_UNKNOWN')
  })

  it('names an office of the budget that belongs to no unit', () => {
    expect(
      planDrafting(aDraftingWorld({ budget: aBudget([anOffice({ unitId: null })]) })).notes.map(
        ({ code }) => code,
      ),
    ).toEqual(['OFFICE_UNMATCHED'])
  })
})

describe('drafting twice', () => {
  const { wishes } = planDrafting(aDraftingWorld())

  it('creates once, keeps what stands, refreshes only what nobody touched', () => {
    const nobody = () => null
    const moved = stands(wishes, { rows: [] })

    expect(reconcile(wishes, [], nobody).every(({ act }) => act === 'create')).toBe(true)
    expect(reconcile(wishes, stands(wishes), nobody).every(({ act }) => act === 'keep')).toBe(true)
    expect(reconcile(wishes, moved, nobody).every(({ act }) => act === 'refresh')).toBe(true)
    expect(
      reconcile(wishes, stands(wishes, { rows: [], edited: true }), nobody).every(
        ({ act }) => act === 'keep',
      ),
    ).toBe(true)
    expect(
      reconcile(wishes, stands(wishes, { rows: [], state: 'ACTIVE' }), nobody).every(
        ({ act }) => act === 'keep',
      ),
    ).toBe(true)
  })

  it('puts every giver before the receivers, whatever the order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(wishes, { minLength: wishes.length }), (shuffled) => {
        const order = parentsFirst(shuffled).map(({ mandateId }) => mandateId)
        return parentsFirst(shuffled).every(
          ({ mandateId, giver }) =>
            !giver || order.indexOf(giver.mandateId) < order.indexOf(mandateId),
        )
      }),
    )
  })
})
