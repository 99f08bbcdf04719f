import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countOf,
  csvUpload,
  type ImportDesk,
  openImportDesk,
  uploadOf,
} from '../../../testing/import-desk.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import {
  type Chart,
  chartOf,
  loadOrganisation,
  principalHolder,
  superiorOf,
  titleAs,
} from '../index.ts'

const fixture = (name: string) => uploadOf(`../fixtures/${name}`, import.meta.url)
const problemsOf = (run: { problems: readonly { row: number | null; code: string }[] }) =>
  run.problems.map(({ row, code }) => `${row} ${code}`)
const berlaku = { berlaku: '2026-01-01' }

let world: World
let desk: ImportDesk
const chartOn = async (on: string): Promise<Chart> =>
  chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, on)))
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
/** Moments one after another within two hours, so that the session stays open. */
const at = (turn: number): void =>
  world.setNow(`2026-01-20T03:${String(2 * turn).padStart(2, '0')}:00.000Z`)

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
      'Berkas ini memuat 13 jabatan (satu kosong) dan 12 pegawai: 13 jabatan baru, 12 ' +
        'pegawai baru, 13 penugasan baru.',
    )
    expect(new Set(run.problems.map(({ code }) => code))).toEqual(
      new Set(['organisation/level-derived']),
    )
    expect((await chartOn('2026-01-20')).organisation.positions).toHaveLength(0)
  })

  it(
    'is written whole; levels, grades, vacancies and acting heads come out, and a second ' +
      'time changes nothing',
    async () => {
      const first = await desk.take('people', fixture('pegawai.xlsx'), berlaku)
      const again = await desk.take('people', fixture('pegawai.xlsx'), berlaku)

      expect(again.summary.sentence).toContain('semuanya sudah tercatat seperti itu')
      expect(again.warnings).toBe(0)
      expect(countOf(first, 'Jabatan kosong')).toBe(1)
      const chart = await chartOn('2026-01-20')
      const levels = chart.organisation.positions.map(({ code, level }) => `${code} ${level}`)
      expect(levels).toEqual([
        ...[
          'J01 REGION_HEAD',
          'J02 AGENCY_HEAD',
          'J03 ASSISTANT',
          'J04 ADMINISTRATOR',
          'J05 AGENCY_HEAD',
          'J06 ADMINISTRATOR',
        ],
        ...[
          'J07 ADMINISTRATOR',
          'J08 FUNCTIONAL',
          'J09 COORDINATOR',
          'J10 SUPERVISOR',
          'J11 AGENCY_HEAD',
          'J12 SUPERVISOR',
          'J13 STAFF',
        ],
      ])
      expect([holderOf(chart, 'J05'), holderOf(chart, 'J06')]).toEqual([
        'Plt. Kepala Dinas Kesehatan: Bagus Santoso, S.STP., M.AP.',
        null,
      ])
      const grades = Object.fromEntries(
        chart.organisation.people.map(({ name, grade }) => [name.split(',')[0], grade]),
      )
      expect(grades).toMatchObject({
        'Ratih Kusuma': 'IV/c',
        'Bagus Santoso': 'IV/a',
        'Indah Purnama': 'IX',
        'Maya Lestari': null,
      })
    },
  )

  it('keeps the date of the decree as the beginning of an assignment', async () => {
    const chart = await chartOn('2026-01-20')

    const held = principalHolder(chart, postOf(chart, 'J05').id)
    expect(held).toMatchObject({ kind: 'PLT', validFrom: '2025-11-03', validTo: null })
    expect(
      superiorOf(chart, { positionId: postOf(chart, 'J08').id, personId: 'x' }, { for: 'VERIFIER' })
        ?.position.code,
    ).toBe('J07')
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
    const run = await desk.check(
      'people',
      csvUpload(`${heads}\nJ11,Camat Mekarsari,03,197607072001121004,Yusuf Maulana,,\n`),
      berlaku,
    )

    expect(problemsOf(run).filter((line) => line.startsWith('null'))).toEqual(
      Array.from({ length: 2 }, () => 'null organisation/post-absent'),
    )
    expect(run.problems.map(({ detail }) => detail).join(' ')).toContain(
      'Lurah Sukamaju (J12) tercatat tetapi tidak ada di berkas ini',
    )
    expect(countOf(run, 'Penugasan berakhir')).toBe(0)
  })

  it('corrects a TMT in place, changes rank and title from the date on, and takes it all back', async () => {
    at(5)
    const before = (await chartOn('2026-06-01')).organisation
    const file = csvUpload(
      'KODE JABATAN,NAMA JABATAN,KODE UNIT,NIP,NAMA,GOLONGAN,TMT\nJ12,Lurah Sukamaju ' +
        'Raya,03.01,198705052012121001,"Tono Wijaya, S.AP.",III/d,2024-02-05\n',
    )
    const run = await desk.take('people', file, { berlaku: '2026-04-01' })

    expect(
      ['Jabatan berubah', 'Pegawai berubah', 'Penugasan berubah'].map((label) =>
        countOf(run, label),
      ),
    ).toEqual([1, 1, 1])
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
    const [units] = (
      await world.asSystem((ctx) =>
        ctx.db.selectFrom('imports.runs').selectAll().orderBy('id').execute(),
      )
    ).filter(({ kind }) => kind === 'units')

    await expect(desk.undo(units?.id ?? '')).rejects.toMatchObject({
      refusal: { code: 'organisation/built-upon', detail: expect.stringContaining('jabatan') },
    })
  })

  it('is not taken back while somebody it brought has an account or a task', async () => {
    at(8)
    const run = await desk.take(
      'people',
      csvUpload(`${heads}\nJ14,Perencana Ahli Muda,02,199002282015032001,Rina Wati,,\n`),
      berlaku,
    )
    const { person, position } = await chartOn('2026-01-20')
    const rina = [...person.values()].find(({ name }) => name === 'Rina Wati')
    const post = [...position.values()].find(({ code }) => code === 'J14')
    await world.signIn(rina?.id ?? '', [{ role: 'AUDITOR' }])
    await world.asSystem((ctx) =>
      ctx.tasks.open([
        {
          kind: 'uji/tugas',
          subject: ctx.newId(),
          title: 'Isi target',
          holder: { positionId: post?.id ?? '' },
          link: '/',
        },
      ]),
    )

    await expect(desk.undo(run.id)).rejects.toMatchObject({
      refusal: {
        code: 'organisation/in-use',
        detail: expect.stringMatching(/Akun «.*» .* Ada 2 pemakaian lain\./),
      },
    })
  })

  it('refuses a holder whose TMT lies before somebody else already on record', async () => {
    const file = csvUpload(
      `${heads}\nJ11,Camat Mekarsari,03,199002282015032001,Rina Wati,Definitif,2020-01-01\n`,
    )
    const run = await desk.check('people', file, berlaku)

    expect(problemsOf(run)).toContain('2 organisation/holder-later')
  })
})
