import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from './app.ts'
import { agreementContract, handoverContract, signingContract } from './rooms/agreements/index.ts'
import { certificateContract } from './rooms/documents/index.ts'
import {
  accountContract,
  factorContract,
  openAccount,
  providerContract,
} from './rooms/identity/index.ts'
import { channelContract } from './rooms/notices/index.ts'
import { siasnContract } from './rooms/staff/index.ts'
import { refusedCode } from './testing/refused-code.ts'
import { enrolPhone } from './testing/second-factor.ts'
import { saveSmallBudget, saveSmallPlan } from './testing/small-plan.ts'
import { seedSmallRegion } from './testing/small-region.ts'
import { openWorld, sameOrigin, type World } from './testing/world.ts'

/** What people type and what they carry, each so odd that it stands nowhere by chance. */
const words = {
  first: 'kata-sandi-pertama-XQ7',
  next: 'kata-sandi-berikut-VK3-panjang',
  wrong: 'kata-sandi-keliru-ZP9',
  misplaced: 'kata-sandi-di-kolom-nama-HW4',
  passphrase: 'melati semerbak di beranda JX2',
  wrongPhrase: 'melati layu di beranda RM6',
  code: 'KodeYangKeliruQT8',
}
const tokens: string[] = []

let world: World
const key = { 'idempotency-key': 'kunci-untuk-semua' }

/** Everything in which a secret could lie: rows of every table as text, where bytes stand as
 * hexadecimal. */
async function tablesWith(secrets: readonly string[]): Promise<string[]> {
  const client = await world.owner.connect()
  try {
    await client.query('begin; set local app.tenant_id = 1')
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, t.relname) as name from pg_class t
        join pg_namespace n on n.oid = t.relnamespace
       where t.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    )
    const looks = secrets.flatMap((secret) => [
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('base64'),
    ])
    const found: string[] = []
    for (const { name } of tables) {
      const sql = `select exists (select from ${name} as row_of, unnest($1::text[]) as look
        where position(look in row_of::text) > 0) as there`
      const { rows } = await client.query<{ there: boolean }>(sql, [looks])
      if (rows[0]?.there) found.push(name)
    }
    return found
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const enter = async (
  signIn: string,
  password: string,
): Promise<{ status: number; cookie: string }> => {
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { ...sameOrigin, ...key },
    payload: { signIn, password },
  })
  tokens.push(...answer.cookies.map(({ value }) => value.split('.')[1] ?? value))
  return {
    status: answer.statusCode,
    cookie: answer.cookies
      .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
      .join('; '),
  }
}

