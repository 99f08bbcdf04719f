import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import { countNotices, listNotices, markNotices } from './notice.actions.ts'
import { noticeContract } from './notice.contract.ts'
import { noticesChores, type RoundTables } from './notices.jobs.ts'
import { noticesHeir } from './notices.ports.ts'
import type { NoticesTables } from './notices.tables.ts'

const noticesActions: Actions<typeof noticeContract, NoticesTables> = {
  listNotices,
  countNotices,
  markNotices,
}

/** What this room offers. */
export const noticesRoom: Room<RoundTables> = {
  name: 'notices',
  routes: [...answered(noticeContract, noticesActions)],
  heir: noticesHeir,
  chores: noticesChores,
}
