import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chores } from './app.ts'
import { printProblem } from './kernel/importer.ts'
import { importContract } from './rooms/imports/index.ts'
import {
  absenceContract,
  loadOrganisation,
  organisationContract,
} from './rooms/organisation/index.ts'
import { taskContract } from './rooms/tasks/index.ts'
import {
  countOf,
  csvUpload,
  type ImportDesk,
  importDeskOf,
  openImportDesk,
} from './testing/import-desk.ts'
import { refusedCode } from './testing/refused-code.ts'
import { personPlans } from './testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from './testing/small-region.ts'
import { openWorld, otherRegion, type World } from './testing/world.ts'

let world: World
let region: SmallRegion
let desk: ImportDesk
const cookies: Record<string, string> = {}
const { eko, gita, surya, dewi, putri } = personPlans
const absences = (who: string) => world.calls(absenceContract, cookies[who])
const typing = (who: string) => world.calls(importContract, cookies[who])

beforeAll(async () => {
  world = await openWorld('2026-03-10T02:00:00.000Z')
  region = await seedSmallRegion(world)
  desk = await openImportDesk(world, 'PERSONNEL')
  const { people, units } = region
  cookies.lina = await world.signIn(people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  cookies.joko = await world.signIn(people.joko, [
    { role: 'OPERATOR', unitId: units.dinasPendidikan },
  ])
  cookies.kartika = await world.signIn(people.kartika, [
    { role: 'UNIT_ADMIN', unitId: units.dinasPendidikan },
  ])
  cookies.eko = await world.signIn(people.eko)
  cookies.putri = await world.signIn(people.putri)
})
afterAll(() => world.close())

const heads = 'NIP;Nama;Jenis Cuti;Mulai;Sampai;Nomor SK;Tanggal SK;Keterangan'
const sheet = (...rows: string[]) => csvUpload([heads, ...rows].join('\n'))
const absentOn = async (on: string) => {
  const { absent = [], people } = await world.asSystem((ctx) => loadOrganisation(ctx, on))
  const name = (id: string) => people.find((one) => one.id === id)?.name
  return absent.map(({ personId, says, until }) => `${name(personId)}: ${says} < ${until}`)
}
const standing = async () =>
  (await absences('lina').listAbsences({ on: '2026-01-01', limit: 100 })).items
const typed = (rows: Record<string, string>[], about: string | null = null) => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return {
    ...{ kind: 'absences', about, whole: false, options: {}, columns },
    rows: rows.map((row) => columns.map((column) => row[column] ?? '')),
  }
}

