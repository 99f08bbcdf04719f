export { noticesOfAct } from './notice.actions.ts'
export { noticesRoom } from './notices.room.ts'
