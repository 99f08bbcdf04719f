import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countOf, csvUpload, type ImportDesk, openImportDesk, uploadOf } from '../../../testing/import-desk.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { type Chart, chartOf, loadOrganisation, principalHolder, superiorOf, titleAs } from '../index.ts'

const fixture = (name: string) => uploadOf(`../fixtures/${name}`, import.meta.url)
const problemsOf = (run: { problems: readonly { row: number | null; code: string }[] }) =>
  run.problems.map(({ row, code }) => `${row} ${code}`)
const berlaku = { berlaku: '2026-01-01' }

let world: World
let desk: ImportDesk
const chartOn = async (on: string): Promise<Chart> => chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, on)))
const postOf = (chart: Chart, code: string) => {
  const post = chart.organisation.positions.find((position) => position.code === code)
  if (!post) throw new Error(`no post ${code}`)
  return post
}
const holderOf = (chart: Chart, code: string): string | null => {
  const post = postOf(chart, code)
  const held = principalHolder(chart, post.id)
  return held && `${titleAs(post, held.kind)}: ${chart.person.get(held.personId)?.name}`
}
const heads = 'KODE JABATAN,NAMA JABATAN,KODE UNIT,NIP,NAMA,SEBAGAI,TMT'
/** Hours within one working day, so that the session stays open. */
const at = (hour: number): void => world.setNow(`2026-01-20T${String(hour).padStart(2, '0')}:00:00.000Z`)

async function openOffice(): Promise<void> {
  world = await openWorld()
  desk = await openImportDesk(world)
  await desk.take('units', fixture('unit-kerja.xlsx'), berlaku)
}

describe('a workbook of our own form', () => {
  beforeAll(openOffice)
  afterAll(() => world.close())

  it('is looked at without writing anything, and says how levels were derived', async () => {
    const run = await desk.check('people', fixture('pegawai.xlsx'), berlaku)

    expect(run).toMatchObject({ state: 'CHECKED', errors: 0 })
    expect(run.summary.sentence).toBe(
      'Berkas ini memuat 13 jabatan dan 12 pegawai, satu di antaranya kosong: 13 jabatan baru, 12 pegawai baru, 13 penugasan baru.',
    )
    expect(new Set(run.problems.map(({ code }) => code))).toEqual(new Set(['organisation/level-derived']))
    expect((await chartOn('2026-01-20')).organisation.positions).toHaveLength(0)
  })

  it('is written whole; levels, grades, vacancies and acting heads come out, and a second time changes nothing', async () => {
    const first = await desk.take('people', fixture('pegawai.xlsx'), berlaku)
    const again = await desk.take('people', fixture('pegawai.xlsx'), berlaku)

    expect(again.summary.sentence).toContain('semuanya sudah tercatat seperti itu')
    expect(again.warnings).toBe(0)
    expect(countOf(first, 'Jabatan kosong')).toBe(1)
    const chart = await chartOn('2026-01-20')
    const levels = chart.organisation.positions.map(({ code, level }) => `${code} ${level}`)
    expect(levels).toEqual([
      ...['J01 REGION_HEAD', 'J02 AGENCY_HEAD', 'J03 ASSISTANT', 'J04 ADMINISTRATOR', 'J05 AGENCY_HEAD', 'J06 ADMINISTRATOR'],
      ...['J07 ADMINISTRATOR', 'J08 FUNCTIONAL', 'J09 COORDINATOR', 'J10 SUPERVISOR', 'J11 AGENCY_HEAD', 'J12 SUPERVISOR', 'J13 STAFF'],
    ])
    expect([holderOf(chart, 'J05'), holderOf(chart, 'J06')]).toEqual(['Plt. Kepala Dinas Kesehatan: Bagus Santoso, S.STP., M.AP.', null])
    const grades = Object.fromEntries(chart.organisation.people.map(({ name, grade }) => [name.split(',')[0], grade]))
    expect(grades).toMatchObject({ 'Ratih Kusuma': 'IV/c', 'Bagus Santoso': 'IV/a', 'Indah Purnama': 'IX', 'Maya Lestari': null })
  })

  it('keeps the date of the decree as the beginning of an assignment', async () => {
    const chart = await chartOn('2026-01-20')

    const held = principalHolder(chart, postOf(chart, 'J05').id)
    expect(held).toMatchObject({ kind: 'PLT', validFrom: '2025-11-03', validTo: null })
    expect(superiorOf(chart, { positionId: postOf(chart, 'J08').id, personId: 'x' })?.position.code).toBe('J07')
  })
})

