import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { Refused, refusal } from '../../kernel/refusal.ts'
import {
  folderCheck,
  type ReadinessCheck,
  readinessOf,
  sharedReadiness,
  spaceCheck,
} from './readiness.ts'

it('is ready with warnings, and not ready with one problem', async () => {
  const warned = {
    name: 'Nama host',
    look: async () => ({ warnings: ['Daerah kedua belum punya nama host.'] }),
  }
  const broken = {
    name: 'Pekerjaan',
    look: async () => ({ problems: ['Pekerjaan berkala berhenti sejak kemarin.'] }),
  }

  expect(await readinessOf([warned])).toEqual({
    ready: true,
    problems: [],
    warnings: ['Daerah kedua belum punya nama host.'],
  })
  expect(await readinessOf([warned, broken])).toEqual({
    ready: false,
    problems: ['Pekerjaan berkala berhenti sejak kemarin.'],
    warnings: ['Daerah kedua belum punya nama host.'],
  })
})

it('tells in a sentence that a look failed or did not end, without what is ours alone', async () => {
  const refused = refusal(
    'platform/foreign-migration',
    409,
    'Basis data ini lebih baru daripada program.',
  )
  const checks: ReadinessCheck[] = [
    {
      name: 'Basis data',
      look: () => Promise.reject(new Error('connect ENOENT /rahasia/.s.PGSQL.5432')),
    },
    { name: 'Migrasi', look: () => Promise.reject(new Refused(refused)) },
    { name: 'Folder bukti', look: () => new Promise(() => undefined) },
  ]

  expect((await readinessOf(checks, 20)).problems).toEqual([
    'Basis data sedang tidak dapat dipakai.',
    'Basis data ini lebih baru daripada program.',
    'Folder bukti tidak menjawab.',
  ])
})

it('looks once for all who ask within a second', async () => {
  const look = vi.fn(async () => ({}))
  const asked = sharedReadiness([{ name: 'Basis data', look }])

  await Promise.all(Array.from({ length: 50 }, asked))

  expect(look).toHaveBeenCalledTimes(1)
})

it('writes into a folder and leaves nothing there; a folder that is gone is a problem', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-siap-'))
  expect(
    await readinessOf([folderCheck('Folder bukti', folder), spaceCheck(folder)]),
  ).toMatchObject({ ready: true, problems: [] })
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })

  expect(
    (await readinessOf([folderCheck('Folder bukti', folder), spaceCheck(folder)])).problems,
  ).toEqual([
    'Folder bukti sedang tidak dapat dipakai.',
    'Ruang simpan sedang tidak dapat dipakai.',
  ])
})
