import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, testRegion, type World } from '../../../testing/world.ts'
import { certify, requestFor } from '../../documents/index.ts'
import { paperOfToday } from '../../documents/words.ts'
import { actorOfPerson } from '../../identity/index.ts'
import { agreementContract, signingContract, signOne } from '../index.ts'

const passphrase = 'mangga harum di halaman'
const folder = mkdtempSync(join(tmpdir(), 'amanah-pdf-'))
let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(signingContract, cookies[who]),
  ...world.calls(agreementContract, cookies[who]),
})

async function equip(
  name: keyof SmallRegion['people'],
  roles: Parameters<World['signIn']>[1] = [],
): Promise<void> {
  cookies[name] = await world.signIn(region.people[name], roles)
  await world.asSystem(async (ctx) =>
    certify(
      ctx,
      await requestFor(ctx, { id: region.people[name], name: await personName(name) }, passphrase),
    ),
  )
}
const personName = async (name: keyof SmallRegion['people']): Promise<string> =>
  (
    await asTenant<{ name: string }>(
      'select name from organisation.person_versions where person_id = $1',
      [region.people[name]],
    )
  ).rows[0]?.name ?? ''

/** Rows as the application sees them in this region. */
async function asTenant<Row>(
  query: string,
  values: readonly string[] = [],
): Promise<{ rows: Row[] }> {
  const client = await world.owner.connect()
  try {
    await client.query('begin; set local app.tenant_id = 1')
    return { rows: (await client.query(query, [...values])).rows }
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const agreementOf = async (title: string): Promise<string> =>
  (await as('bagus').listAgreements({ year: 2026, search: title })).items[0]?.id ?? ''
const stateOf = async (id: string): Promise<string> =>
  (await as('bagus').readAgreement({ id })).state

function pdfsig(bytes: Uint8Array): string {
  const path = join(folder, 'pk.pdf')
  writeFileSync(path, bytes)
  try {
    return execFileSync('pdfsig', ['-nocert', path], { encoding: 'utf8' })
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  }
}

/** Eko signs, and something happens between the look at what he signs and the hold on it; tells how
 * it ended and what was left behind. */
async function signedWhile(
  id: string,
  meanwhile: () => Promise<unknown>,
): Promise<{ refused: unknown; works: number; left: number }> {
  const eko = await world.asSystem((ctx) => actorOfPerson(ctx, region.people.eko))
  const kept = async (): Promise<number> => {
    const counts = `select (select count(*) from agreements.signings) + (select count(*)
      from documents.files) as n`
    return Number((await asTenant<{ n: string }>(counts)).rows[0]?.n)
  }
  const before = await kept()
  let [steps, works] = [0, 0]
  const refused = await signOne(
    {
      step: async (work) => {
        steps += 1
        if (steps === 2) await meanwhile()
        return world.asSystem(work, testRegion, eko)
      },
    },
    async ({ pdf }) => {
      works += 1
      return { pdf }
    },
    { id },
  ).catch((error: unknown) => error)
  return { refused, works, left: (await kept()) - before }
}

/** Does an act whose connection is cut when it comes to write into a table. */
async function cutAt<Result>(table: string, act: () => Promise<Result>): Promise<Result> {
  const holder = await world.owner.connect()
  await holder.query(`begin; lock table ${table} in share mode`)
  const done = act()
  const waiting =
    `from pg_stat_activity where usename = 'amanah_app' and datname = current_database() and ` +
    `wait_event_type = 'Lock'`
  while (
    ((await world.owner.query(`select pg_terminate_backend(pid) ${waiting}`)).rowCount ?? 0) === 0
  )
    await new Promise((resolve) => setTimeout(resolve, 10))
  await holder.query('rollback')
  holder.release()
  return done
}

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await equip('bagus', [{ role: 'ORGANISATION_BUREAU' }])
  for (const name of ['maya', 'surya', 'eko', 'gita', 'indah'] as const) await equip(name)
  await as('bagus').draftCascade({ year: 2026 })
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the receiver first, then the giver', () => {
  it(
    'refuses the giver before the receiver, a stranger, and a wrong passphrase: each on ' +
      'record, nothing moved',
    async () => {
      const id = await agreementOf('Kepala Dinas')

      await expect(as('maya').signAgreement({ id, passphrase })).rejects.toMatchObject({
        refusal: { code: 'agreements/receiver-first', status: 409 },
      })
      await expect(as('gita').signAgreement({ id, passphrase })).rejects.toMatchObject({
        refusal: { code: 'agreements/not-a-party', status: 403 },
      })
      await expect(
        as('surya').signAgreement({ id, passphrase: 'bukan ini' }),
      ).rejects.toMatchObject({
        refusal: { code: 'documents/wrong-passphrase' },
      })
      const { rows } = await asTenant<{ act: string; n: number }>(
        `select act, count(*)::int as n from audit.entries where act like '%signing%' group by act
        order by act`,
      )
      expect(rows).toEqual([
        { act: 'agreement.signing-refused', n: 2 },
        { act: 'signing.wrong-passphrase', n: 1 },
      ])
      expect(await stateOf(id)).toBe('DRAFT')
    },
  )

  it(
    'lets the head of office sign, then the mayor, neither anything else than what was read; ' +
      'both signatures are valid for poppler',
    async () => {
      const id = await agreementOf('Kepala Dinas')
      const other = { id, passphrase, digest: `sha256:${'0'.repeat(64)}` }
      const changed = { refusal: { code: 'agreements/changed-since', status: 409 } }

      await expect(as('surya').signAgreement(other)).rejects.toMatchObject(changed)
      expect(await stateOf(id)).toBe('DRAFT')
      const first = await as('surya').signAgreement({ id, passphrase })
      await expect(as('maya').signAgreement(other)).rejects.toMatchObject(changed)
      expect(await stateOf(id)).toBe('SIGNED_FIRST')
      const second = await as('maya').signAgreement({ id, passphrase })
      const { bytes } = await as('bagus').readDocument({ id })

      expect(first).toMatchObject({
        state: 'SIGNED_FIRST',
        sentence: 'Ditandatangani. Sekarang menunggu Maya Lestari.',
      })
      expect(second).toMatchObject({ state: 'ACTIVE', digest: first.digest })
      if (!existsSync('/usr/bin/pdfsig')) return
      const told = pdfsig(bytes)
      expect(told.match(/Signature is Valid/g)).toHaveLength(2)
      expect(told).toContain('Drs. Surya Pratama, M.Pd.')
      expect(told).toContain('Maya Lestari')
    },
  )

  it('answers a second press with what was signed, signs nothing more, and keeps the history', async () => {
    const id = await agreementOf('Kepala Dinas')

    const again = await as('surya').signAgreement({
      id,
      passphrase,
      digest: (await as('surya').readAgreement({ id })).digest ?? '',
    })
    const other = as('surya').signAgreement({ id, passphrase, digest: `sha256:${'0'.repeat(64)}` })

    expect(again).toMatchObject({ state: 'ACTIVE', sentence: 'Ditandatangani. PK ini kini aktif.' })
    await expect(other).rejects.toMatchObject({ refusal: { code: 'agreements/wrong-state' } })
    await expect(as('gita').signAgreement({ id, passphrase })).rejects.toMatchObject({
      refusal: { code: 'agreements/not-a-party' },
    })
    const { rows } = await asTenant<{ n: number }>(
      `select count(*)::int as n from agreements.signings where outcome = 'SIGNED'`,
    )
    expect(rows[0]?.n).toBe(2)
    expect((await as('bagus').readAgreement({ id })).history.map(({ state }) => state)).toEqual([
      'DRAFT',
      'AGREED',
      'SIGNED_FIRST',
      'ACTIVE',
    ])
  })

  it(
    'lets the head of region promise alone, and once, though the connection is cut before ' +
      'the last step is saved',
    async () => {
      const id = await agreementOf('Wali Kota')

      const signed = await cutAt('documents.library', () =>
        as('maya').signAgreement({ id, passphrase }),
      )

      expect(signed).toMatchObject({ state: 'ACTIVE' })
      expect((await as('bagus').readAgreement({ id })).history.map(({ state }) => state)).toEqual([
        'DRAFT',
        'AGREED',
        'SIGNED_FIRST',
        'ACTIVE',
      ])
    },
  )

  it('lets only one of two presses at the same time sign', async () => {
    const id = await agreementOf('Kepala Bidang Pembinaan SD')
    const presses = await Promise.allSettled([
      as('eko').signAgreement({ id, passphrase }),
      as('eko').signAgreement({ id, passphrase }),
    ])

    // the later one finds the version held, or signed already by the same person
    expect(presses.some(({ status }) => status === 'fulfilled')).toBe(true)
    expect(await stateOf(id)).toBe('SIGNED_FIRST')
    const { rows } = await asTenant<{ n: number }>(
      `select count(*)::int as n from agreements.signings where outcome = 'SIGNED' and party = 'FIRST'`,
    )
    expect(rows[0]?.n).toBe(3)
  })
})

