import { code, filled, lines, required, sheetOf, text } from '../../../kernel/fields.ts'
import type { FormRow, FormTold, GridLine } from './desk.contract.ts'
import { asksForMore } from './urgency.rules.ts'

/** The grid as it comes back as a file. Numbers are read as they are typed on the screen; the mark
 * is optional, because a sheet of one's own names its figures by code and period. */
export const gridSheet = sheetOf(
  { name: 'Isian', example: 'Kode\n\nI.1' },
  {
    code: filled(code('Kode')),
    period: required(text('Periode')),
    numerator: text('Pembilang'),
    denominator: text('Penyebut'),
    value: required(text('Realisasi', ['Nilai'])),
    kind: text('Jenis', ['Keadaan']),
    analysis: lines('Penjelasan'),
    mark: text('Penanda'),
  },
)
type Row = ReturnType<typeof gridSheet.rows>[number]

/** The figures of a desk that a row of the file may mean. */
export type FormLine = Pick<
  GridLine,
  | 'measureId'
  | 'period'
  | 'version'
  | 'indicator'
  | 'indicatorCode'
  | 'periodLabel'
  | 'state'
  | 'reporter'
>

const same = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase('id') === b.trim().toLocaleLowerCase('id')

/** Finds the lines a row may mean: by its mark, else by code and period. */
function finder(all: readonly FormLine[]): (row: Row) => readonly FormLine[] {
  const byCode = Map.groupBy(all, ({ indicatorCode }) => indicatorCode.toLowerCase())
  const byFigure = new Map(all.map((line) => [`${line.measureId}/${line.period}`, line]))
  return ({ mark, code: named, period }) => {
    const marked = byFigure.get(mark?.split('/').slice(0, 2).join('/') ?? '')
    if (mark !== null) return marked ? [marked] : []
    return (byCode.get(named.toLowerCase()) ?? []).filter(
      (line) => same(period ?? '', line.period) || same(period ?? '', line.periodLabel),
    )
  }
}

/** Was anything said in this row? A kind alone, as the file was made, says nothing. */
const isSaid = ({ numerator, value, kind, analysis }: Row): boolean =>
  numerator !== null ||
  value !== null ||
  analysis !== null ||
  (kind !== null && !same(kind, 'Tetap'))

/** Why a row does not go into the grid, or `null`. */
function whyNotPlaced(line: FormLine, mark: string | null): string | null {
  const { state, version, reporter } = line
  const seen = mark === null ? version : Number(mark.split('/')[2])
  if (state === 'LOCKED') return 'sudah dikunci; minta dibuka bila harus dikoreksi'
  if (state === 'VERIFIED') return 'sudah disahkan; koreksi pada halaman angkanya'
  if (state === 'NOT_DUE') return 'periodenya belum berakhir'
  if (seen !== version)
    return (
      `sudah diisi${reporter ? ` ${reporter}` : ''} sejak berkas ini diunduh; ` +
      'unduh isian yang baru'
    )
  return asksForMore(line) ? null : 'sudah dilaporkan; koreksi pada halaman angkanya'
}

/** Which rows of a filled form go into the grid, and why the others do not, one by one. Rows that
 * say nothing are passed over. */
export function placeForm(
  rows: readonly Row[],
  all: readonly FormLine[],
): { rows: FormRow[]; told: FormTold[] } {
  const find = finder(all)
  const placed: FormRow[] = []
  const told: FormTold[] = []
  const taken = new Map<string, number>()
  for (const row of rows.filter(isSaid)) {
    const [line, other] = find(row)
    const key = line && `${line.measureId} ${line.period}`
    const before = key === undefined ? undefined : taken.get(key)
    const name = line
      ? `${line.indicator}, ${line.periodLabel}`
      : [row.code, row.period].filter(Boolean).join(', ')
    const why = !line
      ? 'bukan angka yang Anda laporkan, atau periodenya tidak ada'
      : other
        ? 'kode ini dipakai beberapa angka; pakai berkas dari «Unduh» di halaman ini'
        : before !== undefined
          ? `sudah ada di baris ${before}`
          : whyNotPlaced(line, row.mark)
    if (why !== null || !line || key === undefined) {
      told.push({ row: row.row, name, why: why ?? '' })
      continue
    }
    taken.set(key, row.row)
    const { numerator, denominator, value, kind, analysis } = row
    placed.push({
      ...{ measureId: line.measureId, period: line.period },
      ...{ numerator, denominator, value, kind, analysis },
    })
  }
  return { rows: placed, told }
}
