import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePdf } from '../../../platform/pdf.ts'
import { attach } from '../../../platform/signing/writing/attach.ts'
import { appended, openPdf } from '../../../platform/signing/writing/update.ts'
import {
  aContent,
  aPaper,
  aSoleContent,
  digestOf,
} from '../../../testing/signing/agreement-content.ts'
import {
  aStream,
  contentsOf,
  objectOf,
  pageOf,
  updated,
} from '../../../testing/signing/pdf-forgery.ts'
import { openProofDesk, type ProofDesk } from '../../../testing/signing/proof-desk.ts'
import { anUnsignedFile, aSignedFile } from '../../../testing/signing/signed-agreement.ts'
import { printAgreement, printForSigning } from '../../documents/index.ts'
import { verifyAgreement, verifyChain } from './proof.actions.ts'

let desk: ProofDesk
beforeAll(async () => {
  desk = await openProofDesk()
})
afterAll(closePdf)

/** Content drawn over the first page before anybody signed. */
function drawnOver(pdf: Uint8Array, content: string): Uint8Array {
  const contents = contentsOf(pdf)
  const page = objectOf(pdf, pageOf(pdf)).replace(
    `/Contents ${contents} 0 R`,
    `/Contents [${contents} 0 R 900 0 R]`,
  )
  return updated(pdf, { [pageOf(pdf)]: page, 900: aStream(content) })
}

describe('a file that both signed, but whose data and page do not agree', () => {
  it('shows a target the data does not hold', async () => {
    const [first, ...others] = aContent().rows
    const shown = aContent({
      rows: [{ ...first, target: '24.00' } as typeof first & object, ...others],
    })

    await desk.expectRefused(
      await desk.bothSign(await anUnsignedFile(aContent(), shown)),
      'agreements/page-differs',
    )
  })

  it('shows a word of the statement or of an article that the data does not hold', async () => {
    const own = aContent({ blocks: [{ title: 'Pasal 1', paragraphs: ['Wajib melapor.'] }] })
    const [opening, ...rest] = own.statement
    const shown = { ...own, statement: [{ paragraph: 'Kami yang hadir di sini:' }, ...rest] }
    const other = { ...own, blocks: [{ title: 'Pasal 1', paragraphs: ['Boleh melapor.'] }] }

    expect(opening).toHaveProperty('paragraph')
    for (const paper of [shown, other])
      await desk.expectRefused(
        await desk.bothSign(await anUnsignedFile(own, paper)),
        'agreements/page-differs',
      )
  })

  it('holds data of another digest than its foot shows', async () => {
    const { bytes } = await printForSigning(aPaper(aContent(), `sha256:${'0'.repeat(64)}`))

    await desk.expectRefused(await desk.bothSign(bytes), 'agreements/page-differs')
  })

  it('hides a name under paint, white on white', async () => {
    await desk.expectRefused(
      await desk.bothSign(drawnOver(desk.unsigned, '1 g 170 600 300 20 re f')),
      'agreements/page-differs',
    )
  })

  it('cannot be read', async () => {
    await desk.expectRefused(
      await desk.bothSign(drawnOver(desk.unsigned, 'BT 0 g /f1 12 Tf 80 500 Td <FFF0> Tj ET')),
      'agreements/page-unreadable',
    )
    await desk.expectRefused(
      await desk.bothSign(drawnOver(desk.unsigned, 'q BI /W 1 /H 1 ID x EI Q')),
      'signing/pdf-broken',
    )
  })

  it('holds data in another form, of another kind, twice, or none', async () => {
    const { bytes } = await printForSigning(aPaper(aContent(), digestOf(aContent())), {
      ...aContent(),
      catatan: 'lain',
    })
    await desk.expectRefused(await desk.bothSign(bytes), 'agreements/content-unreadable')

    const other = await openPdf(
      (await printAgreement(aPaper(aContent(), digestOf(aContent())))).bytes,
    )
    const file = {
      mimeType: 'text/plain',
      description: 'Catatan',
      content: Buffer.from('halo'),
      at: '2026-01-19T01:00:00.000Z',
    }
    attach(other, { ...file, name: 'catatan.txt' })
    await desk.expectRefused(
      await appended(other, (await printAgreement(aPaper(aContent(), digestOf(aContent())))).bytes),
      'agreements/no-content',
    )

    const wrong = aContent({
      budget: { grain: 'PROGRAM', rows: aContent().budget?.rows ?? [], total: 1 },
    })
    await desk.expectRefused(
      await desk.bothSign(await anUnsignedFile(wrong)),
      'agreements/content-inconsistent',
    )
  })
})

describe('a chain of files', () => {
  it('is followed by digests up to the head of region', async () => {
    const root = aSoleContent()
    const middle = aContent({
      code: 'PK-2026-1.02-001',
      parent: { code: root.code, digest: digestOf(root) },
    })
    const leaf = aContent({
      code: 'PK-2026-1.02-014',
      parent: { code: middle.code, digest: digestOf(middle) },
    })
    const [above, between, below] = [
      await aSignedFile(desk.signers, root),
      await aSignedFile(desk.signers, middle),
      await aSignedFile(desk.signers, leaf),
    ]
    const anchors = [desk.signers.house.root]
    const chainOf = async (files: Uint8Array[]) => {
      const { codes, problems } = await verifyChain(leaf, files, anchors)
      return [codes, problems.map(({ code }) => code)]
    }

    expect((await verifyAgreement(below, anchors)).proof.genuine).toBe(true)
    expect(await chainOf([Buffer.from('lain'), above, between, below])).toEqual([
      [middle.code, root.code],
      [],
    ])
    expect(await chainOf([await anUnsignedFile(root), between, above])).toEqual([
      [middle.code, root.code],
      [],
    ])
    expect(await chainOf([between])).toEqual([[middle.code], ['agreements/ancestor-missing']])
    expect(await chainOf([between, await anUnsignedFile(root)])).toEqual([
      [middle.code],
      ['agreements/ancestor-not-genuine'],
    ])
    const agreedAnew = await aSignedFile(desk.signers, { ...root, round: root.round + 1 })
    expect((await verifyAgreement(agreedAnew, anchors)).proof.genuine).toBe(true)
    expect(await chainOf([between, agreedAnew])).toEqual([
      [middle.code],
      ['agreements/ancestor-other-content'],
    ])
    expect(await chainOf([])).toEqual([[], ['agreements/ancestor-missing']])
  })
})
