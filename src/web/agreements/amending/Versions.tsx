import type { JSX } from 'preact'
import { ended, printDate, printDateShort } from '../../../kernel/indonesian.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Version } from '../../../rooms/agreements/amending/amending.contract.ts'
import { stateWord } from '../../../rooms/agreements/state.rules.ts'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAnswer } from '../../platform/client.ts'
import { agreements } from '../calls.ts'
import { amendments } from './amending-calls.ts'
import { ChangeList } from './ChangeList.tsx'

type Told = { id: string; version: number }

/** Why this version was made, what it changes, and every other version with its paper. */
export function Versions({ id, version }: Told): JSX.Element {
  const { value, refusal, again } = useAnswer(amendments.readVersions, { id, version })
  const own = value?.items.find(({ number }) => number === version)
  return (
    <section aria-labelledby="versi" class="space-y-4">
      <h2 id="versi" class="h2">
        {version > 1 ? 'Yang berubah' : 'Versi PK ini'}
      </h2>
      <RefusalNote refusal={refusal} again={() => void again()} />
      {!value && !refusal && <Loading shape="rows" />}
      {value && own && (
        <>
          {value.amends !== null && (
            <>
              <p>
                {own.cause}: {ended(own.reason ?? '')}{' '}
                {own.reference && ended(`Dokumen rujukan: ${own.reference}`)} Berlaku mulai{' '}
                {printDate(own.effectiveFrom)}, menggantikan versi {value.amends}.
              </p>
              <ChangeList
                of={value.changes}
                none="Sasaran, indikator, target, dan anggaran tidak berubah."
              />
            </>
          )}
          <ul class="rows" aria-label="Semua versi">
            {value.items.toReversed().map((one) => (
              <One key={one.number} id={id} of={one} here={one.number === version} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Until when a version counts, in words; of one that never counted nothing. */
const spanOf = ({ effectiveFrom, endedOn, dropped }: Version): string =>
  dropped
    ? ''
    : `, ${printDateShort(effectiveFrom)}${endedOn ? ` sampai ${printDateShort(addDays(endedOn, -1))}` : ''}`

function One({ id, of, here }: { id: string; of: Version; here: boolean }): JSX.Element {
  const { number, state } = of
  return (
    <li class="py-2 flex flex-wrap justify-between gap-x-4">
      <span>
        {here ? (
          <strong>Versi {number}</strong>
        ) : (
          <a class="link" href={`/perjanjian/${id}?versi=${number}`}>
            Versi {number}
          </a>
        )}{' '}
        <span class="text-ink-2">
          {stateWord(state)}
          {spanOf(of)}
        </span>
      </span>
      <a
        class="link"
        href={agreements.readDocument.address({ id, version: number })}
        target="_blank"
        rel="noopener"
      >
        PDF<span class="sr-only"> versi {number} di tab baru</span>
      </a>
    </li>
  )
}
