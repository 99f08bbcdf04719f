import type { Actor } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { whyUnbound } from './bind.rules.ts'

/** An address that leads to a region. One is primary: links on paper and in mail are written with
 * it, the others keep old ones alive. */
export type RegionHost = {
  host: string
  scheme: 'http' | 'https'
  port: number | null
  primary: boolean
}

/** A region as its addresses concern it. */
type Named = { code: string; name: string; hosts: readonly RegionHost[] }

type Address = Omit<RegionHost, 'primary'> & { scheme: 'http' | 'https'; stated: boolean }

const form =
  /^(?:(https?):\/\/)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::(\d{1,5}))?\/?$/
const ownPort = { http: 80, https: 443 }

/** Reads `pk.kota.go.id`, `https://pk.kota.go.id` or `http://localhost:8080`; without a scheme it
 * is https, on this machine http. `null` for anything that is no address of a host alone: a path, a
 * user name, a port that does not exist. `stated` tells whether the scheme was written. */
export function readAddress(text: string): Address | null {
  const found = form.exec(text.trim().toLowerCase())
  const host = found?.[2]
  if (!found || !host || host.length > 253) return null
  const scheme = (found[1] ?? (onlyHere(host) ? 'http' : 'https')) as 'http' | 'https'
  const port = found[3] === undefined ? ownPort[scheme] : Number(found[3])
  if (port < 1 || port > 65_535) return null
  return {
    host,
    scheme,
    port: port === ownPort[scheme] ? null : port,
    stated: found[1] !== undefined,
  }
}

/** An address as links are written with it: `https://pk.kota.go.id`, `http://localhost:8080`. */
export const printHost = ({
  scheme,
  host,
  port,
}: Pick<RegionHost, 'scheme' | 'host' | 'port'>): string =>
  `${scheme}://${host}${port === null ? '' : `:${port}`}`

/** The name of a host as requests carry it: without its port, in small letters. */
export const hostNameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase()

/** Names that only this machine understands: never taken as primary unless somebody wrote them with
 * their scheme. */
const onlyHere = (host: string): boolean =>
  /^(127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)*localhost)$/.test(host)

const privateNet =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./
const privateName =
  /\.(?:local|localhost|localdomain|lan|home|internal|intranet|corp|test|invalid)$/

/** Does an address lead here from everywhere? Not by http, not to this machine or a private
 * network, not by a name without a dot or a bare IPv6. */
export function isPublic(address: string): boolean {
  const read = readAddress(address)
  if (read?.scheme !== 'https' || onlyHere(read.host)) return false
  return read.host.includes('.') && !privateNet.test(read.host) && !privateName.test(read.host)
}

/** May promises be bound under this address? A fictional region plays on any machine. */
export const isBindable = ({
  address,
  fictional,
}: {
  address: string
  fictional: boolean
}): boolean => fictional || isPublic(address)

/** Why no promise may be bound here (`whyUnbound`). */
export const whyNotBind = (
  region: { address: string; fictional: boolean },
  actor: Pick<Actor, 'kind' | 'mandates'>,
): Refusal | null => whyUnbound({ address: region.address, bindable: isBindable(region) }, actor)

/** The addresses of a region that begins. The first that people elsewhere can reach is primary, or
 * one written with its scheme; else the address of the installation (`PUBLIC_URL`), unless it leads
 * to another region already. */
export function hostsOf(
  texts: readonly string[],
  installation?: string,
  taken: readonly RegionHost[] = [],
): RegionHost[] {
  const read = texts.flatMap((text) => readAddress(text) ?? [])
  const own = installation === undefined ? null : readAddress(installation)
  const free = own && !taken.some(({ host }) => host === own.host) ? [own] : []
  const first = read.find(({ host, stated }) => stated || !onlyHere(host)) ?? free[0]
  const all =
    first && !read.includes(first)
      ? [first, ...read.filter(({ host }) => host !== first.host)]
      : read
  return all.map((address) => ({
    host: address.host,
    scheme: address.scheme,
    port: address.port,
    primary: address === first,
  }))
}

const primaryOf = ({ hosts }: Pick<Named, 'hosts'>): RegionHost | undefined =>
  hosts.find(({ primary }) => primary)

/** The address that the links of a region are written with, or `null` where none has been set. */
export function addressOfRegion(hosts: readonly RegionHost[]): string | null {
  const primary = primaryOf({ hosts })
  return primary ? printHost(primary) : null
}

/** Why a further region cannot begin yet. The only region of an installation is found under any
 * name; from the second on a region is found by its own names alone, so each needs a primary
 * address first. */
export function whyNotBeside(regions: readonly Named[], next: Named): Refusal | null {
  if (regions.length === 0) return null
  const namesake = regions.find(({ code }) => code === next.code)
  if (namesake)
    return refusal(
      'organisation/code-taken',
      409,
      `Kode ${next.code} sudah dipakai ${namesake.name}. Beri daerah baru kode lain.`,
    )
  const lost = regions.find((region) => !primaryOf(region))
  if (lost)
    return refusal(
      'organisation/no-address',
      409,
      `Daerah baru belum dapat dibuat: ${lost.name} belum punya alamat utama, sehingga ` +
        'tidak akan ditemukan lagi. ' +
        'Jalankan dahulu, juga untuk alamat lamanya: ./amanah hosts set https://ALAMAT ' +
        `--region ${lost.code} --primary`,
    )
  const clash = next.hosts.find(({ host }) => whoseHost(regions, host))
  if (clash) return whyNotHost(regions, next.code, clash.host)
  if (primaryOf(next)) return null
  return refusal(
    'organisation/no-address',
    409,
    `${next.name} belum punya alamat utama. Tulis pada «hosts» di berkas daerahnya, ` +
      `misalnya "hosts": ["https://pk.${next.code.toLowerCase()}.go.id"].`,
  )
}

const whoseHost = (regions: readonly Named[], host: string): Named | undefined =>
  regions.find(({ hosts }) => hosts.some((known) => known.host === host))

/** Why an address cannot lead to a region: it leads to another one. */
export function whyNotHost(regions: readonly Named[], code: string, host: string): Refusal | null {
  const holder = whoseHost(regions, host)
  if (!holder || holder.code === code) return null
  return refusal(
    'organisation/host-taken',
    409,
    `Alamat «${host}» sudah milik ${holder.name}. Pakai alamat lain.`,
  )
}

/** What an operator should mend: regions beside others that have no primary address. */
export const regionsWithoutAddress = (regions: readonly Named[]): Named[] =>
  regions.length < 2 ? [] : regions.filter((region) => !primaryOf(region))
