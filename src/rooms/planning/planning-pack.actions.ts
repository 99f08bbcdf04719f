import {
  type ClauseInput,
  type Column,
  clausesIn,
  optionsOf,
  type RulePackKind,
  rulePack,
} from '../organisation/index.ts'
import { componentLabels } from './component.rules.ts'
import { unitKindLabels } from './labels.rules.ts'
import { PlanningPack } from './pack.contract.ts'
import type { PlanningTables } from './planning.tables.ts'

type Plain = ClauseInput & Column['entry']
const words: Plain = { kind: 'words' }
const recordOf = (names: Readonly<Record<string, string>>, entry: Plain): ClauseInput => ({
  kind: 'record',
  columns: Object.entries(names).map(([key, label]) => ({ key, label, entry })),
})

/** Rule pack `perencanaan` as people read it. */
export const planningPack: RulePackKind<PlanningTables> = rulePack<PlanningTables, PlanningPack>({
  code: 'perencanaan',
  title: 'Perencanaan',
  sentence: 'Sebutan jenjang pohon kinerja, susunan komponen rencana, dan kata yang diperiksa.',
  shape: PlanningPack,
  clauses: ({ treeLevelLabels, unitWords }) => {
    const levels = optionsOf(treeLevelLabels)
    return clausesIn('Pohon kinerja', [
      [
        'levels',
        'Jenjang komponen',
        recordOf(componentLabels, { kind: 'choice', options: levels }),
      ],
      [
        'parents',
        'Boleh berada di bawah',
        recordOf(componentLabels, { kind: 'several', options: optionsOf(componentLabels) }),
      ],
      ['processWords', 'Kata yang menyebut proses', words],
      ['wordingLevels', 'Jenjang yang rumusannya diperiksa', { kind: 'several', options: levels }],
      [
        'unitWords',
        'Kata satuan menurut jenisnya',
        recordOf(
          Object.fromEntries(
            Object.entries(unitKindLabels).filter(([kind]) => Object.hasOwn(unitWords, kind)),
          ),
          words,
        ),
      ],
      ['grades', 'Predikat yang ditulis dengan huruf besar', words],
      [
        'recommended.indicatorsPerNode',
        'Anjuran indikator untuk satu kinerja',
        { kind: 'whole', unit: 'indikator' },
      ],
    ])
  },
})