beforeAll(async () => {
  world = await openWorld()
  const region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  const surya = {
    personId: region.people.surya,
    signIn: 'surya',
    password: words.first,
    demonstration: true,
  }
  await world.asSystem((ctx) => openAccount(ctx, surya))
  const bureau = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])

  const { cookie } = await enter('surya', words.first)
  const statuses = [
    (await enter('surya', words.wrong)).status,
    (await enter(words.misplaced, words.wrong)).status,
  ]
  const changed = await world.app.inject({
    ...{ method: 'PUT', url: '/api/session/password', headers: { ...sameOrigin, ...key, cookie } },
    payload: { current: words.first, next: words.next },
  })
  await world
    .calls(accountContract)
    .useLink({ token: words.misplaced, next: words.next }, key)
    .catch(() => undefined)
  const { cookie: own } = await enter('surya', words.next)
  const mine = { ...world.calls(certificateContract, own), ...world.calls(signingContract, own) }
  const asked = await mine.requestCertificate({ passphrase: words.passphrase }, key)
  await world.calls(certificateContract, bureau).confirmCertificate({ certificateId: asked.id })
  await world.calls(agreementContract, bureau).draftCascade({ year: 2026 })
  const { items } = await world
    .calls(agreementContract, own)
    .listAgreements({ year: 2026, search: 'Kepala Dinas' })
  const id = items[0]?.id ?? ''
  const refused = await mine
    .signAgreement({ id, passphrase: words.wrongPhrase }, key)
    .catch(({ refusal }) => refusal.code)
  const stack = await mine.openStack({ agreementIds: [id] })
  const done = await mine.signStack({ stackId: stack.id, passphrase: words.passphrase }, key)
  const again = await mine.signAgreement({ id, passphrase: words.passphrase }, key)
  expect([...statuses, changed.statusCode, refused, done.signed, again.state]).toEqual([
    ...[401, 401, 200, 'documents/wrong-passphrase', 1, 'SIGNED_FIRST'],
  ])
  const digest = `sha256:${'0'.repeat(64)}`
  const note = { id, digest, passphrase: words.passphrase }
  expect(await refusedCode(world.calls(handoverContract, own).signHandover(note, key))).toBe(
    'agreements/not-handed-over',
  )
  await typeCodes(own)
  await typeElsewhere(bureau)
})
/** What comes back from a provider of sign-ins, and what opens the provider itself. */
async function typeElsewhere(bureau: string): Promise<void> {
  const { code } = words
  const provider = {
    name: 'SSO Uji',
    issuer: 'http://sso.uji.example',
    clientId: 'amanah',
    clientSecret: words.misplaced,
    nipClaim: 'nip',
  }
  const door = {
    ...{ gateway: 'http://siasn.uji.example', tokenUrl: 'https://siasn.uji.example/token' },
    ...{ clientId: 'amanah', clientSecret: words.misplaced, ssoClientId: 'amanah' },
    ...{ ssoTokenUrl: 'https://siasn.uji.example/sso', ssoClientSecret: words.misplaced },
  }
  expect([
    await refusedCode(world.calls(providerContract).endSignOn({ state: 'uji', code }, key)),
    await refusedCode(world.calls(providerContract, bureau).saveProvider(provider, key)),
    await refusedCode(world.calls(siasnContract, bureau).openSiasn(door, key)),
  ]).toEqual(['identity/sign-on-lost', 'identity/provider-not-public', 'staff/siasn-address'])
}
/** A phone is enrolled, and a wrong code typed wherever one is taken. */
async function typeCodes(cookie: string): Promise<void> {
  const { factorId, ...shown } = await enrolPhone(world, cookie, '2026-01-20T02:00:00.000Z')
  tokens.push(shown.secret, ...shown.recoveryCodes)
  const waiting = world.calls(factorContract, (await enter('surya', words.next)).cookie)
  const mine = world.calls(factorContract, cookie)
  const code = words.code
  const { confirmChannel } = world.calls(channelContract, cookie)
  expect(await refusedCode(confirmChannel({ channelId: factorId, code }, key))).toBe(
    'notices/no-channel',
  )
  expect([
    await refusedCode(waiting.finishSignIn({ code }, key)),
    await refusedCode(mine.proveAgain({ code }, key)),
    await refusedCode(mine.removeOwnFactor({ factorId, code }, key)),
    await refusedCode(mine.confirmTotp({ factorId, code }, key)),
  ]).toEqual([...Array(3).fill('identity/factor-wrong'), 'identity/no-such-factor'])
}
afterAll(() => world.close())

describe('what people type in secret and what their browsers carry', () => {
  it('stands in no table, in no form a reader of the tables could read', async () => {
    expect(tokens.filter((token) => token.length > 20).length).toBeGreaterThan(0)
    expect(await tablesWith([...Object.values(words), ...tokens])).toEqual([])
  })

  it.each(['text', 'jsonb', 'bytea'])('would be found in a column of type %s', async (type) => {
    const kept =
      type === 'jsonb'
        ? JSON.stringify({ deep: [words.next] })
        : type === 'bytea'
          ? Buffer.from(words.next)
          : words.next
    await world.owner.query(`create table public.planted (told ${type})`)
    await world.owner.query('insert into public.planted values ($1)', [kept])

    expect(await tablesWith([words.next])).toEqual(['public.planted'])
    await world.owner.query('drop table public.planted')
  })

  it('was typed into every route that takes a secret', () => {
    expect(
      allRoutes
        .filter(({ secrets }) => secrets.length > 0)
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    ).toEqual([
      'POST /api/accounts/links',
      'POST /api/agreements/:id/handover/signature',
      'POST /api/agreements/:id/signature',
      'POST /api/certificates',
      'POST /api/factors/:factorId/removal',
      'POST /api/factors/totp/:factorId/confirmation',
      'POST /api/providers',
      'POST /api/session',
      'POST /api/session/factor',
      'POST /api/session/proof',
      'POST /api/sign-on',
      'POST /api/signing-stacks/:stackId/signature',
      'PUT /api/notices/channels/:channelId/code',
      'PUT /api/session/password',
      'PUT /api/staff/siasn',
    ])
  })
})
