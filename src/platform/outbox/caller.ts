import { request } from 'node:https'
import { isIP } from 'node:net'
import { addressOf, isPublicAddress, type Resolve, resolveByDns } from './public-address.ts'

/** What is sent to an address outside. */
export type Outgoing = {
  url: string
  headers: Record<string, string | number>
  body: Buffer | string
}

/** Sends to an address outside and answers its status. Throws what the operator can be told. */
export type Caller = (outgoing: Outgoing) => Promise<number>

/** How names are found and addresses reached; a test brings its own. */
export type Network = {
  resolve: Resolve
  /** Where a checked address is really reached, and by which root its certificate is judged. */
  dial?: { host: string; port: number; ca: string }
  patienceMs?: number
}

/** The https address, or why nothing is sent to it. */
export function whyNotAddress(url: string): string | null {
  const parsed = URL.parse(url)
  if (!parsed) return 'Alamatnya tidak terbaca.'
  if (parsed.protocol !== 'https:') return 'Alamatnya harus https.'
  if (parsed.username || parsed.password) return 'Alamatnya tidak boleh memuat kata sandi.'
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) && !isPublicAddress(host) ? 'Alamatnya bukan alamat umum di internet.' : null
}

/** Opens the way out to strangers' addresses: https only, resolved once and connected to that very
 * address, the certificate judged by the name, no redirects, five seconds in all. */
export function openCaller(network: Network = { resolve: resolveByDns }): Caller {
  return async ({ url, headers, body }) => {
    const why = whyNotAddress(url)
    if (why) throw new Error(why)
    const { hostname, port, pathname, search } = new URL(url)
    const host = hostname.replace(/^\[|\]$/g, '')
    const { dial, patienceMs = 5000 } = network
    const signal = AbortSignal.timeout(patienceMs)
    const address = await addressOf(host, signal, network.resolve)
    if (!address) throw new Error('Alamatnya bukan alamat umum di internet.')
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          method: 'POST',
          host: dial?.host ?? address,
          port: dial?.port ?? (port || 443),
          path: pathname + search,
          ...(isIP(host) ? {} : { servername: host }),
          ...(dial && { ca: dial.ca }),
          agent: false,
          headers: { ...headers, host: hostname, 'content-length': Buffer.byteLength(body) },
          signal,
        },
        (answer) => {
          answer.destroy()
          resolve(answer.statusCode ?? 0)
        },
      )
      asked.on('error', reject)
      asked.end(body)
    })
  }
}
