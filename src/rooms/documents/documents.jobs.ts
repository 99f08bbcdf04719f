import type { Chore } from '../../platform/operations/upkeep.ts'
import type { AuditTables } from '../audit/index.ts'
import type { IdentityTables } from '../identity/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import { loadCertificates, prunePassphraseFailures } from './certificate.store.ts'
import { askConfirmers } from './confirming.actions.ts'
import type { DocumentsTables } from './documents.tables.ts'

const prunePassphrases: Chore<DocumentsTables> = {
  name: 'documents/passphrases',
  title: 'Pembersihan percobaan kata sandi tanda tangan',
  everyMinutes: 24 * 60,
  run: ({ step }) =>
    step((ctx) =>
      prunePassphraseFailures(ctx, new Date(Date.parse(ctx.now) - 86_400_000).toISOString()),
    ),
}

type Tables = DocumentsTables & AuditTables & IdentityTables & OrganisationTables

/** Who was appointed since a request was made is asked too. */
const askNewConfirmers: Chore<Tables> = {
  name: 'documents/confirmers',
  title: 'Permintaan sertifikat kepada yang baru ditunjuk',
  everyMinutes: 60,
  run: ({ step }) =>
    step(async (ctx) => askConfirmers(ctx, await loadCertificates(ctx, { asking: true }))),
}

export const documentsChores: readonly Chore<Tables>[] = [prunePassphrases, askNewConfirmers]