describe('saying no', () => {
  it(
    'sends a signed promise back to be talked over; what is agreed next is a new content ' +
      'with a new digest',
    async () => {
      const id = await agreementOf('Kepala Bidang Pembinaan SD')
      const before = (await as('bagus').readAgreement({ id })).history.length
      await as('surya').returnAgreement({ id, reason: 'Target terlalu rendah' })
      const again = await as('eko').agreeAgreement({ id })

      expect(again.state).toBe('AGREED')
      expect((await as('bagus').readAgreement({ id })).history.length).toBe(before + 2)
      const { rows } = await asTenant<{ n: number }>(
        'select count(distinct digest)::int as n from agreements.contents c join agreements.versions v on v.id = c.version_id where v.agreement_id = $1',
        [id],
      )
      expect(rows[0]?.n).toBe(2)
    },
  )

  it('never passes a frozen content that no paper reads for a draft', async () => {
    const id = await agreementOf('Kepala Bidang Pembinaan SD')
    const become = (from: string, to: string) =>
      world.owner.query(`begin; set local app.tenant_id = 1;
        update agreements.contents set canonical = replace(canonical, '${from}', '${to}')
        where version_id in (select id from agreements.versions where agreement_id = '${id}'); commit`)
    expect((await as('eko').readDocument({ id })).type).toBe('application/pdf')

    await become(paperOfToday.schema, 'amanah/pk/9')
    await expect(as('eko').readDocument({ id })).rejects.toMatchObject({
      refusal: { code: 'platform/our-fault' },
    })
    await become('amanah/pk/9', paperOfToday.schema)
  })

  it('signs nothing when state or content moved between the look and the hold', async () => {
    const id = await agreementOf('Kepala Bidang Pembinaan SD')
    const handBack = () => as('surya').returnAgreement({ id, reason: 'Satu target lagi' })
    const untouched = {
      refused: { refusal: { code: 'agreements/changed-since' } },
      works: 0,
      left: 0,
    }

    expect(await signedWhile(id, handBack)).toMatchObject(untouched)
    const before = await as('eko').agreeAgreement({ id })
    const anew = await signedWhile(id, async () => {
      await handBack()
      await as('eko').agreeAgreement({ id })
    })

    expect(anew).toMatchObject(untouched)
    const now = await as('bagus').readAgreement({ id })
    expect([now.state, now.digest === before.digest]).toEqual(['AGREED', false])
    // the same content, but signed in the meantime: that act alone leaves its row, its paper and
    // its file
    expect(await signedWhile(id, () => as('eko').signAgreement({ id, passphrase }))).toMatchObject({
      ...untouched,
      left: 3,
    })
    await handBack()
    await as('eko').agreeAgreement({ id })
  })

  it('declines with a reason before signing, and tells the giver', async () => {
    const id = await agreementOf('Pengembang Teknologi')
    const declined = await as('indah').declineAgreement({ id, reason: 'Alatnya belum datang' })
    const tasks = await world.app.inject({ url: '/api/tasks', headers: { cookie: cookies.eko } })

    expect(declined.state).toBe('DECLINED')
    expect(tasks.json()).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ kind: 'agreements/talk', detail: 'Alatnya belum datang' }),
      ]),
    })
    await expect(as('indah').signAgreement({ id, passphrase })).rejects.toMatchObject({
      refusal: { code: 'agreements/wrong-state' },
    })
  })

  it('does not let an incomplete promise be agreed, and links to what mends it', async () => {
    const id = await agreementOf('Kepala Bidang Pembinaan SMP')

    await expect(as('eko').agreeAgreement({ id })).rejects.toMatchObject({
      refusal: {
        code: 'agreements/incomplete',
        mend: { href: expect.stringContaining('/perencanaan') },
      },
    })
  })
})

