import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePdf } from '../../../platform/pdf.ts'
import {
  aContent,
  aSoleContent,
  siti as head,
  farid as mayor,
} from '../../../testing/signing/agreement-content.ts'
import { inPlace, signedByHand } from '../../../testing/signing/pdf-forgery.ts'
import { openProofDesk, type ProofDesk } from '../../../testing/signing/proof-desk.ts'
import { anUnsignedFile, signedBy, someSigners } from '../../../testing/signing/signed-agreement.ts'
import { verifyAgreement } from './proof.actions.ts'

const hasPoppler = spawnSync('pdfsig', ['-v']).error === undefined
if (!hasPoppler) console.warn('skipped: pdfsig of poppler is not installed')

let desk: ProofDesk
beforeAll(async () => {
  desk = await openProofDesk()
})
afterAll(closePdf)

describe('an honest file', () => {
  it('is genuine with two signatures and with one', async () => {
    const [both, alone] = [await desk.proofOf(desk.twice), await desk.proofOf(desk.sole)]

    expect(both).toMatchObject({
      genuine: true,
      code: 'PK-2026-1.02-001',
      kind: 'PK',
      year: 2026,
      version: 1,
      assurance: 'INTERNAL',
      problems: [],
    })
    expect(both.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(both.parent).toEqual(aContent().parent)
    expect(both.signatures).toEqual([
      {
        signer: head.name,
        nip: head.nip,
        position: head.title,
        signedAt: '2026-01-19T01:42:00.000Z',
        level: 'B-B',
        valid: true,
        coversDocument: true,
        serial: expect.stringMatching(/^[0-9a-f]{32}$/),
        stolenSince: null,
      },
      {
        signer: mayor.name,
        nip: null,
        position: mayor.title,
        signedAt: '2026-01-19T01:47:00.000Z',
        level: 'B-B',
        valid: true,
        coversDocument: true,
        serial: expect.stringMatching(/^[0-9a-f]{32}$/),
        stolenSince: null,
      },
    ])
    expect(alone).toMatchObject({
      genuine: true,
      parent: null,
      signatures: [{ signer: mayor.name, nip: null }],
    })
  })

  it('is not genuine before everyone has signed, nor before anyone has', async () => {
    await desk.expectRefused(desk.once, 'agreements/signature-missing')
    await desk.expectRefused(desk.unsigned, 'signing/no-signature')
  })

  it('is what poppler calls valid, and a changed byte is not', { skip: !hasPoppler }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'amanah-verify-'))
    const told = (pdf: Uint8Array): string => {
      const file = join(folder, 'poppler.pdf')
      writeFileSync(file, pdf)
      return spawnSync('pdfsig', [file], { encoding: 'utf8' }).stdout
    }

    expect(told(desk.twice).match(/Signature is Valid/g)).toHaveLength(2)
    expect(told(desk.sole).match(/Signature is Valid/g)).toHaveLength(1)
    expect(told(inPlace(desk.twice, '841.8898', '841.8899'))).not.toContain('Signature is Valid')
    rmSync(folder, { recursive: true })
  })
})

describe('who signed', () => {
  it('trusts nobody it was not told to trust', async () => {
    const stranger = await someSigners()

    const proof = await desk.proofOf(desk.twice, [stranger.house.root])

    expect(proof).toMatchObject({
      genuine: false,
      problems: [{ code: 'signing/untrusted-issuer' }],
    })
    expect(proof.problems[0]?.detail).toContain('Penerbit tidak dikenal')
    expect(await desk.proofOf(desk.twice, [])).toMatchObject({
      genuine: false,
      problems: [{ code: 'signing/untrusted-issuer' }],
    })
    expect(await desk.proofOf(desk.twice, [desk.signers.siti.chain[0] ?? ''])).toMatchObject({
      genuine: false,
    })
    expect(
      await desk.proofOf(desk.twice, [
        '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      ]),
    ).toMatchObject({
      genuine: false,
    })
  })

  it('takes an intermediate authority as anchor, too', async () => {
    expect(
      await desk.proofOf(desk.twice, [desk.signers.house.intermediate.certificate]),
    ).toMatchObject({ genuine: true })
  })

  it.each([
    [
      'another person of the same authority',
      'Budi Santoso',
      '019b1f3a-7c44-7a10-8f00-5a1c2e9b7d99',
    ],
    ['a namesake', mayor.name, '019b1f3a-7c44-7a10-8f00-5a1c2e9b7d99'],
    ['the same reference under another name', 'Budi Santoso', mayor.personRef],
    ['a certificate without a reference', mayor.name, undefined],
  ])('refuses %s', async (_, name, reference) => {
    const other = await desk.signers.house.person(name, reference)

    await desk.expectRefused(
      await signedBy(other, 'second', desk.once),
      'agreements/signer-not-party',
    )
  })

  it('knows the party under another academic title', async () => {
    const graduated = await desk.signers.house.person(
      'Prof. Dr. Farid Alamsyah, S.E., M.M., Ph.D.',
      mayor.personRef,
    )

    expect(await desk.proofOf(await signedBy(graduated, 'second', desk.once))).toMatchObject({
      genuine: true,
    })
  })

  it('refuses one person on both sides and the parties in the wrong order', async () => {
    await desk.expectRefused(
      await signedBy(desk.signers.siti, 'second', desk.once),
      'agreements/signer-not-party',
      'agreements/same-signer',
    )
    const reversed = await signedBy(
      desk.signers.siti,
      'second',
      await signedBy(desk.signers.farid, 'first', desk.unsigned),
    )
    await desk.expectRefused(reversed, 'agreements/signer-not-party')
    const alone = aContent({ secondParty: head })
    await desk.expectRefused(
      await signedBy(
        desk.signers.siti,
        'second',
        await signedBy(desk.signers.siti, 'first', await anUnsignedFile(alone)),
      ),
      'agreements/same-signer',
    )
  })

  it('refuses a time before the day of the content, wherever in Indonesia it begins', async () => {
    const dawn = '2026-01-18T15:00:00.000Z'
    const before = new Date(Date.parse(dawn) - 1000).toISOString()

    expect(
      await desk.proofOf(await signedBy(desk.signers.farid, 'second', desk.once, { at: dawn })),
    ).toMatchObject({ genuine: true })
    await desk.expectRefused(
      await signedBy(desk.signers.farid, 'second', desk.once, { at: before }),
      'agreements/signed-before-content',
    )
    const long = await someSigners('2015-01-02T00:00:00.000Z')
    const past = await signedBy(long.farid, 'first', await anUnsignedFile(aSoleContent()), {
      at: '2019-06-01T00:00:00.000Z',
    })
    expect((await desk.proofOf(past, [long.house.root])).problems.map(({ code }) => code)).toEqual([
      'agreements/signed-before-content',
    ])
  })

  it('judges the certificate at the time of signing', async () => {
    const early = await signedByHand(desk.once, desk.signers.farid, 'pihak-kedua', {
      moment: 'D:20250101000000Z',
    })
    const late = await signedByHand(desk.once, desk.signers.farid, 'pihak-kedua', {
      moment: 'D:20330101000000Z',
    })

    await desk.expectRefused(early, 'signing/certificate-not-valid')
    expect(
      (
        await verifyAgreement(late, [desk.signers.house.root], new Date('2034-01-01'))
      ).proof.problems.map(({ code }) => code),
    ).toEqual(['signing/certificate-not-valid'])
    await desk.expectRefused(late, 'signing/signing-time')
    expect(
      (await verifyAgreement(desk.twice, [desk.signers.house.root], new Date('2040-01-01'))).proof,
    ).toMatchObject({ genuine: true })
  })
})
