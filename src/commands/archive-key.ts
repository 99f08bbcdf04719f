import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { heed, Refused, refusal } from '../kernel/refusal.ts'

const beside = refusal(
  'backup/beside-the-data',
  409,
  'Simpan arsip dan kuncinya di luar folder data, di disk atau mesin lain.',
)
const short = refusal(
  'backup/short-passphrase',
  422,
  'Kata sandi arsip terlalu pendek: pakai sedikitnya 12 huruf.',
)

/** Refuses a file in the data folder: who loses or steals the one would lose or steal the other
 * too. */
export function refuseBeside(dataDirectory: string, path: string): void {
  if (!existsSync(dataDirectory)) return
  const folder = dirname(resolve(path))
  const place = existsSync(folder) ? realpathSync(folder) : folder
  heed(`${place}${sep}`.startsWith(`${realpathSync(dataDirectory)}${sep}`) ? beside : null)
}

/** The text of a file the operator names; `-` is standard input. Refuses one that is not there or
 * lies beside the data. */
export function readKeyFile(dataDirectory: string, path: string): string {
  if (path === '-') return readFileSync(0, 'utf8')
  if (!existsSync(path))
    throw new Refused(refusal('backup/no-such-file', 422, `Berkas «${path}» tidak ada.`))
  refuseBeside(dataDirectory, path)
  return readFileSync(path, 'utf8')
}

/** The passphrase on the first line of a file. Refuses one of less than 12 letters. */
export function readPassphrase(dataDirectory: string, path: string): string {
  const [passphrase = ''] = readKeyFile(dataDirectory, path).split(/\r?\n/)
  heed(passphrase.length < 12 ? short : null)
  return passphrase
}
