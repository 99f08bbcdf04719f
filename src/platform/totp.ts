import { generateSecret, generateURI, verify } from 'otplib'

/** Seconds a code is shown (RFC 6238 §5.2). */
const period = 30
/** How far a clock may be off before nobody guesses that it is the clock: ten minutes. */
const searched = 600

/** A seed for the codes of a phone: 160 random bits in base32 (RFC 4226 §4 asks for 128). */
export const newTotpSecret = (): string => generateSecret({ length: 20 })

/** What an authenticator application reads from a QR code. */
export const totpUri = (of: { issuer: string; label: string; secret: string }): string =>
  generateURI(of)

/** The step of time whose code this is, and by how many minutes its clock is off: 0 within one step
 * (RFC 6238 §6), more up to ten minutes away; `null` where it is none of them. */
export async function stepOfCode(
  secret: string,
  code: string,
  now: string,
): Promise<{ step: number; minutesOff: number } | null> {
  if (!/^\d{6}$/.test(code)) return null
  const asked = { secret, token: code, epoch: Math.floor(Date.parse(now) / 1000), period }
  for (const epochTolerance of [period, searched]) {
    const found = await verify({ ...asked, epochTolerance })
    if (!found.valid || !('timeStep' in found)) continue
    const off = epochTolerance === period ? 0 : Math.max(1, Math.round(Math.abs(found.delta) / 2))
    return { step: found.timeStep, minutesOff: off }
  }
  return null
}
