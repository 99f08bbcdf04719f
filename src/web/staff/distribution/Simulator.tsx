import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { DistributionPage } from '../../../rooms/staff/distribution/distribution.contract.ts'
import {
  findingsOf,
  type Heads,
  moved,
} from '../../../rooms/staff/distribution/distribution.rules.ts'
import { type Predicate, predicates } from '../../../rooms/staff/evaluation/evaluation.contract.ts'
import { predicateNames } from '../../../rooms/staff/evaluation/naming.rules.ts'
import { SelectField, TextField } from '../../parts/form/fields.tsx'

const options = predicates.map((value) => ({ value, label: predicateNames[value] }))

/** «Bila dua orang dari Baik ke Butuh Perbaikan …»: what would change, before anybody is talked to.
 * Nothing is kept. */
export function Simulator({
  heads,
  limits,
}: {
  heads: Heads
  limits: DistributionPage['limits']
}): JSX.Element {
  const [{ count, from, to }, set] = useState({
    ...{ count: '1', from: 'BAIK' as Predicate, to: 'BUTUH_PERBAIKAN' as Predicate },
  })
  const change = (part: object): void => set((was) => ({ ...was, ...part }))
  const after = moved(heads, { count: Number(count), from, to })
  const texts = after ? findingsOf(limits, after).map(({ text }) => text) : []
  return (
    <section class="space-y-3">
      <h2 class="h2">Coba dahulu</h2>
      <div class="flex flex-wrap items-end gap-3">
        <div class="w-24">
          <TextField
            label="Bila"
            name="orang"
            suffix="orang"
            figures
            value={count}
            change={(said) => change({ count: said.replace(/\D/g, '').slice(0, 4) })}
          />
        </div>
        <SelectField
          label="dari"
          name="dari"
          value={from}
          change={(said) => change({ from: said })}
          options={options}
        />
        <SelectField
          label="ke"
          name="ke"
          value={to}
          change={(said) => change({ to: said })}
          options={options}
        />
      </div>
      <p role="status">
        {!after
          ? 'Jumlah orang sebanyak itu tidak ada di predikat asalnya.'
          : texts.length > 0
            ? `Masih belum sesuai pola: ${texts.join(' ')}`
            : 'Semua batas pola terpenuhi.'}
      </p>
    </section>
  )
}
