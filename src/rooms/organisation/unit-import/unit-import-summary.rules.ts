import type { ImportSummary } from '../../../kernel/importer.ts'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { unitKindNames } from '../person/naming.rules.ts'
import { printDifferences } from '../records/difference.rules.ts'
import { printCoverage } from '../records/scope.rules.ts'
import type { UnitChange, UnitPlan } from './unit-import.contract.ts'

/** How many changes the small table shows. */
const shown = 100

/** What importing the file would do, in one sentence, counts and a small table. */
export function unitSummary({
  units,
  changes,
  absent,
  coverage,
}: Omit<UnitPlan, 'problems'>): ImportSummary {
  const agencies = units.filter(({ isAgency }) => isAgency).length
  const added = changes.filter(({ turn }) => turn.replaced === null).length
  const changed = changes.length - added
  return {
    sentence: `${sentenceOf(agencies, units.length - agencies, added, changed)}${printCoverage(coverage, 'perangkat daerah lain tidak diubah')}`,
    counts: [
      { label: 'Perangkat daerah', count: agencies },
      { label: 'Unit lain', count: units.length - agencies },
      { label: 'Baru', count: added },
      { label: 'Berubah', count: changed },
      { label: 'Tetap', count: units.length - changes.length },
      { label: 'Tidak ada di berkas', count: absent },
    ],
    preview: {
      columns: ['Perubahan', 'Kode', 'Nama', 'Jenis', 'Induk', 'Rincian'],
      rows: changes.slice(0, shown).map(lineOf),
    },
  }
}

function sentenceOf(agencies: number, others: number, added: number, changed: number): string {
  const whole = `Berkas ini memuat ${printCount(agencies)} perangkat daerah dan ${printCount(others)} unit lain`
  if (added + changed === 0) return `${whole}; semuanya sudah tercatat seperti itu.`
  const news = [
    added > 0 ? `${printCount(added)} baru` : '',
    changed > 0 ? `${printCount(changed)} berubah` : '',
  ]
  return `${whole}: ${news.filter((part) => part !== '').join(' dan ')}.`
}

const lineOf = ({ fields, turn, differences }: UnitChange): string[] => [
  ...[turn.replaced ? 'Berubah' : 'Baru', fields.code, fields.name, unitKindNames[fields.kind]],
  ...[fields.parentCode ?? '–', capitalised(printDifferences(differences))],
]
