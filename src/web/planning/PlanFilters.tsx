import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import {
  organisationContract,
  type UnitLine,
} from '../../rooms/organisation/organisation.contract.ts'
import type { PlanSummary } from '../../rooms/planning/node/node.contract.ts'
import { Chips } from '../parts/Chips.tsx'
import { SelectField, TextField } from '../parts/form/fields.tsx'
import { YearField } from '../parts/YearField.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'

const organisation = client(organisationContract)
const agencies = { agenciesOnly: true }
const everything = {}

/** Offices to choose from; a chosen unit that is none is among them. All units travel only to name
 * such a one. */
export function useOffices(chosen: string | undefined): UnitLine[] {
  const offices = useAnswer(organisation.listUnits, agencies).value?.items
  const strange = offices && chosen && !offices.some(({ id }) => id === chosen)
  const all = useAnswer(organisation.listUnits, strange ? everything : null).value?.items
  return [...(offices ?? []), ...(all ?? []).filter(({ id }) => id === chosen)]
}
const pause = 300

/** What is shown, of which office, with which words; all of it in the address. */
export function PlanFilters({
  year,
  summary,
}: {
  year: number
  summary: PlanSummary | undefined
}): JSX.Element {
  const [query, change] = useQuery()
  const shown = useOffices(query.unit)
  return (
    <div class="space-y-4">
      <Chips
        label="Yang ditampilkan"
        chosen={query.lihat ?? ''}
        choose={(lihat) => change({ lihat, pemegang: undefined })}
        chips={[
          { id: '', label: 'Pohon', ...(summary && { count: summary.nodes }) },
          { id: 'kurang', label: 'Masih kurang', ...(summary && { count: summary.gaps }) },
          { id: 'kamus', label: 'Kamus indikator' },
        ]}
      />
      <div class="grid md:grid-cols-[1.4fr_1.4fr_8rem] gap-x-4 gap-y-3">
        <Words value={query.kata ?? ''} change={(kata) => change({ kata })} />
        <SelectField
          label="Perangkat daerah"
          name="unit"
          empty="Semua perangkat daerah"
          value={query.unit ?? ''}
          change={(unit) => change({ unit })}
          options={shown.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <YearField year={year} />
      </div>
    </div>
  )
}

function Words({ value, change }: { value: string; change: (words: string) => void }): JSX.Element {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => change(typed.trim()), pause)
    return () => clearTimeout(timer)
  }, [typed])
  return <TextField label="Kata yang dicari" name="kata" value={typed} change={setTyped} />
}
