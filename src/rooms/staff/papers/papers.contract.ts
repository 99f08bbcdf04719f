import * as z from 'zod/mini'
import { lookRoute, pageHead, pageRoute } from '../../../kernel/contract.ts'
import { DateText, Id, VersionNumber, Year } from '../../../kernel/ids.ts'
import { PublicRegion } from '../../documents/words.ts'

const As = z.enum(['PDF', 'XLSX'])

/** What a stranger with an SKP in hand is told. */
export const SkpCheckPage = z.object({
  ...pageHead,
  region: PublicRegion,
  /** `null`: no agreed SKP has this code. */
  found: z.nullable(
    z.object({
      name: z.string(),
      /** Its last digits alone. */
      nip: z.nullable(z.string()),
      title: z.string(),
      state: z.string(),
      digest: z.string(),
    }),
  ),
})
export type SkpCheckPage = z.infer<typeof SkpCheckPage>

export const papersContract = {
  readSkpFile: lookRoute({
    method: 'GET',
    path: '/api/staff/skp/:id/file',
    summary: 'Satu SKP sebagai PDF atau XLSX; pengunduhan milik orang lain tercatat',
    input: z.object({ id: Id, version: z.optional(VersionNumber), as: As }),
  }),
  readEvaluationFile: lookRoute({
    method: 'GET',
    path: '/api/staff/evaluations/:id/file',
    summary: 'Dokumen evaluasi sebagai PDF; pengunduhan milik orang lain tercatat',
    withoutPost: true,
    personal: true,
    input: z.object({ id: Id, as: As }),
  }),
  readLogRecapFile: lookRoute({
    method: 'GET',
    path: '/api/staff/log/recap/file',
    summary: 'Rekap catatan harian per minggu dan bulan; pengunduhan milik orang lain tercatat',
    input: z.object({ from: DateText, to: DateText, personId: z.optional(Id), as: As }),
  }),
  readOfficeFile: lookRoute({
    method: 'GET',
    path: '/api/staff/offices/:office/file',
    summary: 'SKP, rencana triwulan, dan predikat satu perangkat daerah sebagai XLSX, tercatat',
    input: z.object({ office: Id, year: Year }),
  }),
  readSkpCheck: pageRoute({
    method: 'GET',
    path: '/verifikasi/skp/:id',
    summary: 'Apakah SKP ini disepakati, dan masih berlaku',
    access: 'public',
    view: 'skpCheck',
    perMinute: 60,
    input: z.object({
      id: z.string().check(z.maxLength(60)),
      versi: z.optional(z.string().check(z.maxLength(10))),
      /** The digits of the digest that the paper carries: without them a number tells nothing. */
      sidik: z.optional(z.string().check(z.maxLength(80))),
    }),
    output: SkpCheckPage,
  }),
}
