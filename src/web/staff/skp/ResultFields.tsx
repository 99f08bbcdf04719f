import type { JSX } from 'preact'
import {
  aspectNames,
  perspectiveNames,
  resultKindNames,
} from '../../../rooms/staff/skp/naming.rules.ts'
import type {
  Aspect,
  Indicator,
  Perspective,
  SkpPage,
} from '../../../rooms/staff/skp/skp.contract.ts'
import { SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { newIndicator, type ResultDraft } from './skp-draft.ts'

type Parent = { resultId: string; text: string; whose: string }
type Told = {
  page: SkpPage
  result: ResultDraft
  at: number
  approach: SkpPage['approach']
  parents: readonly Parent[]
  change: (part: Partial<ResultDraft>) => void
}
const optionsIn = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** One result: what it is, what it supports, how it is measured, and when. */
export function ResultFields({ remove, ...told }: Told & { remove: () => void }): JSX.Element {
  const { page, result, at, approach, change } = told
  return (
    <fieldset class="space-y-4 border-t border-line pt-4">
      <legend class="font-semibold">
        {at + 1}. {resultKindNames[result.kind]}
      </legend>
      <TextAreaField
        label={approach === 'QUALITATIVE' ? 'Hasil kerja, indikator, dan targetnya' : 'Hasil kerja'}
        name={`${result.key} text`}
        rows={2}
        value={result.text}
        change={(text) => change({ text })}
      />
      {result.kind === 'ADDITIONAL' ? (
        <TextField
          label="Dasar penugasan"
          hint="Nomor surat perintah atau keputusan."
          name={`${result.key} basis`}
          value={result.basis ?? ''}
          change={(basis) => change({ basis: basis || null })}
        />
      ) : page.family === 'EXECUTIVE' ? (
        <SelectField
          label="Perspektif"
          name={`${result.key} perspective`}
          empty="Pilih perspektif"
          value={result.perspective ?? ''}
          change={(one) => change({ perspective: (one || null) as Perspective | null })}
          options={optionsIn(perspectiveNames)}
        />
      ) : (
        <Link {...told} />
      )}
      {approach === 'QUANTITATIVE' && <Indicators {...told} />}
      <Quarters {...told} />
      <Button kind="text" onClick={remove}>
        Hapus hasil kerja ini
      </Button>
    </fieldset>
  )
}

/** What the result supports. One drawn from a PK is linked to its measure and stays so. */
function Link({ result, parents, change }: Told): JSX.Element | null {
  if (result.measureId !== null) return <p class="sec">Bersumber dari PK.</p>
  if (parents.length === 0 && result.parentResultId === null) return null
  return (
    <div class="grid md:grid-cols-[2fr_1fr] gap-3">
      <SelectField
        label="Mendukung hasil kerja"
        name={`${result.key} parent`}
        empty="Belum ditautkan"
        value={result.parentResultId ?? ''}
        change={(id) =>
          change({ parentResultId: id || null, mode: id ? (result.mode ?? 'INDIRECT') : null })
        }
        options={parents.map(({ resultId, text, whose }) => ({
          value: resultId,
          label: `${text} (${whose})`,
        }))}
      />
      <TextField
        label="Dukungannya"
        hint="Satu kalimat."
        name={`${result.key} note`}
        value={result.note ?? ''}
        change={(note) => change({ note: note || null })}
      />
    </div>
  )
}

function Indicators({ page, result, change }: Told): JSX.Element {
  const set = (at: number, part: Partial<Indicator>): void =>
    change({
      indicators: result.indicators.map((one, nth) => (nth === at ? { ...one, ...part } : one)),
    })
  return (
    <div class="space-y-3">
      {result.indicators.map((one, at) => {
        const key = `${result.key} ${at}`
        return (
          <div key={key} class="grid md:grid-cols-[9rem_2fr_8rem_8rem] gap-3">
            {page.family === 'STAFF' && (
              <SelectField
                label="Aspek"
                name={`${key} aspect`}
                value={one.aspect ?? ''}
                empty="Tanpa aspek"
                change={(aspect) => set(at, { aspect: (aspect || null) as Aspect | null })}
                options={optionsIn(aspectNames)}
              />
            )}
            <TextField
              label="Indikator"
              name={`${key} text`}
              value={one.text}
              change={(text) => set(at, { text })}
            />
            <TextField
              label="Target"
              name={`${key} target`}
              value={one.target}
              change={(target) => set(at, { target })}
            />
            <TextField
              label="Satuan"
              name={`${key} unit`}
              value={one.unit}
              change={(unit) => set(at, { unit })}
            />
          </div>
        )
      })}
      <p class="hint">Indikator yang kalimat dan targetnya dikosongkan tidak disimpan.</p>
      <Button
        kind="text"
        onClick={() => change({ indicators: [...result.indicators, newIndicator()] })}
      >
        Tambah indikator
      </Button>
    </div>
  )
}

function Quarters({ result, change }: Told): JSX.Element {
  return (
    <div class="grid grid-cols-2 md:grid-cols-4 gap-3">
      {result.quarters.map(({ quarter, target }, at) => (
        <TextField
          key={quarter}
          label={`Rencana triwulan ${quarter}`}
          name={`${result.key} q${quarter}`}
          value={target}
          change={(text) =>
            change({
              quarters: result.quarters.map((one, nth) =>
                nth === at ? { ...one, target: text } : one,
              ),
            })
          }
        />
      ))}
    </div>
  )
}
