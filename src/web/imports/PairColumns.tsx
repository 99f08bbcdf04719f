import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Refusal } from '../../kernel/refusal.ts'
import type { FileHeadings, ImportKind } from '../../rooms/imports/import.contract.ts'
import { Icon } from '../parts/Drawing.tsx'
import { SelectField } from '../parts/form/fields.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { inOrder, type Pairs } from './pairing.ts'

type Column = ImportKind['columns'][number]
type Props = {
  columns: readonly Column[]
  read: FileHeadings
  pairs: Pairs
  change: (key: string, letter: string) => void
  refusal: Refusal | null
}

/** For each of our columns the person says which one of the file it is; what the file holds there
 * stands beside it. */
export function PairColumns(props: Props): JSX.Element {
  const { columns, read, pairs, refusal } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [read])
  const { first, others } = inOrder(columns, read)
  const unused = read.heads.filter(({ letter }) => !Object.values(pairs).includes(letter))
  return (
    <section aria-labelledby="pasangan" class="space-y-3">
      <h2 id="pasangan" class="h2" tabIndex={-1} ref={heading}>
        Kolom mana berisi apa?
      </h2>
      <p class="sec">
        Judul di berkas ini {read.sheet === null ? '' : `(lembar «${read.sheet}») `}ada di baris{' '}
        {read.headerRow}. Pasangkan sekali; Amanah mengingatnya untuk berkas sejenis berikutnya.
      </p>
      <Pairing {...props} asked={first} />
      {others.length > 0 && (
        <details class="twin">
          <summary class="link inline-flex items-center gap-1 text-sm">
            <Icon name="buka" />
            {others.length} kolom lain, boleh tidak ada
          </summary>
          <Pairing {...props} asked={others} />
        </details>
      )}
      {unused.length > 0 && (
        <p class="meta wrap-anywhere">
          Tidak akan dibaca:{' '}
          {unused.map(({ heading: name, letter }) => `${name} (${letter})`).join(', ')}.
        </p>
      )}
      <RefusalNote refusal={refusal} />
    </section>
  )
}

function Pairing({ asked, ...props }: Props & { asked: readonly Column[] }): JSX.Element {
  return (
    <ul class="sheet rows mt-3">
      {asked.map((column) => (
        <Pair key={column.key} column={column} {...props} />
      ))}
    </ul>
  )
}

function Pair({
  column,
  read,
  pairs,
  change,
}: Omit<Props, 'columns'> & { column: Column }): JSX.Element {
  const { key, heading, required } = column
  const letter = pairs[key] ?? ''
  const chosen = read.heads.find((head) => head.letter === letter)
  return (
    <li class="module">
      <SelectField
        label={heading}
        optional={!required}
        name={`kolom-${key}`}
        value={letter}
        change={(value) => change(key, value)}
        empty={required ? 'Pilih kolomnya' : 'Tidak ada di berkas ini'}
        options={read.heads.map((head) => ({
          value: head.letter,
          label: `${head.letter}: ${head.heading}`,
        }))}
        hint={chosen && chosen.samples.length > 0 && `Isinya: ${chosen.samples.join(' · ')}`}
      />
      {!chosen && <Hint column={column} read={read} take={(value) => change(key, value)} />}
    </li>
  )
}

/** A column that may be meant is asked about; only a press takes it. */
function Hint({
  column,
  read,
  take,
}: {
  column: Column
  read: FileHeadings
  take: (letter: string) => void
}): JSX.Element | null {
  const hint = read.hints.find(({ key, why }) => key === column.key && why !== 'sure')
  const head = hint && read.heads.find(({ letter }) => letter === hint.letter)
  if (!head) return null
  const why = hint.why === 'name' ? 'Judulnya mirip' : 'Isinya cocok'
  return (
    <p class="hint flex flex-wrap items-center gap-x-3 gap-y-1 mt-1">
      <span class="min-w-0 wrap-anywhere">
        {why}: kolom {head.letter}, «{head.heading}»
        {head.samples[0] && `, misalnya ${head.samples[0]}`}. Benar ini?
      </span>
      <button type="button" class="chip" onClick={() => take(head.letter)}>
        Ya, pakai kolom {head.letter}
        <span class="sr-only"> untuk {column.heading}</span>
      </button>
    </p>
  )
}
