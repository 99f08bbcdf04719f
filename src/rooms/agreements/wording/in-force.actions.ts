import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type OrganisationTables, remembered } from '../../organisation/index.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import type { Wording } from './wording.contract.ts'
import { wordingOn } from './wording.rules.ts'
import { loadWordings } from './wording.store.ts'

/** The words of a promise of this level on a day; no statement where they are in memory. */
export const wordsOn = async (
  ctx: Context<AgreementsTables & OrganisationTables>,
  of: Parameters<typeof wordingOn>[1],
  on: LocalDate,
): Promise<Wording> => wordingOn(await remembered(ctx, 'wordings', () => loadWordings(ctx)), of, on)
