import type { OrganisationTables } from '../organisation.tables.ts'
import { EmploymentPack, OrganisationPack, RanksPack } from './organisation-pack.contract.ts'
import { employmentClauses, organisationClauses, ranksClauses } from './organisation-packs.rules.ts'
import { type RulePackKind, rulePack } from './pack.ports.ts'

/** The packs this room reads itself; nothing of them is set on screen. */
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
]
