import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  adoptDrafts,
  draftsOf,
  dropDraftsOf,
  dropOldDrafts,
  keepDraft,
} from './platform/device/drafts.ts'
import { dropOldAnswers, forgetKept, keepAnswer, keepFor } from './platform/device/kept-answers.ts'
import { type DeviceStore, draftsKept, namesIn, stores } from './platform/device/stores.ts'

const sources = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname })
  .filter((file) => !file.includes('.test.') && file !== 'platform/device/stores.ts')
  .map((file) => ({ file, text: readFileSync(join(import.meta.dirname, file), 'utf8') }))

/** How a script keeps something on a device. */
const keeping =
  /\b(setItem|indexedDB\.open|caches\.open|cookieStore|document\.cookie|getDirectory)\b/

it('keeps nothing on a device that is not declared with what it holds and when it goes', () => {
  const undeclared = sources.filter(
    ({ text }) => keeping.test(text) && !/\bstores\.\w+\.name\b/.test(text),
  )
  const named = sources.filter(({ text }) => /['"`]amanah[:-]/.test(text))
  const used = sources.flatMap(({ text }) =>
    [...text.matchAll(/\bstores\.(\w+)\.name\b/g)].map(([, name]) => name),
  )

  expect(undeclared.map(({ file }) => file)).toEqual([])
  expect(named.map(({ file }) => file)).toEqual([])
  expect(Object.keys(stores).filter((name) => !used.includes(name))).toEqual([])
})

it('has no way past its declared stores: each is written in one file', () => {
  const writers = sources.filter(({ text }) => keeping.test(text)).map(({ file }) => file)

  expect(writers.toSorted()).toEqual([
    'platform/device/drafts.ts',
    'platform/device/installed.ts',
    'platform/device/kept-answers.ts',
    'platform/device/kept-files.ts',
    'platform/session.tsx',
    'worker/shell.ts',
  ])
})

function aStore(): DeviceStore {
  const map = new Map<string, string>()
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    key: (i) => [...map.keys()][i] ?? null,
    get length() {
      return map.size
    },
  }
}

/** A device on which two people of a region, and one of another region, left something. */
function aDevice(): DeviceStore {
  const store = aStore()
  keepFor(store, 'ani')
  keepAnswer(store, '/api/session', { name: 'Ani' }, 0)
  for (const owner of ['1/ani', '1/budi', '2/ani'])
    keepDraft(store, `${owner}/target/m/2026`, 'x', 0)
  return store
}

it('forgets on signing out what the server told, and keeps what was typed', () => {
  const device = aDevice()
  forgetKept(device)

  expect(namesIn(device, 'amanah:jawaban:')).toEqual([])
  expect(draftsOf(device, '1/ani')).toEqual(['target/m/2026'])
})

it('forgets on a shared device everything of the one who leaves, and nothing of others', () => {
  const device = aDevice()
  forgetKept(device)
  dropDraftsOf(device, '1/ani')

  expect(namesIn(device, 'amanah')).toEqual([
    'amanah:isian:1/budi/target/m/2026',
    'amanah:isian:2/ani/target/m/2026',
  ])
})

it('forgets everything by itself in time', () => {
  const device = aDevice()
  dropOldAnswers(device, draftsKept - 1)
  dropOldDrafts(device, draftsKept - 1)
  expect(namesIn(device, 'amanah:isian:')).toHaveLength(3)

  dropOldDrafts(device, draftsKept)
  expect(namesIn(device, 'amanah:').filter((name) => !name.endsWith('pemilik'))).toEqual([])
})

it('finds the forms an earlier version kept under the account alone', () => {
  const device = aStore()
  keepDraft(device, 'ani/angka/m/2026-01', 'x', 0)
  adoptDrafts(device, 'ani', '1/ani')

  expect(namesIn(device, 'amanah')).toEqual(['amanah:isian:1/ani/angka/m/2026-01'])
})
