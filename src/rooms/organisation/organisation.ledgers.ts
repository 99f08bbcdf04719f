import * as z from 'zod/mini'
import { Span } from '../../kernel/dating.ts'
import { DateText } from '../../kernel/ids.ts'
import { ledger, type Use } from '../../platform/database/ledger.ts'
import { Absence } from './absence/absence.contract.ts'
import { Assignment, Person, Position, TeamRole, Unit } from './organisation.contract.ts'
import { RegionSetting } from './region/setting.contract.ts'
import { RaterDelegation, StatedSuperior } from './superior/superior.contract.ts'

const text = z.nullable(z.string())

export const unitLedger = ledger('organisation.unitVersions', {
  shape: { ...Unit.shape, legalBasis: text, ...Span.shape },
  names: { id: 'unitId', parentId: 'parentUnitId' },
  about: 'unitId',
  line: 'validFrom',
  order: 'code',
  things: { table: 'organisation.units', shape: {} },
})

export const positionLedger = ledger('organisation.positionVersions', {
  shape: { ...Position.shape, ...Span.shape },
  names: { id: 'positionId', level: 'mandateLevel', superiorId: 'superiorPositionId' },
  about: 'positionId',
  line: 'validFrom',
  order: 'code',
  things: { table: 'organisation.positions', shape: {} },
})

const { nip, ...personOfADate } = Person.shape
export const personLedger = ledger('organisation.personVersions', {
  shape: { ...personOfADate, ...Span.shape },
  names: { id: 'personId' },
  about: 'personId',
  line: 'validFrom',
  order: 'name',
  things: { table: 'organisation.people', shape: { nip } },
})

export const assignmentLedger = ledger('organisation.assignments', {
  shape: {
    ...Assignment.shape,
    singleHolder: z.boolean(),
    decreeNumber: text,
    decreeDate: z.nullable(DateText),
  },
  names: { id: 'assignmentId' },
  about: 'assignmentId',
  line: 'validFrom',
  order: 'validFrom',
  things: null,
})

export const teamRoleLedger = ledger('organisation.teamRoles', {
  shape: {
    ...TeamRole.shape,
    decreeNumber: text,
    decreeDate: z.nullable(DateText),
    ...Span.shape,
  },
  names: { id: 'teamRoleId' },
  about: 'teamRoleId',
  line: 'validFrom',
  order: 'validFrom',
  things: null,
})

export const absenceLedger = ledger('organisation.absences', {
  shape: Absence.shape,
  names: { id: 'absenceId' },
  about: 'absenceId',
  line: 'validFrom',
  order: 'validFrom',
  things: null,
})

export const raterLedger = ledger('organisation.raterDelegations', {
  shape: RaterDelegation.shape,
  names: { id: 'delegationId' },
  about: 'delegationId',
  line: 'validFrom',
  order: 'validFrom',
  things: null,
})

export const statedLedger = ledger('organisation.statedSuperiors', {
  shape: StatedSuperior.shape,
  names: { id: 'statedId', superiorId: 'superiorPositionId' },
  about: 'assignmentId',
  line: 'validFrom',
  order: 'validFrom',
  things: null,
})

export const regionLedger = ledger('organisation.regionSettings', {
  shape: { ...RegionSetting.shape, ...Span.shape },
  names: {},
  about: 'tenantId',
  line: 'validFrom',
  order: 'validFrom',
  things: null,
})

/** The dated tables an import of units or people writes. */
export const organisationLedgers = [
  unitLedger,
  positionLedger,
  personLedger,
  assignmentLedger,
  teamRoleLedger,
]

/** Where a unit, position or person is named by another row of this room. */
export const organisationUses: readonly Use[] = [
  { noun: 'unit di bawahnya', table: unitLedger.table, column: 'parentUnitId', of: unitLedger },
  { noun: 'jabatan', table: positionLedger.table, column: 'unitId', of: unitLedger },
  { noun: 'peran tim', table: 'organisation.teamRoles', column: 'unitId', of: unitLedger },
  {
    noun: 'jabatan bawahan',
    table: positionLedger.table,
    column: 'superiorPositionId',
    of: positionLedger,
  },
  { noun: 'penugasan', table: assignmentLedger.table, column: 'positionId', of: positionLedger },
  { noun: 'penugasan', table: assignmentLedger.table, column: 'personId', of: personLedger },
  { noun: 'ketidakhadiran', table: absenceLedger.table, column: 'personId', of: personLedger },
  { noun: 'delegasi penilai', table: raterLedger.table, column: 'delegateId', of: personLedger },
  { noun: 'delegasi penilai', table: raterLedger.table, column: 'ratedPersonId', of: personLedger },
  {
    noun: 'delegasi penilai',
    table: raterLedger.table,
    column: 'ratedPositionId',
    of: positionLedger,
  },
  {
    noun: 'atasan perorangan',
    table: statedLedger.table,
    column: 'superiorPositionId',
    of: positionLedger,
  },
  {
    noun: 'atasan perorangan',
    table: statedLedger.table,
    column: 'assignmentId',
    of: assignmentLedger,
  },
  { noun: 'peran tim', table: 'organisation.teamRoles', column: 'personId', of: personLedger },
]
