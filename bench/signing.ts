import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { type BenchResult, percentilesOf, rounded } from '../src/commands/bench.ts'
import { internalLabel } from '../src/kernel/assurance.ts'
import { closePdf } from '../src/platform/pdf.ts'
import type { SigningOrder, SigningOutcome } from '../src/platform/signing/writing/signer.ts'
import { printForSigning } from '../src/rooms/documents/index.ts'
import { aContent, aPaper, farid, siti } from '../src/testing/signing/agreement-content.ts'
import { aSigningHouse, type SigningPerson } from '../src/testing/signing/signing-house.ts'

/** In a second, on two cores (the signing day of a city): printed and signed by both parties;
 * signed by both on a print that stands. */
const limits = { whole: 60, frozen: 250 }
/** How many agreements are under way at once: the press prints in its threads while others are
 * signed. */
const atOnce = 6
const size = { warm: 150, one: 150, two: 600 }

type Parties = { first: SigningPerson; second: SigningPerson }

function pdfOf(outcome: SigningOutcome): Uint8Array {
  if ('refused' in outcome) throw new Error(outcome.refused.detail)
  return outcome.pdf
}

type Frozen = { pdf: Uint8Array; sign: (pdf: Uint8Array, party: 0 | 1) => SigningOrder }

/** One agreement printed for its parties; every one differs, so nothing can be remembered. */
async function frozen(i: number): Promise<Frozen> {
  const content = aContent({ code: `PK-2026-1.02-${i}` })
  const { beside, ...paper } = aPaper(content)
  const publicCode = i.toString(36).padStart(26, 'Q').toUpperCase()
  const { bytes, places } = await printForSigning({ ...paper, beside: { ...beside, publicCode } })
  const qr = `${content.address}/verifikasi/${publicCode}`
  const sign = (pdf: Uint8Array, party: 0 | 1): SigningOrder => {
    const place = places[party]
    if (!place) throw new Error('an agreement of two parties has two places')
    const { name, title } = party === 0 ? siti : farid
    return {
      pdf,
      fieldName: place.fieldName,
      mark: place.mark,
      appearance: {
        lines: ['Ditandatangani', 'secara elektronik', '19 Januari 2026 09.42 WITA'],
        qr,
        label: internalLabel,
      },
      signer: { name, position: title },
      reason: 'Menyetujui Perjanjian Kinerja',
      place: 'Tanjung Amanah',
      at: '2026-01-19T01:42:00.000Z',
    }
  }
  return { pdf: bytes, sign }
}

async function signedByBoth({ first, second }: Parties, { pdf, sign }: Frozen): Promise<void> {
  pdfOf(await second.sign(sign(pdfOf(await first.sign(sign(pdf, 0))), 1)))
}

/** Times in milliseconds of `count` acts, so many at once, and how many were done in a second. */
async function measured(
  act: (i: number) => Promise<void>,
  count: number,
  together: number,
): Promise<{ times: number[]; rate: number }> {
  const times: number[] = []
  let next = 0
  const start = performance.now()
  const hand = async (): Promise<void> => {
    while (next < count) {
      const i = next++
      const began = performance.now()
      await act(i)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: together }, hand))
  return { times, rate: (count * 1000) / (performance.now() - start) }
}

/** Signatures in a second on one core, with nothing around them. */
function rawRate(key: KeyObject, count: number): number {
  const message = randomBytes(256)
  for (let i = 0; i < count / 10; i++) sign('sha256', message, key)
  const start = performance.now()
  for (let i = 0; i < count; i++) sign('sha256', message, key)
  return (count * 1000) / (performance.now() - start)
}

/** Two signatures on a frozen print, then printing and two signatures; no database (`./amanah bench
 * signing`). */
export async function run(): Promise<BenchResult[]> {
  const house = await aSigningHouse()
  const [first, second] = await Promise.all([house.person(siti.name), house.person(farid.name)])
  const parties = { first, second }
  let made = 0
  const whole = async (): Promise<void> => signedByBoth(parties, await frozen(made++))
  await measured(whole, size.warm, atOnce)
  const one = await measured(whole, size.one, 1)
  const two = await measured(whole, size.two, atOnce)
  const prints = await Promise.all(Array.from({ length: size.two }, () => frozen(made++)))
  await closePdf()
  const signing = await measured(
    (i) => signedByBoth(parties, prints[i] as Frozen),
    size.two,
    atOnce,
  )
  const raw = {
    rsa: rawRate(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 1500),
    ec: rawRate(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 10_000),
  }
  const result = (
    name: string,
    { rate, times }: { rate: number; times: number[] },
    limit: number,
    more: Pick<BenchResult, 'against' | 'notes'>,
  ): BenchResult => ({
    name,
    value: rounded(rate),
    unit: 'perjanjian/detik',
    limit,
    ratio: rounded(rate / limit),
    ...percentilesOf(times),
    against: {
      ...more.against,
      'dua tanda tangan node:crypto RSA-2048': rounded(rate / (raw.rsa / 2)),
      'dua tanda tangan node:crypto P-256': rounded(rate / (raw.ec / 2)),
    },
    notes:
      `${more.notes} PAdES B-B (P-256), tanpa basis data. RSA-2048 mentah ` +
      `${Math.round(raw.rsa)}/detik, P-256 mentah ${Math.round(raw.ec)}/detik.`,
  })
  return [
    result('signing-frozen', signing, limits.frozen, {
      against: {},
      notes: 'Dua tanda tangan di atas cetakan beku.',
    }),
    result('signing', { rate: two.rate, times: one.times }, limits.whole, {
      against: { 'satu per satu': rounded(two.rate / one.rate) },
      notes: 'Cetak dan dua tanda tangan; persentil satu per satu.',
    }),
  ]
}
