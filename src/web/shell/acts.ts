import type { ToldModule } from './module-words.ts'

/** Pages and acts that the search knows beside the modules: they hang below one, and people look
 * for them by what they want to do. */
export const acts: readonly ToldModule[] = [
  {
    path: '/pengaturan/aturan',
    label: 'Aturan dan kebijakan daerah',
    room: 'kelola',
    right: 'organisation.manage',
    regionWide: true,
    sentence:
      'Siapa wajib membuat PK, kategori capaian, skala predikat, batas waktu, dan dasarnya.',
  },
  {
    path: '/harian/periksa',
    label: 'Periksa catatan harian',
    room: 'kerja',
    sentence: 'Setujui catatan satu minggu dari pegawai yang Anda nilai, sekaligus.',
  },
  {
    path: '/harian/mingguan',
    label: 'Tinjauan mingguan',
    room: 'kerja',
    sentence: 'Yang bergerak, tersendat, dan dijanjikan tim Anda minggu ini.',
  },
  {
    path: '/harian/rekap',
    label: 'Rekap catatan harian',
    room: 'kerja',
    sentence: 'Catatan harian Anda bulan demi bulan, dan arsipnya.',
  },
  {
    path: '/rencana-aksi/isian',
    label: 'Isi langkah rencana aksi',
    room: 'kerja',
    sentence: 'Langkah bulan ini: terlaksana atau belum, kendala, tindak lanjut.',
  },
  {
    path: '/pengukuran/isian',
    label: 'Isi angka di satu layar',
    room: 'kerja',
    right: 'planning.read',
    sentence: 'Realisasi bulan ini dan yang terlewat, diketik atau ditempel dari spreadsheet.',
  },
  {
    path: '/pengukuran/periksa',
    label: 'Periksa angka',
    room: 'kerja',
    right: 'planning.read',
    sentence: 'Sahkan atau kembalikan realisasi yang menunggu Anda.',
  },
  {
    path: '/perjanjian/kesiapan',
    label: 'Susun PK dan kesiapan',
    room: 'janji',
    right: 'agreements.draft',
    sentence: 'Susun seluruh PK, dan lihat kesiapan tiap perangkat daerah.',
  },
  {
    path: '/pengaturan/kata-pk',
    label: 'Kata-kata PK',
    room: 'kelola',
    right: 'organisation.manage',
    regionWide: true,
    sentence: 'Pernyataan dan pasal perjanjian kinerja menurut bagian hukum, per tingkat.',
  },
  {
    path: '/anggaran/banding',
    label: 'Bandingkan dua versi anggaran',
    room: 'rencana',
    right: 'budget.read',
    sentence: 'Apa yang berubah antara APBD murni, pergeseran, dan perubahan.',
  },
  {
    path: '/ruang-kendali/daftar',
    label: 'Daftar indikator di ruang kendali',
    room: 'hasil',
    right: 'results.read',
    sentence: 'Semua indikator dengan capaian, dapat diurutkan dan diunduh.',
  },
  {
    path: '/pemberitahuan',
    label: 'Pemberitahuan',
    room: 'tugas',
    sentence: 'Apa yang terjadi sejak Anda terakhir membaca.',
  },
  {
    path: '/pengaturan/hari-libur',
    label: 'Hari libur dan cuti bersama',
    room: 'kelola',
    right: 'organisation.manage',
    regionWide: true,
    sentence: 'Libur nasional, libur daerah, dan cuti bersama tiap tahun.',
  },
  {
    path: '/akun',
    label: 'Akun saya dan kata sandi',
    room: 'kelola',
    sentence: 'Ganti kata sandi, lihat perangkat yang masuk.',
  },
  {
    path: '/akun/faktor-kedua',
    label: 'Faktor kedua saya',
    room: 'kelola',
    sentence: 'Pasang atau ganti kode dan kunci sandi untuk masuk.',
  },
  {
    path: '/privasi',
    label: 'Pemberitahuan privasi',
    room: 'kelola',
    sentence: 'Data apa tentang Anda yang disimpan di sini, dan untuk apa.',
  },
  {
    path: '/pemberitahuan/jalan',
    label: 'Jalan pemberitahuan saya',
    room: 'tugas',
    sentence: 'Lewat surel, peramban, atau WhatsApp: pilih bagaimana Anda diberi tahu.',
  },
]
