/** One field of an event: where in its content it stands, and how it is asked for. `places` asks for
 * each unit and post of the chosen ones where it goes. */
export type EventField = {
  name: string
  label: string
  hint?: string
  ask: 'text' | 'unit' | 'units' | 'person' | 'post' | 'choice' | 'places' | 'many'
  options?: { value: string; label: string }[]
  /** May stay empty. */
  free?: true
  /** Steers the form only: which of the fields with a `when` of its value are asked. */
  steers?: true
  when?: { field: string; is: string }
  /** What is asked for each of `many`. */
  each?: readonly EventField[]
}

/** How an event of one kind is declared on screen. */
export type KindForm = {
  kind: string
  /** In its address. */
  slug: string
  name: string
  sentence: string
  fields: readonly EventField[]
  /** Where units and posts may go besides the usual way: into one of the units that a field names
   * (`to`), or with posts nowhere. */
  places?: { usual: string; to?: 'parts' | 'heirs'; closes: boolean }
}

const newUnit = (what: string): EventField[] => [
  { name: 'opens/name', label: `Nama ${what}`, ask: 'text' },
  {
    name: 'opens/code',
    label: `Kode ${what}`,
    ask: 'text',
    hint: 'Kode unit di sini, misalnya 02.09.',
  },
  {
    ...{ name: 'opens/skpdCode', label: 'Kode SKPD', ask: 'text', free: true },
    hint: 'Dari SIPD, bila sudah ada; 22 karakter.',
  },
  {
    ...{ name: 'head/title', label: 'Nama jabatan pimpinannya', ask: 'text', free: true },
    hint: 'Dibuka kosong bila pejabatnya belum ada; lantik dengan mutasi.',
  },
  { name: 'head/personId', label: 'Pejabatnya, bila sudah ada', ask: 'person', free: true },
]

/** Every kind of event that is declared on screen; mutasi comes by its own file. */
export const kindForms: readonly KindForm[] = [
  {
    ...{ kind: 'MERGE', slug: 'penggabungan', name: 'Penggabungan' },
    sentence: 'Dua unit atau lebih menjadi satu: unit baru, atau salah satu unit yang ada.',
    fields: [
      { name: 'sources', label: 'Unit yang digabung', ask: 'units' },
      {
        ...{ name: 'result', label: 'Menjadi', ask: 'choice', steers: true },
        options: [
          { value: 'opens', label: 'Unit baru' },
          { value: 'into', label: 'Salah satu unit yang ada' },
        ],
      },
      ...newUnit('unit hasilnya').map(
        (field): EventField => ({ ...field, when: { field: 'result', is: 'opens' } }),
      ),
      {
        ...{ name: 'into', label: 'Unit yang meneruskan', ask: 'unit' },
        hint: 'Unit ini tetap; pimpinannya juga. Cari nama atau kodenya.',
        when: { field: 'result', is: 'into' },
      },
      { name: 'closed', label: 'Jabatan dan unit di bawahnya', ask: 'places' },
    ],
    places: { usual: 'ikut ke unit hasilnya', closes: true },
  },
  {
    ...{ kind: 'SPLIT', slug: 'pemecahan', name: 'Pemecahan' },
    sentence: 'Sebagian satu unit menjadi unit baru, satu atau beberapa; unit lamanya tetap ada.',
    fields: [
      { name: 'unitId', label: 'Unit yang dipecah', ask: 'unit' },
      { name: 'parts', label: 'Unit baru', ask: 'many', each: newUnit('unit baru') },
      { name: 'takes', label: 'Siapa ikut unit baru', ask: 'places' },
    ],
    places: { usual: 'tetap', to: 'parts', closes: false },
  },
  {
    ...{ kind: 'MOVE', slug: 'pemindahan', name: 'Pemindahan unit' },
    sentence: 'Satu unit dengan seluruh isinya pindah ke bawah unit lain.',
    fields: [
      { name: 'unitId', label: 'Unit yang pindah', ask: 'unit' },
      { name: 'parentId', label: 'Induk barunya', ask: 'unit' },
    ],
  },
  {
    ...{ kind: 'DISSOLVE', slug: 'pembubaran', name: 'Pembubaran' },
    sentence: 'Satu unit berakhir; isinya diteruskan unit lain.',
    fields: [
      { name: 'unitId', label: 'Unit yang bubar', ask: 'unit' },
      { name: 'heirs', label: 'Unit penerusnya', ask: 'units', hint: 'Yang utama lebih dahulu.' },
      { name: 'closed', label: 'Jabatan dan unit di bawahnya', ask: 'places' },
    ],
    places: { usual: 'ikut unit penerus yang pertama', to: 'heirs', closes: true },
  },
  {
    ...{ kind: 'RENAME', slug: 'nama', name: 'Perubahan nama' },
    sentence: 'Nama unit berganti; unitnya tetap sama.',
    fields: [
      { name: 'unitId', label: 'Unit', ask: 'unit' },
      { name: 'name', label: 'Nama baru', ask: 'text' },
      { name: 'shortName', label: 'Nama singkat', ask: 'text', free: true },
    ],
  },
  {
    ...{ kind: 'RECODE', slug: 'kode', name: 'Perubahan kode' },
    sentence: 'Kode unit atau kode SKPD berganti; selebihnya tetap.',
    fields: [
      { name: 'unitId', label: 'Unit', ask: 'unit' },
      { name: 'code', label: 'Kode baru', ask: 'text', free: true },
      { name: 'skpdCode', label: 'Kode SKPD baru', ask: 'text', free: true, hint: '22 karakter.' },
    ],
  },
  {
    ...{ kind: 'EQUALISATION', slug: 'penyetaraan', name: 'Penyetaraan jabatan' },
    sentence: 'Jabatan struktural menjadi jabatan fungsional dengan pejabat yang sama.',
    fields: [
      {
        ...{ name: 'posts', label: 'Jabatan', ask: 'many' },
        each: [
          { name: 'positionId', label: 'Jabatan yang disetarakan', ask: 'post' },
          { name: 'title', label: 'Nama jabatan fungsionalnya', ask: 'text' },
          {
            ...{ name: 'team', label: 'Nama tim kerjanya', ask: 'text', free: true },
            hint: 'Bila unitnya menjadi tim kerja dengan pejabat itu sebagai ketua.',
          },
        ],
      },
    ],
  },
  {
    ...{ kind: 'NEW_HEAD', slug: 'kepala-daerah', name: 'Pergantian kepala daerah' },
    sentence: 'Kepala daerah baru, atau penjabat pada akhir masa jabatan.',
    fields: [
      { name: 'personId', label: 'Pegawai', ask: 'person', free: true },
      {
        ...{ name: 'person/name', label: 'Nama, bila belum tercatat', ask: 'text', free: true },
        hint: 'Kepala daerah terpilih yang belum ada dalam data pegawai.',
      },
      {
        ...{ name: 'as', label: 'Sebagai', ask: 'choice' },
        options: [
          { value: 'D', label: 'Kepala daerah definitif' },
          { value: 'PJ', label: 'Penjabat' },
          { value: 'PLT', label: 'Pelaksana tugas' },
        ],
      },
    ],
  },
]
