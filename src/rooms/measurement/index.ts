export { targetsOf } from './computing/moved-targets.actions.ts'
export { evidenceOf } from './figure/sight.actions.ts'
export { deskActions, figureActions, measurementRoom } from './measurement.room.ts'
export * from './words.ts'
