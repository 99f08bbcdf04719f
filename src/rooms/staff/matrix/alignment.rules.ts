import { differencesOf } from '../../organisation/words.ts'
import { printTarget, sameTarget } from '../../planning/words.ts'
import type { Indicator, PlannedResult } from '../skp/skp.contract.ts'
import type { RowAnswer, RowQuestion } from './alignment.contract.ts'

/** A row above an SKP: a result of the superior's, or a row of the promise by its measure. */
export type Above = { id: string; text: string; target: string | null; unit: string }
/** What stood above when the SKP was drawn, and what does now. */
export type Ground = {
  by: 'parentResultId' | 'measureId'
  before: readonly Above[]
  after: readonly Above[]
}

/** Texts that differ only in capitals and spaces are the same. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

const counted = ({ target, unit }: Pick<Above, 'target' | 'unit'>): string =>
  target === null ? '' : `${printTarget(target)} ${unit}`.trim()
const find = (rows: readonly Above[], id: string | null): Above | undefined =>
  rows.find((row) => row.id === id)

const isSame = (a: Above, b: Above): boolean =>
  plain(a.text) === plain(b.text) &&
  plain(a.unit) === plain(b.unit) &&
  (a.target === b.target || sameTarget(a.target ?? '', b.target ?? ''))

const keep = { value: 'KEEP', label: 'Sudah diperiksa, biarkan' }

/** What is asked about the rows of an SKP whose ground has moved: rows above that changed or went,
 * results that hang on nothing, and rows of the promise that are new. Nothing about what is as it
 * was. */
export function questionsOnGround(
  results: readonly PlannedResult[],
  ground: Ground,
): RowQuestion[] {
  const { by, before, after } = ground
  const taken = new Set(results.map((result) => result[by]))
  const fresh = by === 'measureId' ? after.filter(({ id }) => !taken.has(id)) : []
  return [
    ...results.flatMap((result) => questionOn(result, ground) ?? []),
    ...fresh
      .filter(({ id }) => !find(before, id))
      .map((row) => ({
        ...{ key: row.id, text: row.text, about: 'Baris baru dalam PK', differences: [] },
        choices: [
          { value: 'ADD', label: `Ambil sebagai hasil kerja (${counted(row)})` },
          { value: 'KEEP', label: 'Tidak perlu' },
        ],
      })),
  ]
}

function questionOn(result: PlannedResult, ground: Ground): RowQuestion | null {
  const { by, before, after } = ground
  const [was, is] = [find(before, result[by]), find(after, result[by])]
  const row = { key: result.id, text: result.text }
  if (result[by] === null) return by === 'parentResultId' ? unlinked(result, after) : null
  if (!is) {
    const links = linksTo(by === 'parentResultId' ? after : [])
    const choices = [{ value: 'UNLINK', label: 'Lepas dari hasil kerja itu' }, ...links]
    const of = by === 'measureId' ? 'PK' : 'SKP atasan'
    const about = `«${was?.text ?? 'Hasil kerja yang didukung'}» tidak ada lagi dalam ${of}`
    return { ...row, about, differences: [], choices }
  }
  if (!was || isSame(was, is)) return null
  const effects = effectsOf(result, was, is)
  const label = `Ikuti: ${effects.join(', ')}`
  return {
    ...row,
    about: `Yang didukung berubah: ${is.text}`,
    differences: differencesOf(
      { text: was.text, target: counted(was) },
      { text: is.text, target: counted(is) },
      { text: 'Rumusan', target: 'Target' },
    ),
    choices: [...(effects.length > 0 ? [{ value: 'FOLLOW', label }] : []), keep],
  }
}

const linksTo = (after: readonly Above[]) =>
  after.map(({ id, text }) => ({ value: `LINK:${id}`, label: `Dukung «${text}»` }))

function unlinked(
  { id, text, kind, measureId }: PlannedResult,
  after: readonly Above[],
): RowQuestion | null {
  if (kind !== 'PRIMARY' || measureId !== null || after.length === 0) return null
  const about = 'Belum mendukung hasil kerja atasan'
  return { key: id, text, about, differences: [], choices: [...linksTo(after), keep] }
}

const carries = ({ target, unit }: Indicator, was: Above): boolean =>
  was.target !== null && sameTarget(target, was.target) && plain(unit) === plain(was.unit)

/** What of a result was taken from the row above, and so follows it. */
function effectsOf(result: PlannedResult, was: Above, is: Above): string[] {
  const moved = is.target !== null && !sameTarget(was.target ?? '', is.target)
  return [
    ...(plain(result.text) === plain(was.text) && plain(was.text) !== plain(is.text)
      ? [`rumusannya menjadi «${is.text}»`]
      : []),
    ...(moved && result.indicators.some((own) => carries(own, was))
      ? [`targetnya menjadi ${counted(is)}`]
      : []),
    ...(moved && result.share !== null && sameTarget(result.share, was.target ?? '')
      ? [`bagiannya menjadi ${counted(is)}`]
      : []),
  ]
}

function followed(result: PlannedResult, was: Above, is: Above): PlannedResult {
  const { target, unit } = is
  return {
    ...result,
    text: plain(result.text) === plain(was.text) ? is.text : result.text,
    share:
      result.share !== null && sameTarget(result.share, was.target ?? '') ? target : result.share,
    indicators: result.indicators.map((own) =>
      target !== null && carries(own, was) ? { ...own, target, unit } : own,
    ),
  }
}

/** The results once every row has its answer. */
export function aligned(
  results: readonly PlannedResult[],
  { by, before, after }: Ground,
  answers: readonly RowAnswer[],
  newId: () => string,
): PlannedResult[] {
  const choiceOf = new Map(answers.map(({ key, choice }) => [key, choice]))
  const kept = results.map((result) => {
    const choice = choiceOf.get(result.id) ?? 'KEEP'
    const [was, is] = [find(before, result[by]), find(after, result[by])]
    if (choice === 'FOLLOW' && was && is) return followed(result, was, is)
    if (choice === 'UNLINK') return { ...result, [by]: null, mode: null, share: null, note: null }
    const link = choice.startsWith('LINK:') ? choice.slice('LINK:'.length) : null
    if (link === null) return result
    const mode = result.mode ?? 'DIRECT'
    return { ...result, parentResultId: link, mode, share: mode === 'DIRECT' ? null : result.share }
  })
  const added = after.filter(({ id }) => choiceOf.get(id) === 'ADD')
  return [...kept, ...added.map((row) => ofPromise(row, newId()))]
}

/** A row of a promise as a first result. */
const ofPromise = ({ id: measureId, text, target, unit }: Above, id: string): PlannedResult => ({
  ...{ id, kind: 'PRIMARY', holder: 'ORGANISATION', text, perspective: null },
  ...{ parentResultId: null, measureId, mode: null, share: null, note: null, basis: null },
  indicators: [{ aspect: null, text, target: target ?? '', unit, polarity: 'MAXIMIZE' }],
  quarters: [],
})
