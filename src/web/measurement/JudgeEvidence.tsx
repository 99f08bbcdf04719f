import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Verdict } from '../../rooms/evidence/evidence.contract.ts'
import type { FigureEvidence } from '../../rooms/measurement/desk.contract.ts'
import type { Figure } from '../../rooms/measurement/figure.contract.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { ChoiceField, TextAreaField } from '../parts/fields.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { figures } from './calls.ts'

const choices: { value: Verdict; label: string }[] = [
  { value: 'ACCEPTED', label: 'Diterima' },
  { value: 'NOT_ENOUGH', label: 'Belum cukup' },
  { value: 'NOT_RELEVANT', label: 'Tidak sesuai' },
]

/** What the verifier says of one item: accepted, not enough, not relevant, with a note where something is missing. */
export function JudgeEvidence({
  item,
  current,
  judged,
}: {
  item: FigureEvidence
  current: Figure
  judged: () => void
}): JSX.Element {
  const [open, setOpen] = useState(false)
  const [verdict, setVerdict] = useState<Verdict>('ACCEPTED')
  const [note, setNote] = useState('')
  const { measureId, period, version } = current
  const judge = useAct(figures.judgeEvidence)

  const press = async (): Promise<void> => {
    const done = await judge({
      measureId,
      period,
      version,
      itemId: item.id,
      verdict,
      ...(note.trim() ? { note: note.trim() } : {}),
    })
    if (!done) return
    setOpen(false)
    say('Penilaian bukti tercatat.')
    judged()
  }
  return (
    <>
      <Button kind="text" onClick={() => setOpen(true)}>
        Nilai bukti
        <span class="sr-only"> {item.name}</span>
      </Button>
      <Dialog
        title={`Nilai «${item.name}»`}
        open={open}
        close={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Batal</Button>
            <Button kind="primary" onClick={() => void press()} busy={judge.busy}>
              Simpan penilaian
            </Button>
          </>
        }
      >
        <div class="space-y-4">
          <ChoiceField
            label="Bukti ini"
            name="nilai-bukti"
            value={verdict}
            change={(value) => setVerdict(value as Verdict)}
            options={choices}
          />
          {verdict !== 'ACCEPTED' && (
            <TextAreaField
              label="Apa yang kurang?"
              name="catatan-bukti"
              value={note}
              change={setNote}
              rows={2}
            />
          )}
          <RefusalNote refusal={judge.refusal} />
        </div>
      </Dialog>
    </>
  )
}
