import type { ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Outside } from '../platform/outside.ts'
import { openStandIn } from './stand-in.ts'

/** How the stand-in fails: a status; an answer cut off in its middle; the line cut after it did what
 * was asked; no answer in time. */
export type Failing = 401 | 500 | 'HALF' | 'CUT' | 'LATE'
type Row = Record<string, unknown>

/** A SIASN on this machine, as `anggaran-organisasi-layanan.md` §4.3 has it. `people` it knows by NIP;
 * what it was told stands in `history`; `fails` says how it fails at paths that begin so. */
export type SiasnStandIn = {
  origin: string
  outside: Outside
  people: Map<string, string>
  history: Map<string, Row[]>
  fails: Map<string, Failing>
  /** Every request, as `POST /path`. */
  asked: string[]
  saved: Row[]
  keys: unknown[]
  close: () => Promise<void>
}

const gateway = '/apisiasn/1.0'
const secrets = ['amanah:kunci-wso', 'amanah-sso:kunci-sso']

export async function openSiasnStandIn(): Promise<SiasnStandIn> {
  const standing = {
    people: new Map<string, string>(),
    history: new Map<string, Row[]>(),
    fails: new Map<string, Failing>(),
    asked: [] as string[],
    saved: [] as Row[],
    keys: [] as unknown[],
  }
  const failing = (path: string) =>
    [...standing.fails].find(([begin]) => path.startsWith(begin))?.[1]

  const answerOf = (path: string, headers: Row, body: string): unknown => {
    if (path.startsWith('/token')) {
      const told = Buffer.from(String(headers.authorization).slice(6), 'base64').toString()
      return secrets.includes(told) ? { access_token: `token-${told.split(':')[0]}` } : null
    }
    if (headers.authorization !== 'Bearer token-amanah') return null
    if (headers.auth !== 'bearer token-amanah-sso') return null
    const nip = path.split('/').at(-1) ?? ''
    const none = { code: 0, data: 'Data tidak ditemukan', message: 'Data tidak ditemukan' }
    if (path.startsWith('/pns/data-utama')) {
      const id = standing.people.get(nip)
      return id ? { code: 1, data: { id, nipBaru: nip } } : none
    }
    if (path.startsWith('/pns/rw-kinerjaperiodik')) {
      const rows = standing.history.get(nip)
      return rows ? { code: 1, data: rows } : none
    }
    return saved(JSON.parse(body), headers)
  }

  const saved = (row: Row, headers: Row): unknown => {
    standing.saved.push(row)
    standing.keys.push(headers['idempotency-key'])
    const nip = [...standing.people].find(([, id]) => id === row.pnsDinilaiId)?.[0] ?? ''
    const others = (standing.history.get(nip) ?? []).filter(({ id }) => id !== row.id)
    standing.history.set(nip, [...others, { id: `rw-${standing.saved.length}`, ...row }])
    return { code: 1, message: 'success' }
  }

  const send = (response: ServerResponse, told: unknown, how: Failing | undefined): void => {
    if (how === 'CUT') response.destroy()
    else if (typeof how === 'number') response.writeHead(how).end('<h1>gagal</h1>')
    else if (told === null) response.writeHead(401).end('{}')
    else if (how === 'HALF') {
      const whole = JSON.stringify(told)
      response.writeHead(200, { 'content-length': whole.length })
      response.write(whole.slice(0, -2), () => response.destroy())
    } else response.writeHead(200).end(JSON.stringify(told))
  }

  const { outside, ...standIn } = await openStandIn('siasn.uji.example', (request, response) => {
    void text(request).then((body) => {
      const path = (request.url ?? '').replace(gateway, '')
      standing.asked.push(`${request.method} ${path}`)
      const how = failing(path)
      const told = typeof how === 'number' ? null : answerOf(path, request.headers, body)
      send(response, told, how)
    })
  })
  const late: Outside['fetch'] = async (url, sent) => {
    if (failing(new URL(url).pathname.replace(gateway, '')) === 'LATE')
      throw new DOMException('too late', 'TimeoutError')
    return outside.fetch(url, sent)
  }
  return { ...standing, ...standIn, outside: { fetch: late } }
}
