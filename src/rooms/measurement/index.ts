export { deskActions, figureActions, measurementRoom } from './measurement.room.ts'
export { targetsOf } from './moved-targets.actions.ts'
export { evidenceOf } from './sight.actions.ts'
export * from './words.ts'
