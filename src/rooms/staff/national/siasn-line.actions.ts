import { NotPublic, type Outside, type Sent } from '../../../platform/outside.ts'
import type { SiasnSettings } from './siasn.contract.ts'
import {
  type Came,
  type Marked,
  type Meaning,
  marksOf,
  meaningOf,
  notThere,
  type Outcome,
  type RaterCard,
  raterOf,
  seenIn,
  unknownThere,
} from './siasn.rules.ts'

/** The door with both secrets in the clear; lives between transactions and is kept nowhere. */
export type Door = SiasnSettings & { clientSecret: string; ssoClientSecret: string }
/** An open line: where it leads, and what both tokens say at every request. */
export type Line = { outside: Outside; gateway: string; headers: Record<string, string> }
/** One evaluation to send; what the chart does not know is `null`. */
export type Sending = {
  evaluationId: string
  ratingSequence: number
  state: 'PENDING' | 'SENT'
  nip: string | null
  rater: RaterCard | null
  marked: Marked
}

async function came(outside: Outside, url: string, sent: Sent): Promise<Came> {
  try {
    const answer = await outside.fetch(url, sent)
    const text = await answer.text()
    return { status: answer.status, told: text ? readJson(text) : {} }
  } catch (error) {
    if (error instanceof NotPublic) throw error
    return null
  }
}

/** An answer that breaks off in its middle is none; a page of words beside a refusal is no answer of
 * SIASN either, but its status counts. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A token by client credentials: never with anybody's password. */
async function tokenOf(
  outside: Outside,
  url: string,
  { id, secret }: { id: string; secret: string },
): Promise<{ token: string } | { failed: string }> {
  const basic = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)
  const answer = await came(outside, url, {
    method: 'POST',
    headers: {
      authorization: `Basic ${basic.toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  })
  const { hostname } = new URL(url)
  if (!answer || answer.status >= 500) return { failed: `${hostname} tidak menjawab.` }
  const token = (answer.told as { access_token?: unknown } | null)?.access_token
  return answer.status < 300 && typeof token === 'string'
    ? { token }
    : { failed: `${hostname} tidak menerima client ID dan rahasianya.` }
}

/** Gets both tokens, or says in a sentence why there are none. */
export async function openLine(outside: Outside, door: Door): Promise<Line | { failed: string }> {
  try {
    const { clientId, clientSecret, ssoClientId, ssoClientSecret } = door
    const main = await tokenOf(outside, door.tokenUrl, { id: clientId, secret: clientSecret })
    if ('failed' in main) return main
    const sso = { id: ssoClientId, secret: ssoClientSecret }
    const beside = await tokenOf(outside, door.ssoTokenUrl, sso)
    if ('failed' in beside) return beside
    const headers = { authorization: `Bearer ${main.token}`, auth: `bearer ${beside.token}` }
    return { outside, gateway: door.gateway.replace(/\/+$/, ''), headers }
  } catch (error) {
    if (error instanceof NotPublic) return { failed: 'Alamatnya tidak terbuka di internet.' }
    throw error
  }
}

async function asked({ outside, gateway, headers }: Line, path: string, sent: Sent = {}) {
  const all = { accept: 'application/json', ...headers, ...sent.headers }
  try {
    return meaningOf(await came(outside, `${gateway}${path}`, { ...sent, headers: all }))
  } catch (error) {
    if (!(error instanceof NotPublic)) throw error
    return { is: 'DOOR', reason: 'Alamat SIASN tidak terbuka di internet.' } satisfies Meaning
  }
}

export type Tried = Outcome & { doorShut?: true }
const waiting = (state: Sending['state'], { is, reason }: { is: string; reason: string }): Tried =>
  is === 'DOOR' ? { state, reason, doorShut: true } : { state, reason }

/** SIASN's own history of one person; it says no where there is nothing. */
async function historyOf(line: Line, nip: string) {
  const answer = await asked(line, `/pns/rw-kinerjaperiodik/${nip}`)
  if (answer.is === 'NO') return { rows: [] }
  if (answer.is !== 'YES') return answer
  return { rows: Array.isArray(answer.data) ? (answer.data as Record<string, unknown>[]) : [] }
}

/** One try of one delivery: SIASN is first asked what it has. Seen with the same marks: confirmed.
 * Otherwise it is sent once; what SIASN took already is only looked for again. */
export async function tryOne(line: Line, sending: Sending): Promise<Tried> {
  const { nip, rater, state, marked } = sending
  if (!nip) return notThere('NIP')
  if (!rater) return notThere('RATER')
  const marks = marksOf(marked)
  const history = await historyOf(line, nip)
  if ('is' in history) return waiting(state, history)
  const { seen, id } = seenIn(history.rows, marks)
  if (seen) return { state: 'CONFIRMED', reason: null }
  if (state === 'SENT') return { state, reason: 'Diterima SIASN, belum terlihat di riwayatnya.' }
  const person = await asked(line, `/pns/data-utama/${nip}`)
  if (person.is === 'NO') return unknownThere
  if (person.is !== 'YES') return waiting(state, person)
  const pnsId = (person.data as { id?: unknown } | null)?.id
  if (typeof pnsId !== 'string') return unknownThere
  const body = { ...(id && { id }), pnsDinilaiId: pnsId, ...marks, ...raterOf(rater) }
  return sent(line, sending, JSON.stringify(body))
}

async function sent(line: Line, sending: Sending, body: string): Promise<Tried> {
  const answer = await asked(line, '/kinerjaperiodik/save', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `${sending.evaluationId}-${sending.ratingSequence}`,
    },
    body,
  })
  if (answer.is === 'YES') return { state: 'SENT', reason: null }
  if (answer.is === 'NO') return { state: 'REJECTED', reason: answer.reason }
  return waiting(sending.state, answer)
}
