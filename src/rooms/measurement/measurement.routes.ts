import type { Actions } from '../../platform/context.ts'
import type { AuditTables } from '../audit/index.ts'
import type { EvidenceTables } from '../evidence/index.ts'
import { type DeskTables, readDesk, readVerificationDesk } from './desk.actions.ts'
import { giveVerdict, lockPeriod, readFigure, reportFigure } from './figure.actions.ts'
import type { figureContract } from './figure.contract.ts'

export const measurementActions: Actions<typeof figureContract, DeskTables & AuditTables & EvidenceTables> = {
  readDesk,
  readVerificationDesk,
  readFigure,
  reportFigure,
  giveVerdict,
  lockPeriod,
}
