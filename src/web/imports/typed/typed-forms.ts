import type { Cells } from './typed-rows.ts'

/** A form or a sheet over the rows of an importer, said once: which of its columns are shown, and
 * what goes along unseen. */
export type TypedForm = {
  /** The kind of importer that judges and writes (`kernel/importer.ts`). */
  kind: string
  title: string
  /** One sentence of what this does, and what it leaves. */
  sentence: string
  columns: readonly string[]
  /** Go along as they are on record: what names the thing. */
  carried?: readonly string[]
  /** Open empty, whatever is on record: who takes a post is not who held it. */
  emptied?: readonly string[]
  /** At least one of these is filled. */
  asks?: { columns: readonly string[]; sentence: string }
  /** Many rows, as a sheet; `whole` opens what hangs below too. */
  sheet?: {
    whole: boolean
    /** Takes no further rows. */
    closed?: boolean
    /** Filled beforehand in a new row: they alone say nothing. */
    beforehand?: readonly string[]
    /** Columns of rows on record that are only read. */
    frozen?: readonly string[]
    /** What the next row begins with, after this one; and one that hangs below it. */
    next?: (rows: readonly Cells[], after: Cells | undefined, fresh: Cells) => Cells
    below?: (rows: readonly Cells[], above: Cells, fresh: Cells) => Cells
  }
  /** What a column is called here, where its heading says too little. */
  labels?: Readonly<Record<string, string>>
  button: string
  done: string
  /** Where saving leads, if not back. */
  leads?: string
  /** What saving means, where it cannot be taken back in the list of imports. */
  ready?: string
}

const holding = [
  'nip',
  'name',
  'employmentKind',
  'grade',
  'as',
  'since',
  'decreeNumber',
  'decreeDate',
]
const post = ['positionCode', 'title', 'unitCode']
const unit = ['name', 'shortName', 'kind', 'parentCode', 'agency', 'skpdCode', 'legalBasis']
const postCells = ['kind', 'echelon', 'level', 'superiorCode']
const dates = {
  since: 'Terhitung mulai tanggal (TMT)',
  decreeNumber: 'Nomor surat keputusan (SK)',
  decreeDate: 'Tanggal surat keputusan (SK)',
  as: 'Sebagai',
}

const node = [
  'statement',
  'component',
  'parentCode',
  'unitCode',
  'positionCode',
  'nip',
  'budgetCode',
]
const figures = ['targetYear', 'quarter1', 'quarter2', 'quarter3', 'quarter4']

/** What usually stands below what. */
const componentBelow: Readonly<Record<string, string>> = {
  Visi: 'Misi',
  Misi: 'Tujuan daerah',
  'Tujuan daerah': 'Sasaran daerah',
  'Sasaran daerah': 'Sasaran perangkat daerah',
  'Tujuan perangkat daerah': 'Sasaran perangkat daerah',
  'Sasaran perangkat daerah': 'Sasaran program',
  'Sasaran program': 'Sasaran kegiatan',
  'Sasaran kegiatan': 'Sasaran sub kegiatan',
  'Sasaran sub kegiatan': 'Kinerja individu',
}

/** The next code nobody in the sheet has: `T.1` → `T.2`, `S` → `S.1`. */
function nextCode(rows: readonly Cells[], base: string, from = 1): string {
  const taken = new Set(rows.map(({ code }) => code))
  let number = from
  while (taken.has(`${base}${number}`)) number++
  return `${base}${number}`
}

/** A node below another, with the code and component that usually come there. */
const nodeBelow = (rows: readonly Cells[], above: Cells): Cells => ({
  code: above.code ? nextCode(rows, `${above.code}.`) : '',
  parentCode: above.code ?? '',
  component: componentBelow[above.component ?? ''] ?? '',
})

/** A node beside another; after the only one, one below it: a tree grows downwards. */
function nodeBeside(rows: readonly Cells[], after: Cells | undefined, fresh: Cells): Cells {
  if (!after?.code) return fresh
  if (rows.length === 1) return nodeBelow(rows, after)
  const [, base = '', number = '0'] = /^(.*?)(\d*)$/.exec(after.code) ?? []
  return {
    code: nextCode(rows, base || `${after.code}.`, Number(number) + 1),
    parentCode: after.parentCode ?? '',
    component: after.component ?? '',
  }
}

