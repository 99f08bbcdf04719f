import type { Instant, LocalDate } from '../../kernel/time.ts'

export type TasksTables = {
  'tasks.tasks': {
    tenant_id: number
    id: string
    kind: string
    subject: string
    title: string
    detail: string | null
    holder_position_id: string | null
    holder_person_id: string | null
    holder_grant: string | null
    holder_unit_id: string | null
    waiting: string | null
    due_on: LocalDate | null
    link: string
    opened_at: Instant
    closed_at: Instant | null
    closing_reason: string | null
  }
}
