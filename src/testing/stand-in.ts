import { mkdtempSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { selfCertificate } from '../platform/http/self-certificate.ts'
import { type Outside, openOutside } from '../platform/outside.ts'

export type Serve = (request: IncomingMessage, response: ServerResponse) => void

/** A system outside that stands on this machine, and the way to it: its name leads to loopback, its
 * certificate is trusted, for the tests alone. */
export async function openStandIn(
  host: string,
  serve: Serve,
): Promise<{ origin: string; outside: Outside; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-outside-'))
  const pair = await selfCertificate(folder, new Date(), [host])
  const server = createServer(pair, serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const outside = openOutside({
    resolve: async () => ['127.0.0.1'],
    allows: (address) => address === '127.0.0.1',
    ca: pair.cert,
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { origin: `https://${host}:${(server.address() as AddressInfo).port}`, outside, close }
}
