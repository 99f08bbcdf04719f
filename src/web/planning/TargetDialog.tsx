import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { MeasureCard } from '../../rooms/planning/node/node.contract.ts'
import type { Target } from '../../rooms/planning/target/target.contract.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { TextAreaField, TextField } from '../parts/fields.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { useAct } from '../platform/client.ts'
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

/**
 * Sets or corrects one target, with its reason; the old one stays on record. Who was overtaken reads what stands now beside what they typed,
 * and presses again.
 */
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
  const [value, setValue] = useState(typedTarget(target))
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const set = useAct(plans.setTarget, { seen: { value: target } })
  const correcting = target.value !== null
  useEffect(() => {
    if (set.refusal?.status === 412 || set.refusal?.status === 428) changed()
  }, [set.refusal])

  const save = async (): Promise<void> => {
    const unreasoned = correcting && reason.trim() === ''
    setMissing(unreasoned)
    if (unreasoned) return
    const saved = await set({
      measureId: target.measureId,
      period: target.period,
      value,
      ...(reason.trim() ? { reason } : {}),
    })
    if (!saved) return
    say(`Target ${periodWords(saved)} tersimpan.`)
    changed()
    close()
  }
  return (
    <form
      class="space-y-4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p class="sec">{measure.indicatorName}</p>
      <TextField
        label="Target"
        name="value"
        figures={unitBeside(measure) !== ''}
        suffix={unitBeside(measure)}
        hint={
          correcting
            ? `Sekarang ${target.printed}. Yang lama tetap tercatat.`
            : 'Misalnya 1234,50. Rentang ditulis 80–90.'
        }
        value={value}
        change={setValue}
        error={set.errorAt('/value')}
      />
      <TextAreaField
        label={correcting ? 'Mengapa diubah?' : 'Dari mana angka ini?'}
        name="reason"
        optional={!correcting}
        hint="Satu kalimat cukup. Dibaca pimpinan dan tersimpan dalam riwayat."
        rows={2}
        value={reason}
        change={setReason}
        error={missing && reason.trim() === '' ? noReason : set.errorAt('/reason')}
      />
      {set.refusal && !set.refusal.errors && <RefusalNote refusal={set.refusal} />}
      <div class="flex flex-wrap justify-end gap-2">
        <Button onClick={close}>Batal</Button>
        <Button kind="primary" type="submit" busy={set.busy}>
          Simpan target
        </Button>
      </div>
    </form>
  )
}
