export { staffPack } from './pack/staff-pack.actions.ts'
export { type StaffRoomTables, staffRoom } from './staff.room.ts'
export * from './words.ts'
