import type { Heir, Inheritance, Succession } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import { loadCertificates } from './certificate.store.ts'
import type { DocumentsTables } from './documents.tables.ts'
import { libraryOf } from './file.store.ts'

/** What happens to certificates and library entries: a certificate is a person's and goes nowhere;
 * a document keeps the office it was made in. */
export const documentsHeir: Heir<Context<DocumentsTables>> = {
  room: 'documents',
  answersFor: [
    'documents.certificates.person_id',
    'documents.passphrase_failures.person_id',
    'documents.library.unit_id',
  ],
  async preview(ctx, { people, units }: Succession): Promise<Inheritance[]> {
    const all = await loadCertificates(ctx, { people: Object.keys(people) })
    const certificates = all.filter(({ state }) => state === 'CONFIRMED')
    const kept = await libraryOf(ctx, Object.keys(units))
    return [
      ...certificates.map(({ id, personId, name }) => ({
        ...{
          table: 'documents.certificates',
          id,
          from: personId,
          to: people[personId]?.[0] ?? null,
        },
        effect: `Sertifikat tanda tangan ${name} tetap miliknya; cabut bila orangnya tidak lagi bertugas.`,
      })),
      ...kept.map(({ id, unitId, title }) => ({
        table: 'documents.library',
        id,
        from: unitId,
        to: units[unitId]?.[0] ?? null,
        effect: `«${title}» tetap tercatat pada unit asalnya.`,
      })),
    ]
  },
  execute: async () => undefined,
}
