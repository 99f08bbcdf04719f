import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printNumber, printRupiahShort } from '../../kernel/indonesian.ts'
import { Chips } from '../../web/parts/Chips.tsx'
import { TreeList, type TreeNode } from '../../web/parts/chart/TreeList.tsx'
import { DataTable } from '../../web/parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../web/parts/list/list.ts'
import { Row, Rows } from '../../web/parts/list/Rows.tsx'
import { Mark } from '../../web/parts/Mark.tsx'
import { bandOf, type Office, offices } from './samples.ts'

const columns: ListColumn<Office>[] = [
  column('nama', 'Perangkat daerah', ({ name }) => name, { phone: 'name' }),
  column('kepala', 'Kepala', ({ head }) => head, {
    cell: ({ head }) => <span class="text-ink-2">{head}</span>,
  }),
  column('keadaan', 'Keadaan PK', ({ state }) => state, {
    phone: 'end',
    cell: ({ state }) => <Mark kind={state} small />,
  }),
  column('capaian', 'Capaian, %', ({ score }) => score, {
    kind: 'number',
    phone: 'end',
    cell: ({ score }) => (
      <Mark kind={bandOf(score)} small>
        {score === null ? 'belum ada' : printNumber(score.toFixed(2))}
      </Mark>
    ),
  }),
  column('pagu', 'Pagu', ({ budget }) => budget, {
    kind: 'rupiah',
    phone: 'hidden',
    cell: ({ budget }) => printRupiahShort(budget),
  }),
]

const leaf = (
  id: string,
  above: string,
  text: string,
  score: number | null,
  below: TreeNode[] = [],
  here = false,
): TreeNode => ({
  id,
  above,
  text,
  name: text,
  href: '#isi',
  here,
  below,
  end: (
    <Mark kind={bandOf(score)} small>
      {score === null ? 'Belum lapor' : `${printNumber(score.toFixed(2))}%`}
    </Mark>
  ),
})

const tree: TreeNode[] = [
  leaf('1', 'Wali Kota', 'Warga hidup sehat, terlayani, dan berdaya', 94.1, [
    leaf('1.1', 'Dinas Pendidikan', 'Mutu dan pemerataan pendidikan dasar meningkat', 88.2),
    leaf('1.2', 'Dinas Kesehatan', 'Anak tumbuh sehat dan tidak stunting', 72.3, [
      leaf(
        '1.2.1',
        'Bidang Kesehatan Masyarakat',
        'Gizi ibu hamil dan balita membaik',
        64.8,
        [leaf('1.2.1.1', 'Tim Gizi dan KIA', 'Balita berisiko menerima makanan tambahan', 49.7)],
        true,
      ),
      leaf('1.2.2', 'UPTD Puskesmas Muara', 'Ibu hamil kurang energi kronis tertangani', null),
    ]),
  ]),
]

/** Rows of tasks, the working table, the nested list. */
export function Tables(): JSX.Element {
  return (
    <>
      <TaskRows />
      <Offices />
      <section class="space-y-3">
        <h2 class="h2">Pohon sebagai daftar</h2>
        <TreeList label="Pohon kinerja" roots={tree} />
      </section>
    </>
  )
}

function TaskRows(): JSX.Element {
  const [chosen, choose] = useState('')
  return (
    <section aria-labelledby="baris" class="space-y-3">
      <h2 id="baris" class="h2">
        Baris tugas
      </h2>
      <Chips
        label="Saring tugas"
        chosen={chosen}
        choose={choose}
        chips={[
          { id: '', label: 'Semua', count: 2 },
          { id: 'ttd', label: 'Tanda tangani', count: 1 },
          { id: 'isi', label: 'Isi', count: 1 },
        ]}
      />
      <Rows label="Tugas">
        <Row
          verb="Tanda tangani"
          object="PK Perubahan 2026 Anda"
          why="Dua target berubah mengikuti DPPA. Kepala Dinas sudah setuju."
          when="Hari ini"
          late
          action={
            <a class="btn btn-primary" href="#isi">
              Tanda tangani
            </a>
          }
        />
        <Row
          verb="Isi"
          object="Realisasi Oktober, 3 indikator"
          why="Angka dari SIAK sudah terisi, tinggal Anda periksa dan beri bukti."
          meta="Yusuf Maulana menunggu sejak 6 November"
          when="Kamis, 12 Nov"
          action={
            <a class="btn btn-quiet" href="#isi">
              Isi sekarang
            </a>
          }
        />
      </Rows>
    </section>
  )
}

function Offices(): JSX.Element {
  return (
    <DataTable
      sentence="Lima dari 14 perangkat daerah sudah menandatangani PK"
      context="Yang belum lengkap disebut dulu."
      noun="perangkat daerah"
      columns={columns}
      rows={offices}
      keyOf={({ name }) => name}
      search
      file="perangkat-daerah"
      first={6}
      filters={[
        { id: 'belum', label: 'Belum lengkap', keeps: ({ state }) => state !== 'full' },
        { id: 'tolak', label: 'Belum siap', keeps: ({ state }) => state === 'declined' },
      ]}
    />
  )
}
