import * as z from 'zod/mini'
import { pageInput, pageOf, route } from '../../kernel/contract.ts'
import { Span } from '../../kernel/dating.ts'
import { DateText, Id } from '../../kernel/ids.ts'
import type { Absent } from './absence/absence.contract.ts'
import type { RaterDelegation, StatedSuperior } from './superior/superior.contract.ts'

export const unitKinds = [
  'PEMDA',
  'SETDA',
  'SETWAN',
  'INSPEKTORAT',
  'DINAS',
  'BADAN',
  'SATUAN',
  'KECAMATAN',
  'KELURAHAN',
  'UPTD',
  'RSUD',
  'PUSKESMAS',
  'SEKOLAH',
  'BAGIAN',
  'BIRO',
  'SEKRETARIAT',
  'BIDANG',
  'IRBAN',
  'SUBBAGIAN',
  'SUBBIDANG',
  'SEKSI',
  'TIM_KERJA',
  'KELOMPOK_JF',
] as const
export const UnitKind = z.enum(unitKinds)
export type UnitKind = z.infer<typeof UnitKind>

/** `POLITIK` is the head of region; `WAKIL` the deputy, who reads as the head does and signs, gives
 * and verifies nothing. */
export const PositionKind = z.enum(['POLITIK', 'WAKIL', 'STRUKTURAL', 'FUNGSIONAL', 'PELAKSANA'])
export type PositionKind = z.infer<typeof PositionKind>

/** Decides rights, form, heading and budget grain of a PK; never the echelon
 * (`perjanjian-kinerja.md` §3.2). Which levels there are stands in the packs `organisasi` and
 * `perjanjian-kinerja`. */
export const MandateLevel = z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,39}$/))
export type MandateLevel = z.infer<typeof MandateLevel>

export const EmploymentKind = z.enum(['CPNS', 'PNS', 'PPPK', 'PPPK_PARUH_WAKTU', 'NON_ASN'])
export type EmploymentKind = z.infer<typeof EmploymentKind>

/** D definitif, PLT pelaksana tugas, PLH pelaksana harian, PJ penjabat, TT tugas tambahan. */
export const AssignmentKind = z.enum(['D', 'PLT', 'PLH', 'PJ', 'TT'])
export type AssignmentKind = z.infer<typeof AssignmentKind>

export const Unit = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: UnitKind,
  parentId: z.nullable(Id),
  /** Heads a budget document (DPA) of its own: an OPD. */
  isAgency: z.boolean(),
  skpdCode: z.nullable(z.string()),
})
export type Unit = z.infer<typeof Unit>

export const Position = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  unitId: Id,
  kind: PositionKind,
  echelon: z.nullable(z.string()),
  level: MandateLevel,
  superiorId: z.nullable(Id),
  singleHolder: z.boolean(),
})
export type Position = z.infer<typeof Position>

export const Person = z.object({
  id: Id,
  nip: z.nullable(z.string()),
  name: z.string(),
  employmentKind: EmploymentKind,
  /** `IV/c` for PNS, `IX` for PPPK. */
  grade: z.nullable(z.string()),
})
export type Person = z.infer<typeof Person>

export const Assignment = z.object({
  id: Id,
  personId: Id,
  positionId: Id,
  kind: AssignmentKind,
  validFrom: DateText,
  validTo: z.nullable(DateText),
})
export type Assignment = z.infer<typeof Assignment>

export const TeamRole = z.object({
  id: Id,
  unitId: Id,
  personId: Id,
  role: z.enum(['KETUA', 'ANGGOTA']),
})
export type TeamRole = z.infer<typeof TeamRole>

/** The whole organisation as it stands on one date. */
export type Organisation = {
  on: string
  units: Unit[]
  positions: Position[]
  people: Person[]
  assignments: Assignment[]
  teamRoles: TeamRole[]
  /** Who is off duty; left out where nobody asked. */
  absent?: readonly Absent[]
  /** Left out where only a part was loaded. */
  raterDelegations?: RaterDelegation[]
  statedSuperiors?: StatedSuperior[]
}

/** A unit as lists show it: who heads it and how many posts and people it has, with everything
 * below it. */
export const UnitLine = z.object({
  ...Unit.shape,
  depth: z.int(),
  head: z.nullable(z.object({ personId: Id, name: z.string(), title: z.string() })),
  /** Why the head's name is missing or acting, in words; `null` when the post is simply filled. */
  headNote: z.nullable(z.string()),
  positions: z.int(),
  people: z.int(),
  vacancies: z.int(),
})
export type UnitLine = z.infer<typeof UnitLine>

