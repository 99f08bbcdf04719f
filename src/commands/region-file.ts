import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { systemActor } from '../kernel/actor.ts'
import { heed, Refused, refusal } from '../kernel/refusal.ts'
import type { Installation } from '../main.ts'
import { act } from '../platform/act.ts'
import type { Region } from '../platform/context.ts'
import { askNewPassword, grantRole, openAccount } from '../rooms/identity/index.ts'
import {
  admitPerson,
  createRegion,
  hostsOf,
  loadRegions,
  readAddress,
  TimeZone,
  whyNotBeside,
} from '../rooms/organisation/index.ts'

/** What a new region needs before its own files come in. */
export const RegionFile = z.object({
  code: z.string().check(z.regex(/^[A-Z]{2,6}$/)),
  name: z.string().check(z.minLength(3)),
  kind: z.enum(['PROVINSI', 'KABUPATEN', 'KOTA']),
  governmentName: z.string(),
  headTitle: z.string(),
  place: z.string(),
  timeZone: TimeZone,
  fictional: z.optional(z.boolean()),
  /** Addresses that lead here; the first that is not of this machine, or is written with its
   * scheme, is primary. */
  hosts: z.array(
    z.string().check(z.refine((text) => readAddress(text) !== null, 'bukan alamat situs')),
  ),
  administrator: z.object({
    name: z.string(),
    nip: z.nullable(z.string().check(z.regex(/^\d{18}$/))),
    signIn: z.string(),
  }),
})
export type RegionFile = z.infer<typeof RegionFile>

/** Reads a region's file; refuses with the field that does not fit. */
export function readRegionFile(path: string): RegionFile {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Refused(
      refusal('seed/unreadable', 422, `Berkas daerah «${path}» tidak terbaca sebagai JSON.`),
      { cause },
    )
  }
  const read = z.safeParse(RegionFile, content)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Refused(
    refusal(
      'seed/misshapen',
      422,
      `Berkas daerah belum sesuai pada «${issue?.path.join('.') ?? ''}»: ${issue?.message ?? ''}.`,
    ),
  )
}

/** Creates a region with its first account, which may import everything else; answers the password,
 * shown once. `installationUrl` (`PUBLIC_URL`) is its primary address where the file names none.
 * Refuses a second region until every one has an address. */
export async function openRegion(
  { owner, house }: Pick<Installation, 'owner' | 'house'>,
  file: RegionFile,
  installationUrl?: string,
): Promise<{ region: Region; password: string }> {
  const others = (await loadRegions(house)).map(({ region, hosts }) => ({ ...region, hosts }))
  const taken = others.flatMap(({ hosts }) => hosts)
  const wanted = {
    ...file,
    fictional: file.fictional ?? false,
    hosts: hostsOf(file.hosts, installationUrl, taken),
  }
  heed(whyNotBeside(others, wanted))
  const region = await createRegion(owner, wanted)
  const password = randomBytes(9).toString('base64url')
  await act(house, region, systemActor, async (ctx) => {
    const personId = await admitPerson(ctx, {
      name: file.administrator.name,
      nip: file.administrator.nip,
    })
    const id = await openAccount(ctx, {
      personId,
      signIn: file.administrator.signIn,
      password,
      demonstration: false,
    })
    await askNewPassword(ctx, [{ id, personId }])
    await grantRole(ctx, {
      personId,
      role: 'ORGANISATION_BUREAU',
      unitId: null,
      decreeNumber: 'Penunjukan pertama',
      validFrom: ctx.today,
    })
  })
  return { region, password }
}
