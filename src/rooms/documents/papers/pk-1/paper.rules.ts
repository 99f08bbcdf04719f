import { Content } from './content.contract.ts'
import { whereItDiffers } from './match.rules.ts'
import { secondTry, sheetOf } from './sheet.rules.ts'

/**
 * The first paper of a performance agreement, closed: a content that carries `amanah/pk/1` is printed and verified by this folder for
 * ever. It imports nothing that lives outside of it, so no later change of the house can make a signed page untrue.
 */
export const pk1 = {
  schema: 'amanah/pk/1',
  folder: 'pk-1',
  Content,
  sheetOf,
  secondTry,
  whereItDiffers,
} as const
