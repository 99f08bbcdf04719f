import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import type { Grade } from '../../../rooms/staff/evaluation/evaluation.contract.ts'
import {
  gradeNames,
  predicateNames,
  stateNames,
} from '../../../rooms/staff/evaluation/naming.rules.ts'
import type { RaterLine } from '../../../rooms/staff/evaluation/rating.contract.ts'
import { FieldError } from '../../parts/form/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { moveInColumn } from '../../parts/form/sheet-keys.ts'
import { Mark } from '../../parts/Mark.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { type Fields, useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { pressOf, type RatingTable } from './calls.ts'
import {
  openedTable,
  predicateIn,
  ratingsIn,
  shortGrades,
  stateMarks,
  type TableDraft,
  type Typed,
  typedOf,
  withSuggestions,
  wrongIn,
} from './rating-draft.ts'

type Held = { table: RatingTable; form: Pick<Fields<TableDraft>, 'values' | 'change' | 'field'> }
const heads = ['Pegawai', 'Fakta dan saran', 'Hasil kerja', 'Perilaku', 'Predikat', 'Alasan']

/** Everybody of a rater in one table and one press: Tab through the cells, Enter down the column. */
export function RatingSheet({
  table,
  again,
}: {
  table: RatingTable
  again: () => Promise<void>
}): JSX.Element {
  const element = useRef<HTMLTableElement>(null)
  const { lines, prepares } = table
  const press = pressOf(prepares)
  const form = useForm(press.settleRatings, {
    opens: openedTable(lines),
    // about other people: nothing of it stays on a device
    keep: null,
    input: (values: TableDraft) => ({ items: ratingsIn(lines, values) }),
    wrong: (values) => wrongIn(lines, values),
    done: ({ accepted, items }) => {
      const refused = items.flatMap(({ refusal }) => refusal ?? [])
      const word = prepares ? 'disiapkan' : 'ditetapkan'
      say([`${capitalised(printCount(accepted))} penilaian ${word}.`, ...refused].join(' '))
      void again()
    },
  })
  const filled = ratingsIn(lines, form.values).length
  return (
    <Form form={form} class="mt-6" instead={null}>
      <div class="wrap space-y-4">
        <Button onClick={() => form.change(withSuggestions(lines, form.values))}>
          Isi yang kosong menurut saran
        </Button>
        <table
          ref={element}
          class="sheet month-grid ratings"
          onKeyDown={(event) => moveInColumn(element.current, event, lines.length)}
        >
          <caption class="sr-only">Penilaian {table.periodLabel}, satu baris tiap pegawai</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <Row key={line.id} table={table} form={form} line={line} at={at} />
            ))}
          </tbody>
        </table>
      </div>
      <StayBar
        label={prepares ? 'Kirim konsep' : 'Tetapkan penilaian'}
        actions={
          filled > 0 && (
            <Button kind="primary" type="submit" busy={form.busy}>
              {prepares ? 'Kirim konsep' : 'Tetapkan'}
            </Button>
          )
        }
      >
        <span role="status">
          {filled === 0
            ? 'Belum ada yang baru. Baris yang kosong tidak dikirim.'
            : `${capitalised(printCount(filled))} penilaian akan ${prepares ? 'dikirim ke penilai' : 'ditetapkan'}.`}
        </span>
        <RefusalNote refusal={form.refusal} class="mt-2" />
      </StayBar>
    </Form>
  )
}

function Row({ table, form, line, at }: Held & { line: RaterLine; at: number }): JSX.Element {
  const typed = typedOf(form.values, line)
  const set = (part: Partial<Typed>): void =>
    form.change({ [line.id]: JSON.stringify({ ...typed, ...part }) })
  const predicate = predicateIn(table.quadrant, typed)
  const { error } = form.field(line.id)
  const shut = line.closed !== null
  return (
    <tr aria-label={line.name}>
      <th scope="row">
        <a class="link" href={`/penilaian/${line.id}`}>
          {line.name}
        </a>
        <span class="meta block">
          {line.title}
          {line.closing && ' · sampai mutasi'}
        </span>
        <Mark kind={stateMarks[line.state]} small said="">
          {line.rating?.step === 'PREPARED' && line.state !== 'RATED'
            ? `Konsep dari ${line.rating.by}`
            : stateNames[line.state]}
        </Mark>
        {error && (
          <div class="field mt-1">
            <FieldError id={`${line.id}-salah`}>{error}</FieldError>
          </div>
        )}
      </th>
      <td data-head="Fakta dan saran" class="text-sm">
        <span>
          <Facts line={line} />
        </span>
      </td>
      <GradeCell
        {...{ line, at, head: 'Hasil kerja', column: 'result', value: typed.result }}
        shut={shut || line.follows !== null}
        invalid={error !== undefined}
        change={(result) => set({ result })}
      />
      <GradeCell
        {...{ line, at, head: 'Perilaku', column: 'behaviour', value: typed.behaviour, shut }}
        invalid={false}
        change={(behaviour) => set({ behaviour })}
      />
      <td data-head="Predikat">
        <output class="font-semibold">{predicate ? predicateNames[predicate] : '–'}</output>
      </td>
      <td data-head="Alasan">
        {shut ? (
          <span class="meta">{line.rating?.reason ?? '–'}</span>
        ) : (
          <input
            class="input"
            aria-label={`Alasan: ${line.name}`}
            data-cell={`${at} reason`}
            value={typed.reason}
            maxLength={2000}
            onInput={(event) => set({ reason: event.currentTarget.value })}
          />
        )}
      </td>
    </tr>
  )
}

function GradeCell(props: {
  line: RaterLine
  at: number
  head: string
  column: string
  value: Grade | ''
  shut: boolean
  invalid: boolean
  change: (value: Grade | '') => void
}): JSX.Element {
  const { line, at, head, column, value, shut, invalid, change } = props
  return (
    <td data-head={head}>
      {shut ? (
        <span>{value ? gradeNames[value] : '–'}</span>
      ) : (
        <select
          class="select"
          aria-label={`${head}: ${line.name}`}
          aria-invalid={invalid || undefined}
          data-cell={`${at} ${column}`}
          value={value}
          onChange={(event) => change(event.currentTarget.value as Grade | '')}
        >
          <option value="">Belum</option>
          {shortGrades.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </td>
  )
}

function Facts({ line: { facts, suggestion, follows } }: { line: RaterLine }): JSX.Element {
  const { reported, results, logDays, logMinutes, feedback } = facts
  return (
    <>
      {printNumber(reported)} dari {printNumber(results)} hasil dilaporkan, catatan{' '}
      {printNumber(logDays)} hari ({printNumber(Math.round(logMinutes / 60))} jam disetujui)
      {feedback > 0 && `, ${printNumber(feedback)} umpan balik`}.
      <span class="block text-ink-2">
        {follows === 'UNDECIDED' && 'Menunggu predikat perangkat daerahnya. '}
        {follows !== null && follows !== 'UNDECIDED' && 'Mengikuti predikat perangkat daerahnya. '}
        {follows === null && suggestion.result
          ? `Saran: ${gradeNames[suggestion.result].toLowerCase()}.`
          : follows === null && 'Tanpa saran.'}
      </span>
    </>
  )
}
