import type { Instant, LocalDate } from '../../kernel/time.ts'

export type TasksTables = {
  'tasks.tasks': {
    tenantId: number
    id: string
    kind: string
    subject: string
    title: string
    detail: string | null
    holderPositionId: string | null
    holderPersonId: string | null
    holderGrant: string | null
    holderUnitId: string | null
    waiting: string | null
    dueOn: LocalDate | null
    link: string
    openedAt: Instant
    closedAt: Instant | null
    closingReason: string | null
  }
}
