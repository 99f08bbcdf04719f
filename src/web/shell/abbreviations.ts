/** What the abbreviations of the field stand for, in the words of the law. */
const longForms: Readonly<Record<string, string>> = {
  PK: 'perjanjian kinerja',
  IKU: 'indikator kinerja utama',
  SAKIP: 'sistem akuntabilitas kinerja instansi pemerintah',
  AKIP: 'akuntabilitas kinerja instansi pemerintah',
  RPJMD: 'rencana pembangunan jangka menengah daerah',
  Renstra: 'rencana strategis perangkat daerah',
  APBD: 'anggaran pendapatan dan belanja daerah',
  DPA: 'dokumen pelaksanaan anggaran',
  DPPA: 'dokumen pelaksanaan perubahan anggaran',
  SIPD: 'sistem informasi pemerintahan daerah',
  SKPD: 'satuan kerja perangkat daerah',
  UPTD: 'unit pelaksana teknis daerah',
  SKP: 'sasaran kinerja pegawai',
  APIP: 'aparat pengawasan intern pemerintah',
  BKPSDM: 'badan kepegawaian dan pengembangan sumber daya manusia',
  TTE: 'tanda tangan elektronik',
  BSrE: 'balai besar sertifikasi elektronik',
  NIP: 'nomor induk pegawai',
  'Plt.': 'pelaksana tugas',
  'Plh.': 'pelaksana harian',
  'Pj.': 'penjabat',
}

/** The abbreviations of a text that it does not spell out itself, in the order of the list, each
 * with what it stands for: `['PK', 'perjanjian kinerja']`. */
export function abbreviationsIn(text: string): [string, string][] {
  const words = new Set(
    text.match(/[\p{L}]+\.?/gu)?.flatMap((word) => [word, word.replace('.', '')]),
  )
  const said = text.toLowerCase()
  return Object.entries(longForms).filter(
    ([short, long]) => words.has(short) && !said.includes(long),
  )
}
