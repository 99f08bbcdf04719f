import { randomBytes } from 'node:crypto'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Steps } from '../../platform/context.ts'
import { newKey, openKey } from '../../platform/signing/authority/sealed-key.ts'
import { embeddedSigner } from '../../platform/signing/writing/embedded-signer.ts'
import type { Signer } from '../../platform/signing/writing/signer.ts'
import { type AuditTables, record } from '../audit/index.ts'
import { authoritiesOf, certify, requestWith } from './certificate.actions.ts'
import {
  passphraseWindowMinutes,
  standingOf,
  whyNoSigning,
  whyNotTryPassphrase,
  wrongPassphrase,
} from './certificate.rules.ts'
import {
  clearPassphraseFailures,
  holdPassphrase,
  loadCertificates,
  passphraseFailures,
  savePassphraseFailure,
} from './certificate.store.ts'
import type { DocumentsTables } from './documents.tables.ts'

const notAPerson = refusal('documents/not-a-person', 403, 'Hanya orang yang dapat menandatangani.')

/** Opens the signing key of whoever asks, for one act: checks certificate and tries, opens the key
 * outside any transaction, counts a wrong passphrase on record. What comes back signs; the key
 * object cannot be exported and dies with the act (`design.md` §6). */
export async function openSigner(
  steps: Steps<DocumentsTables & AuditTables>,
  passphrase: string,
): Promise<Signer> {
  const ready = await steps.step(async (ctx) => {
    const { personId } = ctx.actor
    if (!personId) throw new Refused(notAPerson)
    const since = new Date(Date.parse(ctx.now) - passphraseWindowMinutes * 60_000).toISOString()
    await holdPassphrase(ctx, personId)
    const { count, last } = await passphraseFailures(ctx, personId, since)
    heed(
      whyNotTryPassphrase({
        count,
        secondsSinceLast: last ? (Date.parse(ctx.now) - Date.parse(last)) / 1000 : 0,
      }),
    )
    const certificate = standingOf(await loadCertificates(ctx, { personId }))
    heed(whyNoSigning(certificate))
    if (!certificate?.pem) throw new Refused(notAPerson)
    const { intermediate } = await authoritiesOf(ctx)
    // counted before it is tried and taken back when it was right: many tries at once are many
    // tries
    await savePassphraseFailure(ctx, personId)
    return {
      personId,
      certificateId: certificate.id,
      failures: count,
      sealedKey: certificate.sealedKey,
      chain: [certificate.pem, intermediate.certificate],
    }
  })
  const key = await openKey(ready.sealedKey, { passphrase })
  await steps.step(async (ctx) => {
    if (key !== 'wrong-passphrase') {
      await ctx.tasks.close({
        kind: 'documents/certificate-ready',
        subjects: [ready.certificateId],
        reason: 'Dipakai',
      })
      return clearPassphraseFailures(ctx, ready.personId)
    }
    await record(ctx, { act: 'signing.wrong-passphrase', subject: ready.personId })
    throw new Refused(wrongPassphrase(ready.failures), { onRecord: true })
  })
  if (key === 'wrong-passphrase') throw new Refused(wrongPassphrase(ready.failures))
  return embeddedSigner({ key, chain: ready.chain })
}

/** Signs for a person with a new certified key that ends with this signer: its seal opens to a
 * secret nobody keeps, so the person needs a new certificate to sign again. For the demonstration,
 * whose people without an account sign once; who may is decided by the caller. */
export async function passingSigner(
  steps: Steps<DocumentsTables & AuditTables>,
  person: { id: string; name: string },
): Promise<Signer> {
  const secret = { installationKey: randomBytes(32) }
  const made = await newKey(secret)
  const chain = await steps.step(async (ctx) => {
    if (!ctx.region.fictional)
      throw new Error('only the demonstration signs with a key nobody keeps')
    const { pem } = await certify(ctx, await requestWith(ctx, person, made))
    const { intermediate } = await authoritiesOf(ctx)
    if (pem === null) throw new Error('a certificate was just confirmed without its text')
    return [pem, intermediate.certificate]
  })
  const key = await openKey(made.sealedKey, secret)
  if (key === 'wrong-passphrase')
    throw new Error('a key opens with the secret it was just sealed with')
  return embeddedSigner({ key, chain })
}
