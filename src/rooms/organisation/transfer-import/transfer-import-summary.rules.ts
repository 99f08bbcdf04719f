import type { ImportSummary } from '../../../kernel/importer.ts'
import { capitalised, printCount, printDate } from '../../../kernel/indonesian.ts'
import type { Inheritance } from '../../../kernel/ports.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { titleAs } from '../organisation.rules.ts'
import { successionIn } from '../transfer/transfer.rules.ts'
import type { TransferPlan } from '../transfer/transfer-plan.contract.ts'
import { lineWords } from '../transfer/transfer-words.rules.ts'
import type { ReadLine } from './transfer-import.rules.ts'

/** One event that the file would make: its lines, what they do, and what follows in every room. */
export type DatedTransfer = {
  on: LocalDate
  lines: readonly ReadLine[]
  plan: TransferPlan
  effects: readonly Inheritance[]
}

/** How many lines the small table shows, and how many effects of each. */
const shown = { lines: 200, effects: 3 }

const labels: Readonly<Record<string, string>> = {
  'agreements.agreements': 'PK yang ikut berubah',
  'tasks.tasks': 'Tugas yang berpindah',
  'identity.grants': 'Kewenangan yang berakhir',
  'identity.accounts': 'Akun yang ditutup',
}

/** What the words need: today, how posts are called, and whether somebody else has to confirm. */
type Words = { today: LocalDate; titleOf: (positionId: string) => string; second: boolean }

const secondHand =
  ' Setelah disimpan, administrator daerah yang lain mengonfirmasinya; baru itu berlaku.'

/** What a file of transfers would do, in one sentence, counts and a small table. */
export function transferSummary(
  events: readonly DatedTransfer[],
  { today, titleOf, second }: Words,
): ImportSummary {
  const lines = events.reduce((sum, event) => sum + event.lines.length, 0)
  const endings = events.flatMap(({ plan }) => successionIn(plan).endings)
  const singles = new Set(
    events.flatMap(({ plan }) =>
      plan.ends.filter(({ record }) => record.singleHolder).map(({ record }) => record.id),
    ),
  )
  const vacated = endings.filter(({ next, assignmentId }) => !next && singles.has(assignmentId))
  const effects = events.flatMap((event) => event.effects)
  const byTable = Map.groupBy(effects, ({ table }) => labels[table] ?? 'Hal lain yang ikut berubah')
  return {
    sentence: sentenceOf(events, lines, today) + (lines > 0 && second ? secondHand : ''),
    counts: [
      { label: 'Baris', count: lines },
      { label: 'Penugasan mulai', count: events.flatMap(({ plan }) => plan.begins).length },
      { label: 'Penugasan berakhir', count: endings.length },
      {
        label: 'Jabatan menjadi kosong',
        count: new Set(vacated.map((one) => one.positionId)).size,
      },
      {
        label: 'Berhenti sebagai pegawai',
        count: events.flatMap(({ plan }) => plan.leaves).length,
      },
      ...[...byTable].map(([label, all]) => ({ label, count: all.length })),
    ],
    preview: {
      columns: ['Perubahan', 'Pegawai', 'Yang berakhir', 'Yang mengikuti'],
      rows: events
        .flatMap((event) => event.lines.map((line) => rowOf(line, event, titleOf)))
        .slice(0, shown.lines),
    },
  }
}

function sentenceOf(events: readonly DatedTransfer[], lines: number, today: LocalDate): string {
  if (lines === 0) return 'Belum ada baris yang dapat dilaksanakan.'
  const dates = events.map(({ on }) => on)
  const late = dates.filter((on) => on < today).length
  const ahead = dates.filter((on) => on > today).length
  const parts = [
    late > 0 && `${printCount(late)} ber-TMT lewat`,
    ahead > 0 && `${printCount(ahead)} menunggu tanggalnya`,
  ].filter((part) => part !== false)
  const told = parts.length > 0 ? ` (${parts.join(', ')})` : ''
  const which = dates.length <= 3 ? `: ${dates.map(printDate).join(', ')}` : ''
  return (
    `${capitalised(printCount(lines))} baris menjadi ${printCount(events.length)} peristiwa ` +
    `menurut TMT-nya${which}${told}.`
  )
}

function rowOf(
  line: ReadLine,
  { on, plan, effects }: DatedTransfer,
  titleOf: (positionId: string) => string,
): string[] {
  const ends = plan.ends.filter(({ row }) => row === line.row).map(({ record }) => record)
  const of = new Set([line.personId, ...ends.flatMap(({ id, positionId }) => [id, positionId])])
  const own = [...new Set(effects.filter(({ from }) => of.has(from)).map(({ effect }) => effect))]
  const more = own.length - shown.effects
  return [
    `${lineWords(line)}, ${printDate(on)}`,
    line.name,
    ends.map(({ positionId, kind }) => titleAs({ title: titleOf(positionId) }, kind)).join('; '),
    own.slice(0, shown.effects).join(' ') + (more > 0 ? ` Dan ${printCount(more)} lagi.` : ''),
  ]
}
