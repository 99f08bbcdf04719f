/** One field of an event: where in its content it stands, and how it is asked for. `places` asks for
 * each unit and post of the chosen ones where it goes. */
export type EventField = {
  name: string
  label: string
  hint?: string
  ask: 'text' | 'unit' | 'units' | 'person' | 'post' | 'choice' | 'places'
  options?: { value: string; label: string }[]
  /** May stay empty. */
  free?: true
}

/** How an event of one kind is declared on screen. */
export type KindForm = {
  kind: string
  /** In its address. */
  slug: string
  name: string
  sentence: string
  fields: readonly EventField[]
  /** Where things may go, besides into the units that the form names. */
  places?: { usual: string; other: string; closes: boolean }
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
    sentence: 'Dua unit atau lebih menjadi satu unit baru.',
    fields: [
      { name: 'sources', label: 'Unit yang digabung', ask: 'units' },
      ...newUnit('unit hasilnya'),
      { name: 'closed', label: 'Jabatan dan unit di bawahnya', ask: 'places' },
    ],
    places: { usual: 'ikut ke unit hasilnya', other: '', closes: true },
  },
  {
    ...{ kind: 'SPLIT', slug: 'pemecahan', name: 'Pemecahan' },
    sentence: 'Sebagian satu unit menjadi unit baru; unit lamanya tetap ada.',
    fields: [
      { name: 'unitId', label: 'Unit yang dipecah', ask: 'unit' },
      ...newUnit('unit baru'),
      { name: 'takes', label: 'Siapa ikut unit baru', ask: 'places' },
    ],
    places: { usual: 'tetap', other: 'ikut unit baru', closes: false },
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
    places: { usual: 'ikut unit penerus yang pertama', other: '', closes: true },
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
    sentence: 'Satu jabatan struktural menjadi jabatan fungsional dengan pejabat yang sama.',
    fields: [
      { name: 'posts/0/positionId', label: 'Jabatan yang disetarakan', ask: 'post' },
      { name: 'posts/0/title', label: 'Nama jabatan fungsionalnya', ask: 'text' },
      {
        ...{ name: 'posts/0/team', label: 'Nama tim kerjanya', ask: 'text', free: true },
        hint: 'Bila unitnya menjadi tim kerja dengan pejabat itu sebagai ketua.',
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

export type EventValues = Record<string, string>

/** What the fields of a kind hold when the form opens; a field is called by its place in what is
 * sent, so that what the server says of it stands at it. */
export const opensOf = ({ fields }: KindForm): EventValues => ({
  ...Object.fromEntries(
    fields.map(({ name, ask, options }) => [
      `content/${name}`,
      ask === 'choice' ? (options?.[0]?.value ?? '') : '',
    ]),
  ),
  ...{ effectiveOn: '', 'decree/number': '', 'decree/date': '' },
})

/** Several ids in one field. */
export const idsIn = (text: string): string[] => text.split(' ').filter(Boolean)
/** Which things go otherwise than usual: `id=other`. */
export const placesIn = (text: string): Map<string, string> =>
  new Map(idsIn(text).map((one): [string, string] => [one.slice(0, 36), one.slice(37)]))

type Content = { [name: string]: unknown }
function put(into: Content, [first = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[first] = value
  else {
    into[first] ??= {}
    put(into[first] as Content, rest, value)
  }
}

const isFilled = (value: unknown): boolean => value !== '' && value !== undefined

/** What the form declares, as its kind takes it; `things` are the ids of all units and posts that go
 * somewhere. */
export function contentOf(
  { kind, fields }: KindForm,
  values: EventValues,
  things: readonly string[],
): Content {
  const content: Content = {}
  for (const { name, ask } of fields) {
    const text = values[`content/${name}`]?.trim() ?? ''
    const value = ask === 'units' ? idsIn(text) : ask === 'places' ? undefined : text
    if (isFilled(value)) put(content, name.split('/'), value)
  }
  const places = placesIn(values['content/closed'] ?? values['content/takes'] ?? '')
  const going = (how: string): string[] =>
    [...places].flatMap(([id, to]) => (to === how ? [id] : []))
  if (kind === 'EQUALISATION') return { posts: Object.values(content.posts ?? {}) }
  if (kind === 'MERGE') return { ...content, closed: going('closes') }
  if (kind === 'SPLIT') {
    const { unitId, ...part } = content
    return { unitId, parts: [{ ...part, takes: going('other') }] }
  }
  if (kind !== 'DISSOLVE') return content
  const [heir] = idsIn(values['content/heirs'] ?? '')
  const placed = things.filter((id) => places.get(id) !== 'closes')
  return {
    ...content,
    closed: going('closes'),
    placed: heir && placed.length ? [{ to: heir, things: placed }] : [],
  }
}
