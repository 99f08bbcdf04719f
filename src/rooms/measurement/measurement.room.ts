import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { EvidenceTables } from '../evidence/index.ts'
import type { DeskTables } from './charge.actions.ts'
import {
  listPeriods,
  readDesk,
  readMeasurementRules,
  readVerificationDesk,
} from './desk.actions.ts'
import { deskContract } from './desk.contract.ts'
import { type FigureTables, reportFigure } from './figure.actions.ts'
import { figureContract } from './figure.contract.ts'
import { readFigure } from './figure-page.actions.ts'
import { judgeFigureEvidence } from './judge-evidence.actions.ts'
import { lockPeriod, reopenFigure } from './lock.actions.ts'
import { measurementHeir } from './measurement.ports.ts'
import { giveVerdict, verifyFigures } from './verdict.actions.ts'

export const figureActions: Actions<typeof figureContract, FigureTables> = {
  reportFigure,
  giveVerdict,
  verifyFigures,
  judgeEvidence: judgeFigureEvidence,
  lockPeriod,
  reopenFigure,
}

export const deskActions: Actions<typeof deskContract, DeskTables & EvidenceTables> = {
  readDesk,
  readVerificationDesk,
  listPeriods,
  readMeasurementRules,
  readFigure,
}

/** What this room offers. */
export const measurementRoom: Room<FigureTables & DeskTables & EvidenceTables> = {
  name: 'measurement',
  routes: [...answered(deskContract, deskActions), ...answered(figureContract, figureActions)],
  heir: measurementHeir,
}
