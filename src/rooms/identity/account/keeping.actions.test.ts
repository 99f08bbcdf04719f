import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, sameOrigin, type World } from '../../../testing/world.ts'
import { accountContract, sessionContract } from '../index.ts'
import { endUnheldSessions } from '../session/session.actions.ts'
import { wrongPair } from '../session/sign-in.rules.ts'
import { whenPasswordHolds } from '../session/try.actions.ts'

let world: World
let region: SmallRegion
let bureau: ReturnType<typeof callsFor>
let office: ReturnType<typeof callsFor>

const callsFor = (cookie: string) => world.calls(accountContract, cookie)
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    ({ refusal }) => refusal.code,
  )
const open = (signIn: string, password: string) =>
  world.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: sameOrigin,
    payload: { signIn, password },
  })
const signedIn = async (signIn: string, password: string) => {
  const [session] = (await open(signIn, password)).cookies
  const cookie = `${session?.name}=${encodeURIComponent(session?.value ?? '')}`
  return { cookie, ...world.calls(sessionContract, cookie) }
}
const typeOf = async (signIn: string, password: string): Promise<string> => {
  const { statusCode, ...answer } = await open(signIn, password)
  return statusCode === 200 ? 'in' : answer.json<{ type: string }>().type.slice(10)
}

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  const { lina, nur } = region.people
  bureau = callsFor(await world.signIn(lina, [{ role: 'ORGANISATION_BUREAU' }]))
  office = callsFor(
    await world.signIn(nur, [{ role: 'UNIT_ADMIN', unitId: region.units.dinasPendidikan }]),
  )
})
afterAll(() => world.close())

describe('opening accounts over HTTP', () => {
  it('shows beforehand who has none yet and the name they will get', async () => {
    const { items, counts } = await bureau.listAccounts({ state: 'NONE', limit: 100 })
    const all = await bureau.listAccounts({ limit: 100 })

    expect(items.length).toBe(counts.NONE)
    expect(items.map(({ signIn }) => signIn)).toContain('wali.kota')
    expect(all.items.length).toBe(counts.NONE + counts.OPEN)
    const ofOffice = await office.listAccounts({ limit: 100 })
    expect(ofOffice.items.length).toBeLessThan(all.items.length)
    expect(ofOffice.items.every(({ unit }) => unit !== 'Pemerintah Kota Uji')).toBe(true)
  })

  it('opens a selection by chosen names, whole or not at all', async () => {
    const { maya, rudi, fitri } = region.people
    const named = (signIn: string) =>
      bureau.openAccounts({ personIds: [maya, rudi], signIns: [{ personId: maya, signIn }] })

    expect(await codeOf(named('Pak Wali'))).toBe('identity/sign-in-unfit')
    expect(await codeOf(named('199506112025041002'))).toBe('identity/sign-in-unfit')
    expect(await codeOf(named('orang-000000000000'))).toBe('done')
    expect((await bureau.listAccounts({ search: 'Maya' })).items).toMatchObject([
      { signIn: 'orang-000000000000', state: 'PENDING', lastSignInAt: null },
    ])
    expect(
      await codeOf(
        bureau.openAccounts({
          personIds: [fitri],
          signIns: [{ personId: fitri, signIn: 'orang-000000000000' }],
        }),
      ),
    ).toBe('identity/sign-in-taken')
    expect((await bureau.readAccount({ personId: fitri })).state).toBe('NONE')
  })

  it('asks whose, and refuses who does not work here', async () => {
    const stranger = '99999999-9999-7999-8999-999999999999'

    expect(await codeOf(bureau.openAccounts({}))).toBe('identity/whose-accounts')
    expect(await codeOf(bureau.openAccounts({ all: true, personIds: [stranger] }))).toBe(
      'identity/whose-accounts',
    )
    expect(await codeOf(bureau.openAccounts({ personIds: [stranger] }))).toBe(
      'identity/no-such-person',
    )
  })

  it('is within the own office for its administrator, and for nobody else', async () => {
    const { putri, okta, indah } = region.people
    const nobody = callsFor(await world.signIn(region.people.gita))

    expect(await codeOf(nobody.listAccounts({}))).toBe('identity/not-account-manager')
    expect(await codeOf(nobody.openAccounts({ personIds: [okta] }))).toBe(
      'identity/not-account-manager',
    )
    expect(await codeOf(office.openAccounts({ personIds: [okta, putri] }))).toBe(
      'identity/not-account-manager',
    )
    expect(await codeOf(office.openAccounts({ unitId: region.units.badanKeuangan }))).toBe(
      'identity/not-account-manager',
    )
    expect((await bureau.readAccount({ personId: okta })).state).toBe('NONE')
    const { items } = await office.openAccounts({ unitId: region.units.bidangSd })
    expect(items.map(({ personId }) => personId)).toContain(indah)
  })

  it('takes a fixed number of statements, and keeps no password for a repeat', async () => {
    const key = { 'idempotency-key': 'buka-semua' }
    const statements = await world.statementsOf(() => bureau.openAccounts({ all: true }, key))
    const again = await bureau.openAccounts({ all: true }, key)

    // two of the session, three to know who, three for every five hundred accounts
    expect(statements.length).toBeLessThanOrEqual(8)
    expect(again).toEqual({ items: [] })
    expect((await bureau.listAccounts({})).counts.NONE).toBe(0)
  })
})

