export { reportingRoom } from './reporting.room.ts'
export * from './words.ts'
