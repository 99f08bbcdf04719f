export { deliveryWarnings } from './delivery.actions.ts'
export { noticesOfAct } from './notice.actions.ts'
export { noticesRoom } from './notices.room.ts'
