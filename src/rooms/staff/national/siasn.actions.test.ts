import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AgreedSkp, saveAgreedSkps } from '../../../testing/agreed-skps.ts'
import { cookieOf } from '../../../testing/calls.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { openSiasnStandIn, type SiasnStandIn } from '../../../testing/siasn.ts'
import { personPlans } from '../../../testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import type { Grade } from '../evaluation/evaluation.contract.ts'
import { addRatings, addStates } from '../evaluation/evaluation.store.ts'
import { sendToSiasn } from './siasn.actions.ts'
import { siasnContract } from './siasn.contract.ts'

const holders = ['ekoKabidSmp', 'dewiSekretaris', 'jokoStaf', 'suryaKepalaDinas'] as const
let siasn: SiasnStandIn
let world: World
let region: SmallRegion
let skps: Record<(typeof holders)[number], AgreedSkp>
let minutes = 0
const nip = (name: 'eko' | 'dewi' | 'joko' | 'surya') => personPlans[name].nip ?? ''
const settings = () => ({
  ...{ gateway: `${siasn.origin}/apisiasn/1.0`, tokenUrl: `${siasn.origin}/token` },
  ...{ clientId: 'amanah', ssoTokenUrl: `${siasn.origin}/token-sso`, ssoClientId: 'amanah-sso' },
})
const keys = { clientSecret: 'kunci-wso', ssoClientSecret: 'kunci-sso' }

/** Signed in anew: sessions do not outlive the pauses between rounds. */
const calls = async (who: 'lina' | 'eko' = 'lina') => {
  const signIn = `orang-${region.people[who].slice(-12)}`
  const password = 'kata sandi untuk uji'
  const cookie = await cookieOf(world.app, { host: 'localhost', signIn, password })
  return world.calls(siasnContract, cookie)
}

/** A round of the chore, so many minutes after the one before. */
const round = async (after = 0): Promise<void> => {
  minutes += after
  world.setNow(new Date(Date.parse('2026-04-02T04:00:00Z') + minutes * 60_000).toISOString())
  await sendToSiasn({ step: (work) => world.asSystem(work) })
}
const idOf = (name: (typeof holders)[number]): Promise<string> =>
  world.asSystem(async ({ db }) => {
    const row = await db
      .selectFrom('staff.evaluations')
      .select('id')
      .where('tenantId', '=', 1)
      .where('planId', '=', skps[name].planId)
      .executeTakeFirstOrThrow()
    return row.id
  })
/** A rating that the rated may read. */
const released = async (
  name: (typeof holders)[number],
  result: Grade = 'MEETS',
  sequence = 1,
): Promise<string> => {
  const evaluationId = await idOf(name)
  await world.asSystem(async (ctx) => {
    const rating = { evaluationId, sequence, step: 'SETTLED' as const, result }
    await addRatings(ctx, [
      {
        ...{
          ...rating,
          behaviour: 'MEETS',
          predicate: 'BAIK',
          marks: { results: {}, behaviours: {} },
          reason: null,
        },
        ...{ suggestion: { result: null, behaviour: null, reasons: [] }, rulePack: 'uji' },
      },
    ])
    if (sequence > 1) return
    await addStates(ctx, [{ evaluationId, sequence: 1 }], { state: 'RATED' })
    await addStates(ctx, [{ evaluationId, sequence: 2 }], { state: 'DELIVERED' })
  })
  return evaluationId
}
const standingOf = (evaluationId: string) =>
  world.asSystem(({ db }) =>
    db
      .selectFrom('staff.siasnDeliveries')
      .select(['state', 'reason'])
      .where('tenantId', '=', 1)
      .where('evaluationId', '=', evaluationId)
      .executeTakeFirst(),
  )