describe('changes against what is on record', () => {
  beforeAll(async () => {
    await openOffice()
    await desk.take('people', fixture('pegawai.xlsx'), berlaku)
  })
  afterAll(() => world.close())

  it('ends whoever is replaced or moves, at the day the new holding begins, and says so', async () => {
    at(3)
    const file = csvUpload(
      [
        heads,
        'J05,Kepala Dinas Kesehatan,02,197203041997032002,"Ratih Kusuma, S.E., M.M.",Definitif,2026-03-02',
        'J04,Kepala Bagian Organisasi,01.01,198001152000121003,"Bagus Santoso, S.STP., M.AP.",,',
        'J03,Asisten Administrasi Umum,01,,,,',
      ].join('\n'),
    )
    const run = await desk.take('people', file, { berlaku: '2026-03-02' })

    expect(problemsOf(run).filter((line) => !line.startsWith('null'))).toEqual([
      '2 organisation/holder-replaced',
      '2 organisation/holder-moved',
      '4 organisation/post-vacated',
    ])
    expect([countOf(run, 'Penugasan baru'), countOf(run, 'Penugasan berakhir')]).toEqual([1, 2])
    const [before, after] = [await chartOn('2026-03-01'), await chartOn('2026-03-02')]
    expect(['J03', 'J04', 'J05'].map((code) => holderOf(before, code))).toEqual([
      'Asisten Administrasi Umum: Ratih Kusuma, S.E., M.M.',
      'Kepala Bagian Organisasi: Bagus Santoso, S.STP., M.AP.',
      'Plt. Kepala Dinas Kesehatan: Bagus Santoso, S.STP., M.AP.',
    ])
    expect(['J03', 'J04', 'J05'].map((code) => holderOf(after, code))).toEqual([
      null,
      'Kepala Bagian Organisasi: Bagus Santoso, S.STP., M.AP.',
      'Kepala Dinas Kesehatan: Ratih Kusuma, S.E., M.M.',
    ])
  })

  it('names what the file leaves out and ends nothing of it', async () => {
    at(4)
    const run = await desk.check('people', csvUpload(`${heads}\nJ11,Camat Mekarsari,03,197607072001121004,Yusuf Maulana,,\n`), berlaku)

    expect(problemsOf(run).filter((line) => line.startsWith('null'))).toEqual(
      Array.from({ length: 2 }, () => 'null organisation/post-absent'),
    )
    expect(run.problems.map(({ detail }) => detail).join(' ')).toContain('Lurah Sukamaju (J12) tercatat tetapi tidak ada di berkas ini')
    expect(countOf(run, 'Penugasan berakhir')).toBe(0)
  })

  it('corrects a TMT in place, changes rank and title from the date on, and takes it all back', async () => {
    at(5)
    const before = (await chartOn('2026-06-01')).organisation
    const file = csvUpload(
      'KODE JABATAN,NAMA JABATAN,KODE UNIT,NIP,NAMA,GOLONGAN,TMT\nJ12,Lurah Sukamaju Raya,03.01,198705052012121001,"Tono Wijaya, S.AP.",III/d,2024-02-05\n',
    )
    const run = await desk.take('people', file, { berlaku: '2026-04-01' })

    expect(['Jabatan berubah', 'Pegawai berubah', 'Penugasan berubah'].map((label) => countOf(run, label))).toEqual([1, 1, 1])
    const [march, june] = [await chartOn('2026-03-31'), await chartOn('2026-06-01')]
    expect([holderOf(march, 'J12'), holderOf(june, 'J12')]).toEqual([
      'Lurah Sukamaju: Tono Wijaya, S.AP.',
      'Lurah Sukamaju Raya: Tono Wijaya, S.AP.',
    ])
    expect(principalHolder(march, postOf(march, 'J12').id)?.validFrom).toBe('2024-02-05')

    at(6)
    await desk.undo(run.id)
    const after = (await chartOn('2026-06-01')).organisation
    expect(after).toEqual(before)
  })

  it('is not taken back while the structure below it is asked to go', async () => {
    at(7)
    const [units] = (await world.asSystem((ctx) => ctx.db.selectFrom('imports.runs').selectAll().orderBy('id').execute())).filter(
      ({ kind }) => kind === 'units',
    )

    await expect(desk.undo(units?.id ?? '')).rejects.toMatchObject({
      refusal: { code: 'organisation/built-upon', detail: expect.stringContaining('jabatan') },
    })
  })

  it('is not taken back while somebody it brought has an account or a task', async () => {
    at(8)
    const run = await desk.take('people', csvUpload(`${heads}\nJ14,Perencana Ahli Muda,02,199002282015032001,Rina Wati,,\n`), berlaku)
    const { person, position } = await chartOn('2026-01-20')
    const rina = [...person.values()].find(({ name }) => name === 'Rina Wati')
    const post = [...position.values()].find(({ code }) => code === 'J14')
    await world.signIn(rina?.id ?? '', [{ role: 'AUDITOR' }])
    await world.asSystem((ctx) =>
      ctx.tasks.open([{ kind: 'uji/tugas', subject: ctx.newId(), title: 'Isi target', holder: { positionId: post?.id ?? '' }, link: '/' }]),
    )

    await expect(desk.undo(run.id)).rejects.toMatchObject({
      refusal: { code: 'organisation/in-use', detail: expect.stringMatching(/Akun «.*» .* Ada 2 pemakaian lain\./) },
    })
  })

  it('refuses a holder whose TMT lies before somebody else already on record', async () => {
    const file = csvUpload(`${heads}\nJ11,Camat Mekarsari,03,199002282015032001,Rina Wati,Definitif,2020-01-01\n`)
    const run = await desk.check('people', file, berlaku)

    expect(problemsOf(run)).toContain('2 organisation/holder-later')
  })
})

