import { X509Certificate } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AllTables } from '../../app.ts'
import type { Steps } from '../../platform/context.ts'
import { refusedCode } from '../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, otherRegion, type World } from '../../testing/world.ts'
import {
  whyNoSigning,
  whyNotPassphrase,
  whyNotTryPassphrase,
  wrongPassphrase,
} from './certificate.rules.ts'
import { certificateContract, certify, openSigner, requestFor } from './index.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const passphrase = 'mangga harum di halaman'
const as = (who: string) => world.calls(certificateContract, cookies[who])
/** Kinds of open tasks about certificates. */
const asked = async (): Promise<string[]> => {
  const { rows } = await world.asSystem((ctx) =>
    sql<{
      kind: string
    }>`select kind from tasks.tasks where kind like 'documents/%' and closed_at is null
      order by kind`.execute(ctx.db),
  )
  return rows.map(({ kind }) => kind)
}
const stepsOf = (personId: string): Steps<AllTables> => ({
  step: (work) =>
    world.asSystem(work, undefined, {
      kind: 'person',
      accountId: null,
      personId,
      name: 'x',
      mandates: [],
      actingAs: null,
    }),
})

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  cookies.eko = await world.signIn(region.people.eko)
  cookies.bureau = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
})
afterAll(() => world.close())

describe('a certificate', () => {
  it('is asked for with a passphrase, confirmed by a second person, and stands on the public list', async () => {
    const waiting = await as('eko').requestCertificate({ passphrase })
    const asking = await asked()
    const [seen] = (await as('bureau').listWaitingCertificates({})).items
    const confirmed = await as('bureau').confirmCertificate({
      certificateId: seen?.certificate.id ?? '',
    })
    const list = await world.calls(certificateContract).listTrust({})

    expect([waiting.state, asking]).toEqual(['WAITING', ['documents/confirm-certificate']])
    expect(await asked()).toEqual(['documents/certificate-ready'])
    expect(confirmed).toMatchObject({
      id: waiting.id,
      state: 'CONFIRMED',
      confirmedBy: region.people.bagus,
    })
    expect(list).toMatchObject({
      label: 'TTE internal, tidak tersertifikasi',
      items: [{ name: 'Eko Nugroho, S.Pd.', serial: confirmed.serial }],
    })
    expect(JSON.stringify(list)).not.toContain('197911302006041006')
  })

  it('is signed by the region’s own root, which anybody can take home', async () => {
    const root = await world.calls(certificateContract).downloadRoot({})

    expect(new X509Certificate(Buffer.from(root.bytes)).subject).toContain('Pemerintah Kota Uji')
    await expect(
      world.asSystem(
        async (ctx) => ctx.db.selectFrom('documents.authorities').selectAll().execute(),
        otherRegion,
      ),
    ).resolves.toEqual([])
  })

  it('is never confirmed by its holder, nor by somebody without the right, nor twice', async () => {
    const own = await as('bureau').requestCertificate({ passphrase })

    await expect(as('bureau').confirmCertificate({ certificateId: own.id })).rejects.toMatchObject({
      refusal: { code: 'documents/own-certificate' },
    })
    await expect(as('eko').confirmCertificate({ certificateId: own.id })).rejects.toMatchObject({
      refusal: { code: 'documents/not-confirmer' },
    })
    await expect(as('bureau').requestCertificate({ passphrase })).rejects.toMatchObject({
      refusal: { code: 'documents/certificate-waiting' },
    })
    await expect(as('eko').requestCertificate({ passphrase })).rejects.toMatchObject({
      refusal: { code: 'documents/certificate-there' },
    })
    await expect(
      as('bureau').confirmCertificate({
        certificateId: (await as('eko').readMyCertificate({})).certificate?.id ?? '',
      }),
    ).rejects.toMatchObject({ refusal: { code: 'documents/certificate-settled' } })
    await expect(
      as('eko').confirmCertificate({ certificateId: '99999999-9999-7999-8999-999999999999' }),
    ).rejects.toMatchObject({
      refusal: { code: 'documents/no-such-certificate' },
    })
  })
})

