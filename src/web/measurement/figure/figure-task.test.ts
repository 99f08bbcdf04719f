import { describe, expect, it } from 'vitest'
import type { Desk, DeskLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import type { Task } from '../../../rooms/tasks/task.contract.ts'
import { figureTask, withFigures } from './figure-task.ts'

const lines = (...states: DeskLine['state'][]): DeskLine[] =>
  states.map((state) => ({ state }) as DeskLine)
const aDesk = (items: DeskLine[], earlier: DeskLine[] = [], late = 0): Desk => ({
  ...{
    period: '2026-10',
    periodLabel: 'Oktober 2026',
    dueOn: '2026-11-10',
    items,
    waiting: items.length,
    late,
    months: [],
  },
  ...{
    earlier: { waiting: earlier.length, items: earlier },
    year: [{ measureId: 'm', indicatorCode: 'I', indicator: 'I', holder: null, cells: [] }],
  },
})
const aTask = (id: string, dueOn: string | null): Task => ({ id, dueOn }) as Task

describe('the line of figures', () => {
  it('counts what is to be filled, not what was returned, and tells what was missed before', () => {
    expect(
      figureTask(
        aDesk(
          lines('NOT_REPORTED', 'NOT_REPORTED', 'RETURNED', 'VERIFIED'),
          lines('NOT_REPORTED'),
          2,
        ),
      ),
    ).toMatchObject({
      ...{
        title: 'Realisasi Oktober 2026: 2 ukuran',
        detail: '1 ukuran bulan sebelumnya masih menunggu.',
        late: true,
      },
      ...{ dueOn: '2026-11-10', link: '/pengukuran?bulan=2026-10' },
    })
  })

  it('is about what was missed when this month is done, and is not there when nothing is', () => {
    expect(figureTask(aDesk(lines('VERIFIED'), lines('NOT_REPORTED', 'NOT_REPORTED')))?.title).toBe(
      'Realisasi yang terlewat: 2 ukuran',
    )
    expect([
      figureTask(aDesk(lines('VERIFIED', 'RETURNED'))),
      figureTask({ ...aDesk([]), year: [] }),
    ]).toEqual([null, null])
  })

  it('stands where its date puts it', () => {
    const figures = figureTask(aDesk(lines('NOT_REPORTED')))
    const order = (...tasks: Task[]) => withFigures(tasks, figures).map(({ id }) => id)

    expect(order(aTask('a', '2026-11-01'), aTask('b', '2026-11-20'), aTask('c', null))).toEqual([
      'a',
      'm',
      'b',
      'c',
    ])
    expect([order(aTask('a', '2026-11-01')), order(), withFigures([], null)]).toEqual([
      ['a', 'm'],
      ['m'],
      [],
    ])
  })
})
