import { createRequire } from 'node:module'
import type * as Argon2 from '@node-rs/argon2'

const real = createRequire(import.meta.url)('@node-rs/argon2') as typeof Argon2

function once<Asked extends unknown[], Answer>(work: (...asked: Asked) => Promise<Answer>) {
  const known = new Map<string, Promise<Answer>>()
  return (...asked: Asked): Promise<Answer> => {
    const key = JSON.stringify(asked)
    const answer = known.get(key) ?? work(...asked)
    known.set(key, answer)
    return answer
  }
}

/** `@node-rs/argon2` for the tests of rooms and the stories: the same at its full strength, but one
 * password is hashed and one answer found once. They give the same few hundreds of times, and a
 * passphrase costs 64 MiB and a tenth of a second. */
export const hash = once(real.hash)
export const verify = once(real.verify)
const raw = once(real.hashRaw)
/** A copy each time: who takes it wipes it. */
export const hashRaw: typeof real.hashRaw = async (...asked) => Buffer.from(await raw(...asked))
