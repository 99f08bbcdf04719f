import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Succession, successionOf } from '../../../kernel/ports.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { identityHeir } from '../identity.ports.ts'
import { sessionContract } from '../index.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  const { bidangSd, bidangSmp, dinasPendidikan } = region.units
  cookies.lina = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  cookies.gita = await world.signIn(region.people.gita, [
    { role: 'OPERATOR', unitId: bidangSd },
    { role: 'OPERATOR', unitId: dinasPendidikan },
  ])
  cookies.rudi = await world.signIn(region.people.rudi, [
    { role: 'OPERATOR', unitId: bidangSd },
    { role: 'OPERATOR', unitId: bidangSmp },
  ])
  cookies.eko = await world.signIn(region.people.eko, [{ role: 'PLANNING' }])
})
afterAll(() => world.close())

const roles = () =>
  world.asSystem((ctx) =>
    ctx.db
      .selectFrom('identity.roleGrants')
      .select(['personId', 'role', 'unitId', 'validFrom', 'validTo'])
      .where('recordedUntil', 'is', null)
      .orderBy('personId')
      .orderBy('validFrom')
      .orderBy('unitId')
      .execute(),
  )
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const told = async (succession: Succession) =>
  (await world.asSystem((ctx) => identityHeir.preview(ctx, succession))).map(
    ({ effect, question }) => plain(question ? `${effect} ${question.text}` : effect),
  )
const done = (succession: Succession) =>
  world.asSystem((ctx) => identityHeir.execute(ctx, succession))

it('asks once which of several units the roles within one follow, and follows a single one by itself', async () => {
  const { bidangSd, bidangSmp, sekretariatDinas } = region.units
  const divided = successionOf({
    on: '2026-02-01',
    units: { [bidangSd]: [bidangSmp, sekretariatDinas] },
  })

  expect(await told(divided)).toEqual(
    ['Gita Permata, S.T.', 'Rudi Hartono, S.T.'].map(
      (name) =>
        `Kewenangan Operator perangkat daerah milik ${name} (SK 1/2026) menunggu ditentukan: ikut ke unit yang mana. ` +
        'Sesudah Bidang Pembinaan SD berakhir, operator dan administratornya melayani unit mana?',
    ),
  )
  const answers = { [`identity/unit:${bidangSd}`]: sekretariatDinas }
  expect((await told({ ...divided, answers }))[0]).toContain(
    'ikut ke Sekretariat Dinas Pendidikan. Sesudah',
  )
  expect((await told(successionOf({ ...divided, units: { [bidangSd]: [bidangSmp] } })))[1]).toBe(
    'Kewenangan Operator perangkat daerah milik Rudi Hartono, S.T. (SK 1/2026) ikut ke Bidang Pembinaan SMP.',
  )
})

it('moves roles to the unit that follows, each once, and leaves others alone', async () => {
  const { bidangSd, bidangSmp, dinasPendidikan } = region.units
  const { gita, rudi } = region.people
  world.setNow('2026-02-03T02:00:00.000Z')
  await done(successionOf({ on: '2026-02-01', units: { [bidangSd]: [bidangSmp] } }))

  const own = (await roles())
    .filter(({ personId }) => personId === gita || personId === rudi)
    .map(({ personId, unitId, validFrom, validTo }) => [
      ...[personId === gita ? 'gita' : 'rudi', unitId],
      ...[validFrom, validTo],
    ])
  expect(own).toHaveLength(5)
  expect(own).toEqual(
    expect.arrayContaining([
      ['gita', bidangSd, '2020-01-01', '2026-02-01'],
      ['gita', bidangSmp, '2026-02-01', null],
      ['gita', dinasPendidikan, '2020-01-01', null],
      ['rudi', bidangSd, '2020-01-01', '2026-02-01'],
      ['rudi', bidangSmp, '2020-01-01', null],
    ]),
  )
  const notices = await world.asSystem((ctx) =>
    ctx.db.selectFrom('notices.notices').select(['personId', 'title']).execute(),
  )
  expect(notices).toEqual([
    {
      personId: gita,
      title:
        'Kewenangan Anda sebagai Operator perangkat daerah sekarang untuk Bidang Pembinaan SMP.',
    },
  ])
})

it('closes what who no longer works here had, and tells the administrators', async () => {
  const { eko, lina } = region.people
  const session = () => world.calls(sessionContract, cookies.eko).readSession({})
  world.setNow('2026-01-20T03:00:00.000Z')
  expect((await session()).actor.personId).toBe(eko)
  const leaving = successionOf({ on: '2026-01-15', people: { [eko]: [] } })

  expect(await told(leaving)).toEqual([
    `Akun «orang-${eko.slice(-12)}» ditutup, karena pemiliknya tidak lagi bertugas.`,
    'Kewenangan Perencana daerah (Bappeda) milik Eko Nugroho, S.Pd. (SK 1/2026) berakhir 15 Januari 2026.',
  ])
  await done(leaving)

  expect(await refusedCode(session())).toBe('identity/not-signed-in')
  expect(await told(leaving)).toEqual([])
  expect(await roles()).toContainEqual({
    ...{ personId: eko, role: 'PLANNING', unitId: null },
    ...{ validFrom: '2020-01-01', validTo: '2026-01-15' },
  })
  const [notice] = await world.asSystem((ctx) =>
    ctx.db
      .selectFrom('notices.notices')
      .select(['title', 'detail'])
      .where('personId', '=', lina)
      .execute(),
  )
  expect(notice && { ...notice, title: plain(notice.title) }).toEqual({
    title: 'Satu akun ditutup karena pemiliknya tidak lagi bertugas sejak 15 Januari 2026.',
    detail: 'Eko Nugroho, S.Pd.',
  })
})
