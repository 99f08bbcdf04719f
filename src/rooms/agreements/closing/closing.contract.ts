import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { Id } from '../../../kernel/ids.ts'
import { Moved } from '../signing/signing.contract.ts'

const Reason = z.string().check(z.trim(), z.maxLength(2000))

export const closingContract = {
  cancelAgreement: route({
    method: 'POST',
    path: '/api/agreements/:id/cancellation',
    summary: 'Tarik konsep PK yang belum ditandatangani siapa pun, dengan alasan',
    input: z.object({ id: Id, reason: Reason }),
    output: Moved,
  }),
}
