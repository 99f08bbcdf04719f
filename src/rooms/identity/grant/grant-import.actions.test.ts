import { afterAll, beforeAll, expect, it } from 'vitest'
import { printProblem } from '../../../kernel/importer.ts'
import {
  countOf,
  csvUpload,
  type ImportDesk,
  importDeskOf,
  openImportDesk,
} from '../../../testing/import-desk.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { enrolPhone } from '../../../testing/second-factor.ts'
import { personPlans } from '../../../testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { grantContract } from '../index.ts'

let world: World
let region: SmallRegion
let desk: ImportDesk
let bureau: string
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  desk = await openImportDesk(world)
  bureau = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
})
afterAll(() => world.close())

const heads = 'NIP;Nama;Peran;Unit;Nomor SK;Tanggal SK;Berlaku sejak;Sampai'
const sheet = (...rows: string[]) => csvUpload([heads, ...rows].join('\n'))
const { gita, eko, maya } = personPlans
const standing = async () =>
  (await world.calls(grantContract, bureau).listGrants({ limit: 100 })).items.map(
    ({ person, role, unit, state, until }) =>
      `${person.name}: ${role}${unit ? ` di ${unit.name}` : ''}, ${state}${until ? ` < ${until}` : ''}`,
  )

it('takes roles in words, units by code or name, people by NIP or name; the region’s wait', async () => {
  const file = sheet(
    `${gita.nip};;Operator;02;188/1/2026;2026-01-05;2026-01-05;2026-12-31`,
    `${eko.nip};${eko.name};Admin OPD;Dinas Pendidikan;188/1/2026;05/01/2026;;`,
    `;${maya.name};APIP;;188/2/2026;2026-01-05;2026-02-01;`,
  )
  const before = await standing()
  const run = await desk.take('grants', file)

  expect([run.errors, countOf(run, 'Baru'), countOf(run, 'Menunggu persetujuan')]).toEqual([
    0, 3, 1,
  ])
  expect((await standing()).filter((line) => !before.includes(line))).toEqual(
    expect.arrayContaining([
      `${gita.name}: OPERATOR di Dinas Pendidikan, ACTIVE < 2027-01-01`,
      `${eko.name}: UNIT_ADMIN di Dinas Pendidikan, ACTIVE`,
      `${maya.name}: AUDITOR, WAITING`,
    ]),
  )

  const again = await desk.take('grants', file)
  expect([countOf(again, 'Baru'), countOf(again, 'Sudah tercatat')]).toEqual([0, 3])

  await desk.undo(run.id)
  expect(await standing()).toEqual(before)
})

it('is not taken back once somebody has said yes', async () => {
  const run = await desk.take('grants', sheet(`;${maya.name};APIP;;188/2/2026;2026-01-05;;`))
  const calls = world.calls(grantContract, bureau)
  const { items } = await calls.listGrants({ state: 'WAITING' })
  await calls.confirmGrant({ grantId: items[0]?.id ?? '' })

  expect(await refusedCode(desk.undo(run.id))).toBe('identity/changed-later')
})

it('tells each bad row in one sentence at its place, and writes nothing', async () => {
  const before = await standing()
  const run = await desk.check(
    'grants',
    sheet(
      `${gita.nip};;Operator;02;188/1;2026-01-05;;`,
      `${gita.nip};;Operator;Dinas Pendidikan;188/1;2026-01-05;;`,
      `${eko.nip};;Operator;02;188/1;2026-01-21;;`,
      `${eko.nip};;Operator;;188/1;2026-01-05;;`,
      `${eko.nip};;Bappeda;02;188/1;2026-01-05;;`,
      `198001152000121999;;Bappeda;;188/1;2026-01-05;;`,
      `;Tidak Ada Orangnya;Bappeda;;188/1;2026-01-05;;`,
      `;;Bappeda;;188/1;2026-01-05;;`,
      `${eko.nip};;Operator;99;188/1;2026-01-05;;`,
      `${eko.nip};;Juru kunci;02;188/1;2026-01-05;;`,
      `${eko.nip};;Operator;02;188/1;2026-01-05;2026-02-01;2026-01-15`,
      `${gita.nip};;Bappeda;;188/1;2026-01-05;;`,
    ),
  )
  const told = run.problems.map((problem) => `${problem.severity} ${printProblem(problem)}`)
  expect(told).toEqual([
    expect.stringMatching(/^error Baris 3, .*sudah ada di baris 2/),
    expect.stringMatching(/^error Baris 4, .*belum ada hari ini/),
    expect.stringMatching(/^error Baris 5, .*Pilih unitnya/),
    expect.stringMatching(/^error Baris 6, .*seluruh daerah/),
    expect.stringMatching(/^error Baris 7, .*NIP/),
    expect.stringMatching(/^error Baris 8, .*Tidak ada pegawai/),
    expect.stringMatching(/^error Baris 9, .*Isi NIP/),
    expect.stringMatching(/^error Baris 10, .*Unit ini tidak ada/),
    expect.stringMatching(/^error Baris 11, /),
    expect.stringMatching(/^error Baris 12, .*berakhirnya sesudah/),
    expect.stringMatching(/^warning Baris 13, .*juga ada di baris 2/),
  ])
  expect(await refusedCode(desk.commit(run.id))).toBe('imports/has-errors')
  expect(await standing()).toEqual(before)
})

it('is saved only by whoever proves the second factor, as a single grant is', async () => {
  const cookie = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  await enrolPhone(world, cookie, '2026-01-20T02:00:00.000Z')
  world.setNow('2026-01-20T02:11:00.000Z')
  const own = importDeskOf(world, cookie)
  const file = sheet(`${gita.nip};;Operator;03;188/9/2026;2026-01-05;;`)
  const { id, state } = await own.check('grants', file)
  const before = await standing()

  expect(state).toBe('CHECKED')
  expect(await refusedCode(own.commit(id))).toBe('identity/factor-needed')
  expect(await standing()).toEqual(before)
})
