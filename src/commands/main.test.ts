import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const amanah = (...args: string[]): { code: number | null; out: string; err: string } => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), ...args],
    { encoding: 'utf8' },
  )
  return { code: status, out: stdout, err: stderr }
}

it('tells what it can do, one line a command', () => {
  const { code, out } = amanah('--help')

  expect(code).toBe(0)
  expect(out).toMatch(/^Pemakaian: .\/amanah PERINTAH$/m)
  expect(out).toMatch(/^ {2}migrate +Memperbarui susunan basis data\.$/m)
  expect(out).toMatch(/^ {2}test +Menjalankan semua pemeriksaan dan pengujian\.$/m)
})

it.each(['terbang', '../main', 'constructor'])(
  'refuses the unknown command %s and lists the known ones',
  (name) => {
    const { code, out, err } = amanah(name)

    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(`Perintah «${name}» tidak dikenal.`)
    expect(err).toMatch(/^ {2}migrate /m)
  },
)

it('refuses unknown steps of the tests', () => {
  const { code, err } = amanah('test', '--only', 'semuanya')

  expect(code).toBe(2)
  expect(err).toContain('lint, types, map, unused, build, rules, rooms, smoke, stories, years')
})
