import type { Instant } from '../../kernel/time.ts'

export type NoticesTables = {
  'notices.notices': {
    tenantId: number
    id: string
    personId: string
    kind: string
    topic: string | null
    title: string
    detail: string | null
    link: string | null
    toldAt: Instant
    readAt: Instant | null
  }
  'notices.rounds': { tenantId: number; name: string; lookedAt: Instant }
}