describe('a stack', () => {
  it('signs exactly what was listed with one passphrase, leaves out what changed, and says so', async () => {
    const id = await agreementOf('Kepala Bidang Pembinaan SD')
    await as('eko').signAgreement({ id, passphrase })
    const queue = await as('surya').listQueue({})
    const stack = await as('surya').openStack({
      agreementIds: queue.items.filter(({ side }) => side === 'SECOND').map(({ id: one }) => one),
    })
    const done = await as('surya').signStack({ stackId: stack.id, passphrase })

    expect(stack).toMatchObject({ total: 1, signed: 0, state: 'OPEN' })
    expect(done).toMatchObject({ signed: 1, state: 'DONE', items: [{ state: 'SIGNED' }] })
    expect(await stateOf(id)).toBe('ACTIVE')
    await expect(as('eko').readStack({ stackId: stack.id })).rejects.toMatchObject({
      refusal: { code: 'agreements/not-your-stack' },
    })
  })

  it('takes in only what its opener may sign', async () => {
    await expect(
      as('surya').openStack({ agreementIds: [await agreementOf('Pengembang Teknologi')] }),
    ).rejects.toMatchObject({
      refusal: { code: 'agreements/not-a-party' },
    })
    await expect(
      as('surya').signStack({ stackId: '99999999-9999-7999-8999-999999999999', passphrase }),
    ).rejects.toMatchObject({
      refusal: { code: 'agreements/no-such-stack' },
    })
  })
})

