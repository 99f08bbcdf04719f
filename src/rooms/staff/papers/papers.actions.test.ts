import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePdf } from '../../../platform/pdf.ts'
import { saveRated } from '../../../testing/rated-skps.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { addStates } from '../evaluation/evaluation.store.ts'
import { papersContract } from './papers.contract.ts'

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
let world: World
let region: SmallRegion
let evaluations: Record<'ekoKabidSmp' | 'suryaKepalaDinas', string>
const plans: Record<string, string> = {}
const cookies: Record<string, string> = {}
const as = (who: string) => world.calls(papersContract, cookies[who])
const looks = () =>
  world.asSystem(({ db }) =>
    db.selectFrom('audit.looks').select(['act', 'subject', 'reason']).orderBy('id').execute(),
  )
const textOf = (bytes: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' }).replace(
    /\s+/g,
    ' ',
  )

beforeAll(async () => {
  world = await openWorld('2026-01-30T02:00:00.000Z')
  region = await seedSmallRegion(world)
  evaluations = await saveRated(world, region, { ekoKabidSmp: 'BAIK', suryaKepalaDinas: 'BAIK' })
  await world.asSystem(async ({ db }) => {
    for (const { id, personId } of await db
      .selectFrom('staff.plans')
      .select(['id', 'personId'])
      .execute())
      plans[personId] = id
  })
  await world.asSystem(({ db, tenantId, now }) =>
    db
      .insertInto('staff.logEntries')
      .values({
        ...{ tenantId, id: region.people.eko, personId: region.people.eko, day: '2026-01-29' },
        ...{ starts: 450, minutes: 90, activity: 'Memeriksa laporan sekolah', resultId: null },
        ...{ actionPlan: null, dataSource: null, quantity: 1, unitLabel: null, link: null },
        ...{ evidenceIds: [], personal: false, capturedAt: now, receivedAt: now },
        ...{ uncertain: false, late: false, lateReason: null, loggedBy: null, skewSeconds: null },
      })
      .execute(),
  )
  for (const name of ['surya', 'eko', 'joko'] as const)
    cookies[name] = await world.signIn(region.people[name])
  const officer = { role: 'UNIT_ADMIN' as const, unitId: region.units.dinasPendidikan }
  cookies.gita = await world.signIn(region.people.gita, [officer])
})
afterAll(async () => {
  await closePdf()
  await world.close()
})
const planOf = (who: 'surya' | 'eko'): string => plans[region.people[who]] ?? ''

