import { transferKind } from '../../transfer/transfer.kinds.ts'
import type { EventKinds } from '../execution.actions.ts'
import { recode, rename } from './unit-name.kinds.ts'

/** Every kind of event this room knows, in the order people look for them. */
export const reorganisationKinds: EventKinds = [rename, recode, transferKind]