describe('the passphrase', () => {
  it('opens the key and is found nowhere in the database', async () => {
    const signer = await openSigner(stepsOf(region.people.eko), passphrase)
    const { rows } = await world.asSystem((ctx) =>
      sql<{
        text: string
      }>`select c::text as text from documents.certificates c union all select e::text
        from audit.entries e union all select c::text from audit.contents c`.execute(ctx.db),
    )

    expect(signer).toBeTypeOf('function')
    expect(await asked()).not.toContain('documents/certificate-ready')
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.map(({ text }) => text).join()).not.toContain(passphrase)
  })

  it('does not make one wait for days after the clock was set back', async () => {
    const steps = stepsOf(region.people.eko)
    world.setNow('2026-01-23T02:00:00.000Z')
    for (let n = 0; n < 6; n++) await refusedCode(openSigner(steps, 'salah sama sekali'))
    await expect(openSigner(steps, passphrase)).rejects.toMatchObject({
      refusal: { code: 'documents/passphrase-wait' },
    })
    world.setNow('2026-01-20T02:00:00.000Z')

    await expect(openSigner(steps, passphrase)).resolves.toBeTypeOf('function')
  })

  it('counts wrong tries on record, then makes one wait', async () => {
    const guess = () => openSigner(stepsOf(region.people.eko), 'salah sama sekali')

    await expect(guess()).rejects.toMatchObject({
      refusal: {
        code: 'documents/wrong-passphrase',
        detail: 'Kata sandi tanda tangan salah. Anda masih dapat mencoba 4 kali.',
      },
    })
    for (let n = 0; n < 4; n++)
      await expect(guess()).rejects.toMatchObject({
        refusal: { code: 'documents/wrong-passphrase' },
      })
    await expect(guess()).rejects.toMatchObject({
      refusal: { code: 'documents/passphrase-wait', status: 429 },
    })
  })

  it('counts tries sent at once one by one', async () => {
    const steps = stepsOf(region.people.gita)
    const gita = { id: region.people.gita, name: 'Gita' }
    await world.asSystem(async (ctx) => certify(ctx, await requestFor(ctx, gita, passphrase)))

    const codes = await Promise.all(
      Array.from({ length: 9 }, () => refusedCode(openSigner(steps, 'salah sama sekali'))),
    )

    expect(codes.filter((code) => code === 'documents/wrong-passphrase')).toHaveLength(5)
    expect(codes.filter((code) => code === 'documents/passphrase-wait')).toHaveLength(4)
  })

  it.each([
    ['too short', 'pendek', 'documents/weak-passphrase'],
    ['one letter over and over', 'aaaaaaaaaaaa', 'documents/weak-passphrase'],
    ['the person’s own name', 'Eko Nugroho', 'documents/weak-passphrase'],
  ])('is refused when it is %s', (_, words, code) =>
    expect(whyNotPassphrase(words, 'Eko Nugroho, S.Pd.')?.code).toBe(code),
  )

  it('says honestly how many tries are left, and how long to wait', () => {
    expect(wrongPassphrase(3).detail).toContain('1 kali')
    expect(wrongPassphrase(4).detail).toContain('Tunggu')
    expect(whyNotTryPassphrase({ count: 5, secondsSinceLast: 1 })?.detail).toContain('4 detik')
    expect(whyNotTryPassphrase({ count: 5, secondsSinceLast: 6 })).toBeNull()
    expect(whyNotTryPassphrase({ count: 5, secondsSinceLast: -259_200 })?.detail).toContain(
      '5 detik',
    )
  })
})

describe('an end', () => {
  it('comes by revocation with a reason; then nobody signs with it, and a new one may be asked for', async () => {
    const mine = (await as('eko').readMyCertificate({})).certificate
    const revoked = await as('eko').revokeCertificate({
      certificateId: mine?.id ?? '',
      reason: 'Ponsel hilang',
    })

    expect(revoked.state).toBe('REVOKED')
    await expect(
      as('eko').revokeCertificate({ certificateId: revoked.id, reason: 'Ponsel hilang' }),
    ).rejects.toMatchObject({
      refusal: { code: 'documents/certificate-settled' },
    })
    expect(whyNoSigning(revoked)?.code).toBe('documents/certificate-ended')
    expect(whyNoSigning(null)?.code).toBe('documents/no-certificate')
    expect((await as('eko').requestCertificate({ passphrase })).state).toBe('WAITING')
  })

  it('takes a request back, and nobody is asked to confirm it any more', async () => {
    const before = (await asked()).length
    const again = (await as('eko').readMyCertificate({})).certificate
    await as('eko').revokeCertificate({ certificateId: again?.id ?? '', reason: 'Salah tekan' })

    expect((await asked()).length).toBe(before - 1)
    expect((await as('eko').requestCertificate({ passphrase })).state).toBe('WAITING')
  })

  it('is not for others to bring about', async () => {
    cookies.gita = await world.signIn(region.people.gita)
    const mine = (await as('eko').readMyCertificate({})).certificate

    await expect(
      as('gita').revokeCertificate({ certificateId: mine?.id ?? '', reason: 'Iseng saja' }),
    ).rejects.toMatchObject({
      refusal: { code: 'documents/not-revoker' },
    })
  })
})
