import type { Room } from '../../platform/room.ts'
import { boardRoutes } from './board/board.room.ts'
import { staffFacts } from './board/staff-facts.store.ts'
import { creditRoutes } from './credit/credit.room.ts'
import { distributionChores, distributionRoutes } from './distribution/distribution.room.ts'
import { ratingChores, ratingRoutes } from './evaluation/evaluation.room.ts'
import { feedbackRoutes } from './feedback/feedback.room.ts'
import type { StaffRoomTables } from './ground.actions.ts'
import { logRoutes } from './log/log.room.ts'
import { matrixRoutes } from './matrix/matrix.room.ts'
import { nationalChores, nationalRoutes } from './national/national.room.ts'
import { objectionChores, objectionRoutes } from './objection/objection.room.ts'
import { paperRoutes } from './papers/papers.room.ts'
import { renewalChores, renewalRoutes } from './renewal/renewal.room.ts'
import { skpChores, skpRoutes } from './skp/skp.room.ts'
import { staffHeir } from './staff.ports.ts'

/** What this room offers. */
export const staffRoom: Room<StaffRoomTables> = {
  name: 'staff',
  routes: [
    ...boardRoutes,
    ...distributionRoutes,
    ...objectionRoutes,
    ...creditRoutes,
    ...renewalRoutes,
    ...skpRoutes,
    ...feedbackRoutes,
    ...matrixRoutes,
    ...nationalRoutes,
    ...paperRoutes,
    ...ratingRoutes,
    ...logRoutes,
  ],
  heir: staffHeir,
  facts: staffFacts,
  chores: [
    ...distributionChores,
    ...objectionChores,
    ...skpChores,
    ...ratingChores,
    ...nationalChores,
    ...renewalChores,
  ],
}
