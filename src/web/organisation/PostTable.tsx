import type { JSX } from 'preact'
import { printDateShort } from '../../kernel/indonesian.ts'
import {
  assignmentKindNames,
  mandateLevelNames,
  positionKindNames,
} from '../../rooms/organisation/naming.rules.ts'
import type { PositionLine } from '../../rooms/organisation/organisation.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { dateCell, type ListCell, type ListFile } from '../parts/list-file.ts'
import { Mark } from '../parts/Mark.tsx'
import { Nip } from '../parts/Nip.tsx'
import type { Column } from '../parts/table.ts'

const answering = new Set(['D', 'PJ', 'PLT'])

/** Nobody answers for a post that must have one holder: a Plh only stands in (`anggaran-organisasi-layanan.md` §2.3). */
export const isVacant = ({ kind, holders }: Pick<PositionLine, 'kind' | 'holders'>): boolean =>
  (kind === 'STRUKTURAL' || kind === 'POLITIK') &&
  !holders.some((holder) => answering.has(holder.kind))

function Holders(post: PositionLine): JSX.Element {
  return (
    <>
      {isVacant(post) && (
        <Mark kind="mid" small said="">
          Kosong
        </Mark>
      )}
      {!isVacant(post) && post.holders.length === 0 && (
        <span class="text-ink-3">Belum ada pemegang</span>
      )}
      {post.holders.map(({ assignmentId, name, nip, rank, kind, since }, i) => (
        <span key={assignmentId} class={i > 0 ? 'block mt-2' : 'block'}>
          {name}
          {kind !== 'D' && <span class="text-ink-2"> ({assignmentKindNames[kind]})</span>}
          <span class="meta block">
            {rank && `${rank} · `}
            {nip && (
              <>
                <Nip of={nip} />
                {' · '}
              </>
            )}
            sejak {printDateShort(since)}
          </span>
        </span>
      ))}
    </>
  )
}

const columns: Column<PositionLine>[] = [
  {
    id: 'jabatan',
    head: 'Jabatan',
    phone: 'name',
    sort: ({ title }) => title,
    cell: ({ title, kind, echelon, level }) => (
      <>
        {title}
        <span class="meta block">
          {[
            positionKindNames[kind],
            echelon && `eselon ${echelon}`,
            `tingkat PK ${mandateLevelNames[level].toLowerCase()}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </>
    ),
  },
  {
    id: 'pemegang',
    head: 'Pemegang',
    phone: 'under',
    cell: Holders,
    sort: ({ holders }) => holders[0]?.name ?? null,
    class: 'min-w-64',
  },
  {
    id: 'atasan',
    head: 'Atasan',
    phone: 'under',
    cell: ({ superiorTitle }) => superiorTitle ?? <span class="text-ink-3">tidak ada</span>,
    sort: ({ superiorTitle }) => superiorTitle,
  },
]

const wordsOf = ({ title, holders }: PositionLine): string =>
  `${title} ${holders.map(({ name, nip }) => `${name} ${nip ?? ''}`).join(' ')}`

function fileOf(posts: readonly PositionLine[]): ListFile {
  const heads = [
    'Kode jabatan',
    'Jabatan',
    'Jenis',
    'Eselon',
    'Tingkat PK',
    'Atasan',
    'Pemegang',
    'NIP',
    'Pangkat',
    'Sebagai',
    'Sejak',
  ]
  const rows = posts.flatMap(
    ({ code, title, kind, echelon, level, superiorTitle, holders }): ListCell[][] => {
      const post = [
        code,
        title,
        positionKindNames[kind],
        echelon,
        mandateLevelNames[level],
        superiorTitle,
      ]
      const held = holders.map(({ name, nip, rank, kind: as, since }) => [
        ...post,
        name,
        nip,
        rank,
        assignmentKindNames[as],
        dateCell(since),
      ])
      return held.length > 0 ? held : [[...post, null, null, null, null, null]]
    },
  )
  return { name: 'jabatan', heads, rows }
}

/** The posts of one unit with everybody who holds them. */
export function PostTable({
  posts,
  sentence,
}: {
  posts: readonly PositionLine[]
  sentence: string
}): JSX.Element {
  return (
    <DataTable
      sentence={sentence}
      columns={columns}
      rows={posts}
      keyOf={({ id }) => id}
      noun="jabatan"
      first={20}
      filters={posts.some(isVacant) ? [{ id: 'kosong', label: 'Kosong', keeps: isVacant }] : []}
      {...(posts.length > 8 ? { textOf: wordsOf } : {})}
      file={() => fileOf(posts)}
    />
  )
}
