import type { Heir } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import type { NoticesTables } from './notices.tables.ts'

/** A notice was told to a person and stays that person's, whatever becomes of their post. */
export const noticesHeir: Heir<Context<NoticesTables>> = {
  room: 'notices',
  answersFor: ['notices.notices.person_id'],
  preview: async () => [],
}
