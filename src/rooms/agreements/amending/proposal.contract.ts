import * as z from 'zod/mini'
import { pageInput, pageOf, route } from '../../../kernel/contract.ts'
import { Id, Rupiah, Year } from '../../../kernel/ids.ts'
import { MandateLevel } from '../../organisation/words.ts'
import { AgreementState } from '../agreement.contract.ts'
import { AmendmentCause, ChangeKind } from '../pack.contract.ts'
import { asked, DraftedMany } from './amending.contract.ts'

/** One thing in which a promise in force differs from plan, budget or chart in force, as printed. */
export const Change = z.object({
  kind: ChangeKind,
  degree: z.enum(['MAY', 'MUST']),
  /** The indicator, the budget line, or what else it is about. */
  of: z.string(),
  /** Of a budget line. */
  code: z.nullable(z.string()),
  /** As the promise says it; `null` where it does not. */
  before: z.nullable(z.string()),
  /** As plan, budget or chart say it today; `null` where they do not. */
  after: z.nullable(z.string()),
  /** How much money moved, in rupiah; `null` where it is not about money. */
  delta: z.nullable(Rupiah),
})
export type Change = z.infer<typeof Change>

/** A promise in force that plan, budget or chart have left behind. */
export const Proposal = z.object({
  id: Id,
  code: z.string(),
  /** The version in force. */
  version: z.int(),
  level: MandateLevel,
  levelLabel: z.string(),
  agencyId: z.nullable(Id),
  agencyName: z.nullable(z.string()),
  name: z.string(),
  title: z.string(),
  degree: z.enum(['MAY', 'MUST']),
  /** How much its money moved in all, in rupiah; `null` where none did. */
  delta: z.nullable(Rupiah),
  /** The degree in words, with the money: «+25.000.000, tanpa kewajiban». */
  sentence: z.string(),
  changes: z.array(Change),
  /** The version that is on its way already, and how far it is. */
  underWay: z.nullable(z.object({ version: z.int(), state: AgreementState })),
})
export type Proposal = z.infer<typeof Proposal>

/** Only those of one office, of one level, of one degree, or one promise. */
const wanted = {
  year: Year,
  unit: z.optional(Id),
  level: z.optional(MandateLevel),
  degree: z.optional(z.enum(['MAY', 'MUST'])),
  id: z.optional(Id),
}

const counts = { must: z.int(), may: z.int(), underWay: z.int() }

export const proposalContract = {
  listProposals: route({
    method: 'GET',
    path: '/api/agreements/proposals',
    scope: 'agreements.read',
    summary: 'PK berlaku yang berbeda dari rencana, anggaran, dan susunan yang berlaku',
    input: z.object({ ...wanted, ...pageInput }),
    output: z.object({
      ...pageOf(Proposal).shape,
      /** How many of those asked for have no amendment on its way. */
      open: z.int(),
      /** Promises in force that were compared, and how many of them differ, whatever was asked
       * for. */
      compared: z.int(),
      ...counts,
      /** Of the office asked for. */
      levels: z.array(z.object({ level: MandateLevel, label: z.string(), ...counts })),
      offices: z.array(z.object({ id: z.nullable(Id), name: z.string(), ...counts })),
      /** The budget they are compared with, in words; `null` while the year has none. */
      budget: z.nullable(z.string()),
      /** Why a promise may be amended, in the words of the rule pack. */
      causes: z.array(
        z.object({ cause: AmendmentCause, label: z.string(), needsReference: z.boolean() }),
      ),
    }),
  }),
  draftProposals: route({
    writesMany: true,
    method: 'POST',
    path: '/api/agreements/proposals',
    summary:
      'Susun PK Perubahan untuk semua PK yang berbeda, satu tingkat, satu kantor, atau satu PK',
    input: z.object({ ...wanted, ...asked }),
    output: DraftedMany,
  }),
}