beforeAll(async () => {
  siasn = await openSiasnStandIn()
  world = await openWorld('2026-03-30T02:00:00.000Z', {}, siasn.outside)
  region = await seedSmallRegion(world)
  skps = await saveAgreedSkps(world, region, holders)
  await world.signIn(region.people.lina, [{ role: 'PERSONNEL' }])
  await world.signIn(region.people.eko)
  await world.toDay('2026-04-02')
})
afterAll(async () => {
  await world.close()
  await siasn.close()
})
beforeEach(() => {
  siasn.fails.clear()
  siasn.asked.length = 0
  siasn.saved.length = 0
})

describe('the door', () => {
  it('is closed until an officer of the whole region opens it: nothing is asked', async () => {
    await released('ekoKabidSmp')
    await round()
    expect(siasn.asked).toEqual([])
    expect(await standingOf(await idOf('ekoKabidSmp'))).toBeUndefined()
    expect(await (await calls()).readSiasn({})).toMatchObject({
      open: false,
      settings: null,
      items: [],
    })
    expect(await refusedCode((await calls()).closeSiasn({}))).toBe('staff/siasn-not-open')
    const eko = await calls('eko')
    expect(await refusedCode(eko.readSiasn({}))).toBe('staff/not-siasn-officer')
    expect(await refusedCode(eko.openSiasn({ ...settings(), ...keys }))).toBe(
      'staff/not-siasn-officer',
    )
  })

  it('opens only after both keys were tried, on https alone, and keeps them sealed', async () => {
    const open = async (over: object) =>
      refusedCode((await calls()).openSiasn({ ...settings(), ...keys, ...over }))
    expect(await open({ clientSecret: '' })).toBe('staff/siasn-without-secrets')
    expect(await open({ gateway: 'http://siasn.uji.example' })).toBe('staff/siasn-address')
    expect(await open({ ssoClientSecret: 'keliru' })).toBe('staff/siasn-away')
    expect((await (await calls()).readSiasn({})).settings).toBeNull()
    await (await calls()).openSiasn({ ...settings(), ...keys })
    await (await calls()).openSiasn({ ...settings(), clientSecret: '', ssoClientSecret: '' })
    const shown = await (await calls()).readSiasn({})
    expect(shown).toMatchObject({ open: true, settings: settings() })
    const kept = await world.asSystem(({ db }) =>
      db.selectFrom('staff.siasnSettings').selectAll().where('tenantId', '=', 1).execute(),
    )
    expect(JSON.stringify([shown, kept])).not.toMatch(/kunci-/)
  })
})

