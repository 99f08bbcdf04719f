import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { Desk, DeskLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { found } from '../../parts/list/list.ts'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { useToday } from '../../platform/today.ts'
import {
  actOf,
  dueWords,
  markOf,
  printAchievement,
  printFigure,
  stateWords,
} from '../figure/figure-words.ts'
import type { Pending } from '../figure/sending.ts'

const groups = [
  { id: 'isian', title: 'Perlu Anda isi', states: ['RETURNED', 'NOT_REPORTED'] },
  { id: 'menunggu', title: 'Menunggu diperiksa', states: ['REPORTED', 'NOT_MEASURABLE'] },
  { id: 'selesai', title: 'Sudah disahkan', states: ['VERIFIED', 'LOCKED'] },
  { id: 'nanti', title: 'Belum waktunya', states: ['NOT_DUE'] },
]
const first = 12
const few = 6

/** The lines of a month by what is to be done with them; a long desk can be searched. */
export function DeskRows({ desk, pending }: { desk: Desk; pending: Pending[] }): JSX.Element {
  const [words, setWords] = useState('')
  const lines = found(
    desk.items,
    words,
    ({ indicator, indicatorCode, holder, objective }) =>
      `${indicator} ${indicatorCode} ${holder} ${objective}`,
  )
  const loud = desk.items.find(
    ({ mayReport, state }) => mayReport && (state === 'NOT_REPORTED' || state === 'RETURNED'),
  )
  return (
    <div class="space-y-8">
      {desk.items.length > first && (
        <input
          type="search"
          class="input md:w-80!"
          placeholder="Cari indikator atau pemegangnya"
          aria-label="Cari indikator atau pemegangnya"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      )}
      {groups.map(({ id, title, states }) => (
        <Group
          key={id}
          id={id}
          title={title}
          lines={lines.filter(({ state }) => states.includes(state))}
          loud={loud}
          pending={pending}
        />
      ))}
      <Overdue desk={desk} pending={pending} loud={loud === undefined} />
      {lines.length === 0 && words && <p class="sheet p-5">Tidak ada indikator yang cocok.</p>}
    </div>
  )
}

/** What earlier months still wait for; the oldest first, the rest by its number. */
function Overdue({
  desk,
  pending,
  loud,
}: {
  desk: Desk
  pending: Pending[]
  loud: boolean
}): JSX.Element | null {
  const { items, waiting } = desk.earlier
  const [all, showAll] = useState(false)
  if (waiting === 0) return null
  const shown = all ? items : items.slice(0, few)
  return (
    <section aria-labelledby="terlewat">
      <h2 id="terlewat" class="h2">
        Terlewat dari bulan sebelumnya
      </h2>
      <p class="sec mb-3">
        {waiting > items.length
          ? `${items.length} yang terlama dari ${printNumber(waiting)}. `
          : ''}
        Melapor terlambat tetap bisa, dan tercatat terlambat.
      </p>
      <Rows>
        {shown.map((line, i) => (
          <Line
            key={`${line.measureId} ${line.period}`}
            line={line}
            loud={loud && i === 0}
            onItsWay={isPending(pending, line)}
            dated
          />
        ))}
      </Rows>
      {shown.length < items.length && (
        <p class="mt-3 -ml-2">
          <Button kind="text" onClick={() => showAll(true)}>
            Tampilkan {printNumber(items.length - shown.length)} angka lain
          </Button>
        </p>
      )}
    </section>
  )
}

const isPending = (pending: readonly Pending[], line: DeskLine): boolean =>
  pending.some(({ measureId, period }) => measureId === line.measureId && period === line.period)

type GroupTold = {
  id: string
  title: string
  lines: readonly DeskLine[]
  loud: DeskLine | undefined
  pending: Pending[]
}

function Group({ id, title, lines, loud, pending }: GroupTold): JSX.Element | null {
  const [shown, setShown] = useState(first)
  if (lines.length === 0) return null
  const rest = lines.length - shown
  return (
    <section aria-labelledby={id}>
      <h2 id={id} class="h2 mb-3">
        {title}
      </h2>
      <Rows>
        {lines.slice(0, shown).map((line) => (
          <Line
            key={line.measureId}
            line={line}
            loud={line === loud}
            onItsWay={isPending(pending, line)}
          />
        ))}
      </Rows>
      {rest > 0 && (
        <p class="mt-3 -ml-2">
          <Button kind="text" onClick={() => setShown(lines.length)}>
            Tampilkan {printNumber(rest)} indikator lain
          </Button>
        </p>
      )}
    </section>
  )
}

/** `dated` names the month in the row, where months are mixed. */
function Line({
  line,
  loud,
  onItsWay,
  dated = false,
}: {
  line: DeskLine
  loud: boolean
  onItsWay: boolean
  dated?: boolean
}): JSX.Element {
  const today = useToday()
  const { verb, button } = actOf(line)
  return (
    <Row
      verb={verb}
      object={line.indicator}
      why={<Why line={line} />}
      meta={[dated || !/^\d{4}-\d{2}$/.test(line.period) ? line.periodLabel : null, line.holder]
        .filter(Boolean)
        .join(' · ')}
      {...(line.state === 'NOT_REPORTED' ? { when: dueWords(line, today), late: line.late } : {})}
      action={
        <>
          {onItsWay && (
            <Mark kind="notyet" small said="">
              Menunggu sinyal
            </Mark>
          )}
          <a
            class={`btn ${loud ? 'btn-primary' : 'btn-quiet'}`}
            href={`/pengukuran/${line.measureId}/${line.period}`}
            aria-label={`${button}: ${line.indicator}${dated ? `, ${line.periodLabel}` : ''}`}
          >
            {button}
          </a>
        </>
      }
    />
  )
}

function Why({ line }: { line: DeskLine }): JSX.Element {
  const { state, value, blank, target, last, question, achievement, provisional } = line
  if (state === 'RETURNED') return <>«{question}»</>
  if (value !== null || blank)
    return (
      <span class="inline-flex flex-wrap items-center gap-x-3">
        {value !== null && <span class="num">{printFigure(value, line)}</span>}
        <Mark kind={markOf(line)} small said={stateWords[state]}>
          {achievement ? printAchievement(achievement) : undefined}
        </Mark>
        {provisional && <span>sementara</span>}
      </span>
    )
  return (
    <>
      {target === null ? 'Target belum ada' : `Target ${printFigure(target, line)}`}
      {last && `, terakhir ${printFigure(last.value, line)} pada ${last.label}`}
    </>
  )
}
