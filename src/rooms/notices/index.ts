export { channelContract } from './channel.contract.ts'
export { deliveryWarnings } from './delivery.actions.ts'
export { noticesOfAct } from './notice.actions.ts'
export { noticesRoom } from './notices.room.ts'
