import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { systemActor } from '../kernel/actor.ts'
import { Refused, refusal } from '../kernel/refusal.ts'
import type { Installation } from '../main.ts'
import { act } from '../platform/act.ts'
import type { Region } from '../platform/context.ts'
import { grantRole, openAccount } from '../rooms/identity/index.ts'
import { admitPerson, createRegion } from '../rooms/organisation/index.ts'

/** What a new region needs before its own files come in. */
export const RegionFile = z.object({
  code: z.string().check(z.regex(/^[A-Z]{2,6}$/)),
  name: z.string().check(z.minLength(3)),
  kind: z.enum(['PROVINSI', 'KABUPATEN', 'KOTA']),
  governmentName: z.string(),
  headTitle: z.string(),
  place: z.string(),
  timeZone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  fictional: z.optional(z.boolean()),
  hosts: z.array(z.string()),
  administrator: z.object({ name: z.string(), nip: z.nullable(z.string().check(z.regex(/^\d{18}$/))), signIn: z.string() }),
})
export type RegionFile = z.infer<typeof RegionFile>

/** Reads a region's file; refuses with the field that does not fit. */
export function readRegionFile(path: string): RegionFile {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Refused(refusal('seed/unreadable', 422, `Berkas daerah «${path}» tidak terbaca sebagai JSON.`), { cause })
  }
  const read = z.safeParse(RegionFile, content)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Refused(
    refusal('seed/misshapen', 422, `Berkas daerah belum sesuai pada «${issue?.path.join('.') ?? ''}»: ${issue?.message ?? ''}.`),
  )
}

/** Creates a region with its first account, which may import everything else; answers the password, shown once. */
export async function openRegion({ owner, house }: Installation, file: RegionFile): Promise<{ region: Region; password: string }> {
  const region = await createRegion(owner, { ...file, fictional: file.fictional ?? false })
  const password = randomBytes(9).toString('base64url')
  await act(house, region, systemActor, async (ctx) => {
    const personId = await admitPerson(ctx, { name: file.administrator.name, nip: file.administrator.nip })
    await openAccount(ctx, { personId, signIn: file.administrator.signIn, password, demonstration: false })
    await grantRole(ctx, { personId, role: 'ORGANISATION_BUREAU', unitId: null, decreeNumber: 'Penunjukan pertama', validFrom: ctx.today })
  })
  return { region, password }
}
