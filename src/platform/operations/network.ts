/** The sixteen-bit groups of an IPv6 address, its gap filled with zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const [left, right] = [head, tail ?? ''].map((part) =>
    part.split(':').filter((group) => group !== ''),
  )
  const gap = tail === undefined ? 0 : 8 - (left?.length ?? 0) - (right?.length ?? 0)
  return [...(left ?? []), ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...(right ?? [])]
}

/** What counts as one address where requests and tries are counted: an IPv4 address itself, an IPv6
 * address by the network one subscriber is given (/64), because each holds more addresses than
 * anybody could count. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!address.includes(':')) return address
  const network = groupsOf(address.replace(/%.*$/, '').toLowerCase()).slice(0, 4)
  return `${network.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