describe('slips', () => {
  it('are one file for those who have not signed in yet, and the second printing is a new reset', async () => {
    const { okta, lina, rudi } = region.people
    const before = await bureau.resetAccount({ personId: okta })
    const slips = await bureau.printSlips(
      { personIds: [okta, rudi] },
      { 'idempotency-key': 'slip' },
    )
    const { handling } = await bureau.readAccount({ personId: okta })
    const kept = await world.owner.query('select count(*)::int as n from platform.idempotency')

    expect(Buffer.from(slips.bytes.slice(0, 5)).toString()).toBe('%PDF-')
    expect([slips.type, slips.name]).toEqual(['application/pdf', 'slip-akun-2026-01-20.pdf'])
    expect(await typeOf(before.signIn, before.password)).toBe('identity/wrong-pair')
    expect(handling.map(({ act }) => act).toSorted()).toEqual([
      'OPENED',
      'RESET',
      'RESET',
      'SLIP_PRINTED',
    ])
    expect(kept.rows).toEqual([{ n: 0 }])
    expect(await codeOf(office.printSlips({ personIds: [okta, lina] }))).toBe(
      'identity/not-account-manager',
    )
    expect((await bureau.readAccount({ personId: okta })).handling).toHaveLength(4)
  })

  it('are refused where nobody needs one, and where somebody was quicker', async () => {
    const { gita, fitri } = region.people
    expect(await codeOf(bureau.printSlips({ personIds: [gita] }))).toBe('identity/no-slips')
    const both = await Promise.all([
      codeOf(bureau.printSlips({ personIds: [fitri] })),
      codeOf(bureau.printSlips({ personIds: [fitri] })),
    ])
    expect(both).toContain('done')
  })

  it('take a fixed number of statements for the whole region', async () => {
    const statements = await world.statementsOf(() => bureau.printSlips({ all: true }))
    // the session three times, who is meant, and one statement for each thing that is kept
    expect(statements.length).toBeLessThanOrEqual(16)
  })
})

describe('a link', () => {
  it('opens the choice of a password once, for 72 hours, and only the last one made', async () => {
    const { eko } = region.people
    await bureau.openAccounts({ personIds: [eko] })
    const tokenOf = async () =>
      (await bureau.makeLink({ personId: eko })).address.split('/sandi-baru#')[1] ?? ''
    const [replaced, token] = [await tokenOf(), await tokenOf()]
    const chosen = 'gajah biru minum teh'
    const use = (of: string, next = chosen) =>
      world.calls(accountContract).useLink({ token: of, next })

    expect(await codeOf(use('tidak ada'))).toBe('identity/link-unknown')
    expect(await codeOf(use(replaced))).toBe('identity/link-used')
    expect(await codeOf(use(token, 'pendek'))).toBe('identity/password-short')
    world.setNow('2026-01-23T02:00:00.000Z')
    expect(await codeOf(use(token))).toBe('identity/link-ended')
    world.setNow('2026-01-20T02:00:00.000Z')
    const both = await Promise.all([codeOf(use(token)), codeOf(use(token))])
    expect(both.toSorted()).toEqual(['done', 'identity/link-used'])
    const { signIn, handling, state } = await bureau.readAccount({ personId: eko })
    expect([state, handling[0]?.act]).toEqual(['OPEN', 'LINK_MADE'])
    expect(await typeOf(signIn, chosen)).toBe('in')
  })
})

