export type { StaffRoomTables } from './ground.actions.ts'
export { staffPack } from './pack/staff-pack.actions.ts'
export { staffRoom } from './staff.room.ts'
export * from './words.ts'
