import type { Chore } from '../../platform/operations/upkeep.ts'
import { prunePassphraseFailures } from './certificate.store.ts'
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

export const documentsChores: readonly Chore<DocumentsTables>[] = [prunePassphrases]
