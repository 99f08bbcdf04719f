import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { expect, it } from 'vitest'

const outside = /reads outside the repository/

it('lets no test read outside the repository, nor look whether something is there', async () => {
  expect(() => readFileSync('../notes.txt')).toThrow(outside)
  expect(() => existsSync(new URL('../../../notes.txt', import.meta.url))).toThrow(outside)
  expect(() => existsSync(`../${basename(process.cwd())}-other`)).toThrow(outside)
  await expect((async () => readFile('/home/somebody/file'))()).rejects.toThrow(outside)

  expect(existsSync('package.json')).toBe(true)
})
