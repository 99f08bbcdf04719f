import { describe, expect, it } from 'vitest'
import { type Mandate, systemActor } from '../../../kernel/actor.ts'
import { maskedNip, nipFor, seesNip } from './nip-sight.rules.ts'

const mandate = (more: Partial<Mandate>): Mandate => ({
  kind: 'grant',
  id: 'm',
  title: '',
  unitId: null,
  agencyId: null,
  positionId: null,
  teamId: null,
  regionWide: false,
  rights: ['organisation.read'],
  ...more,
})
const who = (personId: string, more: Partial<Mandate> = {}) => ({
  kind: 'person' as const,
  personId,
  mandates: [mandate(more)],
})
const owner = { personId: 'surya', agencyIds: ['dinas'] }

describe('a NIP', () => {
  it.each([
    ['its owner', who('surya'), true],
    ['a colleague', who('dewi', { agencyId: 'dinas' }), false],
    [
      'who manages people region-wide',
      who('joko', { regionWide: true, rights: ['organisation.manage'] }),
      true,
    ],
    [
      'who manages people of the office',
      who('dewi', { agencyId: 'dinas', rights: ['organisation.manage'] }),
      true,
    ],
    [
      'who manages people of another office',
      who('putri', { agencyId: 'badan', rights: ['organisation.manage'] }),
      false,
    ],
    [
      'a region-wide reader',
      who('ratna', { regionWide: true, rights: ['organisation.read', 'audit.read'] }),
      false,
    ],
    ['the system', systemActor, true],
  ])('is read in full by %s: %#', (_, reader, full) => expect(seesNip(reader, owner)).toBe(full))

  it('keeps its last three digits for everybody else', () => {
    expect(nipFor(who('dewi'), owner, '196811021993031004')).toBe('•••••••••••••••004')
    expect(nipFor(who('surya'), owner, '196811021993031004')).toBe('196811021993031004')
    expect([maskedNip('196811021993031004'), maskedNip(null)]).toEqual(['•••••••••••••••004', null])
  })
})