export const Holder = z.object({
  assignmentId: Id,
  personId: Id,
  name: z.string(),
  nip: z.nullable(z.string()),
  rank: z.nullable(z.string()),
  kind: AssignmentKind,
  since: DateText,
  /** Where this holder's superior is not the post's. */
  superiorTitle: z.nullable(z.string()),
  /** Off duty that day, in words everybody may read. */
  absent: z.nullable(z.object({ says: z.string(), until: z.nullable(DateText) })),
})
export type Holder = z.infer<typeof Holder>
export const PositionLine = z.object({
  ...Position.shape,
  levelName: z.string(),
  /** The stated superior, else who leads the unit above. */
  superiorTitle: z.nullable(z.string()),
  superiorBy: z.nullable(z.enum(['STATED', 'TREE'])),
  holders: z.array(Holder),
})
export type PositionLine = z.infer<typeof PositionLine>

const Named = z.object({ id: Id, name: z.string() })

/** From when to when a unit is there, as known now, and which units carry on for which. */
export const UnitLife = z.object({
  ...Span.shape,
  predecessors: z.array(Named),
  successors: z.array(Named),
})
export type UnitLife = z.infer<typeof UnitLife>

export const UnitPage = z.object({
  /** The date it is shown on: the one asked for, or the nearest day on which the unit is there. */
  on: DateText,
  life: UnitLife,
  unit: UnitLine,
  path: z.array(Named),
  children: z.array(UnitLine),
  positions: z.array(PositionLine),
})
export type UnitPage = z.infer<typeof UnitPage>

export const OrganisationSummary = z.object({
  on: DateText,
  agencies: z.int(),
  units: z.int(),
  positions: z.int(),
  people: z.int(),
  vacancies: z.int(),
  actingHeads: z.int(),
})
export type OrganisationSummary = z.infer<typeof OrganisationSummary>

/** A post somebody holds, held or will hold, with its title and unit as they are called meanwhile. */
export const HeldPost = z.object({
  ...Span.shape,
  id: Id,
  title: z.string(),
  unit: z.nullable(Named),
  kind: AssignmentKind,
  decreeNumber: z.nullable(z.string()),
  decreeDate: z.nullable(DateText),
})
export type HeldPost = z.infer<typeof HeldPost>

/** What is known of one person over the years, the newest first. */
export const PersonPage = z.object({
  id: Id,
  name: z.string(),
  nip: z.nullable(z.string()),
  posts: z.array(HeldPost),
  ranks: z.array(z.object({ ...Span.shape, rank: z.string() })),
  employment: z.array(z.object({ ...Span.shape, kind: EmploymentKind })),
  teams: z.array(
    z.object({ ...Span.shape, id: Id, role: TeamRole.shape.role, unit: z.nullable(Named) }),
  ),
})
export type PersonPage = z.infer<typeof PersonPage>

/** The date that is asked about, today where none is named; and, where it matters, the day by whose
 * end it was known (a decree of January may be recorded in March). */
const day = { on: z.optional(DateText), knownOn: z.optional(DateText) }

export const organisationContract = {
  listUnits: route({
    method: 'GET',
    path: '/api/organisation/units',
    scope: 'organisation.read',
    summary: 'Daftar perangkat daerah dan unit pada suatu tanggal',
    input: z.object({ ...day, agenciesOnly: z.optional(z.boolean()) }),
    output: z.object({ summary: OrganisationSummary, items: z.array(UnitLine) }),
  }),
  readUnit: route({
    method: 'GET',
    path: '/api/organisation/units/:unitId',
    summary: 'Satu unit dengan jabatan dan pejabatnya',
    input: z.object({ unitId: Id, ...day }),
    output: UnitPage,
  }),
  readPerson: route({
    method: 'GET',
    path: '/api/organisation/people/:personId',
    summary: 'Satu pegawai: jabatan, pangkat, status, dan peran timnya dari waktu ke waktu',
    input: z.object({ personId: Id, ...day }),
    output: PersonPage,
  }),
  listPeople: route({
    method: 'GET',
    path: '/api/organisation/people',
    scope: 'organisation.read',
    summary: 'Pegawai dengan jabatannya',
    input: z.object({
      ...day,
      unit: z.optional(Id),
      search: z.optional(z.string().check(z.maxLength(100))),
      ...pageInput,
    }),
    output: pageOf(
      z.object({
        ...Person.shape,
        assignments: z.array(
          z.object({
            id: Id,
            positionId: Id,
            title: z.string(),
            unitId: Id,
            unit: z.string(),
            kind: AssignmentKind,
            since: DateText,
          }),
        ),
      }),
    ),
  }),
}