describe.skipIf(!hasPoppler)('an SKP on paper', () => {
  it('is the form of staff, with both parties, the seven values and where it is checked', async () => {
    const file = await as('eko').readSkpFile({ id: planOf('eko'), as: 'PDF' })

    const text = textOf(file.bytes)
    for (const part of [
      'PENDEKATAN HASIL KERJA KUANTITATIF',
      'BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL',
      'Tersedianya laporan layanan',
      '12 laporan',
      'Berorientasi Pelayanan',
      'Skema pertanggungjawaban',
      'Disepakati kedua pihak',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('KONSEP')
  })

  it('is the form of an executive by perspective', async () => {
    const { bytes } = await as('surya').readSkpFile({ id: planOf('surya'), as: 'PDF' })

    expect(textOf(bytes)).toMatch(/BAGI PEJABAT PIMPINAN TINGGI.*Perspektif belum dipilih/)
  })
})

it('leaves as a workbook too, to whoever may read it, and the look is on record', async () => {
  const id = planOf('eko')
  expect(await refusedCode(as('joko').readSkpFile({ id, as: 'XLSX' }))).toBe(
    'staff/not-yours-to-read',
  )
  const before = (await looks()).length
  await as('eko').readSkpFile({ id, as: 'XLSX' })
  expect(await looks()).toHaveLength(before)
  const { bytes, name } = await as('surya').readSkpFile({ id, as: 'XLSX' })
  expect(name).toMatch(/^skp-2026-eko.*-versi-1\.xlsx$/)
  expect((await looks()).at(-1)).toMatchObject({ act: 'staff.skp-file', subject: id })
  expect(bytes.length).toBeGreaterThan(3000)
})

it('is checked by whoever holds the paper, and by nobody with a number alone', async () => {
  const id = planOf('eko')
  const digest = await world.asSystem(({ db }) =>
    db
      .selectFrom('staff.states')
      .innerJoin('staff.versions', 'staff.versions.id', 'staff.states.versionId')
      .select('digest')
      .where('planId', '=', id)
      .where('state', '=', 'AGREED')
      .executeTakeFirstOrThrow(),
  )
  const answer = (url: string) => world.app.inject({ url, headers: { host: 'localhost' } })
  const sidik = digest.digest?.slice(0, 16) ?? ''

  const page = await answer(`/verifikasi/skp/${id}?versi=1&sidik=${sidik}`)
  expect(page.statusCode).toBe(200)
  expect(page.body).toMatch(/disepakati kedua pihak pada.*Masih berlaku/s)
  for (const wrong of [`${id}`, `${id}?versi=1&sidik=${sidik.slice(0, 8)}`, 'bukan-id?versi=1'])
    expect((await answer(`/verifikasi/skp/${wrong}`)).statusCode).toBe(404)
})

it('tells an evaluation to the rated only once it was delivered', async () => {
  const id = evaluations.ekoKabidSmp
  expect(await refusedCode(as('eko').readEvaluationFile({ id, as: 'PDF' }))).toBe(
    'staff/no-evaluation-document',
  )
  await world.asSystem((ctx) =>
    addStates(ctx, [{ evaluationId: id, sequence: 2 }], { state: 'DELIVERED' }),
  )
  const { bytes } = await as('eko').readEvaluationFile({ id, as: 'PDF' })
  if (!hasPoppler) return
  const text = textOf(bytes)
  for (const part of [
    'DOKUMEN EVALUASI KINERJA PEGAWAI',
    'Atasan pejabat penilai',
    'Capaian kinerja organisasi Belum ditetapkan',
    'Predikat kinerja pegawai Baik',
    'Menurut bukti',
    'Disampaikan kepada pegawai',
  ])
    expect(text).toContain(part)
})

it('counts the log by week and by month, and hides what belongs to others', async () => {
  const january = { from: '2026-01-01', to: '2026-01-31' }
  const personId = region.people.eko
  expect(await refusedCode(as('joko').readLogRecapFile({ ...january, personId, as: 'PDF' }))).toBe(
    'staff/not-yours-to-read',
  )
  const { bytes } = await as('surya').readLogRecapFile({ ...january, personId, as: 'PDF' })
  expect((await looks()).at(-1)).toMatchObject({ act: 'staff.log-read', subject: personId })
  if (!hasPoppler) return
  expect(textOf(bytes)).toMatch(
    /Rekap per minggu.*Rekap per bulan.*Januari 2026.*07\.30–09\.00 Memeriksa laporan sekolah.*90/,
  )
})

it('gives an office out whole to who administers its staff, with one look that names the set', async () => {
  const office = region.units.dinasPendidikan
  expect(await refusedCode(as('surya').readOfficeFile({ office, year: 2026 }))).toBe(
    'staff/office-file-not-yours',
  )
  const before = (await looks()).length
  const { name, bytes } = await as('gita').readOfficeFile({ office, year: 2026 })
  expect(name).toBe('kinerja-pegawai-2026-dinas-pendidikan.xlsx')
  const all = await looks()
  expect(all).toHaveLength(before + 1)
  expect(all.at(-1)).toMatchObject({ act: 'staff.office-file', subject: office })
  expect(all.at(-1)?.reason).toMatch(/Dinas Pendidikan, 2 pegawai, sha256:[0-9a-f]{64}$/)
  expect(bytes.length).toBeGreaterThan(6000)
})
