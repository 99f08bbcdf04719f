import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { MeasureCard } from '../../rooms/planning/node/node.contract.ts'
import type { Target } from '../../rooms/planning/target/target.contract.ts'
import { Dialog } from '../parts/form/Dialog.tsx'
import { Form } from '../parts/form/Form.tsx'
import { TextAreaField, TextField } from '../parts/form/fields.tsx'
import { useForm } from '../platform/form.ts'
import { say } from '../platform/say.ts'
import { plans } from './calls.ts'
import { typedTarget, unitBeside } from './plan-words.ts'

/** The period within a sentence: `tahun 2026`, `triwulan I 2026`. */
const periodWords = ({ printedPeriod }: Target): string =>
  printedPeriod.charAt(0).toLowerCase() + printedPeriod.slice(1)

const noReason = 'Tulis alasannya; ia tersimpan bersama target lama.'

type DialogTold = {
  measure: MeasureCard
  target: Target | null
  close: () => void
  changed: () => void
}

/** Sets or corrects one target, with its reason; the old one stays on record. Who was overtaken
 * reads what stands now beside what they typed, and presses again. */
export function TargetDialog({ measure, target, close, changed }: DialogTold): JSX.Element {
  return (
    <Dialog
      title={
        target ? `${target.value === null ? 'Isi' : 'Ubah'} target ${periodWords(target)}` : ''
      }
      open={target !== null}
      close={close}
    >
      {target && (
        <TargetForm
          key={target.period}
          measure={measure}
          target={target}
          close={close}
          changed={changed}
        />
      )}
    </Dialog>
  )
}

function TargetForm({
  measure,
  target,
  close,
  changed,
}: DialogTold & { target: Target }): JSX.Element {
  const correcting = target.value !== null
  const form = useForm(plans.setTarget, {
    opens: { value: typedTarget(target), reason: '' },
    keep: `target/${target.measureId}/${target.period}`,
    input: ({ value, reason }) => ({
      measureId: target.measureId,
      period: target.period,
      value,
      ...(reason.trim() ? { reason } : {}),
    }),
    wrong: ({ reason }) => ({ reason: correcting && reason.trim() === '' ? noReason : null }),
    seen: { value: target },
    done: (saved) => {
      say(`Target ${periodWords(saved)} tersimpan.`)
      changed()
      close()
    },
  })
  const overtaken = form.refusal?.status === 412 || form.refusal?.status === 428
  useEffect(() => {
    if (overtaken) changed()
  }, [overtaken])
  return (
    <Form form={form} button="Simpan target" leave={close}>
      <p class="sec">{measure.indicatorName}</p>
      <TextField
        {...form.field('value')}
        label="Target"
        figures={unitBeside(measure) !== ''}
        suffix={unitBeside(measure)}
        hint={
          correcting
            ? `Sekarang ${target.printed}. Yang lama tetap tercatat.`
            : 'Misalnya 1234,50. Rentang ditulis 80–90.'
        }
      />
      <TextAreaField
        {...form.field('reason')}
        label={correcting ? 'Mengapa diubah?' : 'Dari mana angka ini?'}
        optional={!correcting}
        hint="Satu kalimat cukup. Dibaca pimpinan dan tersimpan dalam riwayat."
        rows={2}
      />
    </Form>
  )
}
