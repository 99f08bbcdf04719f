import { csvOf } from '../../kernel/csv.ts'
import type { DemoLine } from './budget.ts'
import type { DemoData } from './demo-data.ts'
import { type DemoMeasure, planYears } from './indicator.ts'
import type { DemoNode } from './node.ts'
import type { Seat } from './people.ts'
import type { DemoUnit } from './posts.ts'

const table = (
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string => csvOf({ columns: headings.map((heading) => ({ heading })), rows })

const unitHeadings = [
  'KODE UNIT',
  'NAMA UNIT',
  'NAMA SINGKAT',
  'JENIS',
  'KODE INDUK',
  'PERANGKAT DAERAH',
  'KODE SKPD',
  'DASAR HUKUM',
]

/** «Struktur unit kerja» as a region would upload it. */
export function unitsFile(units: readonly DemoUnit[]): string {
  return table(
    unitHeadings,
    units.map(({ code, name, short, kind, parent, agency, skpd, basis }) => [
      code,
      name,
      short,
      kind,
      parent,
      agency ? 'Ya' : 'Tidak',
      skpd,
      basis,
    ]),
  )
}

const peopleHeadings = [
  ...[
    'KODE JABATAN',
    'NAMA JABATAN',
    'KODE UNIT',
    'JENIS JABATAN',
    'ESELON',
    'TINGKAT PK',
    'KODE ATASAN',
  ],
  ...['NIP', 'NAMA', 'STATUS PEGAWAI', 'GOLONGAN', 'SEBAGAI', 'TMT', 'NOMOR SK', 'TANGGAL SK'],
]

/** «Jabatan dan pegawai», one row a holder. */
export function peopleFile(seats: readonly Seat[]): string {
  return table(
    peopleHeadings,
    seats.map(({ post, person, as, since, decree, decreeDate }) => [
      ...[post.code, post.title, post.unit, post.kind, post.echelon, post.level, post.superior],
      ...[
        person?.nip ?? null,
        person?.name ?? null,
        person?.employment ?? null,
        person?.grade ?? null,
        as,
        since,
        decree,
        decreeDate,
      ],
    ]),
  )
}

const planHeadings = [
  ...[
    'KODE KINERJA',
    'KODE INDUK',
    'JENIS',
    'PERNYATAAN',
    'KODE UNIT',
    'KODE JABATAN',
    'NIP PEMEGANG',
    'KODE ANGGARAN',
  ],
  ...[
    'KODE INDIKATOR',
    'INDIKATOR',
    'SATUAN',
    'ARAH',
    'AKUMULASI',
    'IKU',
    'DEFINISI OPERASIONAL',
    'RUMUS',
    'SUMBER DATA',
    'FREKUENSI',
  ],
  ...['DATA DASAR', 'TAHUN DATA DASAR', 'JENIS TURUNAN', 'INDIKATOR INDUK'],
  ...planYears.map((year) => `TARGET ${year}`),
  ...['TW I', 'TW II', 'TW III', 'TW IV'],
]

/** The measure of the node above that each measure serves: the same one, or in turn, so that every
 * one above is taken up (C4). */
function parentMeasures(nodes: readonly DemoNode[]): (node: DemoNode, at: number) => string | null {
  const byCode = new Map(nodes.map((node) => [node.code, node]))
  const served = new Map<string, number>()
  return (node, at) => {
    const measure = node.measures[at]
    if (measure && measure.descent !== 'Baru') return measure.code
    const above = node.parent ? byCode.get(node.parent)?.measures : undefined
    if (!above || above.length === 0) return null
    const turn = served.get(node.parent ?? '') ?? 0
    served.set(node.parent ?? '', turn + 1)
    return above[turn % above.length]?.code ?? null
  }
}

function indicatorCells(
  { code, indicator, targets }: DemoMeasure,
  told: Set<string>,
): { cells: (string | number | null)[]; targets: (string | null)[] } {
  const full = indicator && !told.has(code) ? indicator : null
  told.add(code)
  return {
    cells: full
      ? [
          ...[
            code,
            full.name,
            full.unit,
            full.polarity,
            full.aggregation,
            full.isKey ? 'Ya' : 'Tidak',
          ],
          ...[
            full.definition,
            full.formula,
            full.source,
            full.frequency,
            full.baseline,
            full.baselineYear,
          ],
        ]
      : [code, ...Array.from({ length: 11 }, () => null)],
    targets: [...planYears.map((year) => targets.years.get(year) ?? null), ...targets.quarters],
  }
}

/** «Rencana, indikator, dan target»: a node with several measures repeats its code, an indicator is
 * told in full once. */
export function planFile(nodes: readonly DemoNode[]): string {
  const parentOf = parentMeasures(nodes)
  const told = new Set<string>()
  const rows = nodes.flatMap((node) => {
    const own = [
      node.code,
      node.parent,
      node.component,
      node.text,
      node.unit,
      node.post,
      node.nip,
      node.budget,
    ]
    const repeat = [node.code, node.parent, node.component, null, null, null, null, null]
    if (node.measures.length === 0)
      return [[...own, ...Array.from({ length: planHeadings.length - own.length }, () => null)]]
    return node.measures.map((measure, at) => {
      const { cells, targets } = indicatorCells(measure, told)
      const parent = parentOf(node, at)
      return [
        ...(at === 0 ? own : repeat),
        ...cells,
        parent === null ? null : measure.descent,
        parent,
        ...targets,
      ]
    })
  })
  return table(planHeadings, rows)
}

const sipdHeadings = [
  ...[
    'NO',
    'TAHUN',
    'KODE URUSAN',
    'NAMA URUSAN',
    'KODE SKPD',
    'NAMA SKPD',
    'KODE SUB UNIT',
    'NAMA SUB UNIT',
  ],
  ...[
    'KODE BIDANG URUSAN',
    'NAMA BIDANG URUSAN',
    'KODE PROGRAM',
    'NAMA PROGRAM',
    'KODE KEGIATAN',
    'NAMA KEGIATAN',
  ],
  ...[
    'KODE SUB KEGIATAN',
    'NAMA SUB KEGIATAN',
    'KODE SUMBER DANA',
    'NAMA SUMBER DANA',
    'KODE REKENING',
    'NAMA REKENING',
  ],
  ...['PAKET/KELOMPOK', 'NAMA PAKET/KELOMPOK', 'PAGU'],
]

/** «SIPD: rekap belanja» of a year in one stage: the 23 columns of the national export. */
export function sipdFile({ money }: DemoData, year: number, lines: readonly DemoLine[]): string {
  const { names, funds, affairs } = money
  const nameOf = (table: Record<string, string>, code: string): string => {
    const name = table[code]
    if (!name) throw new Error(`no name for ${code}`)
    return name
  }
  const row = (line: DemoLine, at: number): (string | number)[] => {
    const [fundCode, fundName] = funds[line.fund] ?? []
    if (!fundCode || !fundName) throw new Error(`no fund ${line.fund}`)
    const [group, affair] = [line.program.slice(0, 1), line.program.slice(0, 4)]
    return [
      ...[
        at + 1,
        year,
        group,
        nameOf(affairs, group),
        line.office.skpd,
        line.office.name,
        line.unitCode,
        line.unitName,
      ],
      ...[
        affair,
        nameOf(affairs, affair),
        line.program,
        line.programName,
        line.activity,
        line.activityName,
      ],
      ...[
        line.sub,
        line.subName,
        fundCode,
        fundName,
        line.account,
        nameOf(names, line.account),
        '[#]',
        `[#] ${line.subName}`,
        line.amount,
      ],
    ]
  }
  return table(sipdHeadings, lines.map(row))
}
