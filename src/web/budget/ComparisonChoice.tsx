import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printDateShort } from '../../kernel/indonesian.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { BudgetVersion } from '../../rooms/budget/version/version.contract.ts'
import { SelectField } from '../parts/form/fields.tsx'
import { ReasonButton } from '../parts/form/ReasonButton.tsx'
import { navigate } from '../platform/place.ts'
import { comparisonAddress, versionBefore, versionName } from './budget-words.ts'

const sameTwice = refusal('web/same-version', 409, 'Pilih dua versi yang berbeda.')

/** Two versions to compare; at first the one that counts and the one before it. */
export function ComparisonChoice({
  versions,
}: {
  versions: readonly BudgetVersion[]
}): JSX.Element | null {
  const later = versions.find(({ inForce }) => inForce) ?? versions[0]
  const earlier = later && versionBefore(versions, later.id)
  const [from, setFrom] = useState(earlier?.id ?? '')
  const [to, setTo] = useState(later?.id ?? '')
  if (versions.length < 2) return null
  const options = versions
    .toSorted((a, b) => a.sequence - b.sequence)
    .map((version) => ({
      value: version.id,
      label: `${versionName(version)}, disahkan ${printDateShort(version.approvedOn)}`,
    }))
  return (
    <section aria-labelledby="banding">
      <h2 id="banding" class="h2 mb-3">
        Bandingkan dua versi
      </h2>
      <div class="grid md:grid-cols-[1fr_1fr_auto] gap-4 items-end max-w-240">
        <SelectField
          label="Semula"
          name="dari"
          empty="Pilih versi"
          value={from}
          change={setFrom}
          options={options}
        />
        <SelectField
          label="Menjadi"
          name="ke"
          empty="Pilih versi"
          value={to}
          change={setTo}
          options={options}
        />
        <ReasonButton
          kind="quiet"
          refusal={from && to && from !== to ? null : sameTwice}
          onClick={() => navigate(comparisonAddress(from, to))}
        >
          Bandingkan
        </ReasonButton>
      </div>
    </section>
  )
}
