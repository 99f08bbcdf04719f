import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PerformanceTree } from '../../../rooms/reporting/tree/tree.contract.ts'
import { Icon } from '../../parts/Drawing.tsx'
import { Downloads } from '../../parts/list/Download.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import { organisation, reporting } from '../calls.ts'
import { useReadsEverywhere, useTreeQuestion } from './tree-question.ts'
import { foundIn, nextFound } from './tree-shape.ts'

/** What stands above the tree: which office, which year, and the search that walks to a node. */
export function TreeTools({
  tree,
  chosen,
}: {
  tree: PerformanceTree
  chosen: string | undefined
}): JSX.Element {
  const everywhere = useReadsEverywhere()
  return (
    <div class={`tree-tools ${everywhere ? '' : 'one'}`}>
      {everywhere && <Offices unit={tree.units?.[0]} />}
      <Years year={tree.year} />
      <Search tree={tree} chosen={chosen} />
      {tree.nodes.length > 0 && <Files year={tree.year} />}
    </div>
  )
}

const papers = ['A1', 'A2', 'A3'] as const

/** The tree of this scope and year as files; the poster on the paper chosen. */
function Files({ year }: { year: number }): JSX.Element {
  const { unit } = useTreeQuestion().question
  const [paper, setPaper] = useState<(typeof papers)[number]>('A1')
  const formats = (['XLSX', 'SVG', 'PDF'] as const).map((as) => ({
    name: as,
    make: () =>
      reporting.readTreeFile({
        ...{ year, as },
        ...(unit && { unit }),
        ...(as === 'PDF' && { paper }),
      }),
  }))
  return (
    <Downloads noun="pohon kinerja" formats={formats}>
      <select
        aria-label="Ukuran poster PDF"
        value={paper}
        onChange={({ currentTarget: { value } }) =>
          setPaper(papers.find((one) => one === value) ?? 'A1')
        }
      >
        {papers.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </Downloads>
  )
}

function Offices({ unit }: { unit: string | undefined }): JSX.Element {
  const [, change] = useQuery()
  const offices = useAnswer(organisation.listUnits, { agenciesOnly: true })
  const options = (offices.value?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const known = unit === undefined || options.some(({ value }) => value === unit)
  return (
    <select
      class="select"
      aria-label="Perangkat daerah"
      value={unit ?? ''}
      onChange={(event) =>
        change({ unit: event.currentTarget.value || undefined, simpul: undefined })
      }
    >
      <option value="">Seluruh daerah</option>
      {(known ? options : [...options, { value: unit ?? '', label: 'Unit terpilih' }]).map(
        ({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ),
      )}
    </select>
  )
}

function Years({ year }: { year: number }): JSX.Element {
  const [, change] = useQuery()
  const own = useSession().year
  const years = [...new Set([own + 1, own, own - 1, own - 2, year])].toSorted((a, b) => b - a)
  return (
    <select
      class="select"
      aria-label="Tahun"
      value={String(year)}
      onChange={({ currentTarget: { value } }) =>
        change({ tahun: Number(value) === own ? undefined : value, simpul: undefined })
      }
    >
      {years.map((one) => (
        <option key={one} value={String(one)}>
          {one}
        </option>
      ))}
    </select>
  )
}

function Search({
  tree,
  chosen,
}: {
  tree: PerformanceTree
  chosen: string | undefined
}): JSX.Element {
  const [, change] = useQuery()
  const [words, setWords] = useState('')
  const found = foundIn(tree.nodes, words)
  const at = found.indexOf(chosen ?? '')
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to all browsers in use
    <form
      class="tree-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        const next = nextFound(found, chosen)
        if (next) change({ simpul: next, lihat: undefined })
      }}
    >
      <label class="grow">
        <span class="sr-only">Cari kinerja menurut kata, unit, orang, atau indikator</span>
        <input
          type="search"
          class="input"
          placeholder="Cari kinerja, orang, atau indikator"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <button
        type="submit"
        class="btn btn-quiet"
        aria-disabled={words !== '' && found.length === 0 ? 'true' : undefined}
      >
        <Icon name="cari" />
        {at >= 0 && found.length > 1 ? 'Berikutnya' : 'Cari'}
      </button>
      <p class="meta min-w-20" role="status">
        {words &&
          (found.length === 0
            ? 'Tidak ada kinerja dengan kata ini.'
            : at >= 0
              ? `${at + 1} dari ${found.length}`
              : `${found.length} kinerja`)}
      </p>
    </form>
  )
}
