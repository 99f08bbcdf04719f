import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, it, vi } from 'vitest'
import { StylePage } from './StylePage.tsx'

const product = join(import.meta.dirname, '../../web')
const source = (root: string): string =>
  globSync('**/*.{ts,tsx}', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')

it('draws its sheet', () => {
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '' })
  const drawn = renderToString(h(StylePage, {}))
  const heads = [...drawn.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, head]) => head)

  expect(heads).toEqual(expect.arrayContaining(['Warna', 'Ikon', 'Bagan']))
})

it('is no part of the product', () => {
  expect(source(product)).not.toMatch(/testing\/style/)
})
