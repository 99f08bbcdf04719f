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
  whyNotConfirm,
  whyNotPassphrase,
  whyNotRequest,
  whyNotRevoke,
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

const noSuch = refusal('documents/no-such-certificate', 404, 'Sertifikat ini tidak ditemukan.')

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
): Promise<StoredCertificate> {
  heed(whyNotPassphrase(passphrase, person.name))
  return requestWith(ctx, person, await newKey({ passphrase }))
}

/** Leaves the request of a person for a key that was made. */
export async function requestWith(
  ctx: Ctx,
  person: { id: string; name: string },
  key: Awaited<ReturnType<typeof newKey>>,
): Promise<StoredCertificate> {
  const [last = null] = await loadCertificates(ctx, { personId: person.id })
  heed(whyNotRequest(last))
  const id = ctx.newId()
  await saveRequest(ctx, { id, personId: person.id, name: person.name, ...key })
  await record(ctx, { act: 'certificate.requested', subject: id, after: { personId: person.id } })
  const [made] = await loadCertificates(ctx, { id })
  if (!made) throw new Refused(noSuch)
  return made
}

/** Certifies a waiting request; who may is decided by the caller, the demonstration does it as the
 * system. */
export async function certify(ctx: Ctx, waiting: StoredCertificate): Promise<StoredCertificate> {
  const { intermediate } = await authoritiesOf(ctx)
  const issued = await issueCertificate(await opened(ctx, intermediate), {
    commonName: waiting.name,
    organisation: ctx.region.governmentName,
    region: ctx.region,
    publicKey: waiting.publicKey,
    serialNumber: waiting.personId,
    at: ctx.now,
  })
  await saveConfirmation(ctx, waiting.id, issued)
  await ctx.tasks.close({
    kind: 'documents/confirm-certificate',
    subjects: [waiting.id],
    reason: 'Disahkan',
  })
  await record(ctx, {
    act: 'certificate.confirmed',
    subject: waiting.id,
    after: { serial: issued.serial, personId: waiting.personId },
  })
  const [confirmed] = await loadCertificates(ctx, { id: waiting.id })
  if (!confirmed) throw new Refused(noSuch)
  return confirmed
}

export async function requestCertificate(
  ctx: Ctx,
  { passphrase }: Taken<Contract['requestCertificate']>,
): Promise<Certificate> {
  const { personId, name } = ctx.actor
  if (!personId) throw new Refused(noSuch)
  const made = await requestFor(ctx, { id: personId, name }, passphrase)
  await ctx.tasks.open(
    ['PERSONNEL', 'ORGANISATION_BUREAU'].map((grant) => ({
      kind: 'documents/confirm-certificate',
      subject: made.id,
      title: `Sahkan sertifikat tanda tangan ${name}`,
      holder: { grant },
      waiting: name,
      link: '/sertifikat',
    })),
  )
  return shown(made)
}

export async function readMyCertificate(ctx: Ctx): Promise<Given<Contract['readMyCertificate']>> {
  const [last] = ctx.actor.personId
    ? await loadCertificates(ctx, { personId: ctx.actor.personId })
    : []
  return { certificate: last ? shown(last) : null }
}

export async function listWaitingCertificates(
  ctx: Ctx,
): Promise<Given<Contract['listWaitingCertificates']>> {
  const waiting = (await loadCertificates(ctx)).filter(
    ({ state, personId }) => state === 'WAITING' && personId !== ctx.actor.personId,
  )
  return { items: waiting.filter((one) => whyNotConfirm(one, ctx.actor) === null).map(shown) }
}

async function found(ctx: Ctx, id: string): Promise<StoredCertificate> {
  const [certificate] = await loadCertificates(ctx, { id })
  if (!certificate) throw new Refused(noSuch)
  return certificate
}

export async function confirmCertificate(
  ctx: Ctx,
  { certificateId }: Taken<Contract['confirmCertificate']>,
): Promise<Certificate> {
  const waiting = await found(ctx, certificateId)
  heed(whyNotConfirm(waiting, ctx.actor))
  const confirmed = await certify(ctx, waiting)
  await ctx.tasks.open([
    {
      kind: 'documents/certificate-ready',
      subject: confirmed.id,
      title: 'Sertifikat tanda tangan Anda sudah berlaku',
      holder: { personId: confirmed.personId },
      link: '/sertifikat',
    },
  ])
  return shown(confirmed)
}

export async function revokeCertificate(
  ctx: Ctx,
  { certificateId, reason }: Taken<Contract['revokeCertificate']>,
): Promise<Certificate> {
  const certificate = await found(ctx, certificateId)
  heed(whyNotRevoke(certificate, ctx.actor))
  await saveRevocation(ctx, certificateId, reason)
  for (const kind of ['documents/confirm-certificate', 'documents/certificate-ready'])
    await ctx.tasks.close({ kind, subjects: [certificateId], reason: 'Dicabut' })
  await record(ctx, { act: 'certificate.revoked', subject: certificateId, after: { reason } })
  return shown(await found(ctx, certificateId))
}

export async function listTrust(ctx: Ctx): Promise<Given<Contract['listTrust']>> {
  const items = (await loadCertificates(ctx)).flatMap(
    ({ name, serial, validFrom, validTo, revokedAt }) =>
      serial && validFrom && validTo ? [{ name, serial, validFrom, validTo, revokedAt }] : [],
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
