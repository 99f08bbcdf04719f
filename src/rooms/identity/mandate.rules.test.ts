import { describe, expect, it } from 'vitest'
import builtIn from '../../../data/packs/organisasi.json' with { type: 'json' }
import { may } from '../../kernel/actor.ts'
import {
  anAssignment,
  anOrganisation,
  aPerson,
  aPosition,
  aTeamRole,
  aUnit,
} from '../../testing/organisation-samples.ts'
import { chartOf, type Level } from '../organisation/words.ts'
import {
  actingAs,
  assignmentMandates,
  grantMandate,
  grantRights,
  teamMandates,
} from './mandate.rules.ts'
import { GrantRole } from './session/session.contract.ts'

const levels = builtIn.content.levels as Level[]
const mandatesOf = (personId: string) => assignmentMandates(chart, personId, levels)
const chart = chartOf(
  anOrganisation({
    units: [
      aUnit({ id: 'pemda', kind: 'PEMDA', isAgency: false }),
      aUnit({ id: 'setda', kind: 'SETDA', parentId: 'pemda' }),
      aUnit({ id: 'bagian', kind: 'BAGIAN', isAgency: false, parentId: 'setda' }),
      aUnit({ id: 'badan', parentId: 'pemda', shortName: 'BKAD' }),
      aUnit({ id: 'tim', kind: 'TIM_KERJA', isAgency: false, parentId: 'badan', name: 'Tim Kas' }),
    ],
    positions: [
      aPosition({ id: 'wali', unitId: 'pemda', level: 'REGION_HEAD' }),
      aPosition({ id: 'wakil', unitId: 'pemda', level: 'REGION_DEPUTY', kind: 'WAKIL' }),
      aPosition({ id: 'asisten', unitId: 'setda', level: 'ASSISTANT' }),
      aPosition({ id: 'kabag', unitId: 'bagian', level: 'ADMINISTRATOR', title: 'Kepala Bagian' }),
      aPosition({ id: 'kaban', unitId: 'badan', title: 'Kepala Badan' }),
    ],
    people: [aPerson({ id: 'bagus' })],
    assignments: [
      anAssignment('bagus@kabag'),
      anAssignment('bagus@kaban', { kind: 'PLT' }),
      anAssignment('bagus@hilang'),
      anAssignment('maya@wali'),
      anAssignment('ratih@asisten'),
      anAssignment('joko@wakil'),
    ],
    teamRoles: [
      aTeamRole({ personId: 'bagus' }),
      aTeamRole({ id: 'peran-2', unitId: 'tak-dikenal', role: 'ANGGOTA', personId: 'bagus' }),
    ],
  }),
)

describe('mandates of posts', () => {
  it('are one for each post held, named as acted in, within the office of the post', () => {
    const mandates = mandatesOf('bagus').map(({ title, agencyId, unitId, regionWide }) => [
      title,
      unitId,
      agencyId,
      regionWide,
    ])
    expect(mandates).toEqual([
      ['Kepala Bagian', 'bagian', 'setda', false],
      ['Plt. Kepala Badan', 'badan', 'badan', false],
    ])
  })
  it('let Wakil Kepala Daerah read as the head does, and nothing else', () => {
    const [head] = mandatesOf('maya')
    const [deputy] = mandatesOf('joko')
    expect([deputy?.rights, deputy?.regionWide, deputy?.readsOnly]).toEqual([
      head?.rights,
      true,
      true,
    ])
    expect(head?.readsOnly).toBeUndefined()
  })
  it('reach the whole region for its head and the assistants, and give nobody the right to manage', () => {
    const [head] = mandatesOf('maya')
    const [assistant] = mandatesOf('ratih')
    expect([head?.regionWide, assistant?.regionWide, head?.agencyId]).toEqual([true, true, null])
    const rights = new Set(
      ['maya', 'ratih', 'bagus'].flatMap((id) =>
        mandatesOf(id).flatMap((mandate) => mandate.rights),
      ),
    )
    expect([...rights].filter((right) => !right.endsWith('.read'))).toEqual([])
    expect(mandatesOf('siapa')).toEqual([])
  })
})

it('lets a Plh do what is routine only, a Plt all of the post, and a Plh too where the region says so', () => {
  const acting = chartOf(
    anOrganisation({
      units: [aUnit()],
      positions: [aPosition()],
      people: [aPerson({ id: 'plh' }), aPerson({ id: 'plt' })],
      assignments: [
        anAssignment('plh@kepala', { kind: 'PLH' }),
        anAssignment('plt@kepala', { kind: 'PLT' }),
      ],
    }),
  )
  const routine = (person: string, plhSigns?: boolean) =>
    assignmentMandates(acting, person, [], plhSigns).map(({ routineOnly }) => routineOnly ?? false)

  expect([routine('plh'), routine('plt'), routine('plh', true)]).toEqual([[true], [false], [false]])
})

it('gives a mandate for each role in a team, also of a team the chart no longer has', () => {
  expect(
    teamMandates(chart, 'bagus').map(({ title, agencyId, teamId }) => [title, agencyId, teamId]),
  ).toEqual([
    ['Ketua Tim Kas', 'badan', 'tim'],
    ['Anggota tim kerja', null, 'tak-dikenal'],
  ])
})

describe('mandates of grants by decree', () => {
  const granted = (role: GrantRole, unitId: string | null = null) => ({
    kind: 'person' as const,
    mandates: [grantMandate(chart, { id: role, role, unitId })],
  })

  it('keep an operator within the own office', () => {
    const operator = granted('OPERATOR', 'tim')
    expect(operator.mandates[0]).toMatchObject({
      agencyId: 'badan',
      regionWide: false,
      title: 'Operator perangkat daerah, tim',
    })
    expect([
      may(operator, 'figures.report', 'badan'),
      may(operator, 'figures.report', 'setda'),
      may(operator, 'figures.report'),
    ]).toEqual([true, false, false])
  })
  it('give each other role its own matter in the whole region, and audit only reading', () => {
    const manages = (role: GrantRole) =>
      (
        ['organisation.manage', 'planning.manage', 'budget.manage', 'agreements.draft'] as const
      ).filter((right) => may(granted(role), right))
    expect(Object.fromEntries(GrantRole.options.map((role) => [role, manages(role)]))).toEqual({
      OPERATOR: [],
      UNIT_ADMIN: [],
      DELEGATED_VERIFIER: [],
      ORGANISATION_BUREAU: [
        'organisation.manage',
        'planning.manage',
        'budget.manage',
        'agreements.draft',
      ],
      PLANNING: ['planning.manage'],
      BUDGET: ['budget.manage'],
      PERSONNEL: ['organisation.manage'],
      AUDITOR: [],
    })
    expect(
      GrantRole.options.filter((role) => grantRights[role].rights.includes('audit.read')),
    ).toEqual(['ORGANISATION_BUREAU', 'AUDITOR'])
  })
})

it('acts in the chosen capacity while it is held, else in the first, else in none', () => {
  const mandates = mandatesOf('bagus')
  expect([
    actingAs(mandates, 'bagus@kaban')?.id,
    actingAs(mandates, 'dulu')?.id,
    actingAs(mandates, null)?.id,
    actingAs([], 'x'),
  ]).toEqual([...['bagus@kaban', 'bagus@kabag', 'bagus@kabag', null]])
})
