import type { JSX } from 'preact'
import { printDateShort, printNumber } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type {
  AgreementState,
  Figures,
  PromiseTrait,
} from '../../../rooms/agreements/agreement.contract.ts'
import { stateWord } from '../../../rooms/agreements/state.rules.ts'
import { addressTo } from '../../platform/address.ts'
import { countdown } from '../agreement-words.ts'
import { traitWord } from '../list/agreement-question.ts'

/** What a line of the board is about: the region, an office, a level, or a level of an office, in
 * the words of an address; `must` is how many must be changed, `null` while that is not known. */
export type BoardRow = Figures & {
  id: string
  name: string
  note: string
  href: string | null
  of: { tahun: string; unit?: string; tingkat?: string }
  must: number | null
}

/** One figure of the board: its head, what it says of a line, and where just these are listed. */
export type BoardFigure = {
  id: string
  head: string
  value: (row: BoardRow) => number | null
  list?: (row: BoardRow) => string | null
}

const ofState = (
  id: string,
  state: AgreementState,
  value: (row: BoardRow) => number,
): BoardFigure => ({
  ...{ id, value, head: stateWord(state) },
  list: ({ of }) => addressTo('/perjanjian', { ...of, keadaan: state }),
})

const ofTrait = (
  id: string,
  trait: PromiseTrait,
  value: (row: BoardRow) => number,
): BoardFigure => ({
  ...{ id, value, head: traitWord[trait] },
  list: ({ of }) => addressTo('/perjanjian', { ...of, ciri: trait }),
})

/** The figures in the one order in which they stand everywhere: table, card and sum. */
export const boardFigures: readonly BoardFigure[] = [
  { id: 'wajib', head: 'Wajib', value: ({ obliged }) => obliged },
  {
    ...{ id: 'belum', head: 'Belum ada' },
    value: ({ missing }) => missing,
    // what could be drafted at once is no list: «Susun PK» drafts it
    list: ({ missing, ready, of }) =>
      missing > 0 && ready === 0 ? `${addressTo('/perjanjian/kesiapan', of)}#belum` : null,
  },
  ofTrait('disusun', 'STANDING', ({ obliged, missing }) => obliged - missing),
  ofState('konsep', 'DRAFT', ({ draft }) => draft),
  ofState('dibahas', 'NEGOTIATION', ({ negotiation }) => negotiation),
  ofState('belum-siap', 'DECLINED', ({ declined }) => declined),
  ofState('disepakati', 'AGREED', ({ agreed }) => agreed),
  ofState('satu', 'SIGNED_FIRST', ({ signedFirst }) => signedFirst),
  ofState('aktif', 'ACTIVE', ({ active }) => active),
  ofTrait('lewat', 'LATE', ({ late, lateMissing }) => late - lateMissing),
  ofTrait('tidak-selaras', 'INCOHERENT', ({ incoherent }) => incoherent),
  {
    ...{ id: 'perlu-perubahan', head: 'Perlu perubahan' },
    value: ({ must }) => must,
    list: ({ of }) => addressTo('/perjanjian/perubahan', { ...of, derajat: 'MUST' }),
  },
  ofTrait('perubahan', 'AMENDING', ({ amending }) => amending),
]

/** A figure, leading to the list of exactly these; nothing to list is no link. */
export function FigureLink({
  figure,
  row,
  class: more = '',
}: {
  figure: BoardFigure
  row: BoardRow
  class?: string
}): JSX.Element {
  const value = figure.value(row)
  const address = value ? figure.list?.(row) : null
  if (value === null) return <span class="text-ink-3">–</span>
  if (!address)
    return <span class={value === 0 ? 'text-ink-3 font-normal' : ''}>{printNumber(value)}</span>
  return (
    <a class={`underline decoration-line-strong underline-offset-4 ${more}`} href={address}>
      <span class="sr-only">
        {row.name}, {figure.head.toLowerCase()}:{' '}
      </span>
      {printNumber(value)}
    </a>
  )
}

/** All figures of one line, each under its head: the sum above the tables, and a card on a phone. */
export function FigureGrid({ row }: { row: BoardRow }): JSX.Element {
  return (
    <dl class="grid grid-cols-3 md:grid-cols-7 gap-x-3 gap-y-2">
      {boardFigures.map((figure) => (
        <div key={figure.id} class="flex flex-col justify-between min-w-0">
          <dt class="meta leading-tight">{figure.head}</dt>
          <dd class="num font-semibold">
            <FigureLink figure={figure} row={row} class="inline-block min-w-11 py-2 -my-1" />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The earliest due date, and how far it is while something is still to be signed; that it is past,
 * only where something is late by it. */
export function Due({
  row: { dueOn, late, obliged, active },
  today,
}: {
  row: BoardRow
  today: LocalDate
}): JSX.Element {
  if (dueOn === null) return <>belum ada</>
  return (
    <>
      {printDateShort(dueOn)}
      {active < obliged && (late > 0 || dueOn >= today) && (
        <span class={`md:block ${late > 0 ? 'text-bad font-semibold' : 'text-ink-2'}`}>
          {' '}
          {countdown(dueOn, today)}
        </span>
      )}
    </>
  )
}
