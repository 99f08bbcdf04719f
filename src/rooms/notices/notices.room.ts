import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import {
  addAddress,
  addPush,
  confirmChannel,
  listChannels,
  listOutbox,
  removeChannel,
} from './channel.actions.ts'
import { channelContract } from './channel.contract.ts'
import { countNotices, listNotices, markNotices } from './notice.actions.ts'
import { noticeContract } from './notice.contract.ts'
import { noticesChores, noticesLater, type RoundTables } from './notices.jobs.ts'
import { noticesHeir } from './notices.ports.ts'
import type { NoticesTables } from './notices.tables.ts'

const noticesActions: Actions<typeof noticeContract, NoticesTables> = {
  listNotices,
  countNotices,
  markNotices,
}

const channelActions: Actions<typeof channelContract, NoticesTables> = {
  listChannels,
  addAddress,
  confirmChannel,
  addPush,
  removeChannel,
  listOutbox,
}

/** What this room offers. */
export const noticesRoom: Room<RoundTables> = {
  name: 'notices',
  routes: [
    ...answered(noticeContract, noticesActions),
    ...answered(channelContract, channelActions),
  ],
  heir: noticesHeir,
  chores: noticesChores,
  later: noticesLater,
}
