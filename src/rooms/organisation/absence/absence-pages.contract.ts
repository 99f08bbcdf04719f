import * as z from 'zod/mini'
import { pageInput, pageOf, route, sortInput } from '../../../kernel/contract.ts'
import { DateText, Id } from '../../../kernel/ids.ts'

/** An absence as its readers get it. Whoever has no part in its reason reads «tidak bertugas», and
 * neither decree nor note. */
export const AbsenceLine = z.object({
  id: Id,
  kindName: z.string(),
  from: DateText,
  /** The last day; `null` until further notice. */
  until: z.nullable(DateText),
  decreeNumber: z.nullable(z.string()),
  decreeDate: z.nullable(DateText),
  note: z.nullable(z.string()),
  /** Nothing is owed on its days. */
  offDuty: z.boolean(),
})
export type AbsenceLine = z.infer<typeof AbsenceLine>

/** An absence in the list of those who enter them. */
export const AbsentPerson = z.object({
  ...AbsenceLine.shape,
  personId: Id,
  name: z.string(),
  title: z.nullable(z.string()),
  unitId: z.nullable(Id),
  unit: z.nullable(z.string()),
  /** Who stands in at the first post, with what; `null` where nobody does. */
  standIn: z.nullable(z.string()),
})
export type AbsentPerson = z.infer<typeof AbsentPerson>

export const absenceContract = {
  listAbsences: route({
    method: 'GET',
    path: '/api/organisation/absences',
    summary: 'Siapa tidak bertugas pada suatu tanggal, dan siapa sesudahnya',
    input: z.object({
      on: z.optional(DateText),
      /** Only those of the day, or only those still to come. */
      when: z.optional(z.enum(['NOW', 'COMING'])),
      ...pageInput,
      ...sortInput('name', 'unit', 'kindName', 'from', 'until'),
    }),
    output: z.object({ on: DateText, ...pageOf(AbsentPerson).shape }),
  }),
  readAbsences: route({
    method: 'GET',
    path: '/api/organisation/people/:personId/absences',
    summary: 'Ketidakhadiran seorang pegawai',
    input: z.object({ personId: Id }),
    output: z.object({ items: z.array(AbsenceLine), mayRecord: z.boolean() }),
  }),
  removeAbsence: route({
    method: 'DELETE',
    path: '/api/organisation/absences/:absenceId',
    summary: 'Batalkan ketidakhadiran yang keliru dicatat',
    input: z.object({ absenceId: Id }),
    output: z.object({ absenceId: Id }),
  }),
}
