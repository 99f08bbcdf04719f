import { describe, expect, it } from 'vitest'
import type { Actor, Mandate } from '../../kernel/actor.ts'
import { aPolicy, idOf } from '../../testing/samples/agreements.samples.ts'
import type { AgreementState } from './agreement.contract.ts'
import { findingsOf, sightOf, whyNotDraft, whyNotRead } from './agreement.rules.ts'
import { isLate, readinessOf, signedLateOn } from './drafting/readiness.rules.ts'

const mandate = (more: Partial<Mandate>): Mandate => ({
  kind: 'assignment',
  id: idOf('x'),
  title: 'Kabid',
  unitId: null,
  agencyId: idOf('Dinas'),
  positionId: idOf('Kabid SD'),
  teamId: null,
  regionWide: false,
  rights: ['agreements.read'],
  ...more,
})
const actor = (...mandates: Mandate[]): Pick<Actor, 'kind' | 'mandates' | 'personId'> => ({
  kind: 'person',
  personId: idOf('Eko'),
  mandates,
})

describe('who may read and draft', () => {
  const others = {
    agencyId: idOf('Badan'),
    firstParty: { personId: idOf('Orang') },
    secondParty: null,
  }

  it('lets people read their own office, their own promise, and those given to them', () => {
    const sight = sightOf(actor(mandate({})))

    expect(whyNotRead(sight, others)?.code).toBe('agreements/not-yours-to-read')
    expect(whyNotRead(sight, { ...others, agencyId: idOf('Dinas') })).toBeNull()
    expect(whyNotRead(sight, { ...others, firstParty: { personId: idOf('Eko') } })).toBeNull()
    expect(whyNotRead(sightOf(actor(mandate({ regionWide: true }))), others)).toBeNull()
  })

  it('keeps «Susun PK» for those who hold the right', () => {
    expect(whyNotDraft(actor(mandate({})))?.code).toBe('agreements/not-drafter')
    expect(
      whyNotDraft(actor(mandate({ regionWide: true, rights: ['agreements.draft'] }))),
    ).toBeNull()
  })
})

describe('findings before it is agreed (§3.5)', () => {
  const row = {
    number: 1,
    nodeId: idOf('n'),
    measureId: idOf('m'),
    heading: null,
    objective: 'Sasaran',
    indicator: 'Indeks',
    unitLabel: 'poin',
    target: '80',
  }
  const parent = (state: AgreementState) => ({
    id: idOf('p'),
    code: 'PK-1',
    name: 'Surya',
    title: 'Kepala Dinas',
    state,
    needsReview: false,
    readable: true,
  })
  const offBudget = {
    offBudget: { delta: 5, sentence: 'Berbeda dari DPA yang berlaku.' },
    state: 'DRAFT' as const,
  }
  const page = {
    rowList: [row],
    budgetList: [],
    form: 'TWO_PARTY' as const,
    level: 'ADMINISTRATOR' as const,
    chain: [parent('AGREED')],
  }

  it.each([
    ['a row without target', { rowList: [{ ...row, target: '' }] }, ['PK-02']],
    ['more than ten rows', { rowList: Array.from({ length: 11 }, () => row) }, ['PK-07']],
    ['a superior who has not agreed', { chain: [parent('DRAFT')] }, ['PK-08']],
    ['a head of office without DPA', { level: 'AGENCY_HEAD' as const }, ['PK-04']],
    ['a draft that differs from the DPA', { ...offBudget, version: 1 }, ['PK-04']],
    ['nothing where an amendment mends it', { ...offBudget, version: 2 }, []],
    ['nothing wrong', {}, []],
  ])('finds %s', (_, more, codes) =>
    expect(findingsOf({ ...page, ...more }, aPolicy).map(({ code }) => code)).toEqual(codes),
  )
})

describe('readiness', () => {
  it('is late the day after the due date, until all signatures are there', () => {
    expect(isLate({ personId: 'p', dueOn: '2026-02-05', state: 'DRAFT' }, '2026-02-05')).toBe(false)
    expect(
      isLate({ personId: 'p', dueOn: '2026-02-05', state: 'SIGNED_FIRST' }, '2026-02-06'),
    ).toBe(true)
    expect(isLate({ personId: 'p', dueOn: '2026-02-05', state: 'ACTIVE' }, '2026-12-31')).toBe(
      false,
    )
  })

  it('late stays late: a PK signed after its due date says so for ever', () => {
    const signed = (signedAt: string | null) =>
      signedLateOn({ dueOn: '2026-02-05', signedAt }, 'Asia/Makassar')
    expect(signed(null)).toBeNull()
    expect(signed('2026-02-05T15:59:00.000Z')).toBeNull()
    expect(signed('2026-02-05T16:01:00.000Z')).toBe('2026-02-06')
    expect(
      signedLateOn({ dueOn: null, signedAt: '2026-02-05T16:01:00.000Z' }, 'Asia/Makassar'),
    ).toBeNull()
  })

  it('counts what is missing beside what stands, the least ready office first', () => {
    const line = (agencyName: string, state: AgreementState) => ({
      agencyId: idOf(agencyName),
      agencyName,
      state,
      dueOn: '2026-02-05',
      late: state === 'DRAFT',
      count: 1,
      signedLate: Number(state === 'ACTIVE'),
      ...{ wet: 0, incoherent: 1, amending: 0, level: 'AGENCY_HEAD' },
      byLaw: agencyName === 'Dinas',
    })
    const { total, offices, levels } = readinessOf(
      [line('Dinas', 'ACTIVE'), line('Badan', 'DRAFT')],
      [{ agencyId: idOf('Badan'), agency: 'Badan', level: 'OFFICIAL', byLaw: true }],
      [
        {
          ...{ agencyId: null, agencyName: null, level: 'REGION_HEAD' },
          ...{ dueOn: '2026-02-01', late: true, byLaw: true },
        },
      ],
    )
    expect(levels.map(({ level, obliged, missing }) => [level, obliged, missing])).toEqual([
      ['AGENCY_HEAD', 2, 0],
      ['REGION_HEAD', 1, 1],
      ['OFFICIAL', 1, 1],
    ])

    expect(
      offices.map(({ agencyName, obliged, missing }) => [agencyName, obliged, missing]),
    ).toEqual([
      ['Badan', 2, 1],
      ['Pemerintah daerah', 1, 1],
      ['Dinas', 1, 0],
    ])
    expect(total).toMatchObject({
      obliged: 4,
      active: 1,
      draft: 1,
      missing: 2,
      ready: 1,
      late: 2,
      lateMissing: 1,
      incoherent: 2,
      dueOn: '2026-02-01',
    })
    expect([total.signedLate, total.byLaw]).toEqual([
      1,
      { obliged: 3, active: 1, late: 1, signedLate: 1 },
    ])
  })
})
