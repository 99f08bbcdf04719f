import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import type { AgreementPage, AgreementState } from '../../rooms/agreements/agreement.contract.ts'
import { binds, isAgreedOnly } from '../../rooms/agreements/state.rules.ts'
import { isBehind } from '../../rooms/reporting/control-room/behind.rules.ts'
import {
  type AgreementProgress,
  progressContract,
} from '../../rooms/reporting/progress/progress.contract.ts'
import type { TreeMeasure } from '../../rooms/reporting/tree/tree.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { MeasureLine } from './control-room/MeasureLine.tsx'
import { PromiseMoney } from './PromiseMoney.tsx'
import { upToSentence } from './reporting-words.ts'
import { NodeMark } from './tree/NodeMark.tsx'

const progress = client(progressContract)

/** «Capaian janji»: the mean of an agreement and every indicator it promises, each leading to its
 * figure. */
export function PromiseProgress({
  agreement: { id, state, version, superseded, inForce },
}: {
  agreement: Pick<AgreementPage, 'id' | 'state' | 'version' | 'superseded' | 'inForce'>
}): JSX.Element {
  const answer = useAnswer(progress.readProgress, superseded ? { id, version } : { id })
  return (
    <section class="sheet px-5 py-6 md:px-12 md:py-8 min-w-0" aria-labelledby="capaian-janji">
      <h2 id="capaian-janji" class="h2">
        Capaian PK
      </h2>
      {answer.refusal ? (
        <RefusalNote refusal={answer.refusal} again={() => void answer.again()} />
      ) : answer.value ? (
        <Shown progress={answer.value} state={state} inForce={inForce} />
      ) : (
        <Loading shape="rows" />
      )}
    </section>
  )
}

/** A longer list begins with what needs attention (look.md §6). */
const shortList = 8

/** What lags first, then what is silent, then what was reached; what is not due yet last. */
const neediest = (measures: readonly TreeMeasure[]): TreeMeasure[] => {
  const rank = ({ tone, state }: TreeMeasure): number =>
    isBehind(tone) ? 0 : state === 'NOT_REPORTED' ? 1 : tone ? 2 : 3
  return measures.toSorted(
    (a, b) => rank(a) - rank(b) || Number(a.achievement) - Number(b.achievement),
  )
}

/** What the figures are held against, where it is not what the page shows. */
function heldAgainst(state: AgreementState, inForce: number | null): string {
  if (state === 'VOIDED')
    return 'PK ini dibatalkan; bulan sesudahnya dibandingkan dengan target rencana.'
  if (binds(state)) return ''
  if (inForce !== null) return `Angka dibandingkan dengan versi ${inForce}, yang masih berlaku.`
  const how = isAgreedOnly(state) ? 'disepakati, belum ditandatangani' : 'belum berlaku'
  return `PK ini ${how}, jadi angka dibandingkan dengan target rencana.`
}

function Shown({
  progress,
  state,
  inForce,
}: {
  progress: AgreementProgress
  state: AgreementState
  inForce: number | null
}): JSX.Element {
  const { measures, bands, cap, year, upTo } = progress
  const [whole, setWhole] = useState(measures.length <= shortList)
  const shown = whole ? measures : neediest(measures).slice(0, shortList)
  return (
    <>
      <p class="sec mt-1">
        {upToSentence(year, upTo)} {coverage(progress)} {heldAgainst(state, inForce)}
      </p>
      <p class="mt-3 text-lg">
        <NodeMark node={progress} bands={bands} worded />
      </p>
      <ul class="mt-5 grid md:grid-cols-2 gap-x-10 gap-y-6">
        {shown.map((measure) => (
          <MeasureLine key={measure.id} measure={measure} bands={bands} cap={cap} year={year} />
        ))}
      </ul>
      {shown.length < measures.length && (
        <p class="mt-3 -ml-2">
          <Button kind="text" onClick={() => setWhole(true)}>
            Tampilkan {printCount(measures.length - shown.length)} indikator lain
          </Button>
        </p>
      )}
      {progress.money && <PromiseMoney money={progress.money} year={year} />}
    </>
  )
}

/** «Dua dari tiga indikator punya capaian, satu belum dilaporkan.» */
function coverage({ measures, counted, unreported, upTo }: AgreementProgress): string {
  if (upTo === null || measures.length === 0) return ''
  const silent = unreported > 0 ? `, ${printCount(unreported)} belum dilaporkan` : ''
  if (counted === 0) return `Belum ada indikator yang punya capaian${silent}.`
  return (
    `${capitalised(printCount(counted))} dari ${printCount(measures.length)} indikator punya ` +
    `capaian${silent}.`
  )
}
