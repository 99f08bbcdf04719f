import { secondTry } from '../pk-1/sheet.rules.ts'
import { Content } from './content.contract.ts'
import { whereItDiffers } from './match.rules.ts'
import { sheetOf } from './sheet.rules.ts'

/** The paper of the first half of 2026 and before amendments. It stands on those before it, which are
 * closed, and on nothing else; it is closed too. */
export const pk3 = {
  schema: 'amanah/pk/3',
  folder: 'pk-3',
  Content,
  sheetOf,
  secondTry,
  whereItDiffers,
} as const
