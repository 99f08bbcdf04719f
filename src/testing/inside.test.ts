import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

const outside = /reads outside the repository/

it('lets no test read outside the repository, nor look whether something is there', async () => {
  expect(() => readFileSync('/srv/elsewhere/notes.txt')).toThrow(outside)
  expect(() => existsSync(new URL('file:///srv/elsewhere/notes.txt'))).toThrow(outside)
  await expect((async () => readFile('/home/somebody/file'))()).rejects.toThrow(outside)

  expect(existsSync('package.json')).toBe(true)
})
