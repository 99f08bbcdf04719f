import { type Actor, may } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays, type Instant, type LocalDate } from '../../../kernel/time.ts'
import type { WrittenCell, WrittenSheet } from '../../../kernel/workbook.ts'
import type { Chart } from '../../organisation/words.ts'
import type { EvaluationState, Grade, Predicate } from '../evaluation/evaluation.contract.ts'
import { gradeNames, predicateNames, stateNames } from '../evaluation/naming.rules.ts'
import { aspectNames, perspectiveNames, resultKindNames, targetText } from '../skp/naming.rules.ts'
import type { SkpContent } from '../skp/skp.contract.ts'

/** Why somebody does not take the performance of a whole office along. */
export const whyNotOfficeFile = (
  actor: Pick<Actor, 'kind' | 'personId' | 'mandates'>,
  agencyId: string,
): Refusal | null =>
  may(actor, 'staff.manage', agencyId)
    ? null
    : refusal(
        'staff/office-file-not-yours',
        403,
        'SKP dan predikat satu perangkat daerah diunduh oleh pengelola kinerjanya. Mintalah ' +
          'berkasnya kepada yang bersangkutan.',
      )

/** Why there is no such file: it is of an office. */
export const noSuchOffice = refusal(
  'staff/no-such-office',
  404,
  'Perangkat daerah ini tidak ada pada tahun itu. Pilih lagi dari daftar SKP.',
)

/** A rating that was settled, as it leaves. */
export type SettledRating = {
  personId: string
  positionId: string
  unitId: string
  period: string
  startsOn: LocalDate
  endsOn: LocalDate
  state: EvaluationState | 'OPEN'
  result: Grade
  behaviour: Grade
  predicate: Predicate
  at: Instant
}

type Names = Pick<Chart, 'person' | 'position' | 'unit'>
type Held = Pick<SettledRating, 'personId' | 'positionId' | 'unitId'>

const nip = { heading: 'NIP', kind: 'nip' as const, width: 22 }
const text = (heading: string) => ({ heading, kind: 'text' as const })
const date = (heading: string) => ({ heading, kind: 'date' as const })
const number = (heading: string) => ({ heading, kind: 'number' as const })

const whoCells = (names: Names, { personId, positionId, unitId }: Held): WrittenCell[] => {
  const person = names.person.get(personId)
  return [
    ...[person?.nip, person?.name ?? 'Pegawai yang sudah pindah'],
    ...[names.position.get(positionId)?.title, names.unit.get(unitId)?.name],
  ]
}
const whoColumns = [nip, text('Nama'), text('Jabatan'), text('Unit kerja')]

type Agreed = {
  plan: Held & Pick<SettledRating, 'startsOn' | 'endsOn'>
  version: Pick<SkpContent, 'results'> & { number: number }
}

/** A row for each indicator of each result that is in force. */
const skpSheet = (names: Names, agreed: readonly Agreed[]): WrittenSheet => ({
  name: 'SKP',
  columns: [
    ...[...whoColumns, date('Mulai'), date('Sampai'), number('Versi'), number('No. hasil kerja')],
    ...[text('Jenis'), text('Rencana hasil kerja'), text('Perspektif'), text('Aspek')],
    ...[text('Indikator'), text('Target'), text('Satuan')],
  ],
  rows: agreed.flatMap(({ plan, version }) =>
    version.results.flatMap((result, at) => {
      const head = [
        ...whoCells(names, plan),
        ...[plan.startsOn, addDays(plan.endsOn, -1), version.number, at + 1],
        ...[resultKindNames[result.kind], result.text],
        result.perspective && perspectiveNames[result.perspective],
      ]
      const measures = result.indicators.map((one) => [
        ...[one.aspect && aspectNames[one.aspect], one.text, targetText(one.target), one.unit],
      ])
      return (measures.length > 0 ? measures : [[]]).map((cells) => [...head, ...cells])
    }),
  ),
})

const quarterSheet = (names: Names, agreed: readonly Agreed[]): WrittenSheet => ({
  name: 'Rencana triwulan',
  columns: [
    ...[...whoColumns, number('No. hasil kerja'), text('Rencana hasil kerja')],
    ...[number('Triwulan'), text('Target')],
  ],
  rows: agreed.flatMap(({ plan, version }) =>
    version.results.flatMap((result, at) =>
      result.quarters.map(({ quarter, target }) => [
        ...whoCells(names, plan),
        ...[at + 1, result.text, quarter, targetText(target)],
      ]),
    ),
  ),
})

const ratingSheet = (
  names: Names,
  ratings: readonly (SettledRating & { settledOn: string })[],
): WrittenSheet => ({
  name: 'Penilaian',
  columns: [
    ...[...whoColumns, text('Periode'), date('Mulai'), date('Sampai'), text('Hasil kerja')],
    ...[text('Perilaku kerja'), text('Predikat'), text('Kode predikat'), text('Keadaan')],
    date('Ditetapkan'),
  ],
  rows: ratings.map((one) => [
    ...whoCells(names, one),
    ...[one.period, one.startsOn, addDays(one.endsOn, -1), gradeNames[one.result]],
    ...[gradeNames[one.behaviour], predicateNames[one.predicate], one.predicate],
    ...[stateNames[one.state], one.settledOn],
  ]),
})

/** What leaves of an office: SKPs in force, what of them is planned by quarter, what was settled. The
 * columns keep their names and order, also where nothing stands in them. */
export const officeSheets = (
  names: Names,
  agreed: readonly Agreed[],
  ratings: readonly (SettledRating & { settledOn: string })[],
): WrittenSheet[] => [
  skpSheet(names, agreed),
  quarterSheet(names, agreed),
  ratingSheet(names, ratings),
]
