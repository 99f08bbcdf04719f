import type { JSX } from 'preact'
import type { Task } from '../../rooms/tasks/task.contract.ts'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { useSession } from '../platform/session.tsx'
import { dueWords, metaWords, type TaskGroup, verbOf } from './task-words.ts'

/** The tasks under their headings; the first of all is the one call of the page, unless something
 * above it is. */
export function TaskList({
  groups,
  today,
  loud,
}: {
  groups: TaskGroup[]
  today: string
  loud: boolean
}): JSX.Element {
  const first = loud ? groups[0]?.tasks[0] : undefined
  return (
    <div class="space-y-8">
      {groups.map(({ id, title, tasks }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id} class="h2 mb-3">
            {title}
          </h2>
          <Rows>
            {tasks.map((task) => (
              <TaskRow key={task.id} task={task} today={today} loud={task === first} />
            ))}
          </Rows>
        </section>
      ))}
    </div>
  )
}

function TaskRow({ task, today, loud }: { task: Task; today: string; loud: boolean }): JSX.Element {
  const capacities = useSession().actor.mandates.length
  const { verb, button } = verbOf(task)
  return (
    <Row
      verb={verb}
      object={task.title}
      why={task.detail}
      meta={metaWords(task, today, capacities)}
      when={dueWords(task.dueOn, today)}
      late={task.late || task.dueOn === today}
      action={
        <a
          class={`btn ${loud ? 'btn-primary' : 'btn-quiet'}`}
          href={task.link}
          aria-label={`${button}: ${task.title}`}
        >
          {button}
        </a>
      }
    />
  )
}
