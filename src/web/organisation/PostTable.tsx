import { Fragment, type JSX } from 'preact'
import { capitalised, printDateShort } from '../../kernel/indonesian.ts'
import { printAbsent } from '../../rooms/organisation/absence/absence.rules.ts'
import type { PositionLine } from '../../rooms/organisation/organisation.contract.ts'
import {
  assignmentKindNames,
  positionKindNames,
} from '../../rooms/organisation/person/naming.rules.ts'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, fileOf, type ListColumn } from '../parts/list/list.ts'
import { Mark } from '../parts/Mark.tsx'
import { Nip } from '../parts/Nip.tsx'
import { typedAddress } from '../platform/typed-address.ts'
import { type Day, personAddress } from './day.tsx'

const answering = new Set(['D', 'PJ', 'PLT'])

/** Nobody answers for a post that must have one holder: a Plh only stands in
 * (`anggaran-organisasi-layanan.md` §2.3). */
export const isVacant = ({ kind, holders }: Pick<PositionLine, 'kind' | 'holders'>): boolean =>
  (kind === 'STRUKTURAL' || kind === 'POLITIK' || kind === 'WAKIL') &&
  !holders.some((holder) => answering.has(holder.kind))

const holdersOn =
  (day: Day) =>
  (post: PositionLine): JSX.Element => {
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
        {post.holders.map(
          ({ assignmentId, personId, name, nip, rank, kind, since, superiorTitle, absent }, i) => (
            <span key={assignmentId} class={i > 0 ? 'block mt-2' : 'block'}>
              <a href={personAddress(personId, day)}>{name}</a>
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
                {superiorTitle && ` · atasannya ${superiorTitle}`}
              </span>
              {absent && <span class="meta block">{capitalised(printAbsent(absent))}</span>}
            </span>
          ),
        )}
      </>
    )
  }

const columnsOn = (day: Day): ListColumn<PositionLine>[] => [
  column('jabatan', 'Jabatan', ({ title }) => title, {
    phone: 'name',
    cell: ({ id, title, kind, echelon, levelName }) => (
      <>
        {title}
        <span class="meta block">
          {[
            positionKindNames[kind],
            echelon && `eselon ${echelon}`,
            `tingkat PK ${levelName.toLowerCase()}`,
          ]
            .filter(Boolean)
            .join(' · ')}
          {' · '}
          <a class="link" href={`/organisasi/riwayat?jabatan=${id}`}>
            riwayat
          </a>
        </span>
      </>
    ),
  }),
  column(
    'pemegang',
    'Pemegang',
    ({ holders }) => holders.map(({ name, nip }) => `${name} ${nip ?? ''}`).join(', ') || null,
    { cell: holdersOn(day), class: 'min-w-64' },
  ),
  column('atasan', 'Atasan', ({ superiorTitle }) => superiorTitle, {
    cell: ({ superiorTitle, superiorBy }) => (
      <>
        {superiorTitle ?? <span class="text-ink-3">tidak ada</span>}
        {superiorBy === 'TREE' && <span class="meta block">menurut susunan unit</span>}
      </>
    ),
  }),
]

/** Elected heads have no NIP and no decree of transfer. */
const isElected = ({ kind }: PositionLine): boolean => kind === 'POLITIK' || kind === 'WAKIL'

/** What somebody who manages people may do with a post, beside it. */
const actColumn = column<PositionLine>('ubah', 'Ubah', null, {
  only: 'screen',
  cell: (post) => (
    <span class="flex flex-wrap gap-x-4 gap-y-1">
      <a
        class="link"
        href={typedAddress(isElected(post) ? 'isi-jabatan' : 'mutasi', { id: post.id })}
      >
        {post.kind === 'FUNGSIONAL' || post.kind === 'PELAKSANA' || isVacant(post)
          ? 'Isi jabatan'
          : 'Ganti pejabat'}
      </a>
      <a class="link" href={typedAddress('jabatan', { id: post.id })}>
        Ubah jabatan
      </a>
      {post.singleHolder && post.holders.length > 0 && (
        <a class="link" href={typedAddress('kosongkan-jabatan', { id: post.id })}>
          Kosongkan
        </a>
      )}
      {post.holders.slice(0, 5).map(({ assignmentId, personId, name }) => (
        <Fragment key={assignmentId}>
          {!isElected(post) && (
            <a class="link" href={typedAddress('mutasi', { id: personId })}>
              Mutasi {name.split(',')[0]}
            </a>
          )}
          <a class="link" href={typedAddress('pegawai', { id: personId })}>
            Ubah data {name.split(',')[0]}
          </a>
        </Fragment>
      ))}
    </span>
  ),
})

type Held = PositionLine & { holder?: PositionLine['holders'][number] }

const heldColumns: ListColumn<Held>[] = [
  fileColumn('Kode jabatan', ({ code }) => code),
  fileColumn('Jabatan', ({ title }) => title),
  fileColumn('Jenis', ({ kind }) => positionKindNames[kind]),
  fileColumn('Eselon', ({ echelon }) => echelon),
  fileColumn('Tingkat PK', ({ levelName }) => levelName),
  fileColumn('Atasan', ({ superiorTitle, holder }) => holder?.superiorTitle ?? superiorTitle),
  fileColumn('Pemegang', ({ holder }) => holder?.name ?? null),
  fileColumn('NIP', ({ holder }) => holder?.nip ?? null),
  fileColumn('Pangkat', ({ holder }) => holder?.rank ?? null),
  fileColumn('Sebagai', ({ holder }) => (holder ? assignmentKindNames[holder.kind] : null)),
  fileColumn('Sejak', ({ holder }) => holder?.since ?? null, 'date'),
  fileColumn('Tidak bertugas', ({ holder }) =>
    holder?.absent ? printAbsent(holder.absent) : null,
  ),
]

/** A row for everybody who holds a post, and one for a post that nobody holds. */
const heldIn = (posts: readonly PositionLine[]): Held[] =>
  posts.flatMap((post): Held[] =>
    post.holders.length === 0 ? [post] : post.holders.map((holder) => ({ ...post, holder })),
  )

/** The posts of one unit with everybody who holds them. */
export function PostTable({
  posts,
  sentence,
  editable,
  day,
}: {
  posts: readonly PositionLine[]
  sentence: string
  editable: boolean
  day: Day
}): JSX.Element {
  return (
    <DataTable
      sentence={sentence}
      columns={editable ? [...columnsOn(day), actColumn] : columnsOn(day)}
      rows={posts}
      keyOf={({ id }) => id}
      noun="jabatan"
      first={20}
      filters={posts.some(isVacant) ? [{ id: 'kosong', label: 'Kosong', keeps: isVacant }] : []}
      search={posts.length > 8}
      file={() => fileOf('jabatan', heldColumns, heldIn(posts))}
      name="jabatan"
    />
  )
}
