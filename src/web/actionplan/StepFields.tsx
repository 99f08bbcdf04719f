import type { JSX } from 'preact'
import { months as monthNames } from '../../kernel/indonesian.ts'
import type { ActionPlanPage } from '../../rooms/actionplan/plan/plan.contract.ts'
import { Icon } from '../parts/Drawing.tsx'
import { SelectField, TextField } from '../parts/form/fields.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import type { StepDraft } from './plan-draft.ts'

type Told = {
  page: ActionPlanPage
  step: StepDraft
  name: string
  change: (part: Partial<StepDraft>) => void
}

/** One step: what is done, what comes out of it, in which months, who answers, with which money. */
export function StepFields({ remove, ...told }: Told & { remove: () => void }): JSX.Element {
  const { page, step, name, change } = told
  return (
    <fieldset class="space-y-3 border-t border-line pt-4">
      <legend class="font-semibold">{name}</legend>
      <TextField
        label="Langkah"
        name={`${step.key} action`}
        value={step.action}
        change={(action) => change({ action })}
      />
      <div class="grid md:grid-cols-[2fr_1fr] gap-3">
        <TextField
          label="Keluaran"
          name={`${step.key} output`}
          value={step.output}
          change={(output) => change({ output })}
        />
        <TextField
          label="Satuan keluaran"
          hint="Kosongkan bila tidak dihitung."
          name={`${step.key} unit`}
          value={step.unitLabel}
          change={(unitLabel) => change({ unitLabel })}
        />
      </div>
      <Months {...told} />
      <div class="grid md:grid-cols-2 gap-3">
        <SelectField
          label="Penanggung jawab"
          name={`${step.key} post`}
          empty="Pemegang PK ini"
          value={step.positionId}
          change={(positionId) => change({ positionId })}
          options={page.posts.map(({ id, title, holder }) => ({
            value: id,
            label: holder ? `${title} (${holder})` : `${title} (kosong)`,
          }))}
        />
        {page.money.length > 0 && (
          <SelectField
            label="Program, kegiatan, sub kegiatan"
            name={`${step.key} money`}
            empty="Tanpa anggaran PK ini"
            value={step.budgetCode}
            change={(budgetCode) => change({ budgetCode })}
            options={[...new Map(page.money.map((row) => [row.code, row])).values()].map(
              ({ code, name: called }) => ({ value: code, label: `${code} ${called}` }),
            )}
          />
        )}
      </div>
      <Executors {...told} />
      <Button kind="text" onClick={remove}>
        Hapus langkah ini
      </Button>
    </fieldset>
  )
}

/** The twelve months: planned or not, and how much where the output is counted. */
function Months({ step, name, change }: Told): JSX.Element {
  const set = (at: number, amount: string | null): void =>
    change({ months: step.months.map((one, month) => (month === at ? amount : one)) })
  const counted = step.unitLabel.trim() !== ''
  return (
    <div>
      <div class="flex flex-wrap items-baseline justify-between gap-2">
        <p class="label">Bulan pelaksanaan{counted && `, jumlah ${step.unitLabel}`}</p>
        <button
          type="button"
          class="link text-sm"
          onClick={() => change({ months: step.months.map((one) => one ?? (counted ? '1' : '')) })}
        >
          Semua bulan
        </button>
      </div>
      <div class="grid grid-cols-3 md:grid-cols-6 gap-2 mt-1.5">
        {step.months.map((amount, at) => {
          const month = monthNames[at] ?? ''
          return (
            <div key={month} class="min-w-0">
              <label class="choice">
                <input
                  type="checkbox"
                  class="checkbox checkbox-primary"
                  checked={amount !== null}
                  onChange={(event) =>
                    set(at, event.currentTarget.checked ? (counted ? '1' : '') : null)
                  }
                />
                <span>
                  {month.slice(0, 3)}
                  <span class="sr-only">
                    {month.slice(3)}, {name}
                  </span>
                </span>
              </label>
              {counted && amount !== null && (
                <input
                  class="input num"
                  inputMode="decimal"
                  aria-label={`Jumlah ${month}, ${name}`}
                  value={amount}
                  onInput={(event) => set(at, event.currentTarget.value)}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Executors({ page, step, name, change }: Told): JSX.Element {
  const { executorIds } = step
  const nameOf = (id: string): string =>
    page.people.find((one) => one.id === id)?.name ?? 'pegawai yang sudah pindah'
  return (
    <div class="space-y-2">
      <SelectField
        label="Pelaksana"
        name={`${step.key} people`}
        empty={executorIds.length === 0 ? 'Pilih pegawai' : 'Tambah pegawai lain'}
        value=""
        change={(id) => id && change({ executorIds: [...new Set([...executorIds, id])] })}
        options={page.people
          .filter(({ id }) => !executorIds.includes(id))
          .map(({ id, name: called }) => ({ value: id, label: called }))}
      />
      {executorIds.length > 0 && (
        <ul class="flex flex-wrap gap-2">
          {executorIds.map((id) => (
            <li key={id}>
              <button
                type="button"
                class="chip"
                aria-label={`Keluarkan ${nameOf(id)} dari ${name}`}
                onClick={() => change({ executorIds: executorIds.filter((one) => one !== id) })}
              >
                {nameOf(id)} <Icon name="tutup" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
