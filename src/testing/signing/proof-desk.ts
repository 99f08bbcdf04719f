import { expect } from 'vitest'
import { verifyAgreement } from '../../rooms/agreements/index.ts'
import type { Proof } from '../../rooms/agreements/words.ts'
import { aSoleContent } from './agreement-content.ts'
import {
  anUnsignedFile,
  aSignedFile,
  type Signers,
  signedBy,
  someSigners,
} from './signed-agreement.ts'

/** Files of every stage of signing, and a verifier that trusts the authority they come from. */
export type ProofDesk = {
  signers: Signers
  unsigned: Uint8Array
  once: Buffer
  twice: Buffer
  sole: Buffer
  proofOf: (pdf: Uint8Array, anchors?: string[]) => Promise<Proof>
  /** Asserts that a file is refused, for these reasons among others, each told in a sentence. */
  expectRefused: (pdf: Uint8Array, ...codes: string[]) => Promise<void>
  bothSign: (pdf: Uint8Array) => Promise<Buffer>
}

const now = new Date('2026-03-01T00:00:00.000Z')

/** Makes an authority, two people and their signed files. */
export async function openProofDesk(): Promise<ProofDesk> {
  const signers = await someSigners()
  const unsigned = await anUnsignedFile()
  const once = await signedBy(signers.siti, 'first', unsigned)
  const twice = await signedBy(signers.farid, 'second', once)
  const proofOf = async (pdf: Uint8Array, anchors = [signers.house.root]): Promise<Proof> =>
    (await verifyAgreement(pdf, anchors, now)).proof
  return {
    signers,
    unsigned,
    once,
    twice,
    sole: await aSignedFile(signers, aSoleContent()),
    proofOf,
    expectRefused: async (pdf, ...codes) => {
      const { genuine, problems } = await proofOf(pdf)
      expect(genuine).toBe(false)
      expect(problems.map(({ code }) => code)).toEqual(expect.arrayContaining(codes))
      for (const { detail } of problems) expect(detail).toMatch(/^[A-Z].{15,}\.$/)
    },
    bothSign: async (pdf) =>
      signedBy(signers.farid, 'second', await signedBy(signers.siti, 'first', pdf)),
  }
}
