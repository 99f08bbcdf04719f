import { Certificate, ContentInfo, SignedData, TSTInfo } from 'pkijs'
import { chainProblems } from '../authority/certificate-chain.ts'
import { type Problem, problems } from './problems.ts'

const tstInfo = '1.2.840.113549.1.9.16.1.4'

/** What a timestamp proves: `at` only when it is true and its authority is trusted, `problems`
 * otherwise. */
export type Stamped = { at: Date | null; problems: Problem[] }

function readToken(der: Uint8Array): { data: SignedData; info: TSTInfo } | null {
  try {
    const data = new SignedData({ schema: ContentInfo.fromBER(Uint8Array.from(der)).content })
    const content = data.encapContentInfo.eContent?.getValue()
    if (data.signerInfos.length !== 1 || data.encapContentInfo.eContentType !== tstInfo || !content)
      return null
    return { data, info: TSTInfo.fromBER(content) }
  } catch {
    return null
  }
}

/** Checks an RFC 3161 token over `stamped`. A token over other bytes, with a false signature, or of
 * an authority nobody trusts here is a problem: anybody could have put it there after the
 * signature. */
export async function verifyTimestamp(
  der: Uint8Array,
  stamped: Uint8Array,
  anchors: Certificate[],
): Promise<Stamped> {
  const token = readToken(der)
  if (!token) return { at: null, problems: [problems.timestamp] }
  const { data, info } = token
  try {
    const result = await data.verify({
      signer: 0,
      data: Uint8Array.from(stamped).buffer,
      extendedMode: true,
    })
    if (!result.signatureVerified || !result.signerCertificate)
      return { at: null, problems: [problems.timestamp] }
    const pool = (data.certificates ?? [])
      .filter((item): item is Certificate => item instanceof Certificate)
      .slice(0, 20)
    const against = await chainProblems(result.signerCertificate, {
      anchors,
      pool,
      at: info.genTime,
      purpose: 'timestamp',
    })
    return against.length === 0
      ? { at: info.genTime, problems: [] }
      : { at: null, problems: [problems.stamper] }
  } catch {
    return { at: null, problems: [problems.timestamp] }
  }
}
