import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Papers that were signed on, with the hash of their folder. A paper of today joins when the next
 * one takes its place. */
const closed = {
  'pk-1': 'ae4c19881e6d34f5',
  'pk-2': 'c60c8360c98f0dce',
  'pk-3': '22d571047bdf5dce',
}

/** A folder as one hash: names and bytes of its files, white space of the sources aside, so that a
 * formatter may pass. */
function hashOf(folder: string): string {
  const directory = new URL(`./${folder}/`, import.meta.url)
  const hash = createHash('sha256')
  for (const name of readdirSync(directory).toSorted()) {
    const text = readFileSync(new URL(name, directory), 'utf8')
    hash.update(
      `${name}\n${name.endsWith('.typ') ? text : text.replace(/[\s,]|\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')}\n`,
    )
  }
  return hash.digest('hex').slice(0, 16)
}

it.each(Object.entries(closed))(
  '%s is closed: whoever wants other words makes a new paper',
  (folder, hash) => {
    expect(hashOf(folder)).toBe(hash)
  },
)
