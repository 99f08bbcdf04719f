import type { Desk } from '../../../rooms/measurement/desk/desk.contract.ts'
import type { Task } from '../../../rooms/tasks/task.contract.ts'
import { useAnswer } from '../../platform/client.ts'
import { desks } from '../calls.ts'

const lastMonth = {}
const many = 5

/** What a desk asks for, as one line among the tasks; a returned figure has a task of its own and
 * is not counted twice. */
export function figureTask({
  items,
  earlier,
  late,
  period,
  periodLabel,
  dueOn,
  year,
}: Desk): Task | null {
  const open = items.filter(({ state }) => state === 'NOT_REPORTED').length
  const missed = earlier.items.some(({ state }) => state === 'NOT_REPORTED') ? earlier.waiting : 0
  const subject = year[0]?.measureId
  if (open + missed === 0 || subject === undefined) return null
  const words = missed > 0 ? `${missed} ukuran bulan sebelumnya masih menunggu.` : null
  return {
    ...{
      id: subject,
      subject,
      kind: 'measurement/report',
      capacity: 'Anda sendiri',
      waiting: null,
      openDays: 0,
    },
    title:
      open > 0
        ? `Realisasi ${periodLabel}: ${open} ukuran`
        : `Realisasi yang terlewat: ${missed} ukuran`,
    detail: open > 0 ? words : null,
    ...{ dueOn, late: late > 0 || missed > 0, openedAt: '' },
    // many are filled on one screen, a few where each is read
    link: `/pengukuran${open + missed > many ? '/isian' : ''}?bulan=${period}`,
  }
}

/** The line of my figures among my tasks: `undefined` while nobody knows yet, `null` when nothing
 * waits. */
export function useFigureTask(): Task | null | undefined {
  const { value, refusal } = useAnswer(desks.readDesk, lastMonth, { keep: true })
  if (value) return figureTask(value)
  return refusal ? null : undefined
}

/** Tasks with the line of figures where its date puts it. */
export function withFigures(items: readonly Task[], figures: Task | null): Task[] {
  if (!figures) return [...items]
  const at = items.findIndex(({ dueOn }) => (dueOn ?? '9999') > (figures.dueOn ?? '9999'))
  return at < 0 ? [...items, figures] : items.toSpliced(at, 0, figures)
}
