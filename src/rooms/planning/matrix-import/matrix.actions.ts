import type { Importer } from '../../../platform/importer.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import { examineAs, planImporter } from '../plan-import/plan-import.actions.ts'
import type { PlanningTables } from '../planning.tables.ts'
import { planTableOf } from './matrix.rules.ts'
import { matrixSheet } from './matrix-sheet.rules.ts'

type OwnTables = PlanningTables & OrganisationTables

/** The importer of «Matriks RPJMD atau Renstra»: the table as the plan's own annex has it, judged,
 * written and taken back like «Rencana, indikator, dan target». */
export function matrixImporter(...of: Parameters<typeof planImporter>): Importer<OwnTables> {
  const { typing: _, ...own } = planImporter(...of)
  return {
    ...own,
    kind: 'plan-matrix',
    title: 'Matriks RPJMD atau Renstra',
    sentence:
      'Tabel seperti di lampiran dokumennya: Tujuan, Sasaran, Program ke kanan, sel yang ' +
      'digabung, satu baris satu indikator. Kode disusun sendiri.',
    sheet: matrixSheet,
    options: [
      {
        key: 'rencana',
        label: 'Rencana',
        kind: 'choice',
        choices: [
          { value: 'RPJMD', label: 'RPJMD: tujuan dan sasaran daerah' },
          { value: 'RENSTRA', label: 'Renstra: tujuan dan sasaran perangkat daerah' },
        ],
        required: true,
      },
      {
        key: 'unit',
        label: 'Perangkat daerah',
        hint: 'Kode atau nama perangkat daerah, bila berkasnya tidak punya kolom Perangkat Daerah.',
        kind: 'text',
        required: false,
      },
      ...own.options,
    ],
    examine: (ctx, table, options) =>
      examineAs(ctx, table, options, (question) =>
        planTableOf(table, question, {
          plan: options.rencana === 'RENSTRA' ? 'RENSTRA' : 'RPJMD',
          office: options.unit?.trim() || null,
        }),
      ),
  }
}
