import type { JSX } from 'preact'
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { type Found, searchContract } from '../../rooms/reporting/search/search.contract.ts'
import { RefusalNote } from '../parts/Note.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { navigate } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { acts } from './acts.ts'
import { told } from './module-words.ts'
import type { Module } from './modules.ts'
import { modulesFor, modulesNamed } from './navigation.ts'

const everything = client(searchContract)
const pause = 200
const shortest = 2
const pagesShown = 5

/** A line of the list: a page or an act of the application, or a thing of the region. */
type Line = Omit<Found, 'kind'> & { group: string }

const groups: Record<Found['kind'], string> = {
  PERSON: 'Orang',
  UNIT: 'Unit kerja',
  AGREEMENT: 'Perjanjian kinerja',
  NODE: 'Kinerja',
  INDICATOR: 'Indikator',
  BUDGET: 'Anggaran',
}

const combobox = {
  'aria-label': 'Yang dicari',
  'aria-autocomplete': 'list',
  autocomplete: 'off',
  placeholder: 'Nama, kode PK, indikator, halaman…',
} as const

/** Searches pages and acts at once, people and things of the region with a short pause; the arrows
 * choose, Enter opens. */
export function Search({
  modules,
  done,
}: {
  modules: readonly Module[]
  done: () => void
}): JSX.Element {
  const [words, setWords] = useState('')
  const [row, setRow] = useState(0)
  const asked = useSettled(words.trim())
  const answer = useAnswer(
    everything.searchEverything,
    asked.length < shortest ? null : { q: asked },
  )
  const { actor } = useSession()
  const pages = useMemo(() => [...told(modules), ...modulesFor(actor, acts)], [modules, actor])
  const id = useId()
  const [field, list] = [useRef<HTMLInputElement>(null), useRef<HTMLDivElement>(null)]
  const current = asked === words.trim() && asked.length >= shortest
  const lines: Line[] = [
    ...modulesNamed(words, pages)
      .slice(0, words.trim() ? pagesShown : modules.length)
      .map(({ label, sentence, path }) => ({
        ...{ group: 'Halaman', title: label, detail: sentence, link: path },
      })),
    ...(current ? (answer.value?.items ?? []) : []).map(({ kind, ...thing }) => ({
      ...thing,
      group: groups[kind],
    })),
  ]
  // it comes after the dialog has opened, so it takes the focus itself
  useEffect(() => field.current?.focus(), [])
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [row])
  const go = (line: Line | undefined): void => {
    if (!line) return
    done()
    navigate(line.link)
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    if (step === 0) go(lines[row])
    else setRow((row + step + lines.length) % Math.max(lines.length, 1))
  }
  const busy = words.trim().length >= shortest && (!current || answer.busy)
  return (
    <>
      <input
        ref={field}
        class="input"
        type="text"
        role="combobox"
        {...combobox}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={lines[row] ? `${id}-${row}` : undefined}
        value={words}
        onInput={(event) => {
          setWords(event.currentTarget.value)
          setRow(0)
        }}
        onKeyDown={press}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Yang ditemukan"
        class="mt-2 overflow-y-auto max-h-[60dvh]"
      >
        {lines.map((line, i) => (
          <FoundLine
            key={`${line.link} ${line.title}`}
            id={`${id}-${i}`}
            line={line}
            first={line.group !== lines[i - 1]?.group}
            chosen={i === row}
            go={() => go(line)}
          />
        ))}
      </div>
      <p class="sec mt-2" role="status">
        {busy ? 'Mencari…' : lines.length === 0 && 'Tidak ada yang cocok. Coba kata lain.'}
      </p>
      <RefusalNote refusal={current ? answer.refusal : null} />
    </>
  )
}

/** What is typed, once the typing pauses. */
function useSettled(words: string): string {
  const [settled, settle] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => settle(words), pause)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}

function FoundLine({
  id,
  line,
  first,
  chosen,
  go,
}: {
  id: string
  line: Line
  first: boolean
  chosen: boolean
  go: () => void
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above takes the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      class="menu-item rounded-lg"
      onClick={go}
    >
      <span class="min-w-0">
        {first && <span class="eyebrow block">{line.group}</span>}
        <b class="font-semibold">{line.title}</b>
        {!first && <span class="sr-only">, {line.group}</span>}
        <span class="meta block">{line.detail}</span>
      </span>
    </div>
  )
}
