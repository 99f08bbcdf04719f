import { request } from 'node:https'
import { isIP } from 'node:net'
import { addressOf, isPublicAddress, type Resolve, resolveByDns } from './outbox/public-address.ts'

/** What is sent to a system outside. */
export type Sent = { method?: string; headers?: Record<string, string>; body?: unknown }
/** How this installation asks systems outside: https only, public addresses only. */
export type Outside = { fetch: (url: string, sent: Sent) => Promise<Response> }

/** The address is no https, or leads into a network that is not the open internet. */
export class NotPublic extends Error {}

const patienceMs = 5000
const most = 256 * 1024

type Opened = {
  resolve?: Resolve
  allows?: (address: string) => boolean
  /** Authorities trusted beside the usual ones. */
  ca?: string
}

/** Asks outside. A name is resolved once and the connection goes to that very address; every address
 * of it must be public. No redirect is followed, nothing is waited for longer than five seconds.
 * What tests let in beside that they say here, never by the environment. */
export function openOutside({
  resolve = resolveByDns,
  allows = isPublicAddress,
  ca,
}: Opened = {}): Outside {
  return {
    fetch: async (url, sent) => {
      const { protocol, hostname } = new URL(url)
      if (protocol !== 'https:') throw new NotPublic(url)
      const host = hostname.replace(/^\[|\]$/g, '')
      const signal = AbortSignal.timeout(patienceMs)
      const address = await addressOf(host, signal, resolve, allows)
      if (!address) throw new NotPublic(url)
      return asked(url, sent, address, { ca, signal })
    },
  }
}

function asked(
  url: string,
  { method = 'GET', headers = {}, body }: Sent,
  address: string,
  { ca, signal }: { ca: string | undefined; signal: AbortSignal },
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const family = isIP(address)
    const going = request(
      url,
      {
        method,
        headers,
        agent: false,
        signal,
        ...(ca && { ca }),
        lookup: (_, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
      },
      (came) => {
        const parts: Buffer[] = []
        let size = 0
        came.on('data', (part: Buffer) => {
          size += part.length
          if (size > most) came.destroy(new Error('the answer is too large'))
          else parts.push(part)
        })
        came.on('error', reject)
        came.on('end', () => {
          const told = new Headers()
          for (let at = 0; at < came.rawHeaders.length; at += 2)
            told.append(came.rawHeaders[at] ?? '', came.rawHeaders[at + 1] ?? '')
          const status = came.statusCode ?? 502
          const empty = status === 204 || status === 304
          resolve(new Response(empty ? null : Buffer.concat(parts), { status, headers: told }))
        })
      },
    )
    going.on('error', reject)
    if (body !== undefined && body !== null) going.write(String(body))
    going.end()
  })
}

/** What an installation uses. */
export const outside = openOutside()
