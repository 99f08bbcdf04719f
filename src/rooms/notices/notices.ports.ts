import type { Heir } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import type { NoticesTables } from './notices.tables.ts'

/** A notice was told to a person, a channel is that person's own, and both stay so, whatever becomes of their post. */
export const noticesHeir: Heir<Context<NoticesTables>> = {
  room: 'notices',
  answersFor: ['notices.notices.person_id', 'notices.channels.person_id'],
  preview: async () => [],
  execute: async () => undefined,
}