describe('a delivery', () => {
  it('goes once, on record, and is confirmed when the history of SIASN shows it', async () => {
    siasn.people.set(nip('eko'), 'pns-eko')
    const id = await idOf('ekoKabidSmp')
    await round()
    expect(await standingOf(id)).toEqual({ state: 'SENT', reason: null })
    expect(siasn.saved).toEqual([
      {
        ...{ pnsDinilaiId: 'pns-eko', tahun: 2026, periodikId: '2', bulanMulaiPenilaian: 1 },
        ...{ bulanSelesaiPenilaian: 3, tahunMulaiPenilaian: 2026, tahunSelesaiPenilaian: 2026 },
        ...{ hasilKinerjaNilai: 2, perilakuKerjaNilai: 2, kuadranKinerjaNilai: 2 },
        ...{ statusPenilai: 'ASN', penilaiNipNrp: nip('surya') },
        ...{ penilaiNama: personPlans.surya.name, penilaiGolongan: expect.any(String) },
        ...{
          penilaiJabatanNama: expect.stringContaining('Kepala'),
          penilaiUnorNama: expect.any(String),
        },
      },
    ])
    expect(siasn.keys).toEqual([`${id}-1`])
    await round(15)
    expect(await standingOf(id)).toEqual({ state: 'CONFIRMED', reason: null })
    await round(60)
    expect(siasn.saved).toHaveLength(1)
    expect(await (await calls()).readSiasn({})).toMatchObject({
      counts: { CONFIRMED: 1 },
      items: [],
    })
    const acts = await world.asSystem(({ db }) =>
      db
        .selectFrom('audit.entries')
        .select('subject')
        .where('tenantId', '=', 1)
        .where('act', '=', 'rating.sent-to-siasn')
        .execute(),
    )
    expect(acts).toEqual([{ subject: id }])
  })

  it('of a NIP that SIASN does not know is rejected, and goes again when the officer says so', async () => {
    const id = await released('dewiSekretaris')
    await round()
    const [item] = (await (await calls()).readSiasn({})).items
    expect(item).toMatchObject({
      ...{ evaluationId: id, name: personPlans.dewi.name, period: '2026-Q1', state: 'REJECTED' },
      reason: expect.stringContaining('tidak dikenal SIASN'),
    })
    await round(600)
    expect(siasn.saved).toEqual([])
    siasn.people.set(nip('dewi'), 'pns-dewi')
    await (await calls()).sendAgain({ evaluationId: id })
    expect(await refusedCode((await calls()).sendAgain({ evaluationId: id }))).toBe(
      'staff/siasn-not-rejected',
    )
    await round()
    await round(15)
    expect((await standingOf(id))?.state).toBe('CONFIRMED')
  })

  it('waits longer after each failure, whatever fails', async () => {
    siasn.people.set(nip('joko'), 'pns-joko')
    const id = await released('jokoStaf')
    const tried = async (after: number): Promise<number> => {
      siasn.asked.length = 0
      await round(after)
      return siasn.asked.length
    }
    siasn.fails.set('/pns/rw', 500)
    expect(await tried(0)).toBe(3)
    expect(await standingOf(id)).toMatchObject({
      ...{ state: 'PENDING', reason: expect.stringContaining('terganggu (500)') },
    })
    expect(await tried(14)).toBe(0)
    siasn.fails.set('/pns/rw', 'HALF')
    expect(await tried(1)).toBe(3)
    expect(await tried(29)).toBe(0)
    siasn.fails.set('/pns/rw', 'LATE')
    expect(await tried(1)).toBe(2)
    siasn.fails.clear()
    siasn.fails.set('/token', 401)
    expect(await tried(60)).toBe(1)
    expect(await standingOf(id)).toMatchObject({
      ...{ state: 'PENDING', reason: expect.stringContaining('tidak menerima client ID') },
    })
    expect(siasn.saved).toEqual([])
  })

  it('that SIASN took while the line broke is seen there, never sent twice', async () => {
    const id = await idOf('jokoStaf')
    siasn.fails.set('/kinerjaperiodik', 'CUT')
    await round(120)
    expect(await standingOf(id)).toMatchObject({
      ...{ state: 'PENDING', reason: expect.stringContaining('tidak menjawab') },
    })
    siasn.fails.clear()
    await round(24 * 60)
    expect(await standingOf(id)).toEqual({ state: 'CONFIRMED', reason: null })
    expect(siasn.saved).toHaveLength(1)
  })

  it('goes anew in place of the old one when its rating has changed', async () => {
    const id = await released('jokoStaf', 'ABOVE', 2)
    await round()
    expect(siasn.saved).toMatchObject([{ id: 'rw-1', hasilKinerjaNilai: 1 }])
    await round(15)
    expect((await standingOf(id))?.state).toBe('CONFIRMED')
    expect(siasn.history.get(nip('joko'))).toHaveLength(1)
  })

  it('leaves no more once a key is refused or the door is closed', async () => {
    siasn.people.set(nip('surya'), 'pns-surya')
    const id = await released('suryaKepalaDinas')
    await released('ekoKabidSmp', 'BELOW', 2)
    siasn.fails.set('/pns', 401)
    await round()
    expect(siasn.asked).toHaveLength(3)
    expect(await standingOf(id)).toMatchObject({
      ...{ state: 'PENDING', reason: expect.stringContaining('periksa setelannya') },
    })
    expect((await (await calls()).readSiasn({})).counts).toMatchObject({ PENDING: 2 })
    siasn.fails.clear()
    siasn.asked.length = 0
    await (await calls()).closeSiasn({})
    await round(24 * 60)
    expect(siasn.asked).toEqual([])
  })
})
