import { printNumber } from '../../../kernel/indonesian.ts'
import { differencesOf } from '../../organisation/words.ts'
import { printTarget } from '../../planning/words.ts'
import { linkModeNames } from '../skp/naming.rules.ts'
import type { PlannedResult } from '../skp/skp.contract.ts'
import type { RowAnswer, RowQuestion } from './alignment.contract.ts'
import { type Above, plain } from './alignment.rules.ts'

/** A result of another SKP that may go on in this one: where it stands, and what it supported. */
export type Offered = { source: string; result: PlannedResult; parentText: string | null }

/** Results of an SKP that ended which another one may take up: what stays with the post is offered to
 * its successor, what leaves with the person to the person's next SKP (§4.3); of last year all. */
export const offeredOf = (
  results: readonly PlannedResult[],
  to: 'SUCCESSOR' | 'PERSON' | 'NEXT_YEAR',
): PlannedResult[] =>
  results.filter(
    ({ holder }) =>
      to === 'NEXT_YEAR' || holder === (to === 'SUCCESSOR' ? 'ORGANISATION' : 'INDIVIDUAL'),
  )

const fieldsOf = ({ indicators, mode, share, note }: PlannedResult, parent: string | null) => ({
  measured:
    indicators
      .map(({ text, target, unit }) => `${text}: ${printTarget(target)} ${unit}`.trim())
      .join('; ') || null,
  parent,
  part:
    mode === null
      ? null
      : [linkModeNames[mode], share && printNumber(share), note].filter(Boolean).join(', '),
})
const labels = { measured: 'Ukuran dan target', parent: 'Mendukung', part: 'Bagian' }

const matching = (results: readonly PlannedResult[], { result }: Offered) =>
  results.find(({ text }) => plain(text) === plain(result.text))

/** Row by row what other SKPs offer: what is not there yet, and what is there otherwise; how many are
 * the same already. */
export function questionsOnOffers(
  results: readonly PlannedResult[],
  offered: readonly Offered[],
  parents: readonly Above[],
): { same: number; rows: RowQuestion[] } {
  const rows = offered.flatMap((offer): RowQuestion[] => {
    const { source, result, parentText } = offer
    const own = matching(results, offer)
    const row = { key: result.id, text: result.text }
    const wanted = fieldsOf(result, parentText)
    if (!own)
      return [
        {
          ...row,
          about: `${source}, belum ada di sini`,
          differences: Object.entries(labels).flatMap(([key, label]) => {
            const to = wanted[key as keyof typeof labels]
            return to === null ? [] : [{ label, from: 'kosong', to }]
          }),
          choices: [
            { value: 'TAKE', label: 'Ambil' },
            { value: 'SKIP', label: 'Tidak perlu' },
          ],
        },
      ]
    const supported =
      parents.find(({ ids }) => ids.includes(own.parentResultId ?? ''))?.text ?? null
    const differences = differencesOf(fieldsOf(own, supported), wanted, labels)
    return differences.length === 0
      ? []
      : [
          {
            ...{ ...row, about: `${source}, di sini berbeda`, differences },
            choices: [
              { value: 'TAKE', label: 'Pakai isi itu' },
              { value: 'SKIP', label: 'Biarkan' },
            ],
          },
        ]
  })
  return { same: offered.length - rows.length, rows }
}

/** The results with what was taken: it keeps its measures, and supports the result of the superior that
 * is worded as the one it supported. */
export function carried(
  results: readonly PlannedResult[],
  offered: readonly Offered[],
  {
    answers,
    parents,
    newId,
  }: { answers: readonly RowAnswer[]; parents: readonly Above[]; newId: () => string },
): PlannedResult[] {
  const taken = new Set(answers.filter(({ choice }) => choice === 'TAKE').map(({ key }) => key))
  let all = [...results]
  for (const offer of offered.filter(({ result }) => taken.has(result.id))) {
    const own = matching(all, offer)
    const parent = parents.find(({ text }) => plain(text) === plain(offer.parentText ?? ''))
    const link = parent?.ids[0]
      ? { parentResultId: parent.ids[0] }
      : { parentResultId: null, share: null }
    const next = { ...offer.result, ...link, id: own?.id ?? newId() }
    all = own ? all.map((one) => (one === own ? next : one)) : [...all, next]
  }
  return all
}
