import { internalLabel } from '../../kernel/assurance.ts'
import type { FileAnswer, Given, Taken } from '../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import {
  type Issuer,
  issueCertificate,
  newIntermediate,
  newRoot,
} from '../../platform/signing/authority/authority.ts'
import { newKey, openKey } from '../../platform/signing/authority/sealed-key.ts'
import { type AuditTables, record } from '../audit/index.ts'
import type { Certificate, certificateContract } from './certificate.contract.ts'
import {
  settled,
  whyNotPassphrase,
  whyNotRequest,
  whyNotRevoke,
  whyNotSince,
} from './certificate.rules.ts'
import {
  loadAuthorities,
  loadCertificates,
  type StoredAuthority,
  type StoredCertificate,
  saveAuthority,
  saveConfirmation,
  saveRequest,
  saveRevocation,
} from './certificate.store.ts'
import type { DocumentsTables } from './documents.tables.ts'

type Ctx = Context<DocumentsTables & AuditTables>
type Contract = typeof certificateContract
type Authorities = { root: StoredAuthority; intermediate: StoredAuthority }

export const noSuch = refusal(
  'documents/no-such-certificate',
  404,
  'Sertifikat ini tidak ditemukan.',
)

const replacedReason = 'Diganti sertifikat baru dengan kata sandi tanda tangan baru.'

export const shown = ({
  publicKey: _p,
  sealedKey: _s,
  pem: _c,
  ...certificate
}: StoredCertificate): Certificate => certificate

async function opened(ctx: Ctx, authority: StoredAuthority): Promise<Issuer> {
  const key = await openKey(authority.sealedKey, ctx.authoritySecret)
  if (key === 'wrong-passphrase')
    throw new Error('the key of the embedded authority does not open with this installation’s key')
  return { certificate: authority.certificate, key }
}

/** The region's authorities; made at the first need, each region its own root (`design.md` §6). */
export async function authoritiesOf(ctx: Ctx): Promise<Authorities> {
  const there = await loadAuthorities(ctx)
  const [root, intermediate] = [
    there.find(({ kind }) => kind === 'ROOT'),
    there.find(({ kind }) => kind === 'INTERMEDIATE'),
  ]
  if (root && intermediate) return { root, intermediate }
  const at = { at: ctx.now, secret: ctx.authoritySecret }
  const newRootAuthority: StoredAuthority = { kind: 'ROOT', ...(await newRoot(ctx.region, at)) }
  const newIssuer: StoredAuthority = {
    kind: 'INTERMEDIATE',
    ...(await newIntermediate(await opened(ctx, newRootAuthority), ctx.region, at)),
  }
  await saveAuthority(ctx, newRootAuthority)
  await saveAuthority(ctx, newIssuer)
  await record(ctx, { act: 'authority.founded', subject: null, after: { label: internalLabel } })
  return { root: newRootAuthority, intermediate: newIssuer }
}

/** Makes a key for a person, sealed by the passphrase, and leaves the request for a second person;
 * the passphrase is gone afterwards. */
export async function requestFor(
  ctx: Ctx,
  person: { id: string; name: string },
  passphrase: string,
  replaces = false,
): Promise<StoredCertificate> {
  heed(whyNotPassphrase(passphrase, person.name))
  return requestWith(ctx, person, await newKey({ passphrase }), replaces)
}

/** Leaves the request of a person for a key that was made; `replaces`: though a certificate is in
 * force, because its passphrase is lost. */
export async function requestWith(
  ctx: Ctx,
  person: { id: string; name: string },
  key: Awaited<ReturnType<typeof newKey>>,
  replaces = false,
): Promise<StoredCertificate> {
  heed(whyNotRequest(await loadCertificates(ctx, { personId: person.id }), replaces))
  const id = ctx.newId()
  await saveRequest(ctx, { id, personId: person.id, name: person.name, ...key })
  await record(ctx, { act: 'certificate.requested', subject: id, after: { personId: person.id } })
  const [made] = await loadCertificates(ctx, { id })
  if (!made) throw new Refused(noSuch)
  return made
}

