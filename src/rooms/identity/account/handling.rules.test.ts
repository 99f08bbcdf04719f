import { describe, expect, it } from 'vitest'
import type { Actor, Mandate } from '../../../kernel/actor.ts'
import { grantRights } from '../mandate.rules.ts'
import type { GrantRole } from '../session/session.contract.ts'
import { whyNotHandle } from './handling.rules.ts'

const mandate = (
  { rights, regionWide }: Pick<Mandate, 'rights' | 'regionWide'>,
  agencyId: string | null,
): Mandate => ({
  kind: 'grant',
  id: 'mandat',
  title: 'Uji',
  unitId: agencyId,
  agencyId,
  positionId: null,
  teamId: null,
  regionWide,
  rights,
})
const office = 'dinas'
const roles = Object.keys(grantRights) as GrantRole[]
const held = (role: GrantRole, agencyId = office): Mandate =>
  mandate(grantRights[role], grantRights[role].regionWide ? null : agencyId)
const post = mandate({ rights: ['organisation.read', 'planning.read'], regionWide: false }, office)
const headOfRegion = mandate({ rights: ['results.read'], regionWide: true }, null)

const handler = (...mandates: Mandate[]): Pick<Actor, 'kind' | 'personId' | 'mandates'> => ({
  kind: 'person',
  personId: 'pengelola',
  mandates,
})
const codeOf = (by: ReturnType<typeof handler>, ...mandates: Mandate[]) =>
  whyNotHandle(by, { personId: 'orang', mandates })?.code ?? 'may'

/** Which roles each role may handle in its own office. */
const handles: Record<GrantRole, readonly GrantRole[]> = {
  OPERATOR: [],
  UNIT_ADMIN: ['OPERATOR', 'UNIT_ADMIN', 'DELEGATED_VERIFIER'],
  ORGANISATION_BUREAU: roles,
  PLANNING: [],
  BUDGET: [],
  PERSONNEL: [],
  DELEGATED_VERIFIER: [],
  AUDITOR: [],
}

describe('whose account somebody may handle', () => {
  for (const role of roles)
    for (const other of roles)
      it(`${role} handles ${other}: ${handles[role].includes(other) ? 'yes' : 'no'}`, () => {
        expect(codeOf(handler(held(role)), held(other)) === 'may').toBe(
          handles[role].includes(other),
        )
      })

  it('is never one’s own, not even for the bureau', () => {
    const bureau = handler(held('ORGANISATION_BUREAU'))
    expect(whyNotHandle(bureau, { personId: 'pengelola', mandates: bureau.mandates })?.code).toBe(
      'identity/own-account',
    )
  })

  it('is within the own office for its administrator, and no head of region', () => {
    const administrator = handler(held('UNIT_ADMIN'))
    expect(codeOf(administrator, post)).toBe('may')
    expect(codeOf(administrator, held('OPERATOR', 'badan'))).toBe('identity/not-account-manager')
    expect(codeOf(administrator, post, held('OPERATOR', 'badan'))).toBe(
      'identity/account-beyond-rights',
    )
    expect(codeOf(administrator, post, headOfRegion)).toBe('identity/account-beyond-rights')
    expect(codeOf(handler(held('ORGANISATION_BUREAU')), headOfRegion)).toBe('may')
  })

  it('reaches nobody without a mandate here but for the region’s own administrators', () => {
    expect(codeOf(handler(held('UNIT_ADMIN')))).toBe('identity/not-account-manager')
    expect(codeOf(handler(held('ORGANISATION_BUREAU')))).toBe('may')
  })
})
