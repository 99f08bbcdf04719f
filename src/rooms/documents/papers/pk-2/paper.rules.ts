import { secondTry } from '../pk-1/sheet.rules.ts'
import { Content } from './content.contract.ts'
import { whereItDiffers } from './match.rules.ts'
import { sheetOf } from './sheet.rules.ts'

/** The second paper, closed like the first, on which alone it stands. */
export const pk2 = {
  schema: 'amanah/pk/2',
  folder: 'pk-2',
  Content,
  sheetOf,
  secondTry,
  whereItDiffers,
} as const
