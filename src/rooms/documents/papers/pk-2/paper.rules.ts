import { secondTry } from '../pk-1/sheet.rules.ts'
import { Content } from './content.contract.ts'
import { whereItDiffers } from './match.rules.ts'
import { sheetOf } from './sheet.rules.ts'

/** The paper of today. It stands on the first one, which is closed, and on nothing else; once
 * another follows, this one is closed too. */
export const pk2 = {
  schema: 'amanah/pk/2',
  folder: 'pk-2',
  Content,
  sheetOf,
  secondTry,
  whereItDiffers,
} as const
