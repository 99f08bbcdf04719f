import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Lays compressed twins beside scripts and styles (`.br`, `.gz`): made once with care they are a
 * tenth smaller than what a server compresses while it answers, and cost it nothing. Only files
 * whose name is their content have twins. */
export function compressed(): Plugin {
  return {
    name: 'amanah-compressed',
    apply: 'build',
    enforce: 'post',
    writeBundle({ dir = '' }) {
      const folder = join(dir, 'assets')
      for (const name of readdirSync(folder).filter((one) => /\.(js|css)$/.test(one))) {
        const bytes = readFileSync(join(folder, name))
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes))
        writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
