import * as z from 'zod/mini'
import { Nothing, pageInput, pageOf, route } from '../../kernel/contract.ts'
import { Id, InstantText } from '../../kernel/ids.ts'

export const Notice = z.object({
  id: Id,
  /** `room/what`: what it is about. */
  kind: z.string(),
  title: z.string(),
  detail: z.nullable(z.string()),
  /** Where it leads, within this installation. */
  link: z.nullable(z.string()),
  toldAt: InstantText,
  readAt: z.nullable(InstantText),
})
export type Notice = z.infer<typeof Notice>

export const noticeContract = {
  listNotices: route({
    method: 'GET',
    path: '/api/notices',
    summary: 'Pemberitahuan saya, yang terbaru di atas',
    personal: true,
    input: z.object(pageInput),
    output: pageOf(Notice),
  }),
  countNotices: route({
    method: 'GET',
    path: '/api/notices/unread',
    summary: 'Berapa pemberitahuan saya yang belum dibaca',
    personal: true,
    input: Nothing,
    output: z.object({ unread: z.int() }),
  }),
  markNotices: route({
    method: 'PUT',
    path: '/api/notices/read',
    summary: 'Tandai pemberitahuan saya sudah dibaca: satu, atau semuanya',
    withoutPost: true,
    repeats: 'recognised',
    input: z.object({ noticeId: z.optional(Id) }),
    output: z.object({ unread: z.int() }),
  }),
}
