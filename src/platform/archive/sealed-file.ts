import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { Decrypter, Encrypter } from 'age-encryption'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { pack, unpack } from './pack.ts'
import { foreign } from './read.ts'

/** What an archive is sealed for; given by the operator each time and kept nowhere in the
 * installation. */
export type SealFor = { recipient: string } | { passphrase: string }
/** What opens it again: the text of an age identity file, or the passphrase. */
export type OpenWith = { identity: string } | { passphrase: string }

const badRecipient = refusal(
  'platform/archive-recipient',
  422,
  'Penerima arsip harus kunci umum age, diawali «age1…».',
)
const badIdentity = refusal(
  'platform/archive-identity',
  422,
  'Berkas kunci tidak memuat kunci age («AGE-SECRET-KEY-1…»).',
)
const wrongKey = refusal(
  'platform/archive-key',
  403,
  'Kunci atau kata sandinya bukan milik arsip ini. Tidak ada yang dipulihkan.',
)
const notWritten = refusal(
  'platform/archive-not-written',
  500,
  'Arsip di disk tidak sama dengan yang ditulis. Periksa disknya, lalu ulangi.',
)

function sealer(to: SealFor): Encrypter {
  const encrypter = new Encrypter()
  if ('passphrase' in to) encrypter.setPassphrase(to.passphrase)
  else
    try {
      encrypter.addRecipient(to.recipient)
    } catch (cause) {
      throw new Refused(badRecipient, { cause })
    }
  return encrypter
}

function opener(by: OpenWith): Decrypter {
  const decrypter = new Decrypter()
  if ('passphrase' in by) {
    decrypter.addPassphrase(by.passphrase)
    return decrypter
  }
  const keys = by.identity
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  try {
    if (keys.length === 0) throw new Error('no key')
    for (const key of keys) decrypter.addIdentity(key)
  } catch (cause) {
    throw new Refused(badIdentity, { cause })
  }
  return decrypter
}

/** One stream of bytes into the next; an error anywhere ends both. */
function through(source: Readable, next: NodeJS.ReadWriteStream & Readable): Readable {
  pipeline(source, next, () => undefined)
  return next
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** Writes lines of an archive to a file: packed, sealed with age, durable before it takes its name,
 * and read once more to see that the disk holds what was written. Answers its size. Refuses a
 * recipient that is none; leaves nothing behind when it fails. */
export async function sealInto(
  path: string,
  lines: AsyncIterable<string>,
  to: SealFor,
): Promise<number> {
  const encrypter = sealer(to)
  const unfinished = `${path}.belum-jadi`
  const file = await open(unfinished, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    const packed = through(Readable.from(lines), pack())
    for await (const chunk of await encrypter.encrypt(
      Readable.toWeb(packed) as ReadableStream<Uint8Array>,
    )) {
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    if ((await hashOf(unfinished)) !== hash.digest('hex')) throw new Refused(notWritten)
    const { size } = await file.stat()
    await rename(unfinished, path)
    return size
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** The bytes of a sealed archive from its beginning. Refuses what is no archive, and a key that
 * does not open it. */
export async function* openSealed(path: string, by: OpenWith): AsyncGenerator<Uint8Array> {
  const decrypter = opener(by)
  const sealed = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
  const packed = await decrypter.decrypt(sealed).catch((cause: unknown) => {
    throw new Refused(
      cause instanceof Error && cause.message.includes('no identity matched') ? wrongKey : foreign,
      { cause },
    )
  })
  yield* through(Readable.fromWeb(packed as Parameters<typeof Readable.fromWeb>[0]), unpack())
}