describe('after the assignment ended', () => {
  it('nobody signs from a post no longer held', async () => {
    const id = await agreementOf('Kepala Bidang Pembinaan SMP')
    await world.asSystem(async (ctx) => {
      const assignment = region.assignments.ekoKabidSmp
      await ctx.db
        .updateTable('organisation.assignments')
        .set({ recordedUntil: ctx.now })
        .where('tenantId', '=', 1)
        .where('assignmentId', '=', assignment)
        .execute()
    })

    await expect(as('eko').signAgreement({ id, passphrase })).rejects.toMatchObject({
      refusal: { code: 'agreements/mandate-ended', status: 403 },
    })
  })
})

it(
  'counts a signature on the day it has in the region, in time or late, also when the ' +
    'promise has ended',
  async () => {
    const id = await agreementOf('Kepala Dinas')
    const onTime = async (at: string, later = '') => {
      await world.owner.query(`begin; set local app.tenant_id = 1;
      update agreements.agreements set due_on = '2026-02-05' where id = '${id}';
      update agreements.agreements set due_on = null where id <> '${id}';
      update agreements.states set at = '${at}' where state = 'ACTIVE'
        and version_id in (select id from agreements.versions
          where agreement_id = '${id}'); ${later}; commit`)
      return (
        await world.asSystem((ctx) => ctx.facts.read('agreements.signed-on-time', '2026', null))
      )?.numerator
    }
    const closed = `insert into agreements.states select tenant_id, gen_random_uuid(), version_id,
    sequence + 1, 'CLOSED', '2027-01-01', person_id, acting_as, note, digest
    from agreements.states where state = 'ACTIVE' and version_id in (select id
      from agreements.versions where agreement_id = '${id}')`

    // half past midnight in Makassar is still the day before in UTC
    expect(await onTime('2026-02-05T16:30:00Z')).toBe('0')
    expect(await onTime('2026-02-05T15:30:00Z')).toBe('1')
    expect(await onTime('2026-02-05T15:30:00Z', closed)).toBe('1')
  },
)
