import type { ImportSummary } from '../../../kernel/importer.ts'
import { printCount, printNumber, printRupiah } from '../../../kernel/indonesian.ts'
import { printAbsorption } from '../absorption.rules.ts'
import type { Asked } from './realisation.contract.ts'
import { monthsWords } from './realisation.rules.ts'
import type { Beside } from './realised-judged.rules.ts'
import type { FileRead } from './realised-row.rules.ts'

type Sums = { name: string; ceiling: number; file: number; before: number; kept: number }

function officesIn({ lines }: FileRead, { ceilings, stored }: Beside): Map<string, Sums> {
  const found = new Map<string, Sums>()
  const of = (code: string): Sums => {
    const own = found.get(code) ?? { name: code, ceiling: 0, file: 0, before: 0, kept: 0 }
    found.set(code, own)
    return own
  }
  for (const { skpdCode, skpdName, amount } of lines) {
    const own = of(skpdCode)
    own.name = skpdName
    own.file += amount
  }
  for (const { skpdCode, replaced, kept } of stored) {
    const own = of(skpdCode)
    own.before += replaced
    own.kept += kept
  }
  for (const { skpdCode, skpdName, amount } of ceilings) {
    const own = of(skpdCode)
    own.name = skpdName
    own.ceiling += amount
  }
  return found
}

/** What taking the file in would do: its sum beside the ceiling, for every office. */
export function realisedSummary(
  read: FileRead,
  { year, fromMonth, toMonth, whole }: Asked,
  beside: Beside,
): ImportSummary {
  const inFile = new Set(read.lines.map(({ skpdCode }) => skpdCode))
  const offices = [...officesIn(read, beside)]
    .filter(([code]) => whole || inFile.has(code))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const sum = (pick: (office: Sums) => number): number =>
    offices.reduce((total, [, office]) => total + pick(office), 0)
  const [spent, ceiling] = [sum(({ file }) => file), sum((office) => office.ceiling)]
  const upTo = sum(({ file, kept }) => file + kept)
  return {
    sentence:
      `Realisasi ${monthsWords(fromMonth, toMonth)} ${year}: ${printRupiah(spent)} dari ` +
      `${printCount(inFile.size)} perangkat daerah. Dengan bulan lain yang tersimpan ` +
      `${printRupiah(upTo)}, yaitu ${printAbsorption(upTo, ceiling)} dari pagu ` +
      `${printRupiah(ceiling)} dalam ${beside.versionName}.`,
    counts: [
      { label: 'Baris yang dihitung', count: read.rows },
      { label: 'Perangkat daerah', count: inFile.size },
      {
        label: 'Sub kegiatan',
        count: new Set(read.lines.map((line) => `${line.skpdCode} ${line.subActivityCode}`)).size,
      },
      { label: 'SPP-LS yang belum ditransfer', count: read.unpaid },
    ],
    preview: {
      columns: [
        ...['Kode SKPD', 'Perangkat daerah', 'Pagu (Rp)', 'Di berkas (Rp)'],
        ...['Tersimpan sebelumnya (Rp)', 'Setahun jadinya (Rp)', 'Serapan'],
      ],
      rows: offices.map(([code, { name, ceiling, file, before, kept }]) => [
        ...[code, name, printNumber(ceiling), printNumber(file), printNumber(before)],
        ...[printNumber(file + kept), printAbsorption(file + kept, ceiling)],
      ]),
    },
  }
}
