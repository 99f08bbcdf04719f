import type { Right } from '../../kernel/actor.ts'
import type { IconName } from '../parts/drawings.ts'

/** The eight rooms, along the life of a promise (`look.md` §12). */
export const rooms = [
  {
    id: 'tugas',
    name: 'Tugas saya',
    path: '/',
  },
  {
    id: 'rencana',
    name: 'Rencana',
    path: '/ruang/rencana',
  },
  {
    id: 'janji',
    name: 'Janji',
    path: '/ruang/janji',
  },
  {
    id: 'kerja',
    name: 'Kerja',
    path: '/ruang/kerja',
  },
  {
    id: 'hasil',
    name: 'Hasil',
    path: '/ruang/hasil',
  },
  {
    id: 'nilai',
    name: 'Nilai',
    path: '/ruang/nilai',
  },
  {
    id: 'layanan',
    name: 'Layanan',
    path: '/ruang/layanan',
  },
  {
    id: 'kelola',
    name: 'Kelola',
    path: '/ruang/kelola',
  },
] as const

export type RoomId = (typeof rooms)[number]['id']
export type Room = (typeof rooms)[number]

/** One module of a room. `right` hides it from people who hold none of these rights anywhere; the
 * server decides again. `tab` puts it into the bottom bar of a phone, with a short word. */
export type Module = {
  path: string
  label: string
  room: RoomId
  right?: Right | readonly Right[]
  /** The right counts only for the whole region. */
  regionWide?: true
  tab?: { word: string; icon: IconName }
}

/** The modules that exist, with what each is for in `module-words.ts`, which travels only where it is read. A page engineer adds one line beside the page; a room without modules is
 * not shown. */
const all = [
  {
    path: '/',
    label: 'Tugas saya',
    room: 'tugas',
  },
  {
    path: '/prosedur',
    label: 'Prosedur',
    room: 'tugas',
  },
  {
    path: '/pohon',
    label: 'Pohon kinerja',
    room: 'rencana',
    right: 'planning.read',
  },
  {
    path: '/perencanaan',
    label: 'Perencanaan',
    room: 'rencana',
  },
  {
    path: '/anggaran',
    label: 'Anggaran',
    room: 'rencana',
  },
  {
    path: '/kinerja-saya',
    label: 'Kinerja saya',
    room: 'kerja',
  },
  {
    path: '/skp',
    label: 'SKP',
    room: 'kerja',
  },
  {
    path: '/pengukuran',
    label: 'Pengukuran',
    room: 'kerja',
    right: 'planning.read',
    tab: { word: 'Catat', icon: 'catat' },
  },
  {
    path: '/harian',
    label: 'Catatan harian',
    room: 'kerja',
    tab: { word: 'Harian', icon: 'jam' },
  },
  {
    path: '/harian/nasional',
    label: 'e-Kinerja nasional',
    room: 'kerja',
  },
  {
    path: '/rencana-aksi',
    label: 'Rencana aksi',
    room: 'kerja',
  },
  {
    path: '/umpan-balik',
    label: 'Umpan balik',
    room: 'kerja',
  },
  {
    path: '/denyut',
    label: 'Denyut tim',
    room: 'kerja',
  },
  {
    path: '/inovasi',
    label: 'Inovasi',
    room: 'kerja',
  },
  {
    path: '/lapor',
    label: 'Lapor ke APIP',
    room: 'kerja',
  },
  {
    path: '/perjanjian',
    label: 'Perjanjian',
    room: 'janji',
    tab: { word: 'Janji', icon: 'janji' },
  },
  {
    path: '/perjanjian/perubahan',
    label: 'Perubahan PK',
    room: 'janji',
    right: 'agreements.read',
  },
  {
    path: '/perjanjian/pindaian',
    label: 'Pindaian PK',
    room: 'janji',
    right: ['agreements.draft', 'figures.report', 'organisation.manage'],
  },
  {
    path: '/perjanjian/penutupan',
    label: 'Tutup tahun PK',
    room: 'janji',
    right: 'agreements.draft',
    regionWide: true,
  },
  {
    path: '/tanda-tangan',
    label: 'Tanda tangan',
    room: 'janji',
  },
  {
    path: '/sertifikat',
    label: 'Sertifikat tanda tangan',
    room: 'janji',
  },
  {
    path: '/ruang-kendali',
    label: 'Ruang kendali',
    room: 'hasil',
    right: 'results.read',
  },
  {
    path: '/kinerja-pegawai',
    label: 'Kinerja pegawai',
    room: 'nilai',
    right: ['staff.manage', 'audit.read'],
  },
  {
    path: '/penilaian',
    label: 'Penilaian',
    room: 'nilai',
  },
  {
    path: '/angka-kredit',
    label: 'Angka kredit',
    room: 'nilai',
  },
  {
    path: '/penilaian/kontrak',
    label: 'Kontrak paruh waktu',
    room: 'nilai',
    right: 'staff.manage',
  },
  {
    path: '/distribusi',
    label: 'Distribusi predikat',
    room: 'nilai',
    right: ['staff.manage', 'results.read', 'audit.read'],
  },
  {
    path: '/organisasi',
    label: 'Organisasi',
    room: 'kelola',
  },
  {
    path: '/pengaturan',
    label: 'Pengaturan',
    room: 'kelola',
    right: 'organisation.manage',
    regionWide: true,
  },
  {
    path: '/cara-masuk',
    label: 'Cara masuk',
    room: 'kelola',
    right: 'grants.manage',
    regionWide: true,
  },
  {
    path: '/kewenangan',
    label: 'Kewenangan',
    room: 'kelola',
    right: ['grants.manage', 'audit.read'],
  },
  {
    path: '/siasn',
    label: 'SIASN',
    room: 'kelola',
    right: 'staff.manage',
    regionWide: true,
  },
  {
    path: '/ketidakhadiran',
    label: 'Ketidakhadiran',
    room: 'kelola',
    right: 'absences.record',
  },
  {
    path: '/pengguna',
    label: 'Pengguna',
    room: 'kelola',
    right: 'accounts.manage',
  },
  {
    path: '/impor',
    label: 'Impor',
    room: 'kelola',
    right: ['organisation.manage', 'planning.manage', 'budget.manage'],
  },
] as const satisfies readonly Module[]

export type ModulePath = (typeof all)[number]['path']
export const modules: readonly Module[] = all