/** What saving a transfer means: it is an event, which only another event takes back once done. */
export const transferReady =
  'Disimpan sebagai peristiwa organisasi: dilaksanakan pada TMT-nya, yang TMT-nya lewat langsung. ' +
  'Sesudah dilaksanakan hanya dapat dibatalkan dengan peristiwa pembatalan.'

const away = ['kind', 'from', 'until', 'decreeNumber', 'decreeDate', 'note']
const awayDates = {
  from: 'Hari pertama',
  until: 'Hari terakhir',
  decreeNumber: 'Nomor surat keputusan (SK)',
  decreeDate: 'Tanggal surat keputusan (SK)',
}

/** Every form over an importer, by its address `/ubah/:form`. */
export const typedForms: Readonly<Record<string, TypedForm>> = {
  'unit-baru': {
    kind: 'units',
    title: 'Tambah unit kerja',
    sentence: 'Satu unit baru dengan induknya. Yang sudah tercatat tidak berubah.',
    columns: ['code', ...unit],
    button: 'Simpan unit',
    done: 'Unit tersimpan.',
  },
  unit: {
    kind: 'units',
    title: 'Ubah unit kerja',
    sentence:
      'Yang dikosongkan tetap seperti tercatat. Keadaan sebelum tanggal berlaku tetap terbaca.',
    columns: unit,
    carried: ['code'],
    button: 'Simpan perubahan',
    done: 'Unit tersimpan.',
  },
  'jabatan-baru': {
    kind: 'people',
    title: 'Tambah jabatan dan pegawai',
    sentence: 'Satu baris satu pemegang; baris tanpa NIP dan nama berarti jabatan kosong.',
    columns: [
      'title',
      'unitCode',
      ...postCells,
      'nip',
      'name',
      'employmentKind',
      'grade',
      'as',
      'since',
    ],
    sheet: { whole: false },
    labels: dates,
    button: 'Simpan jabatan',
    done: 'Jabatan tersimpan.',
  },
  jabatan: {
    kind: 'people',
    title: 'Ubah jabatan',
    sentence: 'Pemegangnya tidak berubah. Yang dikosongkan tetap seperti tercatat.',
    columns: ['title', 'unitCode', ...postCells],
    carried: ['positionCode'],
    button: 'Simpan perubahan',
    done: 'Jabatan tersimpan.',
  },
  'isi-jabatan': {
    kind: 'people',
    title: 'Isi jabatan',
    sentence:
      'Siapa yang memegang, sebagai apa, sejak kapan. Pejabat sebelumnya berakhir pada tanggal itu, ' +
      'dan diberitahukan sebelum disimpan.',
    columns: holding,
    carried: post,
    emptied: holding,
    asks: { columns: ['nip', 'name'], sentence: 'Isi NIP, atau nama bagi yang tanpa NIP.' },
    labels: dates,
    button: 'Isi jabatan',
    done: 'Jabatan terisi.',
  },
  'kosongkan-jabatan': {
    kind: 'people',
    title: 'Kosongkan jabatan',
    sentence: 'Penugasan pemegangnya berakhir pada tanggal berlaku; jabatannya tetap ada.',
    columns: [],
    carried: [...post, 'nip', 'name'],
    emptied: ['nip', 'name'],
    button: 'Kosongkan jabatan',
    done: 'Jabatan dikosongkan.',
  },
  pegawai: {
    kind: 'people',
    title: 'Ubah data pegawai',
    sentence: 'Nama, golongan, dan penugasannya. Yang dikosongkan tetap seperti tercatat.',
    columns: ['name', 'employmentKind', 'grade', 'since', 'decreeNumber', 'decreeDate'],
    carried: [...post, 'nip', 'as'],
    labels: dates,
    button: 'Simpan perubahan',
    done: 'Data pegawai tersimpan.',
  },
  mutasi: {
    kind: 'transfers',
    title: 'Mutasi, pelantikan, Plt',
    sentence:
      'Satu baris keputusan: siapa, jabatan barunya, sejak kapan. Jabatan lamanya berakhir pada TMT; ' +
      'yang berhenti cukup diisi BERHENTI KARENA.',
    columns: [
      ...['nip', 'positionCode', 'as', 'since', 'until', 'formerUntil', 'reason'],
      ...['decreeNumber', 'decreeDate', 'inauguratedOn'],
    ],
    carried: ['name', 'formerTitle', 'title'],
    labels: {
      ...dates,
      positionCode: 'Jabatan baru (ketik nama atau kodenya)',
      until: 'Sampai dengan (Plt, Plh, Pj)',
      formerUntil: 'Jabatan lama sampai (kosong: sehari sebelum TMT)',
      reason: 'Berhenti karena',
      inauguratedOn: 'Tanggal pelantikan',
    },
    button: 'Simpan mutasi',
    done: 'Mutasi tersimpan sebagai peristiwa organisasi.',
    ready: transferReady,
    leads: '/organisasi/peristiwa',
  },
  pangkat: {
    kind: 'ranks',
    title: 'Pangkat dan status pegawai',
    sentence:
      'Kenaikan pangkat atau perubahan status sejak TMT-nya, juga yang sudah lewat. Yang sebelumnya tetap terbaca.',
    columns: ['employmentKind', 'grade', 'since'],
    carried: ['nip', 'name'],
    emptied: ['employmentKind', 'grade'],
    asks: { columns: ['employmentKind', 'grade'], sentence: 'Isi golongan atau status pegawai.' },
    labels: { ...dates, since: 'Terhitung mulai tanggal (TMT)' },
    button: 'Simpan perubahan',
    done: 'Pangkat dan status tersimpan.',
  },
  'peran-tim': {
    kind: 'teams',
    title: 'Tambah peran tim kerja',
    sentence:
      'Satu baris satu peran. Ketua baru mengakhiri ketua sebelumnya, dan diberitahukan dulu.',
    columns: ['unitCode', 'nip', 'role', 'since', 'until', 'decreeNumber', 'decreeDate'],
    sheet: { whole: false },
    labels: { ...dates, since: 'Sejak', until: 'Sampai' },
    button: 'Simpan peran tim',
    done: 'Peran tim tersimpan.',
  },
  penilai: {
    kind: 'raters',
    title: 'Delegasikan penilaian SKP',
    sentence: 'Menurut keputusan; tanpa keputusan, yang menilai atasannya menurut aturan daerah.',
    columns: ['delegateNip', 'delegateName', 'decreeNumber', 'decreeDate', 'from', 'until'],
    carried: ['ratedNip', 'ratedName'],
    button: 'Simpan delegasi',
    done: 'Delegasi penilai tersimpan.',
  },
  kontrak: {
    kind: 'work-contracts',
    title: 'Catat kontrak kerja',
    sentence: 'Kontrak baru ditulis dengan nomor baru; nomor yang sama membetulkan yang tercatat.',
    columns: ['number', 'from', 'until'],
    carried: ['nip', 'name'],
    button: 'Simpan kontrak',
    done: 'Kontrak kerja tersimpan.',
  },
  cabang: {
    kind: 'plan',
    title: 'Susun cabang rencana',
    sentence:
      'Satu baris satu kinerja dengan indikator dan targetnya; indikator lain mengulang kodenya. ' +
      'Enter di baris terakhir menambah baris, Ctrl+Shift+Enter menambah di bawahnya, Ctrl+S menyimpan.',
    columns: [
      ...['code', 'parentCode', 'component', 'statement', 'positionCode', 'indicator', 'unitLabel'],
      ...['polarity', 'aggregation', ...figures, 'budgetCode', 'nip'],
    ],
    carried: ['indicatorCode'],
    sheet: {
      whole: true,
      frozen: ['code'],
      beforehand: ['code', 'parentCode', 'component'],
      next: nodeBeside,
      below: nodeBelow,
    },
    button: 'Simpan cabang',
    done: 'Cabang rencana tersimpan.',
  },
  'ketidakhadiran-baru': {
    kind: 'absences',
    title: 'Catat ketidakhadiran',
    sentence:
      'Cuti, diklat, tugas belajar, atau kedudukan lain. Pada hari-harinya tidak ada yang ditagih.',
    columns: ['nip', 'name', ...away],
    asks: { columns: ['nip', 'name'], sentence: 'Isi NIP, atau nama pegawainya.' },
    labels: awayDates,
    button: 'Catat',
    ready: 'Siap disimpan. Sesudahnya masih dapat dibatalkan di Ketidakhadiran.',
    done: 'Ketidakhadiran tercatat.',
  },
  ketidakhadiran: {
    kind: 'absences',
    title: 'Catat ketidakhadiran',
    sentence:
      'Cuti, diklat, tugas belajar, atau kedudukan lain. Pada hari-harinya tidak ada yang ditagih.',
    columns: away,
    carried: ['nip', 'name'],
    labels: awayDates,
    button: 'Catat',
    ready: 'Siap disimpan. Sesudahnya masih dapat dibatalkan di Ketidakhadiran.',
    done: 'Ketidakhadiran tercatat.',
  },
  'kembali-bertugas': {
    kind: 'absences',
    title: 'Kembali bertugas',
    sentence:
      'Isi hari terakhir tidak bertugas. Sesudahnya yang jatuh tempo selama itu ditagih lagi.',
    columns: ['until', 'note'],
    carried: ['nip', 'name', 'kind', 'from'],
    labels: awayDates,
    button: 'Simpan',
    ready: 'Siap disimpan. Sesudahnya masih dapat dibatalkan di Ketidakhadiran.',
    done: 'Tercatat kembali bertugas.',
  },
  kinerja: {
    kind: 'plan',
    title: 'Ubah kinerja',
    sentence:
      'Yang dikosongkan tetap seperti tercatat; tanpa kode induk, kinerja ini berdiri paling atas.',
    columns: node,
    carried: ['code'],
    button: 'Simpan perubahan',
    done: 'Kinerja tersimpan.',
  },
  anggaran: {
    kind: 'plan',
    title: 'Hubungkan kinerja dengan anggaran',
    sentence: 'Kode program, kegiatan, atau sub kegiatan; beberapa kode dipisah titik koma.',
    columns: ['budgetCode'],
    carried: ['code'],
    button: 'Simpan hubungan',
    done: 'Hubungan dengan anggaran tersimpan.',
  },
  target: {
    kind: 'plan',
    title: 'Isi target',
    sentence: 'Target setahun dan tiap triwulan. Yang dikosongkan tetap seperti tercatat.',
    columns: ['indicator', 'unitLabel', ...figures],
    carried: ['code', 'indicatorCode'],
    sheet: { whole: false, closed: true, frozen: ['indicator', 'unitLabel'] },
    button: 'Simpan target',
    done: 'Target tersimpan.',
  },
  indikator: {
    kind: 'plan',
    title: 'Ubah kamus indikator',
    sentence: 'Berlaku di semua kinerja yang memakainya. Yang dikosongkan tetap seperti tercatat.',
    columns: [
      ...['indicator', 'unitLabel', 'polarity', 'aggregation', 'formula', 'isKey', 'frequency'],
      ...['definition', 'formulaText', 'dataSource', 'baseline', 'baselineYear', 'referenceCode'],
    ],
    carried: ['code', 'indicatorCode'],
    button: 'Simpan kamus',
    done: 'Kamus indikator tersimpan.',
  },
}

/** A form of one year: `targetYear` is the column of that year. */
export const inYear = (form: TypedForm, year: number): TypedForm => ({
  ...form,
  columns: form.columns.map((key) => (key === 'targetYear' ? `target${year}` : key)),
})

/** What is about people never stays on a device (`platform/form.ts`). */
const personal = ['people', 'ranks', 'teams', 'transfers', 'absences', 'raters', 'work-contracts']
export const isPersonal = ({ kind }: TypedForm): boolean => personal.includes(kind)

const abbreviations = /\b(NIP|SKPD|PK|TMT|SK|IKU|TW|I|II|III|IV)\b/i

/** A heading of a file as a label: `KODE SKPD` is «Kode SKPD». */
export const labelOf = (heading: string): string =>
  heading
    .split(' ')
    .map((word, at) => {
      if (abbreviations.test(word)) return word.toUpperCase()
      const small = word.toLocaleLowerCase('id')
      return at === 0 ? small.charAt(0).toLocaleUpperCase('id') + small.slice(1) : small
    })
    .join(' ')