describe('by file', () => {
  it('is taken once: by word, code of SIASN or name; the chart of the day knows it', async () => {
    const file = sheet(
      `${eko.nip};;cuti tahunan;2026-03-09;2026-03-20;851/1/2026;2026-03-02;`,
      `;${gita.name};03;2026-02-01;;893/2/2026;2026-01-20;Magister`,
      `${putri.nip};;Perjalanan Dinas;10/03/2026;11/03/2026;;;`,
    )
    const run = await desk.take('absences', file)

    expect([run.errors, run.warnings, countOf(run, 'Baru')]).toEqual([0, 1, 3])
    expect(await absentOn('2026-03-10')).toEqual([
      `${gita.name}: tugas belajar < null`,
      `${eko.name}: cuti tahunan < 2026-03-20`,
    ])
    expect(await absentOn('2026-03-21')).toEqual([`${gita.name}: tugas belajar < null`])

    const again = await desk.take('absences', file)
    expect([countOf(again, 'Baru'), countOf(again, 'Sudah tercatat')]).toEqual([0, 3])
    expect(await refusedCode(desk.commit(run.id))).toBe('imports/already-committed')

    await desk.undo(run.id)
    expect(await standing()).toEqual([])
  })

  it('tells each bad row at its place, and writes nothing', async () => {
    const taken = await desk.take('absences', sheet(`${eko.nip};;Cuti;2026-03-09;2026-03-20;;;`))
    const run = await desk.check(
      'absences',
      sheet(
        `${gita.nip};;Cuti panjang;2026-03-09;2026-03-20;;;`,
        `${gita.nip};;Cuti besr;2026-03-09;2026-03-20;;;`,
        `${gita.nip};;Cuti besar;2026-03-09;2026-03-08;;;`,
        `198001152000121999;;Cuti;2026-03-09;2026-03-20;;;`,
        `;Eko Nugraha, S.Pd.;Cuti;2026-03-09;2026-03-20;;;`,
        `;;Cuti;2026-03-09;2026-03-20;;;`,
        `${eko.nip};;Cuti besar;2026-03-20;2026-06-20;;;`,
        `${dewi.nip};;Cuti;2026-03-09;2026-03-20;;;`,
        `${dewi.nip};;Sakit;2026-03-18;2026-03-25;;;`,
        `${surya.nip};;Cuti;kapan-kapan;;;;`,
      ),
    )
    const told = run.problems.map((problem) => `${problem.severity} ${printProblem(problem)}`)
    expect(told).toEqual([
      expect.stringMatching(/^error Baris 2, .*«Cuti panjang» tidak dikenal/),
      expect.stringMatching(/^error Baris 3, .*Mungkin maksudnya Cuti besar/),
      expect.stringMatching(/^error Baris 4, .*mendahului hari pertama/),
      expect.stringMatching(/^error Baris 5, .*NIP ini/),
      expect.stringMatching(/^error Baris 6, .*Mungkin maksudnya Eko Nugroho/),
      expect.stringMatching(/^error Baris 7, .*Isi NIP/),
      expect.stringMatching(/^error Baris 8, .*sudah tercatat cuti tahunan/),
      expect.stringMatching(/^error Baris 10, .*di baris lain berkas ini cuti tahunan/),
      expect.stringMatching(/^error Baris 11, /),
    ])
    expect(await refusedCode(desk.commit(run.id))).toBe('imports/has-errors')
    expect(await standing()).toHaveLength(1)
    await desk.undo(taken.id)
  })

  it('is for the keepers of the region: an office types, and nobody else does either', async () => {
    const file = sheet(`${eko.nip};;Cuti;2026-03-09;2026-03-20;;;`)
    const own = importDeskOf(world, cookies.joko ?? '')
    expect(await refusedCode(own.check('absences', file))).toBe('imports/not-allowed')
    const row = typed([{ nip: eko.nip, kind: 'Cuti', from: '2026-03-09' }])
    expect(await refusedCode(typing('eko').judgeRows(row))).toBe('imports/not-allowed')
    expect(await refusedCode(absences('eko').listAbsences({}))).toBe(
      'organisation/absences-not-yours',
    )
  })
})

describe('by hand', () => {
  it('is entered by the operator of the office, ended on the return, and taken away', async () => {
    const opened = await typing('joko').readRows({ kind: 'absences', about: region.people.eko })
    expect(opened.rows).toEqual([{ name: eko.name }])
    const own = { name: eko.name, kind: 'Cuti sakit', from: '2026-03-02', until: '2026-03-31' }
    await typing('joko').saveRows(typed([own], region.people.eko), {
      'if-match': `"${opened.version}"`,
    })
    const [absence] = (await absences('joko').listAbsences({})).items
    expect(absence).toMatchObject({ name: eko.name, kindName: 'Cuti sakit', until: '2026-03-31' })
    const absenceId = absence?.id ?? ''

    const back = await typing('joko').readRows({ kind: 'absences', about: absenceId })
    const seen = { 'if-match': `"${back.version}"` }
    const ended = typed([{ ...back.rows[0], until: '2026-03-09' }], absenceId)
    await typing('joko').saveRows(ended, seen)
    expect(await refusedCode(typing('joko').saveRows(ended, seen))).toBe('kernel/stale')
    expect(await absentOn('2026-03-09')).toEqual([`${eko.name}: tidak bertugas < 2026-03-09`])
    expect(await absentOn('2026-03-10')).toEqual([])

    await absences('joko').removeAbsence({ absenceId })
    expect(await absentOn('2026-03-09')).toEqual([])
    expect(await refusedCode(absences('joko').removeAbsence({ absenceId }))).toBe(
      'organisation/no-such-absence',
    )
  })

  it('stays within the office, and within the region', async () => {
    const row = { name: putri.name, kind: 'Cuti', from: '2026-03-09', until: '2026-03-20' }
    const judged = await typing('joko').judgeRows(typed([row]))
    expect(judged.problems.map(({ code }) => code)).toEqual(['organisation/absence-not-yours'])
    expect(
      await refusedCode(typing('joko').readRows({ kind: 'absences', about: region.people.putri })),
    ).toBe('imports/nothing-on-record')

    const run = await desk.take('absences', sheet(`${putri.nip};;Cuti;2026-03-09;2026-03-20;;;`))
    const [absence] = await standing()
    const mine = absences('joko').removeAbsence({ absenceId: absence?.id ?? '' })
    expect(await refusedCode(mine)).toBe('organisation/absence-not-yours')
    expect((await absences('joko').listAbsences({})).items).toEqual([])
    const there = await world.asSystem((ctx) => loadOrganisation(ctx, '2026-03-10'), otherRegion)
    expect(there.absent).toEqual([])
    await desk.undo(run.id)
  })
})

