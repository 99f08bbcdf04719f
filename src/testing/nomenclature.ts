/** One row of a nomenclature as its files hold it: level, kode, kode_induk, nama. */
export type NomenclatureRow = [level: string, code: string, parent: string, name: string]

/** A nomenclature about as long as a national edition: 5 urusan, 30 bidang, 120 program, 360
 * kegiatan, 2.520 sub kegiatan. */
export function longNomenclature(subDigits: 2 | 4): NomenclatureRow[] {
  const digits = (at: number, count: number): string => String(at + 1).padStart(count, '0')
  const below = (
    rows: NomenclatureRow[],
    level: string,
    count: number,
    code: (at: number) => string,
  ) =>
    rows.flatMap(([, parent]) =>
      Array.from({ length: count }, (_, at): NomenclatureRow => {
        const own = `${parent}.${code(at)}`
        return [level, own, parent, `Uraian "${level}", nomor ${own}`]
      }),
    )
  const urusan = Array.from({ length: 5 }, (_, at): NomenclatureRow => {
    return ['urusan', String(at + 1), '', `URUSAN ${at + 1}`]
  })
  const bidang = below(urusan, 'bidang_urusan', 6, (at) => digits(at, 2))
  const programs = below(bidang, 'program', 4, (at) => digits(at, 2))
  const activities = below(programs, 'kegiatan', 3, (at) => `2.${digits(at, 2)}`)
  const subActivities = below(activities, 'sub_kegiatan', 7, (at) => digits(at, subDigits))
  return [...urusan, ...bidang, ...programs, ...activities, ...subActivities]
}

/** Rows as a CSV file, quoted as spreadsheets write them. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n')
