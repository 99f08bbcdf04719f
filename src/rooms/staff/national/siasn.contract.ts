import * as z from 'zod/mini'
import { Nothing, route, stepRoute } from '../../../kernel/contract.ts'
import { Id, InstantText } from '../../../kernel/ids.ts'

/** How far the sending of an evaluation to SIASN is (§15.3). PENDING: not known to have been taken.
 * SENT: SIASN said yes. CONFIRMED: seen in its own history. */
export const DeliveryState = z.enum(['PENDING', 'SENT', 'CONFIRMED', 'REJECTED'])
export type DeliveryState = z.infer<typeof DeliveryState>

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
/** Empty: the secret that is kept stays. */
const secret = z.string().check(z.trim(), z.maxLength(400))

const addresses = {
  gateway: text(300),
  tokenUrl: text(300),
  clientId: text(200),
  ssoTokenUrl: text(300),
  ssoClientId: text(200),
}
export const SiasnSettings = z.object(addresses)
export type SiasnSettings = z.infer<typeof SiasnSettings>

export const Delivery = z.object({
  evaluationId: Id,
  name: z.string(),
  period: z.string(),
  state: DeliveryState,
  reason: z.nullable(z.string()),
  changedAt: InstantText,
})
export type Delivery = z.infer<typeof Delivery>

const Said = z.object({ sentence: z.string() })

export const siasnContract = {
  readSiasn: route({
    method: 'GET',
    path: '/api/staff/siasn',
    summary: 'Pintu ke SIASN: setelan tanpa rahasianya, dan kiriman yang belum terlihat di sana',
    input: Nothing,
    output: z.object({
      open: z.boolean(),
      settings: z.nullable(SiasnSettings),
      counts: z.record(DeliveryState, z.int()),
      items: z.array(Delivery),
    }),
  }),
  openSiasn: stepRoute({
    method: 'PUT',
    path: '/api/staff/siasn',
    summary: 'Buka pintu ke SIASN, atau ganti setelannya; dicoba dahulu',
    proves: true,
    secrets: ['clientSecret', 'ssoClientSecret'],
    repeats: 'ignored',
    limits: { bytes: 4 * 1024, depth: 1 },
    input: z.object({ ...addresses, clientSecret: secret, ssoClientSecret: secret }),
    output: Said,
  }),
  closeSiasn: route({
    method: 'DELETE',
    path: '/api/staff/siasn',
    summary: 'Tutup pintu ke SIASN; tidak ada lagi yang dikirim',
    input: Nothing,
    output: Said,
  }),
  sendAgain: route({
    method: 'POST',
    path: '/api/staff/siasn/deliveries/:evaluationId',
    summary: 'Kirim lagi satu penilaian yang ditolak SIASN',
    input: z.object({ evaluationId: Id }),
    output: Said,
  }),
}
