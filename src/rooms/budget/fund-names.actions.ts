import { clausesIn, type RulePackKind, rulePack } from '../organisation/index.ts'
import type { BudgetTables } from './budget.tables.ts'
import { BudgetPack } from './source.rules.ts'

/** Rule pack `anggaran` as people read it. */
export const budgetPack: RulePackKind<BudgetTables> = rulePack<BudgetTables, BudgetPack>({
  code: 'anggaran',
  title: 'Sumber dana pada PK',
  sentence: 'Nama singkat sumber dana pada lampiran anggaran; yang lain dicetak seperti di berkas.',
  shape: BudgetPack,
  clauses: () =>
    clausesIn('Sumber dana', [
      [
        'sources',
        'Nama singkat menurut kata di berkas, yang pertama cocok',
        {
          kind: 'table',
          columns: [
            { key: 'label', label: 'Nama singkat', entry: { kind: 'text' } },
            { key: 'words', label: 'Kata', entry: { kind: 'text' } },
          ],
        },
      ],
    ]),
})
