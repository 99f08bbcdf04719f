import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Disk, diskStore } from './files.ts'
import { refusalOf } from './http/problem.ts'
import { sniff } from './sniff.ts'

const root = mkdtempSync(join(tmpdir(), 'amanah-files-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const pathOf = (tenantId: number, sha256: string): string =>
  join(root, String(tenantId), sha256.slice(0, 2), sha256)
const left = (tenantId: number): string[] =>
  readdirSync(join(root, String(tenantId)), { recursive: true, withFileTypes: true }).flatMap(
    (entry) => (entry.isFile() ? [entry.name] : []),
  )

/** A real disk whose operations are told by name, and which may refuse one of them. */
function watched(refuses: string, notes: string[] = []): Disk {
  const note = async (what: string): Promise<void> => {
    notes.push(what)
    if (what === refuses)
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
  const open: Disk['open'] = async (path, flags, mode) => {
    const kind = flags === 'r' ? 'folder' : 'file'
    if (kind === 'file') await note('open')
    const file = await fs.open(path, flags, mode)
    const [write, sync] = [file.writeFile.bind(file), file.sync.bind(file)]
    file.writeFile = async (data) => {
      if (refuses === 'write') await write('setengah')
      await note('write')
      await write(data)
    }
    file.sync = async () => {
      await note(
        kind === 'file'
          ? 'sync'
          : `sync folder ${basename(String(path)).length === 2 ? 'of hash' : 'above'}`,
      )
      await sync()
    }
    return file
  }
  const rename: Disk['rename'] = async (from, to) => {
    await note('rename')
    await fs.rename(from, to)
  }
  return { ...fs, open, rename }
}

describe('the store', () => {
  const store = diskStore(root)

  it('keeps content once under its hash, per region', async () => {
    const first = await store.keep(1, bytesOf('bukti'))
    const again = await store.keep(1, bytesOf('bukti'))

    expect(again).toEqual(first)
    expect(Buffer.from(await store.read(1, first.sha256)).toString()).toBe('bukti')
    expect(await store.read(2, first.sha256)).toBe('missing')
    expect(readdirSync(join(root, '1', first.sha256.slice(0, 2)))).toEqual([first.sha256])
  })

  it('tells content that is not there from content that was changed, and takes no path for a name', async () => {
    const { sha256 } = await store.keep(1, bytesOf('asli'))
    writeFileSync(pathOf(1, sha256), 'palsu')

    expect(await store.read(1, sha256)).toBe('changed')
    rmSync(pathOf(1, sha256))
    expect(await store.read(1, sha256)).toBe('missing')
    expect(await store.read(1, '../../etc/passwd')).toBe('missing')
  })

  it('mends content that was changed when the same content comes again', async () => {
    const { sha256 } = await store.keep(1, bytesOf('sama panjang'))
    writeFileSync(pathOf(1, sha256), 'lain panjang')
    await store.keep(1, bytesOf('sama panjang'))

    expect(readFileSync(pathOf(1, sha256), 'utf8')).toBe('sama panjang')
  })

  it('says nothing of content when the machine has no file left to open', async () => {
    const { sha256 } = await store.keep(1, bytesOf('ada'))
    const busy = diskStore(root, {
      ...fs,
      readFile: () => Promise.reject(Object.assign(new Error('busy'), { code: 'EMFILE' })),
    })

    await expect(busy.read(1, sha256)).rejects.toThrow('busy')
  })
})

describe('what is written', () => {
  it('is on the disk before its name, its name before the answer', async () => {
    const notes: string[] = []
    await diskStore(root, watched('', notes)).keep(4, bytesOf('tahan listrik padam'))

    // The folders above were made for this file, so they are made durable too.
    expect(notes).toEqual([
      'sync folder above',
      'sync folder above',
      'open',
      'write',
      'sync',
      'rename',
      'sync folder of hash',
    ])
  })

  it.each(['open', 'write', 'sync', 'rename'])(
    'leaves nothing behind on a disk that is full at %s',
    async (step) => {
      const full = diskStore(root, watched(step))
      const failed = await full
        .keep(5, bytesOf(`penuh saat ${step}`))
        .catch((error: unknown) => error)

      expect(refusalOf(failed)).toMatchObject({ code: 'platform/disk-full', status: 503 })
      expect(left(5)).toEqual([])
    },
  )
})

describe('the sweep', () => {
  const store = diskStore(root)
  const old = new Date('2026-01-01')
  const before = new Date('2026-01-02')
  const age = (path: string): void => utimesSync(path, old, old)

  it('takes what no transaction named and what a crash left half written, and nothing that is young', async () => {
    const [named, left3] = [
      await store.keep(3, bytesOf('dipakai')),
      await store.keep(3, bytesOf('ditinggalkan')),
    ]
    const young = await store.keep(3, bytesOf('baru saja'))
    const half = `${pathOf(3, left3.sha256).slice(0, -64)}.tulis-0000`
    writeFileSync(half, 'sete')
    for (const path of [pathOf(3, named.sha256), pathOf(3, left3.sha256), half]) age(path)

    expect(await store.sweep(3, async () => new Set([named.sha256]), before)).toBe(2)
    expect(left(3).toSorted()).toEqual([named.sha256, young.sha256].toSorted())
    expect(await store.sweep(99, async () => new Set(), before)).toBe(0)
  })

  it('leaves content alone that is kept again while it is being swept', async () => {
    const { sha256 } = await store.keep(6, bytesOf('kembali'))
    age(pathOf(6, sha256))
    const keepingMeanwhile = async (): Promise<ReadonlySet<string>> => {
      await store.keep(6, bytesOf('kembali'))
      return new Set()
    }

    expect(await store.sweep(6, keepingMeanwhile, before)).toBe(0)
    expect(statSync(pathOf(6, sha256)).size).toBe(7)
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
