import type { DeskLine } from '../../rooms/measurement/index.ts'
import { diceFor } from './dice.ts'

type Line = Pick<
  DeskLine,
  'indicatorCode' | 'period' | 'target' | 'unitKind' | 'polarity' | 'aggregation' | 'verifier'
>
/** What a reporter gives in: a value, a share with its parts, the one blank one can report, or
 * (`null`) nothing yet. */
export type Told =
  | { value: string; provisional: boolean; analysis?: string }
  | { numerator: string; denominator: string; provisional: boolean; analysis?: string }
  | { blank: 'NOT_MEASURABLE'; analysis: string }

/** How measures do, in percent of their target: most reach it, some fall far behind. */
const fortunes: readonly (readonly [upTo: number, low: number, high: number])[] = [
  [54, 96, 108],
  [74, 80, 90],
  [85, 68, 74],
  [93, 53, 63],
  [100, 22, 47],
]

/** How far from its target a measure can fall: indices and the region's own statistics move
 * slowly. */
function sway({ unitKind, aggregation, verifier }: Line): number {
  if (
    unitKind === 'INDEX' ||
    unitKind === 'DURATION' ||
    (unitKind === 'NUMBER' && aggregation === 'LAST')
  )
    return 0.3
  return verifier === null && aggregation === 'LAST' ? 0.4 : 1
}

/** A measure's fortune stays with it through the year, with a little weather in each period. */
function reached(line: Line): number {
  const { indicatorCode, period } = line
  const dice = diceFor(`fortune ${indicatorCode}`)
  const throwOf = dice.whole(1, 100)
  const [, low, high] = fortunes.find(([upTo]) => throwOf <= upTo) ?? [0, 96, 108]
  const weather = diceFor(`weather ${indicatorCode} ${period}`).whole(-20, 20) / 10
  return 1 + ((dice.whole(low * 10, high * 10) / 10 + weather) / 100 - 1) * sway(line)
}

const reasons = [
  'Sebagian kegiatan bergeser ke triwulan berikutnya karena lelang diulang.',
  'Petugas lapangan berkurang dua orang sejak awal tahun; jadwal disusun ulang.',
  'Data dari tiga kelurahan terlambat masuk; koordinasi mingguan sudah dimulai.',
  'Musim hujan menunda pekerjaan lapangan selama lima minggu.',
  'Sosialisasi baru menjangkau separuh sasaran; jadwal tambahan sudah disusun.',
]
const notYet = {
  region: (year: number): string => `Angka resmi periode ini baru terbit Februari ${year + 1}.`,
  survey:
    'Survei baru dilaksanakan setelah periode ini; angkanya tersedia pada periode berikutnya.',
}

/** The number as its unit takes it: as many decimals as the target, no share above a hundred. */
function numberFor({ target, unitKind, polarity }: Line, part: number): string | null {
  if (target === null || !/^\d+(\.\d+)?$/.test(target)) return null
  const goal = Number(target)
  const value = goal * (polarity === 'MINIMIZE' ? 2 - part : part)
  const bounded = unitKind === 'PERCENT' ? Math.min(100, value) : value
  return Math.max(0, bounded).toFixed(target.split('.')[1]?.length ?? 0)
}

/** A share out of a made number of cases. */
function partsOf(line: Line, value: string): { numerator: string; denominator: string } {
  const denominator = diceFor(`cases ${line.indicatorCode} ${line.period}`).whole(180, 6400)
  return {
    numerator: String(Math.round((denominator * Number(value)) / 100)),
    denominator: String(denominator),
  }
}

/** What is reported of a measure in a period: the same every time the region is made. `null`:
 * nobody reports it. */
export function toldOf(line: Line, { latest }: { latest: boolean }): Told | null {
  const dice = diceFor(`report ${line.indicatorCode} ${line.period}`)
  if (dice.chance(latest ? 14 : 6)) return null
  const year = Number(line.period.slice(0, 4))
  if (year > 2025 && dice.chance(5))
    return {
      blank: 'NOT_MEASURABLE',
      analysis: line.verifier === null ? notYet.region(year) : notYet.survey,
    }
  const provisional = latest && dice.chance(15)
  if (line.unitKind === 'GRADE')
    return line.target === null ? null : { value: line.target, provisional }
  const part = reached(line)
  const number = line.aggregation === 'SUM' && dice.chance(6) ? '0' : numberFor(line, part)
  if (number === null) return null
  const told = line.aggregation === 'RATIO_POOLED' ? partsOf(line, number) : { value: number }
  return {
    ...told,
    provisional,
    ...(part < 0.92 || number === '0' ? { analysis: dice.one(reasons) } : {}),
  }
}
