import type { Context } from '../../../platform/context.ts'
import {
  type OrganisationTables,
  packOf,
  type RulePackKind,
  rulePack,
} from '../../organisation/index.ts'
import { StaffPack } from './staff-pack.contract.ts'
import { staffClauses } from './staff-pack.rules.ts'

const code = 'kinerja-pegawai'

/** Rule pack `kinerja-pegawai`, as the region may set it. */
export const staffPack: RulePackKind<OrganisationTables> = rulePack<OrganisationTables, StaffPack>({
  code,
  title: 'Kinerja pegawai',
  sentence: 'SKP, catatan harian, penilaian, pola distribusi, keberatan, dan angka kredit.',
  shape: StaffPack,
  clauses: staffClauses,
})

/** The rules of a year with the digest that an evaluation keeps. Refuses a year before the first. */
export async function staffRules(
  ctx: Context<OrganisationTables>,
  year: number,
): Promise<{ rules: StaffPack; digest: string }> {
  const { content, digest } = await packOf(ctx, code, year, StaffPack)
  return { rules: content, digest }
}
