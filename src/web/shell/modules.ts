import type { Right } from '../../kernel/actor.ts'
import type { IconName } from '../parts/drawings.ts'

/** The eight rooms, along the life of a promise (`look.md` §12). */
export const rooms = [
  {
    id: 'tugas',
    name: 'Tugas saya',
    path: '/',
    sentence: 'Yang menunggu Anda, dan siapa yang Anda tunggu.',
  },
  {
    id: 'rencana',
    name: 'Rencana',
    path: '/ruang/rencana',
    sentence: 'Apa yang ingin dicapai, dan dengan anggaran mana.',
  },
  {
    id: 'janji',
    name: 'Janji',
    path: '/ruang/janji',
    sentence: 'Siapa berjanji apa kepada siapa.',
  },
  {
    id: 'kerja',
    name: 'Kerja',
    path: '/ruang/kerja',
    sentence: 'Yang dikerjakan hari ini, bulan ini, triwulan ini.',
  },
  {
    id: 'hasil',
    name: 'Hasil',
    path: '/ruang/hasil',
    sentence: 'Apa yang tercapai, dan apa yang belum.',
  },
  {
    id: 'nilai',
    name: 'Nilai',
    path: '/ruang/nilai',
    sentence: 'Apa yang dinilai, dan apa akibatnya.',
  },
  {
    id: 'layanan',
    name: 'Layanan',
    path: '/ruang/layanan',
    sentence: 'Apa yang diterima warga, dan apa kata mereka.',
  },
  {
    id: 'kelola',
    name: 'Kelola',
    path: '/ruang/kelola',
    sentence: 'Organisasi, orang, data masuk, dan setelan.',
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
  sentence: string
  right?: Right | readonly Right[]
  /** The right counts only for the whole region. */
  regionWide?: true
  tab?: { word: string; icon: IconName }
}

/** The modules that exist. A page engineer adds one line beside the page; a room without modules is
 * not shown. */
export const modules: readonly Module[] = [
  {
    path: '/',
    label: 'Tugas saya',
    room: 'tugas',
    sentence: 'Yang menunggu Anda, dan siapa yang Anda tunggu.',
  },
  {
    path: '/prosedur',
    label: 'Prosedur',
    room: 'tugas',
    sentence: 'Yang diusulkan tentang Anda atau oleh Anda: tanggapan, keputusan, keberatan.',
  },
  {
    path: '/pohon',
    label: 'Pohon kinerja',
    room: 'rencana',
    right: 'planning.read',
    sentence: 'Dari PK kepala daerah sampai tiap orang, dengan capaiannya.',
  },
  {
    path: '/perencanaan',
    label: 'Perencanaan',
    room: 'rencana',
    sentence: 'Pohon kinerja, indikator, dan targetnya.',
  },
  {
    path: '/anggaran',
    label: 'Anggaran',
    room: 'rencana',
    sentence: 'Berapa anggarannya, untuk siapa, dan apa yang berubah.',
  },
  {
    path: '/kinerja-saya',
    label: 'Kinerja saya',
    room: 'kerja',
    sentence: 'SKP, catatan, umpan balik, dan penilaian Anda setahun: sampai mana, menunggu siapa.',
  },
  {
    path: '/skp',
    label: 'SKP',
    room: 'kerja',
    sentence: 'Hasil kerja yang dijanjikan tiap pegawai: milik Anda, dan yang Anda nilai.',
  },
  {
    ...{
      path: '/pengukuran',
      label: 'Pengukuran',
      room: 'kerja',
      sentence: 'Angka tiap bulan: isi, buktikan, periksa.',
    },
    ...{ right: 'planning.read', tab: { word: 'Catat', icon: 'catat' } },
  },
  {
    ...{ path: '/harian', label: 'Catatan harian', room: 'kerja' },
    sentence: 'Yang dikerjakan hari ini, dalam lima belas detik; juga tanpa sinyal.',
    tab: { word: 'Harian', icon: 'jam' },
  },
  {
    path: '/harian/nasional',
    label: 'e-Kinerja nasional',
    room: 'kerja',
    sentence: 'Catatan harian untuk e-Kinerja nasional, tanpa mengetik ulang.',
  },
  {
    path: '/rencana-aksi',
    label: 'Rencana aksi',
    room: 'kerja',
    sentence: 'Bagaimana PK dicapai: target triwulan, langkah tiap bulan, rencana kas.',
  },
  {
    path: '/umpan-balik',
    label: 'Umpan balik',
    room: 'kerja',
    sentence: 'Kata orang tentang pekerjaan Anda, dialog, dan bimbingan.',
  },
  {
    path: '/denyut',
    label: 'Denyut tim',
    room: 'kerja',
    sentence: 'Keadaan tim, dua kali setahun, tanpa nama.',
  },
  {
    path: '/inovasi',
    label: 'Inovasi',
    room: 'kerja',
    sentence: 'Yang Anda coba sendiri.',
  },
  {
    path: '/lapor',
    label: 'Lapor ke APIP',
    room: 'kerja',
    sentence: 'Perundungan atau pembalasan; hanya APIP yang membaca.',
  },
  {
    ...{
      path: '/perjanjian',
      label: 'Perjanjian',
      room: 'janji',
      sentence: 'Semua PK, keadaannya, dan kesiapan tiap perangkat daerah.',
    },
    tab: { word: 'Janji', icon: 'janji' },
  },
  {
    path: '/perjanjian/perubahan',
    label: 'Perubahan PK',
    room: 'janji',
    right: 'agreements.read',
    sentence: 'PK berlaku yang berbeda dari rencana dan anggaran, baris demi baris.',
  },
  {
    path: '/perjanjian/pindaian',
    label: 'Pindaian PK',
    room: 'janji',
    right: ['agreements.draft', 'figures.report', 'organisation.manage'],
    sentence: 'PK yang sudah ditandatangani di atas kertas: unggah, pasangkan, benarkan.',
  },
  {
    path: '/perjanjian/penutupan',
    label: 'Tutup tahun PK',
    room: 'janji',
    right: 'agreements.draft',
    regionWide: true,
    sentence: 'PK tahun lalu yang angkanya sudah dikunci: tutup, dan lihat yang masih menunggu.',
  },
  {
    path: '/tanda-tangan',
    label: 'Tanda tangan',
    room: 'janji',
    sentence: 'PK yang menunggu tanda tangan Anda, satu per satu atau sekaligus.',
  },
  {
    path: '/sertifikat',
    label: 'Sertifikat tanda tangan',
    room: 'janji',
    sentence: 'Sertifikat Anda, dan permintaan yang menunggu pengesahan.',
  },
  {
    path: '/ruang-kendali',
    label: 'Ruang kendali',
    room: 'hasil',
    right: 'results.read',
    sentence: 'Siapa di jalur, siapa tertinggal, dan apa yang belum dilaporkan.',
  },
  {
    path: '/kinerja-pegawai',
    label: 'Kinerja pegawai',
    room: 'nilai',
    right: ['staff.manage', 'audit.read'],
    sentence: 'SKP, catatan, umpan balik, dan penilaian tiap perangkat daerah, dalam angka.',
  },
  {
    path: '/penilaian',
    label: 'Penilaian',
    room: 'nilai',
    sentence: 'Evaluasi kinerja: yang Anda nilai, dan penilaian Anda sendiri.',
  },
  {
    path: '/angka-kredit',
    label: 'Angka kredit',
    room: 'nilai',
    sentence: 'Angka kredit pejabat fungsional seperti diterbitkan, dan ambang kenaikannya.',
  },
  {
    path: '/penilaian/kontrak',
    label: 'Kontrak paruh waktu',
    room: 'nilai',
    right: 'staff.manage',
    sentence: 'Kontrak PPPK paruh waktu dan rekomendasi penilainya.',
  },
  {
    path: '/distribusi',
    label: 'Distribusi predikat',
    room: 'nilai',
    right: ['staff.manage', 'results.read', 'audit.read'],
    sentence: 'Predikat organisasi, dan berapa orang di tiap predikat, tanpa nama.',
  },
  {
    path: '/organisasi',
    label: 'Organisasi',
    room: 'kelola',
    sentence: 'Perangkat daerah, jabatan, dan siapa memegangnya.',
  },
  {
    path: '/pengaturan',
    label: 'Pengaturan',
    room: 'kelola',
    right: 'organisation.manage',
    regionWide: true,
    sentence: 'Nama, lambang, kop, hari libur, alamat, dan aturan daerah.',
  },
  {
    path: '/cara-masuk',
    label: 'Cara masuk',
    room: 'kelola',
    right: 'grants.manage',
    regionWide: true,
    sentence: 'Faktor kedua bagi kewenangan sedaerah, dan token sistem lain.',
  },
  {
    path: '/kewenangan',
    label: 'Kewenangan',
    room: 'kelola',
    right: ['grants.manage', 'audit.read'],
    sentence: 'Siapa boleh apa, menurut keputusan yang mana.',
  },
  {
    path: '/siasn',
    label: 'SIASN',
    room: 'kelola',
    right: 'staff.manage',
    regionWide: true,
    sentence: 'Hasil penilaian yang dikirim ke SIASN, dan pintunya.',
  },
  {
    path: '/ketidakhadiran',
    label: 'Ketidakhadiran',
    room: 'kelola',
    right: 'absences.record',
    sentence: 'Siapa cuti, diklat, atau tidak bertugas, dan sampai kapan.',
  },
  {
    ...{
      path: '/pengguna',
      label: 'Pengguna',
      room: 'kelola',
      sentence: 'Siapa punya akun, slip kata sandi, dan siapa yang belum.',
    },
    right: 'accounts.manage',
  },
  {
    ...{
      path: '/impor',
      label: 'Impor',
      room: 'kelola',
      sentence: 'Berkas masuk: diperiksa dulu, disimpan sekali, dapat dibatalkan.',
    },
    right: ['organisation.manage', 'planning.manage', 'budget.manage'],
  },
]
