import type { Chore } from '../../../platform/operations/upkeep.ts'
import { answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import {
  acceptRating,
  acceptUnanswered,
  decideObjection,
  objectToRating,
  opineOnObjection,
  readObjection,
  stateOnObjection,
} from './objection.actions.ts'
import { objectionContract } from './objection.contract.ts'

export const objectionRoutes = answered(objectionContract, {
  readObjection,
  acceptRating,
  objectToRating,
  stateOnObjection,
  opineOnObjection,
  decideObjection,
})

/** Whoever answers nothing in time has accepted. */
export const objectionChores: readonly Chore<StaffRoomTables>[] = [
  {
    name: 'staff/unanswered',
    title: 'Hasil penilaian tanpa tanggapan',
    everyMinutes: 60,
    run: ({ step }) => step(acceptUnanswered),
  },
]
