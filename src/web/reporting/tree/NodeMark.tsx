import type { JSX } from 'preact'
import type {
  BandLine,
  TreeMeasure,
  TreeNode,
} from '../../../rooms/reporting/tree/tree.contract.ts'
import { Mark } from '../../parts/Mark.tsx'
import { bandWord, coverageWords, markOf, printPercent } from '../reporting-words.ts'

type Shown = Pick<TreeNode | TreeMeasure, 'achievement' | 'tone'> & {
  state: TreeMeasure['state'] | null
  /** Of a mean: on how many indicators it rests. */
  coverage?: TreeNode['coverage']
}

/** How far something is: shape, number and, read aloud, the word; a blank says itself. `worded`
 * shows the word before the number. A mean of some indicators says of how many, on a `narrow` card in
 * few words. */
export function NodeMark({
  node,
  bands,
  worded,
  narrow,
}: {
  node: Shown
  bands: readonly BandLine[]
  worded?: boolean
  narrow?: boolean
}): JSX.Element {
  const kind = markOf(node)
  if (kind === null) return <span class="meta">Tanpa indikator</span>
  if (node.achievement === null) return <Mark kind={kind} small={!worded} />
  const word = bandWord(bands, node.tone)
  const part = node.coverage && coverageWords(node.coverage)
  return (
    <span class="inline-flex flex-wrap items-center gap-x-1.5">
      <Mark kind={kind} small={!worded} said={worded ? '' : (word?.toLowerCase() ?? '')}>
        {worded && word ? `${word}, ` : ''}
        {printPercent(node.achievement)}
      </Mark>
      {part && !narrow && <span class="meta">{part}</span>}
      {part && narrow && (
        <span class="meta">
          {node.coverage?.counted}/{node.coverage?.of}
          <span class="sr-only"> indikator</span>
        </span>
      )}
    </span>
  )
}
