import { type ColumnRead, type Problem, placeOf } from '../../../kernel/importer.ts'
import { linkOfCode } from '../version/version.rules.ts'
import type { RekapLine } from './rekap.contract.ts'

/** One office of a file with what its lines add up to. */
export type FileOffice = {
  skpdCode: string
  skpdName: string
  row: number
  lines: number
  total: number
}

/** The offices of a file in order of their codes, with control sums. */
export function fileOffices(lines: readonly RekapLine[]): FileOffice[] {
  const offices = new Map<string, FileOffice>()
  for (const { skpdCode, skpdName, row, amount } of lines) {
    const known = offices.get(skpdCode)
    if (known) {
      known.lines++
      known.total += amount
    } else offices.set(skpdCode, { skpdCode, skpdName, row, lines: 1, total: amount })
  }
  return [...offices.values()].toSorted((a, b) => (a.skpdCode < b.skpdCode ? -1 : 1))
}

const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Offices that no unit is known for yet: the budget may be saved, but no PK finds its money until
 * somebody links the code. */
export function unknownOffices(
  offices: readonly FileOffice[],
  units: { found: (code: string) => boolean; agencies: readonly { name: string }[] },
  columns: readonly ColumnRead[],
): Problem[] {
  return offices
    .filter(({ skpdCode }) => !units.found(skpdCode))
    .map(({ skpdCode, skpdName, row }) => {
      const twin = units.agencies.find(({ name }) => bare(name) === bare(skpdName))
      return {
        ...{
          ...placeOf(columns, row, 'skpdCode'),
          found: skpdCode,
          severity: 'warning',
          code: 'budget/office-unknown',
        },
        detail:
          `${skpdName} belum terhubung dengan unit kerja, jadi pagunya belum tampil di ` +
          'perjanjian kinerja.',
        suggestion: twin
          ? `Unit «${twin.name}» bernama sama; hubungkan setelah berkas ini disimpan.`
          : 'Hubungkan setelah berkas ini disimpan.',
        mend: linkOfCode(skpdCode),
      }
    })
}
