import type { Module, ModulePath, RoomId } from './modules.ts'

/** A page with one sentence of what it is for. */
export type ToldModule = Module & { sentence: string }

/** What each room is for. */
export const roomSentences: Record<RoomId, string> = {
  tugas: 'Yang menunggu Anda, dan siapa yang Anda tunggu.',
  rencana: 'Apa yang ingin dicapai, dan dengan anggaran mana.',
  janji: 'Siapa berjanji apa kepada siapa.',
  kerja: 'Yang dikerjakan hari ini, bulan ini, triwulan ini.',
  hasil: 'Apa yang tercapai, dan apa yang belum.',
  nilai: 'Apa yang dinilai, dan apa akibatnya.',
  layanan: 'Apa yang diterima warga, dan apa kata mereka.',
  kelola: 'Organisasi, orang, data masuk, dan setelan.',
}

const sentences: Record<ModulePath, string> = {
  '/penilaian/kontrak': 'Kontrak PPPK paruh waktu dan rekomendasi penilainya.',
  '/angka-kredit': 'Angka kredit pejabat fungsional seperti diterbitkan, dan ambang kenaikannya.',
  '/': 'Yang menunggu Anda, dan siapa yang Anda tunggu.',
  '/prosedur': 'Yang diusulkan tentang Anda atau oleh Anda: tanggapan, keputusan, keberatan.',
  '/pohon': 'Dari PK kepala daerah sampai tiap orang, dengan capaiannya.',
  '/perencanaan': 'Pohon kinerja, indikator, dan targetnya.',
  '/anggaran': 'Berapa anggarannya, untuk siapa, dan apa yang berubah.',
  '/kinerja-saya':
    'SKP, catatan, umpan balik, dan penilaian Anda setahun: sampai mana, menunggu siapa.',
  '/skp': 'Hasil kerja yang dijanjikan tiap pegawai: milik Anda, dan yang Anda nilai.',
  '/pengukuran': 'Angka tiap bulan: isi, buktikan, periksa.',
  '/harian': 'Yang dikerjakan hari ini, dalam lima belas detik; juga tanpa sinyal.',
  '/harian/nasional': 'Catatan harian untuk e-Kinerja nasional, tanpa mengetik ulang.',
  '/rencana-aksi': 'Bagaimana PK dicapai: target triwulan, langkah tiap bulan, rencana kas.',
  '/umpan-balik': 'Kata orang tentang pekerjaan Anda, dialog, dan bimbingan.',
  '/denyut': 'Keadaan tim, dua kali setahun, tanpa nama.',
  '/inovasi': 'Yang Anda coba sendiri.',
  '/lapor': 'Perundungan atau pembalasan; hanya APIP yang membaca.',
  '/perjanjian': 'Semua PK, keadaannya, dan kesiapan tiap perangkat daerah.',
  '/perjanjian/perubahan': 'PK berlaku yang berbeda dari rencana dan anggaran, baris demi baris.',
  '/perjanjian/pindaian':
    'PK yang sudah ditandatangani di atas kertas: unggah, pasangkan, benarkan.',
  '/perjanjian/penutupan':
    'PK tahun lalu yang angkanya sudah dikunci: tutup, dan lihat yang masih menunggu.',
  '/tanda-tangan': 'PK yang menunggu tanda tangan Anda, satu per satu atau sekaligus.',
  '/sertifikat': 'Sertifikat Anda, dan permintaan yang menunggu pengesahan.',
  '/ruang-kendali': 'Siapa di jalur, siapa tertinggal, dan apa yang belum dilaporkan.',
  '/kinerja-pegawai':
    'SKP, catatan, umpan balik, dan penilaian tiap perangkat daerah, dalam angka.',
  '/penilaian': 'Evaluasi kinerja: yang Anda nilai, dan penilaian Anda sendiri.',
  '/distribusi': 'Predikat organisasi, dan berapa orang di tiap predikat, tanpa nama.',
  '/organisasi': 'Perangkat daerah, jabatan, dan siapa memegangnya.',
  '/pengaturan': 'Nama, lambang, kop, hari libur, alamat, dan aturan daerah.',
  '/cara-masuk': 'Faktor kedua bagi kewenangan sedaerah, dan token sistem lain.',
  '/kewenangan': 'Siapa boleh apa, menurut keputusan yang mana.',
  '/siasn': 'Hasil penilaian yang dikirim ke SIASN, dan pintunya.',
  '/ketidakhadiran': 'Siapa cuti, diklat, atau tidak bertugas, dan sampai kapan.',
  '/pengguna': 'Siapa punya akun, slip kata sandi, dan siapa yang belum.',
  '/impor': 'Berkas masuk: diperiksa dulu, disimpan sekali, dapat dibatalkan.',
}

/** Modules with what they are for. */
export const told = (modules: readonly Module[]): ToldModule[] =>
  modules.map((module) => ({ ...module, sentence: sentences[module.path as ModulePath] }))
