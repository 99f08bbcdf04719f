import type {
  Assignment,
  Organisation,
  Person,
  Position,
  TeamRole,
  Unit,
} from '../rooms/organisation/words.ts'

/** A unit: an office of its own unless said otherwise. Ids of samples are plain words, so that a
 * test reads well. */
export const aUnit = (more: Partial<Unit> = {}): Unit => {
  const id = more.id ?? 'dinas'
  return {
    id,
    code: id,
    name: `Unit ${id}`,
    shortName: id,
    kind: 'DINAS',
    parentId: null,
    isAgency: true,
    skpdCode: null,
    ...more,
  }
}

/** A structural post of the office. */
export const aPosition = (more: Partial<Position> = {}): Position => {
  const id = more.id ?? 'kepala'
  return {
    ...{
      id,
      code: id,
      title: `Jabatan ${id}`,
      unitId: 'dinas',
      kind: 'STRUKTURAL',
      echelon: 'II.b',
      level: 'AGENCY_HEAD',
      superiorId: null,
    },
    ...{ singleHolder: true, ...more },
  }
}

/** A civil servant. */
export const aPerson = (more: Partial<Person> = {}): Person => {
  const id = more.id ?? 'ani'
  return { id, nip: '198603152010011007', name: id, employmentKind: 'PNS', grade: 'III/d', ...more }
}

/** Who holds what; named `person@post`. */
export const anAssignment = (held: string, more: Partial<Assignment> = {}): Assignment => {
  const [personId = '', positionId = ''] = held.split('@')
  return {
    id: held,
    personId,
    positionId,
    kind: 'D',
    validFrom: '2025-01-01',
    validTo: null,
    ...more,
  }
}

/** A role in a team. */
export const aTeamRole = (more: Partial<TeamRole> = {}): TeamRole => ({
  id: 'peran',
  unitId: 'tim',
  personId: 'ani',
  role: 'KETUA',
  ...more,
})

/** An organisation of the given parts on one day. */
export const anOrganisation = (parts: Partial<Organisation> = {}): Organisation => ({
  ...{ on: '2026-01-20', units: [], positions: [], people: [], assignments: [], teamRoles: [] },
  ...parts,
})
