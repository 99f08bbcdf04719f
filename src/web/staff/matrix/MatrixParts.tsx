import type { JSX } from 'preact'
import { printTarget } from '../../../rooms/planning/target/target.rules.ts'
import { divisionOf, divisionSentence, isOpen } from '../../../rooms/staff/matrix/division.rules.ts'
import type {
  MatrixColumn,
  MatrixPage,
  MatrixRow,
} from '../../../rooms/staff/matrix/matrix.contract.ts'
import { waitSentence } from '../../../rooms/staff/matrix/waiting.rules.ts'
import { linkModeNames } from '../../../rooms/staff/skp/naming.rules.ts'
import { CheckField } from '../../parts/form/fields.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { type Entry, type MatrixDraft, partsOf } from './matrix-draft.ts'

/** The matrix as its parts need it; `open` shows the dialog of an entry. */
export type MatrixFields = {
  page: MatrixPage
  draft: MatrixDraft
  change: (draft: MatrixDraft) => void
  open: (entry: Entry) => void
  /** Only the leader divides. */
  mayChange: boolean
}

/** A result of the leader with how far it is divided, as typed so far. */
export function ColumnSum({
  page,
  draft,
  change,
  column,
  mayChange,
}: MatrixFields & { column: MatrixColumn }): JSX.Element {
  const { id, text, whole } = column
  const own = draft.own.includes(id)
  const division = divisionOf(whole, partsOf(page, draft, column), own)
  const others = draft.own.filter((one) => one !== id)
  return (
    <div class="space-y-1.5 font-normal">
      <b class="block font-semibold text-ink">{text}</b>
      {whole.target !== null && (
        <span class="meta block">
          Target {printTarget(whole.target)} {whole.unit}
        </span>
      )}
      <output class="block text-sm">
        <Mark kind={isOpen(division) ? 'mid' : 'agreed'} small said="">
          {isOpen(division) ? 'Belum penuh' : 'Terbagi'}
        </Mark>{' '}
        {divisionSentence(whole, division)}
      </output>
      {mayChange && (
        <CheckField
          label="Sisanya saya kerjakan sendiri"
          name={`sendiri-${id}`}
          checked={own}
          change={(checked) => change({ ...draft, own: checked ? [...others, id] : others })}
        />
      )}
    </div>
  )
}

/** What one person delivers: the words, how, and how much. */
export function EntryWords({
  entry: { text, mode, share, note },
  column: { whole },
}: {
  entry: Entry
  column: MatrixColumn
}): JSX.Element {
  const part = share.trim() ? `, ${share} ${whole.unit}`.trimEnd() : ''
  return (
    <>
      <span class="block">{text || 'Hasil kerja belum ditulis'}</span>
      <span class="meta block">
        {linkModeNames[mode]}
        {mode === 'DIRECT' && part}
        {note && `: ${note}`}
      </span>
    </>
  )
}

/** How far the SKP of a row is, and for whom it waits. */
export function WaitingFor({ row, page }: { row: MatrixRow; page: MatrixPage }): JSX.Element {
  const rater = row.by === 'RATER' ? page.leader.name : 'penilainya'
  const words = waitSentence(row.skp, { person: row.name, rater })
  return (
    <span class="meta block font-normal">
      {row.skp ? (
        <a class="link" href={`/skp/${row.skp.id}`}>
          {words}
        </a>
      ) : (
        words
      )}
      {row.by === 'TEAM' && ', anggota tim'}
      {row.by === 'OTHER' && ', dinilai pimpinan lain'}
    </span>
  )
}
