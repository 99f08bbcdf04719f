import { lookup } from 'node:dns/promises'
import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** Networks that are nobody's on the open internet: own, loopback, link-local, carriers', tests',
 * multicast, and those that carry an IPv4 address inside (RFC 6890 and its successors). */
const closed = new BlockList()
for (const [network, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
  ] as const),
  ...([
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
  ] as const),
  ...([
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
  ] as const),
  ...([
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  closed.addSubnet(network, bits, 'ipv4')
/** Of IPv6 only what is given out (2000::/3) is open, without what tunnels or documents. */
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')
const closed6 = new BlockList()
for (const [network, bits] of [
  ...([
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ] as const),
] as const)
  closed6.addSubnet(network, bits, 'ipv6')

/** Does an address lie on the open internet? Anything else (a name, a private, loopback or
 * link-local address, an IPv4 address in IPv6 clothes) does not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%')) return false
  return open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

/** How a name is found. */
export type Resolve = (host: string) => Promise<readonly string[]>
export const resolveByDns: Resolve = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address)

const ended = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

/** The one address a host is reached by: resolved once and within the time of `signal`, and every
 * address it has must be allowed, so that a name cannot lead inside; else `null`. */
export async function addressOf(
  host: string,
  signal: AbortSignal,
  resolve: Resolve = resolveByDns,
  allows: (address: string) => boolean = isPublicAddress,
): Promise<string | null> {
  const found = isIP(host) ? [host] : await Promise.race([resolve(host), ended(signal)])
  const [first] = found
  return first && found.every(allows) ? first : null
}
