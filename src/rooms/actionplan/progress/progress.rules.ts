import { months as monthNames } from '../../../kernel/indonesian.ts'
import type { TaskToOpen } from '../../../kernel/ports.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays, addMonthsClamped, type LocalDate } from '../../../kernel/time.ts'
import type { PlannedStep, PlanProgress, StepReport } from '../plan/plan.contract.ts'
import { monthOf } from '../plan/spread.rules.ts'
import { readAmount } from '../plan/typed.rules.ts'
import type { Reporting } from './progress.contract.ts'

/** The task of a month whose steps somebody reports. */
export const monthKind = 'actionplan/report'

/** The last month that has ended: `2026-05` on any day of June. */
export const endedMonth = (today: LocalDate): string =>
  addMonthsClamped(`${today.slice(0, 7)}-01`, -1).slice(0, 7)

/** The months of a year that have ended, as numbers. */
export function endedMonths(year: number, today: LocalDate): number {
  const [here, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return year < here ? 12 : year > here ? 0 : month - 1
}

/** The day by which a month is reported: so many days into the next one (pack
 * `jadwal-pengukuran`). */
export const monthDue = (month: string, reportByDay: number): LocalDate =>
  addDays(addMonthsClamped(`${month}-01`, 1), reportByDay - 1)

/** «Mei 2026». */
export const monthLabel = (month: string): string =>
  `${monthNames[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`

type Reported = Pick<StepReport, 'stepId' | 'month' | 'done'>

/** How far a plan is: of the steps planned in months that have ended since it was first agreed to, how
 * many were reported and how many are done. */
export function progressOf(
  steps: readonly { id: string | null; months: PlannedStep['months'] }[],
  reports: readonly Reported[],
  { year, since, today }: { year: number; since: LocalDate | null; today: LocalDate },
): PlanProgress {
  const told = new Map(reports.map((one) => [`${one.stepId} ${one.month}`, one]))
  const isDue = ({ month }: { month: number }): boolean =>
    since !== null && month <= endedMonths(year, today) && monthOf(year, month) >= since.slice(0, 7)
  const due = steps.flatMap(({ id, months }) =>
    months.filter(isDue).map(({ month }) => `${id} ${month}`),
  )
  const found = due.flatMap((key) => told.get(key) ?? [])
  return {
    planned: due.length,
    reported: found.length,
    done: found.filter(({ done }) => done).length,
  }
}

/** A step and month as the rules of reporting ask about it. */
export type Asked = {
  action: string
  /** Is anything counted of it in that month? */
  planned: string | null
  year: number
  month: number
  /** Is it the actor's to report? */
  mine: boolean
  /** Has the promise's plan been ended? */
  open: boolean
  sequence: number
}

/** Why a report of a step is not taken, each in a sentence that names it. */
export function whyNotReport(
  asked: Asked | undefined,
  said: Reporting,
  today: LocalDate,
): Refusal | null {
  if (!asked)
    return refusal(
      'actionplan/no-such-step',
      404,
      'Langkah ini tidak ada lagi dalam rencana aksi yang berlaku. Muat ulang halaman ini.',
    )
  const name = `«${asked.action}»`
  if (!asked.mine)
    return refusal(
      'actionplan/not-yours-to-report',
      403,
      `Langkah ${name} dilaporkan oleh penanggung jawab, pelaksana, atau pemegang PK-nya.`,
    )
  if (!asked.open)
    return refusal('actionplan/promise-ended', 409, `PK dari langkah ${name} sudah berakhir.`)
  if (asked.month > endedMonths(asked.year, today) + 1)
    return refusal('actionplan/not-yet', 409, `Bulan langkah ${name} belum mulai.`)
  if (said.seen !== asked.sequence)
    return refusal(
      'actionplan/reported-since',
      409,
      `Langkah ${name} sudah dilaporkan di tempat lain sejak Anda membukanya. Muat ulang halaman ini.`,
    )
  return whyNotSaid(asked, said)
}

function whyNotSaid({ action }: Asked, said: Reporting): Refusal | null {
  const amount = readAmount(said.amount)
  if ('wrong' in amount)
    return refusal('actionplan/amount', 422, `Langkah «${action}»: ${amount.wrong}`)
  if (!said.done && !(said.obstacle?.trim() && said.followUp?.trim()))
    return refusal(
      'actionplan/obstacle-missing',
      422,
      `Langkah «${action}» belum terlaksana: tulis kendalanya dan tindak lanjutnya.`,
    )
  if (said.proof?.trim() && !/^https?:\/\/\S+$/.test(said.proof.trim()))
    return refusal(
      'actionplan/proof',
      422,
      `Langkah «${action}»: tautan bukti diawali https:// atau http://.`,
    )
  return null
}

/** The task of a person and month. */
export const monthTask = (
  personId: string,
  of: { month: string; count: number; subject: string; dueOn: LocalDate },
): TaskToOpen => ({
  kind: monthKind,
  subject: of.subject,
  title: `Langkah rencana aksi ${monthLabel(of.month)}`,
  holder: { personId },
  dueOn: of.dueOn,
  link: `/rencana-aksi/isian?bulan=${of.month}`,
})

/** The last months that have ended, oldest first. */
export const monthsBefore = (today: LocalDate, count: number): string[] =>
  Array.from({ length: count }, (_, at) =>
    addMonthsClamped(`${today.slice(0, 7)}-01`, at - count).slice(0, 7),
  )