describe('a file with mistakes', () => {
  beforeAll(openOffice)
  afterAll(() => world.close())

  it('is answered row by row, and nothing of it can be written', async () => {
    const run = await desk.check('people', fixture('pegawai-bermasalah.csv'), berlaku)

    const errors = run.problems.filter(({ severity }) => severity === 'error')
    expect(problemsOf({ problems: errors })).toEqual([
      '3 organisation/unit-unknown',
      '4 organisation/echelon-unknown',
      '4 organisation/grade-unknown',
      '5 organisation/superior-unknown',
      '6 organisation/nip-two-names',
      '6 organisation/holding-twice',
      '7 organisation/superior-self',
      '7 organisation/nip-missing',
      '8 organisation/superior-cycle',
      '9 organisation/superior-cycle',
      '9 organisation/definitive-twice',
      '11 organisation/two-definitive-holders',
      '13 organisation/nip-birth-date',
      '13 organisation/definitive-and-acting',
      '14 organisation/level-unknown',
      '15 organisation/position-kind-unguessable',
      '15 organisation/nip-missing',
      '17 organisation/post-differs',
      '17 organisation/person-differs',
      '17 organisation/holding-twice',
      '19 organisation/two-acting-holders',
      '20 organisation/name-missing',
    ])
    await expect(desk.commit(run.id)).rejects.toMatchObject({ refusal: { code: 'imports/has-errors' } })
  })
})

describe('a list without codes, levels or superiors', () => {
  beforeAll(openOffice)
  afterAll(() => world.close())

  it('gives posts a code that stays, and says once what it had to conclude', async () => {
    const file = csvUpload(
      'NAMA JABATAN,KODE UNIT,NIP,NAMA\nKepala Dinas Kesehatan,02,197203041997032002,Ratih Kusuma\nPerawat Terampil,02.03,199001052023212004,Indah Purnama\nPerawat Terampil,02.03,199303252019032011,Gita Permata\n',
    )
    const refused = await desk.check('people', file, berlaku)
    expect(problemsOf(refused)).toContain('2 organisation/level-unknown')

    const withEchelon = csvUpload(
      'NAMA JABATAN,KODE UNIT,ESELON,NIP,NAMA\nKepala Dinas Kesehatan,02,II.b,197203041997032002,Ratih Kusuma\nPerawat Terampil,02.03,,199001052023212004,Indah Purnama\nPerawat Terampil,02.03,,199303252019032011,Gita Permata\n',
    )
    const run = await desk.take('people', withEchelon, berlaku)
    const again = await desk.check('people', withEchelon, berlaku)

    expect(problemsOf(run)).toEqual([
      ...['null organisation/position-code-derived', 'null organisation/position-kind-guessed', 'null organisation/level-derived'],
      ...['null organisation/superior-missing', 'null organisation/employment-guessed', 'null organisation/grade-missing'],
    ])
    expect(again.summary.sentence).toContain('semuanya sudah tercatat')
    const chart = await chartOn('2026-01-20')
    expect(chart.organisation.positions.map(({ code, level }) => [code, level])).toEqual([
      ['02.03/PERAWAT-TERAMPIL', 'FUNCTIONAL'],
      ['02/KEPALA-DINAS-KESEHATAN', 'AGENCY_HEAD'],
    ])
    expect(chart.organisation.people.map(({ employmentKind }) => employmentKind)).toEqual(['PNS', 'PPPK', 'PNS'])
  })
})

describe('a whole region', () => {
  beforeAll(openOffice)
  afterAll(() => world.close())

  const people = 1300
  /** A valid NIP of its own for each number. */
  const nipOf = (n: number): string =>
    `19${70 + (n % 25)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}20${String(10 + (n % 10))}011${String(1 + (n % 900)).padStart(3, '0')}`
  const lines = Array.from({ length: people }, (_, n) =>
    n % 40 === 0
      ? `K${n},Kepala Seksi ${n},02.01,IV.a,,${nipOf(n)},Pejabat ${n},PNS,III/d,2024-01-02`
      : `F,Perawat Terampil,02.03,,K0,${nipOf(n)},Perawat ${n},PNS,III/a,2024-01-02`,
  )
  const file = csvUpload(
    `KODE JABATAN,NAMA JABATAN,KODE UNIT,ESELON,KODE ATASAN,NIP,NAMA,STATUS PEGAWAI,GOLONGAN,TMT\n${lines.join('\n')}\n`,
  )

  it('of 1,300 people is looked at and written in less than three seconds', async () => {
    const begun = performance.now()
    const run = await desk.take('people', file, berlaku)
    const taken = performance.now() - begun

    expect([run.errors, countOf(run, 'Penugasan baru')]).toEqual([0, people])
    expect(taken).toBeLessThan(3000)
  })
})
