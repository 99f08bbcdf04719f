import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { EvidenceTables } from '../evidence/index.ts'
import type { DeskTables } from './desk/charge.actions.ts'
import {
  listPeriods,
  readDesk,
  readMeasurementRules,
  readVerificationDesk,
} from './desk/desk.actions.ts'
import { deskContract } from './desk/desk.contract.ts'
import { readGrid } from './desk/grid.actions.ts'
import { readGridForm } from './desk/grid-form.actions.ts'
import { type FigureTables, reportFigure } from './figure/figure.actions.ts'
import { figureContract } from './figure/figure.contract.ts'
import { readFigure } from './figure/figure-page.actions.ts'
import { judgeFigureEvidence } from './figure/judge-evidence.actions.ts'
import { reportFigures } from './figure/month.actions.ts'
import { giveVerdict, verifyFigures } from './figure/verdict.actions.ts'
import { lockPeriod, reopenFigure } from './locks/lock.actions.ts'
import { measurementChores, measurementLater } from './measurement.jobs.ts'
import { measurementHeir } from './measurement.ports.ts'

export const figureActions: Actions<typeof figureContract, FigureTables> = {
  reportFigure,
  reportFigures,
  giveVerdict,
  verifyFigures,
  judgeEvidence: judgeFigureEvidence,
  lockPeriod,
  reopenFigure,
}

export const deskActions: Actions<typeof deskContract, DeskTables & EvidenceTables> = {
  readDesk,
  readGrid,
  readGridForm,
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
  chores: measurementChores,
  later: measurementLater,
}