/** Certifies a waiting request, and ends what it replaces; who may is decided by the caller, the
 * demonstration does it as the system. `compared`: by the characters its holder read out. */
export async function certify(
  ctx: Ctx,
  waiting: StoredCertificate,
  compared = false,
): Promise<StoredCertificate> {
  const { intermediate } = await authoritiesOf(ctx)
  const issued = await issueCertificate(await opened(ctx, intermediate), {
    commonName: waiting.name,
    organisation: ctx.region.governmentName,
    region: ctx.region,
    publicKey: waiting.publicKey,
    serialNumber: waiting.personId,
    at: ctx.now,
  })
  const earlier = await loadCertificates(ctx, { personId: waiting.personId })
  if (!(await saveConfirmation(ctx, waiting.id, issued))) throw new Refused(settled)
  for (const { id, state } of earlier)
    if (state === 'CONFIRMED') await endCertificate(ctx, id, { reason: replacedReason })
  await ctx.tasks.close({
    kind: 'documents/confirm-certificate',
    subjects: [waiting.id],
    reason: 'Disahkan',
  })
  await record(ctx, {
    act: 'certificate.confirmed',
    subject: waiting.id,
    after: { serial: issued.serial, personId: waiting.personId, compared },
  })
  const [confirmed] = await loadCertificates(ctx, { id: waiting.id })
  if (!confirmed) throw new Refused(noSuch)
  return confirmed
}

export async function found(ctx: Ctx, id: string): Promise<StoredCertificate> {
  const [certificate] = await loadCertificates(ctx, { id })
  if (!certificate) throw new Refused(noSuch)
  return certificate
}

type Ending = { reason: string; stolenSince?: string | null }

async function endCertificate(ctx: Ctx, id: string, ending: Ending): Promise<void> {
  await saveRevocation(ctx, id, ending.reason, ending.stolenSince)
  for (const kind of ['documents/confirm-certificate', 'documents/certificate-ready'])
    await ctx.tasks.close({ kind, subjects: [id], reason: 'Dicabut' })
  await record(ctx, { act: 'certificate.revoked', subject: id, after: ending })
}

/** Ends a certificate or takes a request back; a stolen one with the moment since when it may have
 * been in other hands. */
export async function revokeCertificate(
  ctx: Ctx,
  { certificateId, reason, since }: Taken<Contract['revokeCertificate']>,
): Promise<Certificate> {
  const certificate = await found(ctx, certificateId)
  heed(whyNotRevoke(certificate, ctx.actor))
  if (since !== undefined) heed(whyNotSince(certificate, since, ctx.now))
  const stolenSince = since === undefined ? null : new Date(since).toISOString()
  await endCertificate(ctx, certificateId, { reason, stolenSince })
  return shown(await found(ctx, certificateId))
}

export async function listTrust(ctx: Ctx): Promise<Given<Contract['listTrust']>> {
  const items = (await loadCertificates(ctx)).flatMap(
    ({ name, serial, validFrom, validTo, revokedAt, stolenSince }) =>
      serial && validFrom && validTo
        ? [{ name, serial, validFrom, validTo, revokedAt, stolenSince }]
        : [],
  )
  return { label: internalLabel, items }
}

export async function downloadRoot(ctx: Ctx): Promise<FileAnswer> {
  const root = (await loadAuthorities(ctx)).find(({ kind }) => kind === 'ROOT')
  if (!root)
    throw new Refused(
      refusal(
        'documents/no-authority',
        404,
        'Penyelenggara tanda tangan internal belum dibentuk; ia dibentuk saat sertifikat pertama disahkan.',
      ),
    )
  return {
    name: 'akar-tte-internal.pem',
    type: 'application/x-pem-file',
    bytes: new TextEncoder().encode(root.certificate),
  }
}
