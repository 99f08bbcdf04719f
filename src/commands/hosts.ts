import { systemActor } from '../kernel/actor.ts'
import { heed, Refused, refusal } from '../kernel/refusal.ts'
import { type Installation, openInstallation } from '../main.ts'
import { act } from '../platform/act.ts'
import { readConfig } from '../platform/config.ts'
import { record } from '../rooms/audit/index.ts'
import {
  loadRegions,
  printHost,
  type RegionHost,
  readAddress,
  setHost,
  whyNotHost,
} from '../rooms/organisation/index.ts'
import { Misused, readArguments } from './arguments.ts'
import { chooseRegion } from './which-region.ts'

export const usage = [
  'Pemakaian: ./amanah hosts [list]',
  '           ./amanah hosts set ALAMAT [--region KODE] [--primary] [--scheme http|https]',
  'ALAMAT seperti pk.kota.go.id atau https://pk.kota.go.id. Alamat utama (--primary) ' +
    'tertulis di kertas dan QR; alamat lama tetap berlaku.',
].join('\n')

const options = {
  region: { type: 'string' },
  primary: { type: 'boolean' },
  scheme: { type: 'string' },
} as const

type Order = { region: string | undefined; host: RegionHost }

/** Reads what `hosts set` was asked; refuses what is no address of a host alone. */
export function readOrder(args: readonly string[]): 'list' | Order {
  const { values, positionals } = readArguments(args, {
    usage,
    options,
    words: { least: 0, most: 2 },
  })
  const [what = 'list', text] = positionals
  if (what === 'list' && text === undefined && Object.keys(values).length === 0) return 'list'
  if (what !== 'set' || text === undefined) throw new Misused('', usage)
  const address = readAddress(
    values.scheme === undefined ? text : `${values.scheme}://${text.replace(/^\w+:\/\//, '')}`,
  )
  if (!address)
    throw new Misused(
      `«${text}» bukan alamat: tulis nama situs saja, tanpa jalur di belakangnya.`,
      usage,
    )
  const { host, scheme, port } = address
  return { region: values.region, host: { host, scheme, port, primary: values.primary ?? false } }
}

/** One line an address, the primary one marked; a region without any says so. */
export function tableOf(regions: Awaited<ReturnType<typeof loadRegions>>): string {
  const lines = regions.flatMap(({ region: { code, name }, hosts }) => [
    `${code}  ${name}`,
    ...hosts.map((host) => `  ${host.primary ? '*' : ' '} ${printHost(host)}`),
    ...(hosts.some(({ primary }) => primary) ? [] : ['    belum ada alamat utama']),
  ])
  return [...lines, '', '* alamat utama, tertulis di kertas dan QR'].join('\n')
}

/** Lets the address lead to the region from now on (a running server sees it within half a minute);
 * the first one of a region is its primary. */
export async function setAddress(
  { house }: Pick<Installation, 'house'>,
  order: Order,
): Promise<void> {
  const regions = await loadRegions(house)
  const { region, hosts } = chooseRegion(regions, order.region, '--region')
  heed(
    whyNotHost(
      regions.map((one) => ({ ...one.region, hosts: one.hosts })),
      region.code,
      order.host.host,
    ),
  )
  const host = {
    ...order.host,
    primary: order.host.primary || !hosts.some(({ primary }) => primary),
  }
  await act(house, region, systemActor, async (ctx) => {
    await setHost(ctx, host)
    await record(ctx, { act: 'region.address-set', subject: null, after: host })
  })
}

/** `./amanah hosts`: shows and sets the addresses that lead to each region. */
export async function run(args: string[]): Promise<number> {
  const order = readOrder(args)
  const installation = await openInstallation(
    readConfig(process.env),
    (sentence) => console.error(sentence),
    { beside: true },
  )
  try {
    if (order !== 'list') await setAddress(installation, order)
    const regions = await loadRegions(installation.house)
    if (regions.length === 0)
      throw new Refused(refusal('hosts/no-region', 422, 'Belum ada pemerintah daerah.'))
    console.log(tableOf(regions))
    return 0
  } finally {
    await installation.close()
  }
}