it('tells the reason to the person and to who enters it, to others only that they are away', async () => {
  const run = await desk.take(
    'absences',
    sheet(
      `${eko.nip};;Cuti sakit;2026-03-09;2026-03-20;SK 1;2026-03-01;operasi`,
      `${dewi.nip};;Cuti;2026-01-05;2026-01-09;;;`,
    ),
  )
  const readBy = async (who: string, personId = region.people.eko) =>
    (await absences(who).readAbsences({ personId })).items.map(
      ({ kindName, note }) => `${kindName} ${note}`,
    )

  for (const who of ['eko', 'joko', 'lina'])
    expect(await readBy(who)).toEqual(['Cuti sakit operasi'])
  expect(await readBy('putri')).toEqual(['tidak bertugas null'])
  expect(await readBy('lina', region.people.dewi)).toHaveLength(1)
  expect(await readBy('putri', region.people.dewi)).toEqual([])
  const unit = await world
    .calls(organisationContract, cookies.putri)
    .readUnit({ unitId: region.units.bidangSmp })
  const holders = unit.positions.flatMap((post) => post.holders)
  expect(holders.find(({ name }) => name === eko.name)?.absent).toEqual({
    ...{ says: 'tidak bertugas', until: '2026-03-20' },
  })
  await desk.undo(run.id)
})

describe('a post that is left for long', () => {
  const look = async () => {
    const standIns = chores.find(({ name }) => name === 'organisation/stand-ins')
    await standIns?.run({ step: world.asSystem })
  }
  const asked = async () => {
    const found = await world.asSystem(({ db }) =>
      db
        .selectFrom('tasks.tasks')
        .select(['holderGrant', 'title'])
        .where('tenantId', '=', 1)
        .where('closedAt', 'is', null)
        .orderBy('holderGrant')
        .execute(),
    )
    return found.map(
      ({ holderGrant, title }) => `${holderGrant} ${title.replaceAll('\u00a0', ' ')}`,
    )
  }

  it('asks the office and Bagian Organisasi for a Plh or Plt until there is one', async () => {
    const run = await desk.take(
      'absences',
      sheet(
        `${surya.nip};;Cuti besar;2026-03-02;2026-05-31;857/1/2026;2026-02-20;`,
        `${gita.nip};;Cuti besar;2026-03-02;2026-05-31;;;`,
        `${dewi.nip};;Cuti;2026-03-09;2026-03-13;;;`,
      ),
    )
    await look()
    await look()
    const wanted = 'Plh atau Plt Kepala Dinas Pendidikan (cuti besar sampai 31 Mei 2026)'
    const both = [`ORGANISATION_BUREAU ${wanted}`, `UNIT_ADMIN ${wanted}`]
    expect(await asked()).toEqual(both)
    const own = await world.calls(taskContract, cookies.kartika).listMyTasks({})
    expect(own.items.map(({ kind }) => kind)).toEqual(['organisation/stand-in'])

    const post = csvUpload(
      'KODE JABATAN;NAMA JABATAN;KODE UNIT;NIP;NAMA;SEBAGAI;TMT\n' +
        `J006;Kepala Dinas Pendidikan;02;${dewi.nip};;Plh;2026-03-05`,
    )
    const plh = await desk.take('people', post)
    await look()
    // Dewi stands in, but is away herself until the 13th
    expect(await asked()).toEqual(both)
    world.setNow('2026-03-16T02:00:00.000Z')
    await look()
    expect(await asked()).toEqual([])
    world.setNow('2026-03-10T02:30:00.000Z')
    await desk.undo(plh.id)
    await desk.undo(run.id)
    await look()
  })

  it('asks for an end of what somebody holds who does not come back', async () => {
    const run = await desk.take('absences', sheet(`${surya.nip};;Pensiun;2026-03-01;;;;`))
    expect(run.warnings).toBe(0)
    await look()
    const wanted = `penugasan ${surya.name} (pensiun sejak 1 Maret 2026)`
    expect(await asked()).toEqual([`ORGANISATION_BUREAU ${wanted}`, `UNIT_ADMIN ${wanted}`])
    await desk.undo(run.id)
    await look()
    expect(await asked()).toEqual([])
  })
})
