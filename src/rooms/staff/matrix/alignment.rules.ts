import { printTarget, sameTarget } from '../../planning/words.ts'
import type { Indicator, PlannedResult } from '../skp/skp.contract.ts'
import type { RowAnswer, RowQuestion } from './alignment.contract.ts'

/** A figure of a row above: an indicator with its target, canonical. */
export type Figure = { text: string; target: string; unit: string }
/** A row above an SKP: a result of the superior's, or an objective of the promise by its measures. */
export type Above = { ids: readonly string[]; text: string; figures: readonly Figure[] }
/** What stood above when the SKP was drawn, and what does now. */
export type Ground = {
  by: 'parentResultId' | 'measureId'
  before: readonly Above[]
  after: readonly Above[]
}

/** Texts that differ only in capitals and spaces are the same. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

const counted = ({ target, unit }: Figure): string => `${printTarget(target)} ${unit}`.trim()
const find = (rows: readonly Above[], id: string | null): Above | undefined =>
  rows.find(({ ids }) => id !== null && ids.includes(id))

const isSameFigure = (a: Figure, b: Figure): boolean =>
  sameTarget(a.target, b.target) && plain(a.unit) === plain(b.unit)

/** The figures of a row before and now, side by side: by their words, else by their place. */
const pairsOf = (was: Above, is: Above): { from: Figure | null; to: Figure | null }[] => {
  const named = (figure: Figure, at: number, all: readonly Figure[]) =>
    all.find(({ text }) => plain(text) === plain(figure.text)) ?? all[at] ?? null
  const kept = was.figures.map((from, at) => ({ from, to: named(from, at, is.figures) }))
  const added = is.figures.filter((to) => !kept.some((pair) => pair.to === to))
  return [...kept, ...added.map((to) => ({ from: null, to }))]
}

const differencesIn = (was: Above, is: Above): RowQuestion['differences'] => [
  ...(plain(was.text) === plain(is.text)
    ? []
    : [{ label: 'Rumusan', from: was.text, to: is.text }]),
  ...pairsOf(was, is).flatMap(({ from, to }) =>
    from && to && isSameFigure(from, to)
      ? []
      : [
          {
            label: to?.text ?? from?.text ?? '',
            from: from ? counted(from) : 'belum ada',
            to: to ? counted(to) : 'tidak ada lagi',
          },
        ],
  ),
]

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
  const fresh =
    by === 'measureId' ? after.filter(({ ids }) => !ids.some((id) => taken.has(id))) : []
  return [
    ...results.flatMap((result) => questionOn(result, ground) ?? []),
    ...fresh
      .filter(({ ids }) => !ids.some((id) => find(before, id)))
      .map((row) => ({
        ...{ key: row.ids[0] ?? '', text: row.text, about: 'Sasaran baru dalam PK' },
        differences: row.figures.map((figure) => ({
          ...{ label: figure.text, from: 'belum ada', to: counted(figure) },
        })),
        choices: [
          { value: 'ADD', label: 'Ambil sebagai hasil kerja' },
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
  if (!was) return null
  if (!is) {
    const links = linksTo(by === 'parentResultId' ? after : [])
    const choices = [{ value: 'UNLINK', label: 'Lepas dari hasil kerja itu' }, ...links]
    const of = by === 'measureId' ? 'PK' : 'SKP atasan'
    return { ...row, about: `«${was.text}» tidak ada lagi dalam ${of}`, differences: [], choices }
  }
  const differences = differencesIn(was, is)
  if (differences.length === 0) return null
  const effects = effectsOf(result, was, is)
  const label = `Ikuti: ${effects.join(', ')}`
  return {
    ...{ ...row, about: `Yang didukung berubah: ${is.text}`, differences },
    choices: [...(effects.length > 0 ? [{ value: 'FOLLOW', label }] : []), keep],
  }
}

const linksTo = (after: readonly Above[]) =>
  after.map(({ ids, text }) => ({ value: `LINK:${ids[0]}`, label: `Dukung «${text}»` }))

function unlinked(
  { id, text, kind, measureId }: PlannedResult,
  after: readonly Above[],
): RowQuestion | null {
  if (kind !== 'PRIMARY' || measureId !== null || after.length === 0) return null
  const about = 'Belum mendukung hasil kerja atasan'
  return { key: id, text, about, differences: [], choices: [...linksTo(after), keep] }
}

/** What an indicator becomes that was taken from a figure above which has moved. */
function followedIndicator(own: Indicator, was: Above, is: Above): Indicator {
  const carried = pairsOf(was, is).find(({ from }) => from !== null && isSameFigure(own, from))
  const to = carried?.to
  return to && !isSameFigure(own, to) ? { ...own, target: to.target, unit: to.unit } : own
}

/** A result with all that it took from the row above as that now is. */
function followed(result: PlannedResult, was: Above, is: Above): PlannedResult {
  const [from, to] = [was.figures[0]?.target, is.figures[0]?.target]
  const isWhole = result.share !== null && from !== undefined && sameTarget(result.share, from)
  return {
    ...result,
    text: plain(result.text) === plain(was.text) ? is.text : result.text,
    share: isWhole && to !== undefined ? to : result.share,
    indicators: result.indicators.map((own) => followedIndicator(own, was, is)),
  }
}

function effectsOf(result: PlannedResult, was: Above, is: Above): string[] {
  const next = followed(result, was, is)
  const moved = next.indicators.filter((own, at) => own !== result.indicators[at])
  return [
    ...(next.text === result.text ? [] : [`rumusannya menjadi «${next.text}»`]),
    ...moved.map((own) => `targetnya menjadi ${counted(own)}`),
    ...(next.share === result.share || next.share === null
      ? []
      : [`bagiannya menjadi ${printTarget(next.share)}`]),
  ]
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
  const added = after.filter(({ ids }) => choiceOf.get(ids[0] ?? '') === 'ADD')
  return [...kept, ...added.map((row) => ofPromise(row, newId()))]
}

/** An objective of a promise as a first result. */
const ofPromise = ({ ids, text, figures }: Above, id: string): PlannedResult => ({
  ...{ id, kind: 'PRIMARY', holder: 'ORGANISATION', text, perspective: null },
  ...{ parentResultId: null, measureId: ids[0] ?? null, mode: 'DIRECT' },
  ...{ share: null, note: null, basis: null, quarters: [] },
  indicators: figures.map((figure) => ({ aspect: null, ...figure, polarity: 'MAXIMIZE' })),
})
