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
  'notices.channels': {
    tenantId: number
    id: string
    personId: string
    kind: 'EMAIL' | 'WHATSAPP' | 'PUSH'
    address: string
    p256dh: string | null
    auth: string | null
    label: string | null
    code: string | null
    codeUntil: Instant | null
    codeTries: number
    addedAt: Instant
    confirmedAt: Instant | null
    endedAt: Instant | null
    endedBecause: string | null
  }
  'notices.deliveries': {
    tenantId: number
    id: string
    noticeId: string | null
    channelId: string
    madeAt: Instant
    dueAt: Instant
    tries: number
    failingSince: Instant | null
    failure: string | null
    sentAt: Instant | null
    endedAt: Instant | null
  }
  'notices.rounds': { tenantId: number; name: string; lookedAt: Instant }
}
