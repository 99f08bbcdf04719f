import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { AgreementState } from '../../rooms/agreements/agreement.contract.ts'
import { stateWords } from '../../rooms/agreements/transition.rules.ts'
import { organisationContract } from '../../rooms/organisation/organisation.contract.ts'
import { Chips } from '../parts/Chips.tsx'
import { SelectField, TextField } from '../parts/fields.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/router.tsx'
import type { Chosen } from './agreement-question.ts'
import type { ListHead } from './calls.ts'
import { YearField } from './YearField.tsx'

const organisation = client(organisationContract)
const offices = { agenciesOnly: true }

/** The filters of the list; each change goes into the address, so that a list can be shared and come back to. */
export function AgreementFilters({ chosen, year, head }: { chosen: Chosen; year: number; head: ListHead | undefined }): JSX.Element {
  const [, change] = useQuery()
  const units = useAnswer(organisation.listUnits, offices)
  return (
    <div class="space-y-4">
      <Chips
        label="Saring menurut keadaan"
        chosen={chosen.keadaan ?? ''}
        choose={(keadaan) => change({ keadaan })}
        chips={[{ id: '', label: 'Semua', ...(head && { count: sum(head) }) }, ...stateChips(head, chosen.keadaan)]}
      />
      <div class="grid md:grid-cols-[1.4fr_1.4fr_1fr_8rem] gap-x-4 gap-y-3">
        <Words value={chosen.kata ?? ''} change={(kata) => change({ kata })} />
        <SelectField
          label="Perangkat daerah"
          name="unit"
          empty="Semua perangkat daerah"
          value={chosen.unit ?? ''}
          change={(unit) => change({ unit })}
          options={(units.value?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          label="Tingkat"
          name="tingkat"
          empty="Semua tingkat"
          value={chosen.tingkat ?? ''}
          change={(tingkat) => change({ tingkat })}
          options={(head?.levels ?? []).map(({ level, label }) => ({ value: level, label }))}
        />
        <YearField year={year} />
      </div>
      <Mine on={chosen.milik === 'saya'} change={(on) => change({ milik: on ? 'saya' : undefined })} />
    </div>
  )
}

const sum = ({ states }: ListHead): number => states.reduce((total, { count }) => total + count, 0)

const stateChips = (head: ListHead | undefined, chosen: string | undefined) =>
  AgreementState.options.flatMap((state) => {
    const count = head?.states.find((one) => one.state === state)?.count ?? 0
    return count > 0 || state === chosen ? [{ id: state, label: stateWords[state], count }] : []
  })

function Mine({ on, change }: { on: boolean; change: (on: boolean) => void }): JSX.Element {
  return (
    <button type="button" class="chip" aria-pressed={on} onClick={() => change(!on)}>
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
  return <TextField label="Nama, jabatan, atau nomor PK" name="kata" value={typed} change={setTyped} />
}
