import type { JSX } from 'preact'
import type {
  BandLine,
  TreeMeasure,
  TreeNode,
} from '../../../rooms/reporting/tree/tree.contract.ts'
import { Mark } from '../../parts/Mark.tsx'
import { bandWord, markOf, printPercent } from '../reporting-words.ts'

type Shown = Pick<TreeNode | TreeMeasure, 'achievement' | 'tone'> & {
  state: TreeMeasure['state'] | null
}

/** How far something is: shape, number and, read aloud, the word; a blank says itself. `worded`
 * shows the word before the number. */
export function NodeMark({
  node,
  bands,
  worded,
}: {
  node: Shown
  bands: readonly BandLine[]
  worded?: boolean
}): JSX.Element {
  const kind = markOf(node)
  if (kind === null) return <span class="meta">Tanpa indikator</span>
  if (node.achievement === null) return <Mark kind={kind} small={!worded} />
  const word = bandWord(bands, node.tone)
  return (
    <Mark kind={kind} small={!worded} said={worded ? '' : (word?.toLowerCase() ?? '')}>
      {worded && word ? `${word}, ` : ''}
      {printPercent(node.achievement)}
    </Mark>
  )
}
