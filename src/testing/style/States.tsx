import type { JSX } from 'preact'
import { Progress } from '../../web/parts/chart/Progress.tsx'
import { Icon } from '../../web/parts/Drawing.tsx'
import { type IconName, icons, type MarkKind } from '../../web/parts/drawings.ts'
import { Empty } from '../../web/parts/Empty.tsx'
import { Loading } from '../../web/parts/Loading.tsx'
import { Mark } from '../../web/parts/Mark.tsx'
import { Note } from '../../web/parts/Note.tsx'

const colours = [
  ['--ink', 'Tinta', 'teks utama'],
  ['--ink-2', 'Tinta 2', 'teks kedua'],
  ['--ink-3', 'Tinta 3', 'keterangan'],
  ['--accent', 'Aksen', 'tautan, ajakan'],
  ['--accent-soft', 'Aksen lembut', 'pilihan'],
  ['--page', 'Halaman', 'latar'],
  ['--surface', 'Permukaan', 'lembar'],
  ['--sunken', 'Cekung', 'alas batang'],
  ['--line', 'Garis', 'pemisah'],
  ['--line-strong', 'Garis tegas', 'bingkai isian'],
  ['--good-fill', 'Baik', 'sangat tinggi'],
  ['--bad-fill', 'Gawat', 'sangat rendah'],
] as const

/** The colours and what each is for. */
export function Colours(): JSX.Element {
  return (
    <section>
      <h2 class="h2 mb-4">Warna</h2>
      <ul class="grid grid-cols-2 md:grid-cols-4 lg:grid-cols-6 gap-x-6 gap-y-4">
        {colours.map(([token, name, use]) => (
          <li key={token} class="flex items-center gap-3">
            <svg class="flex-none" width="44" height="44" aria-hidden="true">
              <rect
                x=".5"
                y=".5"
                width="43"
                height="43"
                rx="8"
                fill={`var(${token})`}
                stroke="var(--line)"
              />
            </svg>
            <span class="leading-tight">
              <b class="font-semibold text-sm">{name}</b>
              <span class="meta block">{use}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const groups: { name: string; marks: [MarkKind, string][] }[] = [
  {
    name: 'Capaian',
    marks: [
      ['good', '≥ 91'],
      ['fine', '≥ 76'],
      ['mid', '≥ 66'],
      ['low', '≥ 51'],
      ['bad', '< 51'],
    ],
  },
  {
    name: 'Kosong yang jujur',
    marks: [
      ['notyet', 'periode belum tiba'],
      ['unreported', 'sudah lewat, kosong'],
      ['unmeasurable', 'sumber belum terbit'],
      ['zero', 'angka sungguhan'],
    ],
  },
  {
    name: 'Keadaan perjanjian',
    marks: [
      ['draft', 'garis putus'],
      ['agreed', 'lingkar kosong'],
      ['half', 'setengah penuh'],
      ['full', 'semua tanda tangan'],
      ['declined', 'silang dan alasan'],
    ],
  },
]

/** Status language, waiting, emptiness, notes and icons. */
export function States(): JSX.Element {
  return (
    <>
      <section class="grid md:grid-cols-3 gap-x-12 gap-y-8">
        {groups.map(({ name, marks }) => (
          <div key={name} class="space-y-3">
            <h2 class="h2">{name}</h2>
            {marks.map(([kind, words]) => (
              <p key={kind} class="flex justify-between gap-3">
                <Mark kind={kind} />
                <span class="sec num text-right">{words}</span>
              </p>
            ))}
          </div>
        ))}
      </section>
      <Waiting />
      <NotesAndIcons />
    </>
  )
}

function Waiting(): JSX.Element {
  return (
    <section class="grid md:grid-cols-3 gap-x-12 gap-y-8">
      <div class="space-y-3">
        <h2 class="h2">Memuat</h2>
        <Loading />
      </div>
      <div class="space-y-3">
        <h2 class="h2">Kosong</h2>
        <Empty
          cause="Belum ada PK untuk tahun 2027."
          action={{ href: '#isi', label: 'Impor DPA 2027' }}
        >
          Konsep dibuat sendiri setelah DPA diimpor.
        </Empty>
      </div>
      <div class="space-y-3">
        <h2 class="h2">Kerja panjang</h2>
        <div class="sheet p-5">
          <Progress
            name="Membuat 46 PK"
            done={29}
            total={46}
            left="Kira-kira 20 detik lagi."
            leavable
          />
        </div>
      </div>
    </section>
  )
}

function NotesAndIcons(): JSX.Element {
  return (
    <>
      <section class="grid md:grid-cols-2 gap-x-12 gap-y-3">
        <h2 class="h2 md:col-span-2">Catatan</h2>
        <Note tone="mid" title="Sambungan terputus.">
          Isian Anda aman di perangkat ini. Kami mencoba lagi tiap 30 detik.
        </Note>
        <Note tone="accent" icon="tanpa-sinyal">
          Tanpa sinyal. Isian terkirim sendiri saat tersambung.
        </Note>
        <Note tone="good">Ditandatangani. PK Anda menjadi dasar enam PK di bawahnya.</Note>
        <Note>Ini uji coba: belum ada yang berubah.</Note>
      </section>
      <section>
        <h2 class="h2 mb-3">Ikon</h2>
        <ul class="flex flex-wrap gap-x-6 gap-y-3">
          {(Object.keys(icons) as IconName[]).map((name) => (
            <li key={name} class="meta inline-flex items-center gap-1.5">
              <Icon name={name} />
              {name}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