describe('a link that was made before', () => {
  const chosen = 'gajah biru minum teh'
  const use = (token: string) =>
    codeOf(world.calls(accountContract).useLink({ token, next: chosen }))
  const link = async (personId: string) =>
    (await bureau.makeLink({ personId })).address.split('/sandi-baru#')[1] ?? ''

  it.each<[string, (personId: string) => Promise<unknown>]>([
    ['a reset', (personId) => bureau.resetAccount({ personId })],
    [
      'a lock that was opened again',
      async (personId) => {
        await bureau.lockAccount({ personId })
        await bureau.unlockAccount({ personId })
      },
    ],
    [
      'a closing, once it is open again',
      async (personId) => {
        await bureau.closeAccount({ personId })
        await bureau.openAccounts({ personIds: [personId] })
      },
    ],
    ['a slip', (personId) => bureau.printSlips({ personIds: [personId] })],
  ])('opens nothing after %s', async (_, then) => {
    const { eko } = region.people
    const token = await link(eko)
    await then(eko)
    expect(await use(token)).toBe('identity/link-used')
  })
})

describe('one account', () => {
  it('that is locked while its password is checked lets nobody do what the password opens', async () => {
    const { sari } = region.people
    const { signIn, password } = await bureau.resetAccount({ personId: sari })
    let steps = 0
    const step = async <Result>(work: (ctx: never) => Promise<Result>): Promise<Result> => {
      steps += 1
      if (steps === 2) await bureau.lockAccount({ personId: sari })
      return world.asSystem(work as never) as Promise<Result>
    }
    const asked = { remoteAddress: 'local', deviceToken: null }
    const opened = whenPasswordHolds(
      { step, asked } as never,
      { signIn, password, wrong: wrongPair },
      async () => 'in',
    )
    expect(await codeOf(opened)).toBe('identity/account-locked')
    await bureau.unlockAccount({ personId: sari })
  })

  it('that was closed and is opened again is taken over, as by a reset', async () => {
    const { yusuf } = region.people
    await bureau.closeAccount({ personId: yusuf })
    await bureau.openAccounts({ personIds: [yusuf] })
    const { handling } = await bureau.readAccount({ personId: yusuf })
    expect(handling[0]?.act).toBe('RESET')
    expect(handling.filter(({ act }) => act === 'OPENED')).toHaveLength(1)
  })

  it('is reset: sessions end, and whose hands it went through is kept', async () => {
    const { tono } = region.people
    const first = await bureau.resetAccount({ personId: tono })
    const { cookie } = await signedIn(first.signIn, first.password)
    const second = await bureau.resetAccount({ personId: tono })
    const page = await bureau.readAccount({ personId: tono })

    expect((await world.app.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(
      401,
    )
    expect(await typeOf(first.signIn, first.password)).toBe('identity/wrong-pair')
    expect(await typeOf(second.signIn, second.password)).toBe('in')
    expect(page.handling.slice(0, 2).map(({ act, by }) => [act, by])).toEqual([
      ['RESET', 'Lina Wulandari, S.Sos.'],
      ['RESET', 'Lina Wulandari, S.Sos.'],
    ])
  })

  it('is locked: the session ends, and who knows the password is told', async () => {
    const { sari } = region.people
    const { signIn, password } = await bureau.resetAccount({ personId: sari })
    const { cookie } = await signedIn(signIn, password)

    expect((await bureau.lockAccount({ personId: sari })).state).toBe('LOCKED')
    expect((await bureau.lockAccount({ personId: sari })).state).toBe('LOCKED')
    expect((await world.app.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(
      401,
    )
    expect(await typeOf(signIn, password)).toBe('identity/account-locked')
    expect(await typeOf(signIn, 'salah')).toBe('identity/wrong-pair')
    expect(await codeOf(bureau.resetAccount({ personId: sari }))).toBe('identity/account-is-locked')
    expect((await bureau.unlockAccount({ personId: sari })).state).toBe('PENDING')
    expect(await typeOf(signIn, password)).toBe('in')
  })

  it('is closed and opened again, never a second one', async () => {
    const { yusuf } = region.people
    expect(await codeOf(bureau.reopenAccount({ personId: yusuf }))).toBe('identity/account-open')
    expect((await bureau.closeAccount({ personId: yusuf })).state).toBe('CLOSED')
    expect((await bureau.closeAccount({ personId: yusuf })).state).toBe('CLOSED')
    expect(await codeOf(bureau.resetAccount({ personId: yusuf }))).toBe('identity/account-closed')
    expect(await bureau.openAccounts({ all: true })).toEqual({ items: [] })
    const { signIn, password } = await bureau.reopenAccount({ personId: yusuf })

    expect(await typeOf(signIn, password)).toBe('in')
    await bureau.closeAccount({ personId: yusuf })
    const { items } = await bureau.openAccounts({ personIds: [yusuf] })
    expect(items.map((one) => one.signIn)).toEqual([signIn])
  })

  it('takes another name, which nobody else has', async () => {
    const { yusuf, ratih } = region.people
    const rename = (signIn: string) => bureau.renameAccount({ personId: yusuf, signIn })
    const taken = (await bureau.readAccount({ personId: ratih })).signIn

    expect(await codeOf(rename(taken))).toBe('identity/sign-in-unfit')
    await rename('camat.utara')
    expect(await codeOf(bureau.renameAccount({ personId: ratih, signIn: 'Camat.Utara' }))).toBe(
      'identity/sign-in-taken',
    )
    expect((await rename('197607072001121004')).signIn).toBe('197607072001121004')
  })

  it('is never handled by its holder, nor by an office beyond its rights', async () => {
    const { lina, surya, putri, fitri } = region.people

    expect(await codeOf(bureau.resetAccount({ personId: lina }))).toBe('identity/own-account')
    expect(await codeOf(bureau.closeAccount({ personId: lina }))).toBe('identity/own-account')
    expect(await codeOf(office.resetAccount({ personId: putri }))).toBe(
      'identity/not-account-manager',
    )
    expect(await codeOf(office.readAccount({ personId: putri }))).toBe(
      'identity/not-account-manager',
    )
    expect(await codeOf(office.resetAccount({ personId: fitri }))).toBe('done')
    expect(await codeOf(office.resetAccount({ personId: surya }))).toBe(
      'identity/account-beyond-rights',
    )
  })
})

describe('whoever holds nothing here any more', () => {
  const password = 'kuda hijau makan batu'
  /** Takes the first password off an account; answers its name. */
  const chosen = async (personId: string): Promise<string> => {
    const fresh = await bureau.resetAccount({ personId })
    const mine = await signedIn(fresh.signIn, fresh.password)
    await mine.changePassword({ current: fresh.password, next: password })
    return fresh.signIn
  }

  it('keeps the way in while they work here, and is out on the day they leave', async () => {
    const personId = region.people.made
    const signIn = await chosen(personId)
    const own = await signedIn(signIn, password)
    await endOn('assignments', personId, '2026-01-20')
    await world.asSystem(endUnheldSessions)

    const { actor } = await own.readSession({})
    expect([actor.mandates, actor.actingAs, await typeOf(signIn, password)]).toEqual([
      [],
      null,
      'in',
    ])
    expect((await own.listSessions({})).items.length).toBeGreaterThan(0)
    expect(await codeOf(callsFor(own.cookie).listAccounts({}))).toBe('identity/without-post')

    await endOn('personVersions', personId, '2026-01-20')
    expect(await codeOf(own.readSession({}))).toBe('identity/not-signed-in')
    expect(await typeOf(signIn, password)).toBe('identity/no-mandate')
  })

  it('is out at once where they were nothing here but their post, or never come back', async () => {
    const { yusuf, fitri } = region.people
    const names = [await chosen(yusuf), await chosen(fitri)]
    for (const personId of [yusuf, fitri]) await endOn('assignments', personId, '2026-01-20')
    const tried = () => Promise.all(names.map((signIn) => typeOf(signIn, password)))
    expect(await tried()).toEqual(['in', 'in'])

    await world.asSystem(async (ctx) => {
      await rewrite(ctx, 'personVersions', yusuf, { employmentKind: 'NON_ASN' })
      await ctx.db
        .insertInto('organisation.absences')
        .values({
          ...{ tenantId: ctx.tenantId, id: ctx.newId(), absenceId: ctx.newId() },
          ...{ personId: fitri, kind: 'PENSIUN', validFrom: '2026-01-20', validTo: null },
          ...{ decreeNumber: null, decreeDate: null, note: null },
          ...{ recordedAt: ctx.now, recordedUntil: null, recordedBy: null, closedBy: null },
        })
        .execute()
    })
    expect(await tried()).toEqual(['identity/no-mandate', 'identity/no-mandate'])
  })
})

type Table = 'assignments' | 'personVersions'

/** Writes every row of somebody again, changed. */
async function rewrite(
  ctx: Parameters<Parameters<World['asSystem']>[0]>[0],
  table: Table,
  personId: string,
  changed: Record<string, unknown>,
): Promise<void> {
  const rows = await ctx.db
    .updateTable(`organisation.${table}`)
    .set({ recordedUntil: ctx.now })
    .where('tenantId', '=', ctx.tenantId)
    .where('personId', '=', personId)
    .where('recordedUntil', 'is', null)
    .returningAll()
    .execute()
  await ctx.db
    .insertInto(`organisation.${table}`)
    .values(
      rows.map((row) => ({ ...row, ...changed, id: ctx.newId(), recordedUntil: null })) as never,
    )
    .execute()
}

const endOn = (table: Table, personId: string, on: string): Promise<void> =>
  world.asSystem((ctx) => rewrite(ctx, table, personId, { validTo: on }))
