import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id } from '../../../kernel/ids.ts'
import { Decree, GrantState } from './grant.contract.ts'

const Named = z.object({ id: Id, name: z.string() })

/** A delegation as people see it: the verification of figures, from a post to a colleague, until the
 * day before `until`. */
export const DelegationLine = z.object({
  id: Id,
  giver: Named,
  title: z.string(),
  delegate: Named,
  unitId: z.nullable(Id),
  agencyId: z.nullable(Id),
  decree: z.object({ number: z.string(), date: z.nullable(DateText) }),
  from: DateText,
  until: DateText,
  state: GrantState,
})
export type DelegationLine = z.infer<typeof DelegationLine>

export const delegationContract = {
  listDelegations: route({
    method: 'GET',
    path: '/api/delegations',
    summary: 'Pendelegasian pemeriksaan angka yang berlaku atau akan berlaku',
    input: z.object({
      /** Given or received by this person. */
      person: z.optional(Id),
      /** From the posts of this unit. */
      unit: z.optional(Id),
    }),
    output: z.object({ items: z.array(DelegationLine) }),
  }),
  giveDelegation: route({
    method: 'POST',
    path: '/api/delegations',
    summary: 'Delegasikan pemeriksaan angka dari jabatan saya',
    input: z.object({
      /** A post the giver holds today. */
      positionId: Id,
      personId: Id,
      decree: Decree,
      from: DateText,
      /** The first day on which it no longer holds. */
      until: DateText,
    }),
    output: DelegationLine,
  }),
  endDelegation: route({
    method: 'POST',
    path: '/api/delegations/:grantId/end',
    summary: 'Cabut pendelegasian sekarang juga',
    input: z.object({ grantId: Id }),
    output: z.object({ ended: z.boolean() }),
  }),
}
