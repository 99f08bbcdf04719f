import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { expect, it } from 'vitest'

it('is read by Node itself, which only takes types away: what tests compile otherwise must start too', () => {
  const sources = globSync('{src,bench}/**/*.ts').filter((path) => !path.startsWith('src/web/'))
  const refused = sources.flatMap((path) => {
    try {
      stripTypeScriptTypes(readFileSync(path, 'utf8'))
      return []
    } catch (error) {
      return `${path}: ${(error as Error).message}`
    }
  })

  expect(sources.length).toBeGreaterThan(500)
  expect(refused).toEqual([])
})
