import { describe, expect, it } from 'vitest'
import type { Actor, Mandate, Right } from '../../../kernel/actor.ts'
import { seatOf, unitsSeen, whyNotOversee, whyNotSeeTree } from './scope.rules.ts'

const mandate = (
  agencyId: string | null,
  rights: Right[],
  more: Partial<Mandate> = {},
): Mandate => ({
  ...{
    kind: 'assignment',
    id: agencyId ?? 'm',
    title: '',
    unitId: agencyId,
    agencyId,
    positionId: 'p',
    teamId: null,
    regionWide: false,
  },
  ...{ rights, ...more },
})
type Who = Pick<Actor, 'kind' | 'mandates' | 'actingAs'>
const who = (...mandates: Mandate[]): Who => ({
  kind: 'person',
  mandates,
  actingAs: mandates[0] ?? null,
})
const official = who(mandate('dinas', ['planning.read'], { unitId: 'bidang' }))
const head = who(mandate('dinas', ['planning.read', 'results.read']))
const mayor = who(mandate(null, ['planning.read', 'results.read'], { regionWide: true }))
const system: Who = { kind: 'system', mandates: [], actingAs: null }

describe('the tree', () => {
  it.each([
    ['nobody', who(), undefined, 'reporting/not-your-region'],
    ['an official, another office', official, 'badan', 'reporting/other-office'],
    ['an official, no office', official, undefined, undefined],
    ['an official, the own office', official, 'dinas', undefined],
    ['an official, the own unit', official, 'bidang', undefined],
    ['the mayor, any office', mayor, 'badan', undefined],
    ['the system', system, 'badan', undefined],
    ['a head, a unit of the own office', head, 'seksi', undefined, 'dinas'],
    ['a head, a unit of another office', head, 'seksi', 'reporting/other-office', 'badan'],
  ] as const)('%s: %#', (_, actor, unit, code, office?: string) =>
    expect(whyNotSeeTree(actor, unit, office)?.code).toBe(code),
  )

  it('shows the own offices, or everything to those who may read everywhere', () => {
    expect(unitsSeen(official, undefined)).toEqual(['dinas'])
    expect(unitsSeen(official, 'bidang')).toEqual(['bidang'])
    expect(
      unitsSeen(
        who(mandate('dinas', ['planning.read']), mandate('badan', ['planning.read'])),
        undefined,
      ),
    ).toEqual(['dinas', 'badan'])
    expect(unitsSeen(mayor, undefined)).toBeNull()
    expect(unitsSeen(who(mandate(null, ['planning.read'])), undefined)).toEqual([])
  })
})

describe('the control room', () => {
  it.each([
    ['an official', official, undefined, 'reporting/not-a-leader'],
    ['a head of office, another office', head, 'badan', 'reporting/not-your-office'],
    ['a head of office', head, undefined, undefined],
    ['a head of office, the own one', head, 'dinas', undefined],
    ['the mayor, any office', mayor, 'badan', undefined],
  ])('%s: %#', (_, actor, unit, code) => expect(whyNotOversee(actor, unit)?.code).toBe(code))

  it('has a seat over the region or over one office', () => {
    expect(seatOf(mayor, undefined)).toEqual({ kind: 'REGION' })
    expect(seatOf(mayor, 'dinas')).toEqual({ kind: 'OFFICE', unitId: 'dinas' })
    expect(seatOf(head, undefined)).toEqual({ kind: 'OFFICE', unitId: 'dinas' })
    expect(seatOf(system, undefined)).toEqual({ kind: 'REGION' })
  })

  it('follows the capacity one acts in, where that one leads', () => {
    const [own, acting] = [mandate('dinas', ['results.read']), mandate('badan', ['results.read'])]
    expect(
      seatOf({ kind: 'person', mandates: [own, acting], actingAs: acting }, undefined),
    ).toEqual({ kind: 'OFFICE', unitId: 'badan' })
    const clerk = mandate('setda', ['planning.read'])
    expect(seatOf({ kind: 'person', mandates: [clerk, own], actingAs: clerk }, undefined)).toEqual({
      kind: 'OFFICE',
      unitId: 'dinas',
    })
  })
})
