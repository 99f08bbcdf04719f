import type { JSX } from 'preact'
import { isLocalDate } from '../../../kernel/time.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import type { OrdinalScale } from '../../../rooms/measurement/pack.contract.ts'
import {
  CheckField,
  ChoiceField,
  DateField,
  SelectField,
  TextField,
} from '../../parts/form/fields.tsx'
import type { Fields } from '../../platform/form.ts'
import { asksParts, type FigureDraft } from './draft.ts'
import { printFigure } from './figure-words.ts'

/** A figure with the fields of its form. */
export type Filled = { page: FigurePage; fields: Fields<FigureDraft> }
/** `scale`: that of a predicate's target, where one knows it. */
type Props = Filled & { scale: OrdinalScale | null }

/** The two remarks on a figure: it is provisional; it cannot be measured yet. */
export function Remarks({ page, fields: { values, change } }: Filled): JSX.Element {
  const blank = values.mode === 'blank'
  return (
    <div>
      {!blank && (
        <CheckField
          label="Angka sementara"
          hint="Diganti angka tetap nanti; sebelum itu tidak dikunci."
          name="sementara"
          checked={values.provisional}
          change={(provisional) => change({ provisional })}
        />
      )}
      <CheckField
        label="Belum dapat diukur"
        hint="Sumber datanya belum terbit, atau tidak berlaku pada periode ini. Nol adalah angka: isi 0."
        name="belum-dapat-diukur"
        checked={blank}
        change={(checked) =>
          change(
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
export function ValueFields(props: Props): JSX.Element {
  const { page, fields } = props
  if (page.unitKind === 'GRADE') return <GradeField {...props} />
  if (page.unitKind === 'MILESTONE') return <MilestoneField {...props} />
  return fields.values.mode === 'parts' ? <PartFields {...props} /> : <NumberField {...props} />
}

const suffixOf = ({ unitKind, unitLabel }: FigurePage): string =>
  unitKind === 'PERCENT' ? '%' : unitLabel.toLowerCase()

function NumberField({ page, fields }: Props): JSX.Element {
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
        {...fields.field('value')}
        figures
        suffix={suffixOf(page)}
      />
      {mayCount && (
        <button type="button" class="link text-sm" onClick={() => fields.change({ mode: 'parts' })}>
          Hitung dari pembilang dan penyebut
        </button>
      )}
    </div>
  )
}

function PartFields({ page, fields }: Props): JSX.Element {
  const before = page.reported.findLast(
    (one) => one.period < page.period && one.denominator !== null,
  )
  return (
    <div class="space-y-1 max-w-lg">
      <div class="grid grid-cols-2 gap-3">
        <TextField {...fields.field('numerator')} label="Pembilang" figures />
        <TextField {...fields.field('denominator')} label="Penyebut" figures />
      </div>
      <p class="meta">{page.formulaText ?? 'Yang tercapai, dibagi seluruhnya.'}</p>
      <p class="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {before?.denominator && fields.values.denominator === '' && (
          <button
            type="button"
            class="link"
            onClick={() =>
              fields.change({ denominator: (before.denominator ?? '').replace('.', ',') })
            }
          >
            Pakai penyebut terakhir,{' '}
            {printFigure(before.denominator, { unitKind: 'INDEX', unitLabel: '' })}
          </button>
        )}
        {page.aggregation !== 'RATIO_POOLED' && (
          <button type="button" class="link" onClick={() => fields.change({ mode: 'value' })}>
            Isi angkanya langsung
          </button>
        )}
      </p>
    </div>
  )
}

/** A predicate of the scale its target stands on; words where no scale knows the target. */
function GradeField({ page, scale, fields }: Props): JSX.Element {
  const field = { ...fields.field('value'), label: `Predikat ${page.periodLabel}` }
  if (!scale) return <TextField {...field} />
  return (
    <SelectField
      {...field}
      empty="Pilih predikat"
      hint={scale.label}
      options={scale.grades.map(({ code: value, label }) => ({
        value,
        label: `${value}, ${label}`,
      }))}
    />
  )
}

function MilestoneField({ page, fields }: Props): JSX.Element {
  const { value, error, change } = fields.field('value')
  const done = value !== '' && value !== 'belum'
  const dated = page.target === null || isLocalDate(page.target)
  return (
    <div class="space-y-4">
      <ChoiceField
        label={`Keadaan pada akhir ${page.periodLabel}`}
        error={dated ? undefined : error}
        name="keadaan"
        value={value === '' ? '' : done ? 'selesai' : 'belum'}
        change={(state) =>
          change(state === 'belum' ? 'belum' : dated && isLocalDate(value) ? value : 'selesai')
        }
        options={[
          { value: 'selesai', label: 'Sudah selesai' },
          { value: 'belum', label: 'Belum selesai' },
        ]}
      />
      {dated && (done || error) && (
        <DateField
          label="Tanggal selesai"
          error={error}
          name="tanggal-selesai"
          value={isLocalDate(value) ? value : ''}
          change={(day) => change(day || 'selesai')}
        />
      )}
    </div>
  )
}
