import type { JSX } from 'preact'
import { isLocalDate } from '../../kernel/time.ts'
import type { FigurePage } from '../../rooms/measurement/desk.contract.ts'
import type { OrdinalScale } from '../../rooms/measurement/pack.contract.ts'
import { CheckField, ChoiceField, DateField, SelectField, TextField } from '../parts/fields.tsx'
import { asksParts, type FigureDraft } from './draft.ts'
import { printFigure } from './figure-words.ts'
import type { FieldErrors } from './preview.ts'

type Told = {
  page: FigurePage
  /** The scale of a predicate's target, where one knows it. */
  scale: OrdinalScale | null
  draft: FigureDraft
  patch: (changes: Partial<FigureDraft>) => void
  errors: FieldErrors
}

/** The two remarks on a figure: it is provisional; it cannot be measured yet. */
export function Remarks({
  page,
  draft,
  patch,
}: Pick<Told, 'page' | 'draft' | 'patch'>): JSX.Element {
  return (
    <div>
      {draft.mode !== 'blank' && (
        <CheckField
          label="Angka sementara"
          hint="Diganti angka tetap nanti; sebelum itu tidak dikunci."
          name="sementara"
          checked={draft.provisional}
          change={(provisional) => patch({ provisional })}
        />
      )}
      <CheckField
        label="Belum dapat diukur"
        hint="Sumber datanya belum terbit, atau tidak berlaku pada periode ini. Nol adalah angka: isi 0."
        name="belum-dapat-diukur"
        checked={draft.mode === 'blank'}
        change={(checked) =>
          patch(
            checked
              ? { mode: 'blank', provisional: false }
              : { mode: asksParts(page) ? 'parts' : 'value' },
          )
        }
      />
    </div>
  )
}

/** The fields of the figure itself, by the kind of its unit. */
export function ValueFields(told: Told): JSX.Element {
  const { page, draft } = told
  if (page.unitKind === 'GRADE') return <GradeField {...told} />
  if (page.unitKind === 'MILESTONE') return <MilestoneField {...told} />
  return draft.mode === 'parts' ? <PartFields {...told} /> : <NumberField {...told} />
}

const suffixOf = ({ unitKind, unitLabel }: FigurePage): string =>
  unitKind === 'PERCENT' ? '%' : unitLabel.toLowerCase()

function NumberField({ page, draft, patch, errors }: Told): JSX.Element {
  const { last } = page
  const mayCount = page.unitKind === 'PERCENT' || page.unitKind === 'INDEX'
  return (
    <div class="space-y-1 max-w-72">
      <TextField
        label={`Realisasi ${page.periodLabel}`}
        hint={
          last
            ? `Terakhir ${printFigure(last.value, page)} pada ${last.label}.`
            : 'Belum ada angka sebelumnya.'
        }
        error={errors['/value']}
        name="realisasi"
        value={draft.value}
        change={(value) => patch({ value })}
        figures
        suffix={suffixOf(page)}
      />
      {mayCount && (
        <button type="button" class="link text-sm" onClick={() => patch({ mode: 'parts' })}>
          Hitung dari pembilang dan penyebut
        </button>
      )}
    </div>
  )
}

function PartFields({ page, draft, patch, errors }: Told): JSX.Element {
  const before = page.reported.findLast(
    (one) => one.period < page.period && one.denominator !== null,
  )
  return (
    <div class="space-y-1 max-w-lg">
      <div class="grid grid-cols-2 gap-3">
        <TextField
          label="Pembilang"
          error={errors['/numerator']}
          name="pembilang"
          value={draft.numerator}
          change={(numerator) => patch({ numerator })}
          figures
        />
        <TextField
          label="Penyebut"
          error={errors['/denominator']}
          name="penyebut"
          value={draft.denominator}
          change={(denominator) => patch({ denominator })}
          figures
        />
      </div>
      <p class="meta">{page.formulaText ?? 'Yang tercapai, dibagi seluruhnya.'}</p>
      <p class="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {before?.denominator && draft.denominator === '' && (
          <button
            type="button"
            class="link"
            onClick={() => patch({ denominator: (before.denominator ?? '').replace('.', ',') })}
          >
            Pakai penyebut terakhir,{' '}
            {printFigure(before.denominator, { unitKind: 'INDEX', unitLabel: '' })}
          </button>
        )}
        {page.aggregation !== 'RATIO_POOLED' && (
          <button type="button" class="link" onClick={() => patch({ mode: 'value' })}>
            Isi angkanya langsung
          </button>
        )}
      </p>
    </div>
  )
}

/** A predicate of the scale its target stands on; words where no scale knows the target. */
function GradeField({ page, scale, draft, patch, errors }: Told): JSX.Element {
  const field = {
    label: `Predikat ${page.periodLabel}`,
    error: errors['/value'],
    name: 'realisasi',
    value: draft.value,
  }
  const change = (value: string): void => patch({ value })
  if (!scale) return <TextField {...field} change={change} />
  return (
    <SelectField
      {...field}
      change={change}
      empty="Pilih predikat"
      hint={scale.label}
      options={scale.grades.map(({ code: value, label }) => ({
        value,
        label: `${value}, ${label}`,
      }))}
    />
  )
}

function MilestoneField({ page, draft, patch, errors }: Told): JSX.Element {
  const done = draft.value !== '' && draft.value !== 'belum'
  const dated = page.target === null || isLocalDate(page.target)
  return (
    <div class="space-y-4">
      <ChoiceField
        label={`Keadaan pada akhir ${page.periodLabel}`}
        error={dated ? undefined : errors['/value']}
        name="keadaan"
        value={draft.value === '' ? '' : done ? 'selesai' : 'belum'}
        change={(value) =>
          patch({
            value:
              value === 'belum'
                ? 'belum'
                : dated && isLocalDate(draft.value)
                  ? draft.value
                  : 'selesai',
          })
        }
        options={[
          { value: 'selesai', label: 'Sudah selesai' },
          { value: 'belum', label: 'Belum selesai' },
        ]}
      />
      {dated && (done || errors['/value']) && (
        <DateField
          label="Tanggal selesai"
          error={errors['/value']}
          name="tanggal-selesai"
          value={isLocalDate(draft.value) ? draft.value : ''}
          change={(value) => patch({ value: value || 'selesai' })}
        />
      )}
    </div>
  )
}
