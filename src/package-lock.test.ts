import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

type Entry = { link?: boolean; inBundle?: boolean; integrity?: string }
type Lock = { packages: Record<string, Entry> }

it('names the hash of every package that npm fetches, also of those for other machines', () => {
  const { packages }: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const fetched = Object.entries(packages).filter(
    ([path, { link, inBundle }]) => path !== '' && !link && !inBundle,
  )

  expect(fetched.length).toBeGreaterThan(100)
  expect(fetched.flatMap(([path, { integrity }]) => (integrity ? [] : [path]))).toEqual([])
})
