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
const shown = { lines: 200, effects: 3, dates: 4 }

const labels: Readonly<Record<string, string>> = {
  'agreements.agreements': 'PK yang ikut berubah',
  'tasks.tasks': 'Tugas yang berpindah',
  'identity.grants': 'Kewenangan yang berakhir',
  'identity.accounts': 'Akun yang ditutup',
}

/** What the words need: today, how posts and people are called, and whether somebody else has to
 * confirm. */
type Words = { today: LocalDate; nameOf: (id: string) => string; second: boolean }

const secondHand =
  ' Setelah disimpan, administrator daerah yang lain mengonfirmasinya; baru itu berlaku.'

/** What a file of transfers would do, in one sentence, counts and a small table. */
export function transferSummary(
  events: readonly DatedTransfer[],
  { today, nameOf, second }: Words,
): ImportSummary {
  const lines = events.reduce((sum, event) => sum + event.lines.length, 0)
  const effects = events.flatMap((event) => event.effects)
  const byTable = Map.groupBy(effects, ({ table }) => labels[table] ?? 'Hal lain yang ikut berubah')
  return {
    sentence: sentenceOf(events, lines, today) + (lines > 0 && second ? secondHand : ''),
    counts: [
      { label: 'Baris', count: lines },
      { label: 'Penugasan mulai', count: events.flatMap(({ plan }) => plan.begins).length },
      { label: 'Penugasan berakhir', count: events.flatMap(({ plan }) => plan.ends).length },
      {
        label: 'Jabatan menjadi kosong',
        count: events.flatMap(({ plan }) => vacatedBy(plan)).length,
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
        .flatMap((event) => event.lines.map((line) => rowOf(line, event, nameOf)))
        .slice(0, shown.lines),
    },
  }
}

function sentenceOf(events: readonly DatedTransfer[], lines: number, today: LocalDate): string {
  if (lines === 0) return 'Belum ada baris yang dapat dilaksanakan.'
  const when = (on: LocalDate): string =>
    on < today ? ' (sudah lewat)' : on > today ? ' (menunggu tanggalnya)' : ''
  const dates = events.map(({ on }) => `${printDate(on)}${when(on)}`)
  const more = dates.length - shown.dates
  return (
    `${capitalised(printCount(lines))} baris menjadi ${printCount(events.length)} peristiwa. ` +
    `TMT ${dates.slice(0, shown.dates).join(', ')}` +
    `${more > 0 ? `, dan ${printCount(more)} tanggal lain` : ''}.`
  )
}

/** A line, what ends with it (of others with their names), and what follows. */
function rowOf(
  line: ReadLine,
  { on, plan, effects }: DatedTransfer,
  nameOf: Words['nameOf'],
): string[] {
  const ends = plan.ends.filter(({ row }) => row === line.row).map(({ record }) => record)
  const of = new Set([line.personId, ...ends.flatMap(({ id, positionId }) => [id, positionId])])
  const left = vacatedBy(plan)
    .filter((positionId) => ends.some((record) => record.positionId === positionId))
    .map((positionId) => `${nameOf(positionId)} menjadi kosong.`)
  const own = effects.filter(({ from }) => of.has(from)).map(({ effect }) => effect)
  const told = [...new Set([...left, ...own])]
  const more = told.length - shown.effects
  return [
    `${lineWords(line)}, ${printDate(on)}`,
    line.name,
    ends
      .map(({ positionId, personId, kind }) => {
        const title = titleAs({ title: nameOf(positionId) }, kind)
        return personId === line.personId ? title : `${title} (${nameOf(personId)})`
      })
      .join('; '),
    told.slice(0, shown.effects).join(' ') + (more > 0 ? ` Dan ${printCount(more)} lagi.` : ''),
  ]
}

/** Posts with one holder that nobody takes. */
const vacatedBy = (plan: TransferPlan): string[] => {
  const single = new Set(
    plan.ends.filter(({ record }) => record.singleHolder).map(({ record }) => record.id),
  )
  const left = successionIn(plan).endings.filter(
    ({ next, assignmentId }) => next === null && single.has(assignmentId),
  )
  return [...new Set(left.map(({ positionId }) => positionId))]
}
