import type { JSX } from 'preact'
import { Chips } from '../../parts/Chips.tsx'
import { SelectField } from '../../parts/form/fields.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { useQuery } from '../../platform/place.ts'
import type { ProposalHead } from '../calls.ts'
import { proposalsAddress } from './proposal-words.ts'

/** By degree, office and level; each change goes into the address. */
export function ProposalFilters({
  head,
  year,
  one,
}: {
  head: ProposalHead | undefined
  year: number
  one: string | undefined
}): JSX.Element {
  const [{ derajat = '', unit = '', tingkat = '' }, change] = useQuery()
  if (one)
    return (
      <a class="link text-sm" href={proposalsAddress(year)}>
        Lihat semua PK yang berbeda
      </a>
    )
  const told = (head?.offices ?? []).flatMap(({ id, name }) =>
    id ? [{ value: id, label: name }] : [],
  )
  return (
    <div class="space-y-4">
      <Chips
        label="Saring menurut derajat"
        chosen={derajat}
        choose={(derajat) => change({ derajat })}
        chips={[
          { id: '', label: 'Semua' },
          { id: 'MUST', label: 'Perlu diubah' },
          { id: 'MAY', label: 'Dapat diubah' },
        ]}
      />
      <div class="grid md:grid-cols-[1.4fr_1fr_8rem] gap-x-4 gap-y-3">
        <SelectField
          label="Perangkat daerah"
          name="unit"
          empty="Semua perangkat daerah"
          value={unit}
          change={(unit) => change({ unit })}
          options={told}
        />
        <SelectField
          label="Tingkat"
          name="tingkat"
          empty="Semua tingkat"
          value={tingkat}
          change={(tingkat) => change({ tingkat })}
          options={(head?.levels ?? []).map(({ level, label }) => ({ value: level, label }))}
        />
        <YearField year={year} />
      </div>
    </div>
  )
}
