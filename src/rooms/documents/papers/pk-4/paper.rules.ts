import { secondTry } from '../pk-1/sheet.rules.ts'
import { Content } from './content.contract.ts'
import { whereItDiffers } from './match.rules.ts'
import { sheetOf } from './sheet.rules.ts'

/** The paper of today. It stands on those before it, which are closed, and on nothing else; once
 * another follows, this one is closed too. */
export const pk4 = {
  schema: 'amanah/pk/4',
  folder: 'pk-4',
  Content,
  sheetOf,
  secondTry,
  whereItDiffers,
} as const
