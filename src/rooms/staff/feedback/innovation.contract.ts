import * as z from 'zod/mini'
import { Nothing, route } from '../../../kernel/contract.ts'
import { Id, Year } from '../../../kernel/ids.ts'
import { Link, words } from './feedback.contract.ts'

/** What an official tried of their own accord. */
export const InnovationContent = z.object({
  title: words(200),
  problem: words(1000),
  tried: words(1500),
  before: words(500),
  after: words(500),
  link: Link,
  /** Who took it over; `null`: nobody yet. */
  takenOverBy: z.nullable(words(300)),
})
export type InnovationContent = z.infer<typeof InnovationContent>

export const Innovation = z.object({
  ...InnovationContent.shape,
  id: Id,
  year: Year,
  name: z.string(),
  /** What the rater said last; `null`: not answered. */
  answer: z.nullable(z.object({ accepted: z.boolean(), note: z.nullable(z.string()) })),
})
export type Innovation = z.infer<typeof Innovation>

const said = z.object({ sentence: z.string() })

export const innovationContract = {
  listInnovations: route({
    method: 'GET',
    path: '/api/staff/innovations',
    summary: 'Inovasi saya, dan inovasi yang menunggu jawaban saya',
    personal: true,
    input: Nothing,
    output: z.object({ mine: z.array(Innovation), waiting: z.array(Innovation) }),
  }),
  proposeInnovation: route({
    method: 'POST',
    path: '/api/staff/innovations',
    summary: 'Ajukan inovasi sebagai hasil kerja tambahan',
    input: InnovationContent,
    output: said,
  }),
  amendInnovation: route({
    method: 'PUT',
    path: '/api/staff/innovations/:innovationId',
    summary: 'Perbaiki inovasi yang belum diterima, atau tambahkan siapa yang memakainya',
    input: z.object({ ...InnovationContent.shape, innovationId: Id }),
    output: said,
  }),
  answerInnovation: route({
    method: 'POST',
    path: '/api/staff/innovations/:innovationId/answer',
    summary: 'Terima atau kembalikan inovasi seorang pegawai',
    input: z.object({ innovationId: Id, accepted: z.boolean(), note: z.nullable(words(1000)) }),
    output: said,
  }),
}
