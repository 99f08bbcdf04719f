import { generate } from 'otplib'
import { factorContract } from '../rooms/identity/index.ts'
import { sameOrigin, type World } from './world.ts'

/** The code a phone shows at a moment, or would show if its clock were off by some minutes. */
export const codeAt = (secret: string, instant: string, minutesOff = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor(Date.parse(instant) / 1000) + minutesOff * 60 })

/** Enrols a phone for whoever holds the session; answers its seed and the recovery codes. */
export async function enrolPhone(
  world: World,
  cookie: string,
  now: string,
): Promise<{ factorId: string; secret: string; recoveryCodes: string[] }> {
  const { beginTotp, confirmTotp } = world.calls(factorContract, cookie)
  const { factorId, secret } = await beginTotp({})
  const { recoveryCodes } = await confirmTotp({ factorId, code: await codeAt(secret, now) })
  return { factorId, secret, recoveryCodes: recoveryCodes ?? [] }
}

/** Signs in by a password; answers what came back and the cookie to send along. */
export async function enterWith(
  world: World,
  signIn: string,
  password = 'kata sandi untuk uji',
): Promise<{ cookie: string; told: Record<string, unknown> }> {
  const answer = await world.app.inject({
    ...{ method: 'POST', url: '/api/session', headers: sameOrigin, payload: { signIn, password } },
  })
  const [cookie] = answer.cookies
  return {
    cookie: `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}`,
    told: answer.json(),
  }
}
