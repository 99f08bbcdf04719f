import { decimalText } from '../../../kernel/decimal.ts'
import { isDecimalText } from '../../../kernel/decimal-text.ts'
import { type Reading, readPrinted } from '../../../kernel/printed-number.ts'
import type { Family, PlannedResult, SkpContent, SkpFinding } from './skp.contract.ts'

/** A figure of an SKP as it is typed; where a point could be either (`1.200`), it groups thousands, as
 * everywhere in print. */
export function readFigure(typed: string): Reading {
  const text = typed.trim()
  const first = readPrinted(text, {})
  return first.kind === 'refused' && first.why === 'ambiguous'
    ? readPrinted(text, { whole: true })
    : first
}

/** A target as it is typed (`1.200`, `87,5`, `20-25`, `WTP`), canonical where it is a number or a
 * range; what is neither stays as it was written. */
export function readTarget(typed: string): string {
  const text = typed.trim()
  const read = readFigure(text)
  if (read.kind === 'number' && read.unit === null) return decimalText(read.value)
  if (read.kind === 'range' && read.unit === null)
    return `${decimalText(read.low)}..${decimalText(read.high)}`
  return text
}

const isNumeric = (target: string): boolean =>
  target.split('..').every((part) => isDecimalText(part))

type Read = Pick<SkpContent, 'approach' | 'results'>

function resultFindings(
  result: PlannedResult,
  at: number,
  { approach, family }: Told,
): SkpFinding[] {
  const where = `Hasil kerja ${at + 1}`
  const found: SkpFinding[] = []
  const error = (detail: string) => found.push({ severity: 'error', detail: `${where}: ${detail}` })
  const warn = (detail: string) =>
    found.push({ severity: 'warning', detail: `${where}: ${detail}` })
  if (!result.text.trim()) error('tulis hasil kerjanya.')
  if (approach === 'QUANTITATIVE') {
    if (result.indicators.length === 0) error('tambahkan paling sedikit satu indikator.')
    for (const { text, target, unit } of result.indicators) {
      if (!text.trim()) error('ada indikator tanpa kalimat.')
      if (!target.trim()) error(`isi target indikator «${text}».`)
      else if (!isNumeric(target))
        warn(`target «${target}» bukan angka, jadi tidak dapat dihitung.`)
      else if (!unit.trim()) error(`isi satuan indikator «${text}».`)
    }
  } else if (!/\d/.test(result.text))
    warn('sebutkan ukuran yang dapat diperiksa, misalnya jumlah atau tanggal.')
  if (result.kind === 'PRIMARY' && family === 'EXECUTIVE' && result.perspective === null)
    error('pilih perspektifnya.')
  if (
    result.kind === 'PRIMARY' &&
    family === 'STAFF' &&
    !result.parentResultId &&
    !result.measureId
  )
    warn('belum ditautkan ke hasil kerja atasan.')
  if (result.mode === 'INDIRECT' && !result.note?.trim())
    warn('tulis satu kalimat tentang dukungannya.')
  if (result.kind === 'ADDITIONAL' && !result.basis?.trim())
    error('hasil kerja tambahan memerlukan dasar penugasan (surat perintah atau keputusan).')
  return found
}
type Told = { approach: SkpContent['approach']; family: Family }

/** What an SKP still lacks (§4.2, §4.3, §5.2). */
export function findingsOf({ approach, results }: Read, family: Family): SkpFinding[] {
  const primary = results.filter(({ kind }) => kind === 'PRIMARY').length
  const count: SkpFinding[] =
    primary === 0
      ? [{ severity: 'error', detail: 'Paling sedikit satu hasil kerja utama.' }]
      : primary > 8
        ? [{ severity: 'warning', detail: `${primary} hasil kerja utama; tiga sampai lima cukup.` }]
        : []
  return [
    ...count,
    ...results.flatMap((result, at) => resultFindings(result, at, { approach, family })),
  ]
}

/** What was typed as it is stored: numbers canonical, empty lines left out, each result with an id; a
 * result that this SKP does not know is a new one. */
export function readContent(
  {
    approach,
    results,
    behaviours,
    annexes,
  }: Omit<SkpContent, 'results'> & {
    results: readonly (Omit<PlannedResult, 'id'> & { id: string | null })[]
  },
  { known, newId }: { known: ReadonlySet<string>; newId: () => string },
): SkpContent {
  const lines = (list: readonly string[]) => list.filter((line) => line.trim() !== '')
  const used = new Set<string>()
  return {
    approach,
    results: results.map((result) => {
      const id =
        result.id !== null && known.has(result.id) && !used.has(result.id) ? result.id : newId()
      used.add(id)
      return {
        ...{ ...result, id },
        indicators: result.indicators
          .filter(({ text, target }) => text.trim() !== '' || target.trim() !== '')
          .map((one) => ({ ...one, target: readTarget(one.target) })),
        quarters: result.quarters
          .filter(({ target }) => target.trim() !== '')
          .toSorted((a, b) => a.quarter - b.quarter),
      }
    }),
    behaviours: Object.fromEntries(Object.entries(behaviours).filter(([, text]) => text !== '')),
    annexes: {
      resources: lines(annexes.resources),
      accountability: lines(annexes.accountability),
      consequences: lines(annexes.consequences),
    },
  }
}
