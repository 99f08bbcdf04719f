import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type {
  AgreementProgress,
  MoneyLine,
} from '../../rooms/reporting/progress/progress.contract.ts'
import { spentSentence } from '../budget/budget-words.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Rare } from '../parts/Rare.tsx'

const moneyLines = async () => (await import('./PromiseMoneyLines.tsx')).PromiseMoneyLines

/** The money of a promise beside what was spent of it, up to the month that is known. */
export function PromiseMoney({
  money: { lines, realisedUpTo },
  year,
}: {
  money: NonNullable<AgreementProgress['money']>
  year: number
}): JSX.Element {
  const [shown, show] = useState(false)
  const sum = (pick: (line: MoneyLine) => number | null): number =>
    lines.reduce((total, line) => total + (pick(line) ?? 0), 0)
  const spent = {
    realised: realisedUpTo === null ? null : sum(({ realised }) => realised),
    realisedUpTo,
  }
  return (
    <section class="mt-8" aria-labelledby="serapan-janji">
      <h3 id="serapan-janji" class="font-semibold">
        Serapan anggaran
      </h3>
      <p class="sec mt-1">
        {spentSentence(spent, { ceiling: sum(({ ceiling }) => ceiling), year })}
      </p>
      {realisedUpTo !== null && !shown && (
        <p class="mt-1 -ml-2">
          <Button kind="text" onClick={() => show(true)}>
            Tampilkan rinciannya
          </Button>
        </p>
      )}
      {realisedUpTo !== null && (
        <div class="mt-3">
          <Rare
            when={shown}
            part={moneyLines}
            with={{ lines, upTo: realisedUpTo, year }}
            missing="Rincian ini terbuka begitu ada sinyal."
          />
        </div>
      )}
    </section>
  )
}
