import * as z from 'zod/mini'
import { Nothing, route } from '../../kernel/contract.ts'
import { Id, InstantText } from '../../kernel/ids.ts'

export const ChannelKind = z.enum(['EMAIL', 'WHATSAPP', 'PUSH'])
export type ChannelKind = z.infer<typeof ChannelKind>

export const Channel = z.object({
  id: Id,
  kind: ChannelKind,
  /** An e-mail address, a telephone number, or the name of a browser. */
  shown: z.string(),
  confirmed: z.boolean(),
  addedAt: InstantText,
})
export type Channel = z.infer<typeof Channel>

const Channels = z.object({
  items: z.array(Channel),
  /** Which ways this installation has; the key by which a browser subscribes. */
  offers: z.object({ email: z.boolean(), whatsapp: z.boolean(), pushKey: z.nullable(z.string()) }),
})

export const channelContract = {
  listChannels: route({
    method: 'GET',
    path: '/api/notices/channels',
    summary: 'Jalan pemberitahuan saya',
    personal: true,
    input: Nothing,
    output: Channels,
  }),
  addAddress: route({
    method: 'POST',
    path: '/api/notices/channels',
    summary: 'Tambah surel atau nomor WhatsApp; kode dikirim ke sana',
    withoutPost: true,
    repeats: 'recognised',
    perMinute: 10,
    input: z.object({
      kind: z.enum(['EMAIL', 'WHATSAPP']),
      address: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
    }),
    output: Channels,
  }),
  confirmChannel: route({
    method: 'PUT',
    path: '/api/notices/channels/:channelId/code',
    summary: 'Benarkan surel atau nomor dengan kode yang dikirim ke sana',
    withoutPost: true,
    secrets: ['code'],
    repeats: 'ignored',
    limits: { bytes: 4 * 1024, depth: 1 },
    input: z.object({ channelId: Id, code: z.string().check(z.trim(), z.maxLength(20)) }),
    output: Channels,
  }),
  addPush: route({
    method: 'POST',
    path: '/api/notices/push',
    summary: 'Terima pemberitahuan di peramban ini',
    withoutPost: true,
    repeats: 'recognised',
    perMinute: 10,
    input: z.object({
      endpoint: z.string().check(z.maxLength(1000)),
      p256dh: z
        .string()
        .check(z.regex(/^[A-Za-z0-9_-]{87}=?$/, 'Kunci peramban ini tidak terbaca.')),
      auth: z
        .string()
        .check(z.regex(/^[A-Za-z0-9_-]{22}(==)?$/, 'Kunci peramban ini tidak terbaca.')),
      label: z.string().check(z.trim(), z.maxLength(80)),
    }),
    output: Channels,
  }),
  removeChannel: route({
    method: 'DELETE',
    path: '/api/notices/channels/:channelId',
    summary: 'Hapus satu jalan pemberitahuan saya',
    withoutPost: true,
    repeats: 'recognised',
    input: z.object({ channelId: Id }),
    output: Channels,
  }),
  listOutbox: route({
    method: 'GET',
    path: '/api/notices/outbox',
    summary: 'Surat keluar daerah contoh: lima puluh yang terakhir',
    input: Nothing,
    output: z.object({
      items: z.array(
        z.object({
          id: Id,
          kind: ChannelKind,
          to: z.string(),
          title: z.string(),
          detail: z.nullable(z.string()),
          link: z.nullable(z.string()),
          madeAt: InstantText,
          sent: z.boolean(),
        }),
      ),
    }),
  }),
}
