import { afterAll, beforeAll, expect, it } from 'vitest'
import { closePdf } from '../../../platform/pdf.ts'
import { hostilePdfs } from '../../../testing/signing/hostile-pdfs.ts'
import {
  aSignedFile,
  type Signers,
  someSigners,
} from '../../../testing/signing/signed-agreement.ts'
import { proveApart } from './proving.actions.ts'

let signers: Signers
let paper: Buffer
beforeAll(async () => {
  signers = await someSigners()
  paper = await aSignedFile(signers)
})
afterAll(closePdf)

const prove = (bytes: Uint8Array, lane: 'OURS' | 'STRANGERS') =>
  proveApart({ bytes, anchors: [signers.house.root], at: new Date(), lane })

it('proves none of the files that ask for endless work, and ours beside them', {
  timeout: 60_000,
}, async () => {
  const strangers = async (): Promise<string[]> => {
    const believed: string[] = []
    for (const [name, make] of hostilePdfs(paper, 0.25))
      if ((await prove(make(), 'STRANGERS'))?.proof.genuine) believed.push(name)
    return believed
  }

  const [believed, ours] = await Promise.all([strangers(), prove(paper, 'OURS')])

  expect(believed).toEqual([])
  expect(ours?.proof).toMatchObject({ genuine: true, problems: [] })
})
