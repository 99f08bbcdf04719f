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
}

/** What is about people never stays on a device (`platform/form.ts`). */
export const isPersonal = ({ kind }: TypedForm): boolean => kind === 'people'

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
