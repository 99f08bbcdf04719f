import * as z from 'zod/mini'

/** How far the sending of an evaluation to SIASN is (§15.3). CONFIRMED is seen there. */
export const DeliveryState = z.enum(['PENDING', 'SENT', 'CONFIRMED', 'REJECTED'])
export type DeliveryState = z.infer<typeof DeliveryState>
