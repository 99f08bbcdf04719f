import { AbsencePack } from '../absence/absence.contract.ts'
import { absenceClauses, kindAddition } from '../absence/absence-pack.rules.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { EmploymentPack, OrganisationPack, RanksPack } from './organisation-pack.contract.ts'
import { employmentClauses, organisationClauses, ranksClauses } from './organisation-packs.rules.ts'
import { type RulePackKind, rulePack } from './pack.ports.ts'

/** The packs this room reads itself. */
export const organisationPacks: readonly RulePackKind<OrganisationTables>[] = [
  rulePack<OrganisationTables, OrganisationPack>({
    code: 'organisasi',
    title: 'Perangkat daerah dan jabatan',
    sentence: 'Unit mana yang menjadi perangkat daerah, dan jabatan mana berada di tingkat mana.',
    shape: OrganisationPack,
    clauses: organisationClauses,
  }),
  rulePack<OrganisationTables, RanksPack>({
    code: 'kepangkatan',
    title: 'Pangkat dan golongan',
    sentence: 'Nama pangkat yang tercetak di bawah nama pegawai.',
    shape: RanksPack,
    clauses: ranksClauses,
  }),
  rulePack<OrganisationTables, EmploymentPack>({
    code: 'evaluasi-pegawai',
    title: 'Evaluasi kinerja pegawai',
    sentence: 'Seberapa sering setiap jenis pegawai dievaluasi.',
    shape: EmploymentPack,
    clauses: employmentClauses,
  }),
  rulePack<OrganisationTables, AbsencePack>({
    code: 'ketidakhadiran',
    title: 'Ketidakhadiran',
    sentence: 'Kapan pegawai tidak ditagih, dan kapan jabatannya meminta Plh atau Plt.',
    shape: AbsencePack,
    clauses: absenceClauses,
    additions: [kindAddition],
  }),
]
