import * as z from 'zod/mini'
import { pageInput, pageOf, route, sortInput } from '../../../kernel/contract.ts'
import { Span } from '../../../kernel/dating.ts'
import { DateText, Id } from '../../../kernel/ids.ts'
import { GrantRole, MandateShape } from '../session/session.contract.ts'

/** A role given to a person by decree, as it is on record. `unitId` exactly for roles within a
 * unit. `decreeDate` is empty only for grants of the command line and of earlier versions. */
export const Grant = z.object({
  id: Id,
  personId: Id,
  role: GrantRole,
  unitId: z.nullable(Id),
  decreeNumber: z.string(),
  decreeDate: z.nullable(DateText),
  /** A proposal gives no right until a second administrator has confirmed it. */
  state: z.enum(['PROPOSED', 'CONFIRMED']),
  proposedBy: z.nullable(Id),
  confirmedBy: z.nullable(Id),
  endDecreeNumber: z.nullable(z.string()),
  endDecreeDate: z.nullable(DateText),
  /** Of a delegated role: whose post it acts for, and how that is printed. */
  behalfPersonId: z.nullable(Id),
  behalfPositionId: z.nullable(Id),
  behalfTitle: z.nullable(z.string()),
  ...Span.shape,
})
export type Grant = z.infer<typeof Grant>

const words = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))

/** A decree by which a role is given or ended. */
export const Decree = z.object({ number: words(200), date: DateText })

export const GrantState = z.enum(['WAITING', 'UPCOMING', 'ACTIVE', 'ENDED'])
export type GrantState = z.infer<typeof GrantState>

const Named = z.object({ id: Id, name: z.string() })
/** A grant as lists show it; `until` is the first day on which it no longer holds. */
export const GrantLine = z.object({
  id: Id,
  person: Named,
  role: GrantRole,
  unit: z.nullable(Named),
  /** The office of the unit. */
  agencyId: z.nullable(Id),
  decree: z.object({ number: z.string(), date: z.nullable(DateText) }),
  from: DateText,
  until: z.nullable(DateText),
  state: GrantState,
  proposedBy: z.nullable(Named),
  confirmedBy: z.nullable(Named),
  endDecree: z.nullable(Decree),
})
export type GrantLine = z.infer<typeof GrantLine>

/** One capacity of a person with where it comes from: since when, until when (half-open), and the
 * decree where it is a grant. `since` is `null` where the record does not say. */
export const MandateLine = z.object({
  ...MandateShape.shape,
  office: z.nullable(z.string()),
  since: z.nullable(DateText),
  until: z.nullable(DateText),
  decree: z.nullable(z.object({ number: z.string(), date: z.nullable(DateText) })),
})
export type MandateLine = z.infer<typeof MandateLine>

export const grantContract = {
  listGrants: route({
    method: 'GET',
    path: '/api/grants',
    summary: 'Kewenangan menurut keputusan, di daerah atau di perangkat daerah sendiri',
    input: z.object({
      state: z.optional(GrantState),
      role: z.optional(GrantRole),
      search: z.optional(z.string().check(z.maxLength(100))),
      ...pageInput,
      ...sortInput('name', 'role', 'unit', 'from', 'until'),
    }),
    output: pageOf(GrantLine),
  }),
  giveRole: route({
    method: 'POST',
    path: '/api/grants',
    summary: 'Beri kewenangan menurut keputusan',
    proves: true,
    input: z.object({
      personId: Id,
      role: GrantRole,
      /** Exactly for OPERATOR and UNIT_ADMIN. */
      unitId: z.optional(Id),
      decree: Decree,
      from: DateText,
      /** The first day on which it no longer holds. */
      until: z.optional(DateText),
    }),
    output: GrantLine,
  }),
  confirmGrant: route({
    method: 'POST',
    path: '/api/grants/:grantId/confirmation',
    summary: 'Setujui usulan kewenangan dari administrator lain',
    proves: true,
    input: z.object({ grantId: Id }),
    output: GrantLine,
  }),
  endGrant: route({
    method: 'POST',
    path: '/api/grants/:grantId/end',
    summary: 'Akhiri kewenangan menurut keputusan',
    proves: true,
    input: z.object({
      grantId: Id,
      decree: Decree,
      /** The first day on which it no longer holds. */
      on: DateText,
    }),
    output: GrantLine,
  }),
  withdrawGrant: route({
    method: 'POST',
    path: '/api/grants/:grantId/withdrawal',
    summary: 'Batalkan kewenangan yang salah catat, atau tolak usulannya',
    proves: true,
    input: z.object({ grantId: Id, reason: z.string().check(z.trim(), z.maxLength(500)) }),
    output: z.object({ withdrawn: z.boolean() }),
  }),
  readMandates: route({
    method: 'GET',
    path: '/api/people/:personId/mandates',
    summary: 'Apa yang boleh dilakukan seseorang hari ini, dan mengapa',
    input: z.object({ personId: Id }),
    output: z.object({ person: Named, items: z.array(MandateLine) }),
  }),
}
