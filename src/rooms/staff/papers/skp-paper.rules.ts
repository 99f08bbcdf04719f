import { printDate } from '../../../kernel/indonesian.ts'
import { printMoment } from '../../../kernel/moment.ts'
import { addDays } from '../../../kernel/time.ts'
import {
  aspectNames,
  measured,
  perspectiveNames,
  skpStateNames,
  targetText,
} from '../skp/naming.rules.ts'
import type { SkpPage } from '../skp/skp.contract.ts'
import {
  type Paper,
  type PaperColumn,
  type PaperRow,
  type Party,
  partyBlock,
} from './paper.rules.ts'

type Result = SkpPage['results'][number]

/** The form by who plans and how (§4.1, §4.2): executives have perspectives, staff what they support;
 * quantity has an indicator a row, quality one text. */
const columnsOf = ({ family, approach }: SkpPage): PaperColumn[] => [
  { heading: 'No.', share: 4 },
  ...(family === 'STAFF' ? [{ heading: 'Hasil kerja pimpinan yang diintervensi', share: 24 }] : []),
  { heading: 'Rencana hasil kerja', share: 30 },
  ...(approach === 'QUALITATIVE'
    ? [{ heading: 'Ukuran keberhasilan dan target', share: 34 }]
    : [
        ...(family === 'STAFF' ? [{ heading: 'Aspek', share: 10 }] : []),
        { heading: 'Indikator kinerja individu', share: 26 },
        { heading: 'Target', share: 14 },
      ]),
  { heading: 'Per triwulan', share: 16 },
]

const supported = ({ parent, mode, note, measureId }: Result): string => {
  if (!parent) return measureId ? 'Perjanjian Kinerja' : '–'
  const how = mode === 'INDIRECT' ? 'tidak langsung' : mode === 'DIRECT' ? 'langsung' : ''
  return [parent, [how, note].filter(Boolean).join(': ')].filter(Boolean).join('\n')
}

const quartersOf = ({ quarters }: Result): string =>
  quarters.map(({ quarter, target }) => `TW ${quarter}: ${targetText(target)}`).join('\n') || '–'

function rowsOf({ family, approach }: SkpPage, result: Result, at: number): PaperRow[] {
  const staff = family === 'STAFF'
  const head = [
    `${at + 1}.`,
    ...(staff ? [supported(result)] : []),
    [result.text, result.basis && `Dasar: ${result.basis}`].filter(Boolean).join('\n'),
  ]
  const quarters = quartersOf(result)
  if (approach === 'QUALITATIVE') {
    const measures = result.indicators.map((one) => `${one.text}: ${measured(one)}`)
    return [{ cells: [...head, measures.join('\n') || '–', quarters] }]
  }
  const lines = result.indicators.map((one) => [
    ...(staff ? [one.aspect ? aspectNames[one.aspect] : '–'] : []),
    ...[one.text, measured(one)],
  ])
  return (lines.length > 0 ? lines : [head.map(() => '–').slice(0, staff ? 3 : 2)]).map(
    (line, i) => ({
      cells: [...(i === 0 ? head : head.map(() => '')), ...line, i === 0 ? quarters : ''],
    }),
  )
}

/** Main results, an executive's by perspective, then the additional ones; numbered through. */
function resultRows(page: SkpPage): PaperRow[] {
  const { results, family } = page
  const numbered = results.map((result, at) => ({ result, at }))
  const of = (some: typeof numbered) => some.flatMap(({ result, at }) => rowsOf(page, result, at))
  const main = numbered.filter(({ result }) => result.kind === 'PRIMARY')
  const more = numbered.filter(({ result }) => result.kind === 'ADDITIONAL')
  const groups =
    family === 'EXECUTIVE'
      ? [...Map.groupBy(main, ({ result }) => result.perspective)].flatMap(
          ([perspective, some]) => [
            {
              group: `Perspektif ${perspective ? perspectiveNames[perspective] : 'belum dipilih'}`,
            },
            ...of(some),
          ],
        )
      : of(main)
  return [
    ...[{ group: 'A. Utama' }, ...groups],
    ...(more.length > 0 ? [{ group: 'B. Tambahan' }, ...of(more)] : []),
  ]
}

const behavioursOf = ({ behaviours }: SkpPage): Paper['sections'][number] => ({
  heading: 'Perilaku kerja',
  columns: [
    { heading: 'No.', share: 4 },
    { heading: 'Nilai dan panduan perilaku', share: 60 },
    { heading: 'Ekspektasi khusus pimpinan', share: 36 },
  ],
  rows: behaviours.map(({ name, guides, expectation }, at) => ({
    cells: [
      `${at + 1}.`,
      [name, ...guides.map((guide) => `– ${guide}`)].join('\n'),
      expectation || '–',
    ],
  })),
})

