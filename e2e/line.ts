import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The line between a browser and the server: cut, nothing passes; mended, everything does again.
 * `loseAnswers` lets requests that begin with a text through and cuts the line when their answer
 * comes, until it is mended; it gives back how many have passed. */
export type Line = {
  url: string
  cut: () => void
  mend: () => void
  loseAnswers: (to: string) => () => number
  close: () => void
}

/** A SOCKS proxy (RFC 1928, without sign-in) that only this browser uses. A browser's own emulation
 * of "offline" does not reach its service worker in every version; a line that is cut reaches
 * everything. */
export async function layLine(): Promise<Line> {
  const sockets = new Set<Socket>()
  let isCut = false
  let lost: string | null = null
  let arrived = 0
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
    return socket
  }
  const server = createServer((browser) => {
    if (isCut) return void browser.destroy()
    keep(browser).once('data', () => {
      browser.write(Buffer.from([5, 0]))
      browser.once('data', (wish: Buffer) => {
        const { host, port } = addressOf(wish)
        const far = keep(
          connect(port, host, () => browser.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))),
        )
        browser.on('data', (sent: Buffer) => {
          if (lost === null || !sent.includes(lost)) return
          arrived++
          far.unpipe(browser).once('data', () => browser.destroy())
          far.resume()
        })
        browser.pipe(far).pipe(browser)
        browser.on('close', () => far.destroy())
        far.on('close', () => browser.destroy())
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const drop = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `socks5://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => {
      isCut = true
      drop()
    },
    mend: () => {
      isCut = false
      lost = null
    },
    loseAnswers: (to) => {
      lost = to
      return () => arrived
    },
    close: () => {
      drop()
      server.close()
    },
  }
}

/** Where a request to connect wants to go: an address of four bytes or a name, then the port. */
function addressOf(wish: Buffer): { host: string; port: number } {
  const isName = wish[3] === 3
  const end = isName ? 5 + (wish[4] ?? 0) : 8
  const host = isName ? wish.toString('latin1', 5, end) : wish.subarray(4, end).join('.')
  return { host, port: wish.readUInt16BE(end) }
}
