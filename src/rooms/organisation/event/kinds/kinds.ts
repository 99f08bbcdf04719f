import { transferKind } from '../../transfer/transfer.kinds.ts'
import type { EventKinds } from '../execution.actions.ts'
import { equalisation, newHead } from './posts.actions.ts'
import { dissolve, merge, move, split } from './restructure.actions.ts'
import { recode, rename } from './unit-name.actions.ts'

/** Every kind of event this room knows, in the order people look for them. */
export const reorganisationKinds: EventKinds = [
  rename,
  recode,
  merge,
  split,
  move,
  dissolve,
  equalisation,
  newHead,
  transferKind,
]