const annexNames = {
  resources: 'Dukungan sumber daya',
  accountability: 'Skema pertanggungjawaban',
  consequences: 'Konsekuensi',
} as const

const annexOf = ({ annexes }: SkpPage): Paper['sections'][number] => ({
  heading: 'Lampiran SKP',
  columns: [
    { heading: 'No.', share: 4 },
    { heading: 'Isi', share: 96 },
  ],
  rows: Object.entries(annexNames).flatMap(([key, name]) => {
    const lines = annexes[key as keyof typeof annexNames]
    return [
      { group: name },
      ...(lines.length > 0 ? lines : ['Belum ditulis.']).map((text, at) => ({
        cells: [`${at + 1}.`, text],
      })),
    ]
  }),
})

/** When the version shown was handed in and agreed to, and by whom. */
export function agreementOf(page: Pick<SkpPage, 'history' | 'shown'>) {
  const own = page.history.filter(({ number }) => number === page.shown)
  const last = own.at(-1)
  const agreed = last?.state === 'AGREED' ? last : null
  return { submitted: own.findLast(({ state }) => state === 'SUBMITTED') ?? null, agreed, last }
}

/** The version in force now, where it is another than the one shown. */
function laterThan({ inForce, state, number, shown }: SkpPage): number | null {
  const now = inForce ?? (state === 'AGREED' ? number : shown)
  return now === shown ? null : now
}

export type Around = {
  employee: Party
  rater: Party | null
  government: string
  timeZone: string
  /** Where the paper is checked; `null` before both agreed. */
  address: string | null
}

function closingOf(page: SkpPage, timeZone: string): string[] {
  const { submitted, agreed, last } = agreementOf(page)
  const later = laterThan(page)
  const state = last ? skpStateNames[last.state].toLowerCase() : 'konsep'
  if (!agreed) return [`SKP ini belum disepakati kedua pihak (${state}); isinya dapat berubah.`]
  const by = (one: { by: string | null; at: string } | null) =>
    one ? `${one.by ?? 'sistem'} pada ${printMoment(one.at, timeZone)}` : '–'
  return [
    `Disepakati kedua pihak: diajukan ${by(submitted)}, disepakati ${by(agreed)}.`,
    `Sidik isi (SHA-256): ${agreed.digest ?? '–'}. Persetujuan tercatat secara elektronik.`,
    ...(later ? [`Versi ini sudah diganti versi ${later}.`] : []),
  ]
}

/** An SKP as its official form, in the version that is shown. */
export function skpPaper(page: SkpPage, around: Around): Paper {
  const { agreed } = agreementOf(page)
  const watermark = agreed ? (laterThan(page) ? 'DIGANTI' : null) : 'KONSEP'
  const way = page.approach === 'QUALITATIVE' ? 'KUALITATIF' : 'KUANTITATIF'
  return {
    file: `skp-${page.year}-${page.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-versi-${page.shown}`,
    ...{ author: around.government, wide: true, watermark },
    titles: [
      'SASARAN KINERJA PEGAWAI',
      `PENDEKATAN HASIL KERJA ${way}`,
      page.family === 'EXECUTIVE'
        ? 'BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI'
        : 'BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL',
    ],
    context: [
      around.government,
      `Periode penilaian: ${printDate(page.startsOn)} s.d. ${printDate(addDays(page.endsOn, -1))}`,
    ],
    parties: [
      partyBlock('Pegawai yang dinilai', around.employee),
      partyBlock('Pejabat penilai kinerja', around.rater),
    ],
    sections: [
      { heading: 'Hasil kerja', columns: columnsOf(page), rows: resultRows(page) },
      behavioursOf(page),
      annexOf(page),
    ],
    closing: closingOf(page, around.timeZone),
    signatures: [
      { role: 'Pegawai yang dinilai,', name: page.name, below: page.title },
      ...(around.rater
        ? [
            {
              role: 'Pejabat penilai kinerja,',
              ...{ name: around.rater.name, below: around.rater.title },
            },
          ]
        : []),
    ],
    check: around.address
      ? {
          address: around.address,
          note: 'Kode ini membuka halaman yang menunjukkan apakah SKP ini disepakati dan masih berlaku.',
        }
      : null,
    footer: `SKP ${page.year} versi ${page.shown}${agreed ? '' : ' · KONSEP'}`,
  }
}
