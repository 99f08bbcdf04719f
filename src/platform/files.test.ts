import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { diskStore, sweepOrphans } from './files.ts'
import { sniff } from './sniff.ts'

const root = mkdtempSync(join(tmpdir(), 'amanah-files-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('the store', () => {
  const store = diskStore(root)

  it('keeps content once under its hash, per region', async () => {
    const first = await store.keep(1, bytesOf('bukti'))
    const again = await store.keep(1, bytesOf('bukti'))

    expect(again).toEqual(first)
    expect(Buffer.from((await store.read(1, first.sha256)) ?? []).toString()).toBe('bukti')
    expect(await store.read(2, first.sha256)).toBeNull()
    expect(readdirSync(join(root, '1', first.sha256.slice(0, 2)))).toEqual([first.sha256])
  })

  it('gives nothing back that is no longer what its name says, and takes no path for a name', async () => {
    const { sha256 } = await store.keep(1, bytesOf('asli'))
    writeFileSync(join(root, '1', sha256.slice(0, 2), sha256), 'palsu')

    expect(await store.read(1, sha256)).toBeNull()
    expect(await store.read(1, '../../etc/passwd')).toBeNull()
  })

  it('sweeps what no transaction named', async () => {
    const named = await store.keep(3, bytesOf('dipakai'))
    await store.keep(3, bytesOf('ditinggalkan'))

    expect(await sweepOrphans(root, 3, new Set([named.sha256]), new Date(Date.now() + 1000))).toBe(1)
    expect(await store.read(3, named.sha256)).not.toBeNull()
  })
})

it.each([
  ['a PDF', bytesOf('%PDF-1.7'), 'application/pdf'],
  ['a JPEG photo', new Uint8Array([0xff, 0xd8, 0xff, 0xe1]), 'image/jpeg'],
  ['plain text', bytesOf('a;b\n1;2'), 'text/plain; charset=utf-8'],
  ['a page that calls itself text', bytesOf('<!DOCTYPE html><script>alert(1)</script>'), undefined],
  ['an SVG', bytesOf('<svg onload="x()">'), undefined],
  ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0]), undefined],
  ['an archive', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2]), undefined],
  ['nothing', new Uint8Array(), undefined],
])('sniffs %s', (_, bytes, type) => expect(sniff(bytes)?.type).toBe(type))
