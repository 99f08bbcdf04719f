import type { ImportSummary } from '../../../kernel/importer.ts'
import { printCount, printDate, printNumber, printRupiah } from '../../../kernel/indonesian.ts'
import type { Stage } from '../in-force.contract.ts'
import { printVersion, stageLabels } from '../version/version.rules.ts'
import type { RekapRead } from './rekap.contract.ts'
import type { FileOffice } from './rekap-offices.rules.ts'

/** The version that counted until now, with its sums per office. */
export type Former = {
  stage: Stage
  year: number
  approvedOn: string
  offices: ReadonlyMap<string, { skpdName: string; total: number }>
}

const distinct = <T>(items: readonly T[], key: (item: T) => string): number =>
  new Set(items.map(key)).size
const signed = (rupiah: number): string =>
  rupiah > 0 ? `+${printNumber(rupiah)}` : printNumber(rupiah)

function sentenceOf(
  { year, lines }: RekapRead,
  stage: Stage,
  offices: readonly FileOffice[],
  former: Former | null,
): string {
  if (year === null || lines.length === 0)
    return 'Berkas ini belum memuat baris belanja yang dapat dibaca.'
  const total = offices.reduce((sum, office) => sum + office.total, 0)
  const whole =
    `${stageLabels[stage]} ${year}: ${printCount(lines.length)} baris belanja dari ` +
    `${printCount(offices.length)} perangkat daerah, pagu ${printRupiah(total)}.`
  if (!former) return whole
  const delta = total - [...former.offices.values()].reduce((sum, office) => sum + office.total, 0)
  const change =
    delta === 0
      ? 'jumlahnya tetap'
      : `${delta > 0 ? 'bertambah' : 'berkurang'} ${printRupiah(Math.abs(delta))}`
  return `${whole} Dibanding ${printVersion(former)}, ${change}.`
}

function officeRows(
  offices: readonly FileOffice[],
  unitName: (code: string) => string | null,
  former: Former | null,
): string[][] {
  const gone = [...(former?.offices ?? [])].filter(
    ([code]) => !offices.some(({ skpdCode }) => skpdCode === code),
  )
  const compared = (before: number | undefined, now: number): string[] =>
    former ? [before === undefined ? '–' : printNumber(before), signed(now - (before ?? 0))] : []
  return [
    ...offices.map(({ skpdCode, skpdName, lines, total }) => [
      ...[skpdCode, skpdName, printNumber(lines), printNumber(total)],
      ...compared(former?.offices.get(skpdCode)?.total, total),
      unitName(skpdCode) ?? 'Belum terhubung',
    ]),
    ...gone.map(([code, { skpdName, total }]) => [
      code,
      skpdName,
      '0',
      '0',
      ...compared(total, 0),
      'Tidak ada di berkas',
    ]),
  ]
}

/** What importing the file would do: one sentence, counts, and control sums per office beside those
 * of the version until now. */
export function rekapSummary(
  read: RekapRead,
  {
    stage,
    offices,
    unitName,
    former,
  }: {
    stage: Stage
    offices: readonly FileOffice[]
    unitName: (code: string) => string | null
    former: Former | null
  },
): ImportSummary {
  const before = former
    ? [`${stageLabels[former.stage]} ${printDate(former.approvedOn)} (Rp)`, 'Selisih (Rp)']
    : []
  return {
    sentence: sentenceOf(read, stage, offices, former),
    counts: [
      { label: 'Baris belanja', count: read.lines.length },
      { label: 'Perangkat daerah', count: offices.length },
      {
        label: 'Program',
        count: distinct(read.lines, ({ skpdCode, programCode }) => `${skpdCode} ${programCode}`),
      },
      {
        label: 'Kegiatan',
        count: distinct(read.lines, ({ skpdCode, activityCode }) => `${skpdCode} ${activityCode}`),
      },
      {
        label: 'Sub kegiatan',
        count: distinct(
          read.lines,
          ({ skpdCode, subActivityCode }) => `${skpdCode} ${subActivityCode}`,
        ),
      },
      { label: 'Baris tanpa rekening yang dilewati', count: read.passedOver },
    ],
    preview: {
      columns: ['Kode SKPD', 'Perangkat daerah', 'Baris', 'Pagu (Rp)', ...before, 'Unit kerja'],
      rows: officeRows(offices, unitName, former),
    },
  }
}
