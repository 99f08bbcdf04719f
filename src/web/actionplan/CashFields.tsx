import type { JSX } from 'preact'
import { printRupiah } from '../../kernel/indonesian.ts'
import type { ActionPlanPage } from '../../rooms/actionplan/plan/plan.contract.ts'
import { TextField } from '../parts/form/fields.tsx'
import type { PlanFields } from './plan-draft.ts'

/** What each quarter takes of the promise's budget. */
export function CashFields({
  page: { money },
  form,
}: {
  page: ActionPlanPage
  form: PlanFields
}): JSX.Element {
  const { cash } = form.values
  return (
    <section class="sheet p-5 space-y-5" aria-labelledby="kas">
      <div>
        <h2 id="kas" class="h2">
          Rencana kas triwulan
        </h2>
        <p class="sec">Jumlah keempat triwulan sama dengan anggaran di PK.</p>
      </div>
      {money.map(({ row, code, name, amount }) => (
        <fieldset key={row} class="space-y-2">
          <legend class="font-semibold">
            {name}{' '}
            <span class="font-normal text-ink-2 num">
              {code}, {printRupiah(amount)}
            </span>
          </legend>
          <div class="grid grid-cols-2 md:grid-cols-4 gap-3">
            {['TW I', 'TW II', 'TW III', 'TW IV'].map((word, at) => {
              const key = `${row} ${at + 1}`
              return (
                <TextField
                  key={key}
                  label={`${word}, Rp`}
                  name={`kas ${key}`}
                  figures
                  value={cash[key] ?? ''}
                  change={(typed) => form.change({ cash: { ...cash, [key]: typed } })}
                />
              )
            })}
          </div>
        </fieldset>
      ))}
    </section>
  )
}
