import type { Given } from '../../../kernel/contract.ts'
import type { MarkKind } from '../../../kernel/marks.ts'
import { type SkpState, skpContract } from '../../../rooms/staff/skp/skp.contract.ts'
import { client } from '../../platform/client.ts'

/** SKPs as functions; one object, so that every page asks and remembers alike. */
export const skps = client(skpContract)
export type SkpList = Given<(typeof skpContract)['listSkps']>

export const markOf: Record<SkpState, MarkKind> = {
  ...{ DRAFT: 'draft', SUBMITTED: 'half', RETURNED: 'mid', AGREED: 'full', DROPPED: 'notyet' },
}
