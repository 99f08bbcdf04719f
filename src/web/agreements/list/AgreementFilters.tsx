import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { printNumber } from '../../../kernel/indonesian.ts'
import { AgreementState } from '../../../rooms/agreements/agreement.contract.ts'
import { stateWord } from '../../../rooms/agreements/state.rules.ts'
import { organisationContract } from '../../../rooms/organisation/organisation.contract.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Icon } from '../../parts/Drawing.tsx'
import { SelectField, TextField } from '../../parts/form/fields.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { client, useAnswer } from '../../platform/client.ts'
import { useWide } from '../../platform/device/device.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import type { ListHead } from '../calls.ts'
import { type Chosen, questionOf, traitWord } from './agreement-question.ts'

const organisation = client(organisationContract)
const offices = { agenciesOnly: true }

type FilterProps = { chosen: Chosen; year: number; head: ListHead | undefined }

/** The filters of the list; each change goes into the address, so that a list can be shared and
 * come back to. */
export function AgreementFilters(props: FilterProps): JSX.Element {
  const { chosen, head } = props
  const [, change] = useQuery()
  const wide = useWide()
  const words = <Words value={chosen.kata ?? ''} change={(kata) => change({ kata })} />
  return (
    <div class="space-y-4">
      <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div class="min-w-0 max-w-full">
          <Chips
            label="Saring menurut keadaan"
            chosen={chosen.keadaan ?? ''}
            choose={(keadaan) => change({ keadaan })}
            chips={[
              { id: '', label: 'Semua', ...(head && { count: sum(head) }) },
              ...stateChips(head, chosen.keadaan),
            ]}
          />
        </div>
        {wide && <Switches {...props} />}
      </div>
      {wide ? (
        <div class="grid grid-cols-[1.4fr_1.4fr_1fr_8rem] gap-x-4 gap-y-3">
          {words}
          <Selects {...props} />
        </div>
      ) : (
        <>
          {words}
          <MoreFilters {...props} />
        </>
      )}
    </div>
  )
}

/** On a phone the rarer filters stand behind one line, open when one of them is in use. */
function MoreFilters(props: FilterProps): JSX.Element {
  const { unit, tingkat, tahun, milik, tinjau, ciri } = props.chosen
  return (
    <details class="twin" open={Boolean(unit || tingkat || tahun || milik || tinjau || ciri)}>
      <summary class="link inline-flex items-center gap-1 text-sm py-1">
        <Icon name="buka" />
        Saringan lain
      </summary>
      <div class="grid gap-3 mt-3">
        <Selects {...props} />
        <Switches {...props} />
      </div>
    </details>
  )
}

function Selects({ chosen, year, head }: FilterProps): JSX.Element {
  const [, change] = useQuery()
  const { actingAs } = useSession().actor
  const units = useAnswer(organisation.listUnits, actingAs && offices)
  return (
    <>
      {actingAs && (
        <SelectField
          label="Perangkat daerah"
          name="unit"
          empty="Semua perangkat daerah"
          value={chosen.unit ?? ''}
          change={(unit) => change({ unit })}
          options={(units.value?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SelectField
        label="Tingkat"
        name="tingkat"
        empty="Semua tingkat"
        value={chosen.tingkat ?? ''}
        change={(tingkat) => change({ tingkat })}
        options={(head?.levels ?? []).map(({ level, label }) => ({ value: level, label }))}
      />
      <YearField year={year} />
    </>
  )
}

const sum = ({ states }: ListHead): number => states.reduce((total, { count }) => total + count, 0)

const stateChips = (head: ListHead | undefined, chosen: string | undefined) =>
  AgreementState.options.flatMap((state) => {
    const count = head?.states.find((one) => one.state === state)?.count ?? 0
    return count > 0 || state === chosen ? [{ id: state, label: stateWord(state), count }] : []
  })

/** Filters that are on or off; «Perlu ditinjau» stands there while something is or may be, and what
 * the board was asked for until it is taken off. */
function Switches({ chosen, year, head }: FilterProps): JSX.Element {
  const [, change] = useQuery()
  const { trait } = questionOf(chosen, year)
  const needReview = head?.needReview ?? 0
  return (
    <div class="flex flex-wrap gap-2">
      {trait && (
        <button
          type="button"
          class="chip w-fit"
          aria-pressed="true"
          onClick={() => change({ ciri: undefined })}
        >
          {traitWord[trait]}
        </button>
      )}
      {(needReview > 0 || chosen.tinjau) && (
        <Review on={chosen.tinjau === 'perlu'} count={needReview} />
      )}
      <Mine on={chosen.milik === 'saya'} />
    </div>
  )
}

function Review({ on, count }: { on: boolean; count: number }): JSX.Element {
  const [, change] = useQuery()
  return (
    <button
      type="button"
      class="chip w-fit"
      aria-pressed={on}
      onClick={() => change({ tinjau: on ? undefined : 'perlu' })}
    >
      Perlu ditinjau <b class="num">{printNumber(count)}</b>
    </button>
  )
}

function Mine({ on }: { on: boolean }): JSX.Element {
  const [, change] = useQuery()
  return (
    <button
      type="button"
      class="chip w-fit"
      aria-pressed={on}
      onClick={() => change({ milik: on ? undefined : 'saya' })}
    >
      Hanya PK saya dan yang saya berikan
    </button>
  )
}

const pause = 350

/** Asks the server when the person stops typing. */
function Words({ value, change }: { value: string; change: (words: string) => void }): JSX.Element {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => change(typed), pause)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextField label="Nama, jabatan, atau nomor PK" name="kata" value={typed} change={setTyped} />
  )
}
