import type { Importer } from '../../platform/importer.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { AuditTables } from '../audit/index.ts'
import { importContract } from './import.contract.ts'
import type { ImportsTables } from './imports.tables.ts'
import { importActs } from './run.actions.ts'

/** What this room offers, over the importers of the others; `app.ts` brings them together. */
export const importsRoom = (
  importers: readonly Importer<ImportsTables & AuditTables>[],
): Room<ImportsTables & AuditTables> => ({
  name: 'imports',
  routes: answered(importContract, importActs(importers)),
})
