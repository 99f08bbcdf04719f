import { strToU8, type Zippable, zipSync } from 'fflate/browser'

export { strToU8, zipSync }

/** `fflate` as the writer of XLSX gets it in the browser (`vite.config.ts`): packed in one go on
 * the thread of the page. The package's own `zip` starts workers from a `blob:` address, which the
 * policy of the pages forbids (decision 0014). */
export function zip(files: Zippable, done: (error: null, packed: Uint8Array) => void): void {
  done(null, zipSync(files))
}
