import { addMonthsClamped, type LocalDate } from '../../../kernel/time.ts'

/** Last day to make a PK: so many months after the budget document (DPA) was approved (Permenpan-RB
 * 53/2014; `perjanjian-kinerja.md` §3.3). A day the month lacks becomes its last one: approved 31
 * January, one month, due 28 February. Refuses (`RangeError`) a text that is no date. */
export const dueDateOf = (approvedOn: LocalDate, months: number): LocalDate =>
  addMonthsClamped(approvedOn, months)
