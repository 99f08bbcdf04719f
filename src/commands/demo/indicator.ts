/** Years a plan of the region sets targets for. */
export const planYears: readonly number[] = [2025, 2026, 2027, 2028, 2029]
const baselineYear = 2024
/** The year whose quarters are planned. */
export const quarterYear = 2026

const polarities: Record<string, string> = {
  '+': 'Makin tinggi makin baik',
  '-': 'Makin rendah makin baik',
  '=': 'Stabil',
}
const aggregations: Record<string, string> = {
  J: 'Jumlah',
  T: 'Terakhir',
  R: 'Rata-rata',
  G: 'Rasio gabungan',
}
const frequencies: Record<string, string> = {
  B: 'Bulanan',
  W: 'Triwulanan',
  S: 'Semesteran',
  H: 'Tahunan',
}

/** An indicator with its targets, as the file of the plan wants it. */
export type DemoIndicator = {
  code: string
  name: string
  unit: string
  polarity: string
  aggregation: string
  isKey: boolean
  definition: string
  formula: string
  source: string
  frequency: string
  baseline: string
  baselineYear: number
}
export type DemoTargets = { years: ReadonlyMap<number, string>; quarters: readonly string[] }
/** How a node measures: by an indicator of its own, by the one above (`=`), or by a part of it
 * (`~`). */
export type DemoMeasure = {
  code: string
  indicator: DemoIndicator | null
  descent: 'Baru' | 'Sama' | 'Bagian'
  targets: DemoTargets
}

const placesOf = (text: string): number => text.split(',')[1]?.length ?? 0
const isNumber = (text: string): boolean => /^-?[\d.]+(,\d+)?$/.test(text)
const scaled = (text: string, places: number): number =>
  Math.round(Number(text.replaceAll('.', '').replace(',', '.')) * 10 ** places)

/** A number as a file of the field holds it: decimal comma, no points between thousands, which
 * could be read two ways. */
function written(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return `${value < 0 ? '-' : ''}${whole}${places > 0 ? `,${digits.slice(-places)}` : ''}`
}

const plain = (text: string): string =>
  isNumber(text) ? written(scaled(text, placesOf(text)), placesOf(text)) : text

/** A number so many percent of the way from one to another, as a file holds it; what is no number
 * stays as it is. */
export function onTheWay(from: string, to: string, percent: number): string {
  if (!isNumber(from) || !isNumber(to)) return to
  const places = Math.max(placesOf(from), placesOf(to))
  const [first, last] = [scaled(from, places), scaled(to, places)]
  return written(Math.round(first + ((last - first) * percent) / 100), places)
}

/** Five targets from a list, or evenly from the baseline to the last year's. */
function yearTargets(baseline: string, given: string): Map<number, string> {
  const listed = given.split(';')
  if (listed.length === planYears.length)
    return new Map(
      planYears.flatMap((year, at) => (listed[at] ? [[year, plain(listed[at])] as const] : [])),
    )
  const places = Math.max(placesOf(baseline), placesOf(given))
  const [from, to] = [scaled(baseline, places), scaled(given, places)]
  return new Map(
    planYears.map((year, at) => [
      year,
      written(Math.round(from + ((to - from) * (at + 1)) / planYears.length), places),
    ]),
  )
}

/** How much of a count is reached by the end of each quarter: work begins slowly, as contracts
 * do. */
const rhythm = [15, 40, 70, 100]

function quartersOf(
  years: ReadonlyMap<number, string>,
  baseline: string,
  aggregation: string,
  frequency: string,
): string[] {
  const target = years.get(quarterYear)
  if (target === undefined || frequency === 'H' || !isNumber(target)) return ['', '', '', '']
  const places = placesOf(target)
  const whole = scaled(target, places)
  const before = scaled(years.get(quarterYear - 1) ?? baseline, places)
  if (aggregation === 'J') {
    const reached = rhythm.map((percent) => Math.round((whole * percent) / 100))
    return reached.map((upTo, at) => written(upTo - (reached[at - 1] ?? 0), places))
  }
  if (aggregation !== 'T') return [1, 2, 3, 4].map(() => written(whole, places))
  const steps = [1, 2, 3, 4].map((quarter) =>
    written(Math.round(before + ((whole - before) * quarter) / 4), places),
  )
  return frequency === 'S' ? steps.map((step, at) => (at % 2 === 1 ? step : '')) : steps
}

/** What a definition says, and the formula when it names a part and a whole (`a ÷ b`). */
function meaning(text: string): { definition: string; formula: string } {
  const [part, whole] = text.split(' ÷ ')
  if (!part || !whole) return { definition: text, formula: '' }
  return { definition: `Bagian ${part} dari ${whole}`, formula: `(${part} ÷ ${whole}) × 100%` }
}

function ownMeasure(line: string, code: string): DemoMeasure {
  const [
    head = '',
    unit = '',
    sign = '+',
    sum = 'T',
    baseline = '',
    targets = '',
    text = '',
    source = '',
    often = 'W',
  ] = line.split('|')
  const [, key, star, name = ''] = /^(?:@(\S+) )?(\*)?(.*)$/.exec(head) ?? []
  const [polarity, aggregation, frequency] = [
    polarities[sign],
    aggregations[sum],
    frequencies[often],
  ]
  if (!name || !unit || !polarity || !aggregation || !frequency || !targets || !text || !source)
    throw new Error(`an indicator line is incomplete: ${line}`)
  const years = yearTargets(baseline, targets)
  return {
    code: key ?? code,
    indicator: {
      ...{
        code: key ?? code,
        name,
        unit,
        polarity,
        aggregation,
        isKey: star === '*',
        ...meaning(text),
        source,
        frequency,
      },
      baseline: plain(baseline),
      baselineYear,
    },
    descent: 'Baru',
    targets: { years, quarters: quartersOf(years, baseline, sum, often) },
  }
}

/** Reads an indicator line: `@KODE *nama|satuan|arah (+ - =)|akumulasi (J T R G)|data
 * dasar|target|definisi|sumber|frekuensi (B W S H)`. `@` and `*` (IKU) may be absent; targets are
 * five years by `;` or the last year's alone; a definition `a ÷ b` is a share. `=KODE` takes the
 * indicator of a node above as it is, `~KODE|akumulasi|data dasar|target|frekuensi` a part of
 * it. */
export function readIndicator(line: string, code: string): DemoMeasure {
  if (line.startsWith('='))
    return {
      code: line.slice(1),
      indicator: null,
      descent: 'Sama',
      targets: { years: new Map(), quarters: ['', '', '', ''] },
    }
  if (!line.startsWith('~')) return ownMeasure(line, code)
  const [key = '', sum = 'J', baseline = '', targets = '', often = 'W'] = line.slice(1).split('|')
  const years = yearTargets(baseline, targets)
  return {
    code: key,
    indicator: null,
    descent: 'Bagian',
    targets: { years, quarters: quartersOf(years, baseline, sum, often) },
  }
}
