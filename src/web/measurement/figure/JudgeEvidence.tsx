import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Verdict } from '../../../rooms/evidence/evidence.contract.ts'
import type { FigureEvidence } from '../../../rooms/measurement/desk/desk.contract.ts'
import type { Figure } from '../../../rooms/measurement/figure/figure.contract.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, TextAreaField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { figures } from '../calls.ts'

const choices: { value: Verdict; label: string }[] = [
  { value: 'ACCEPTED', label: 'Diterima' },
  { value: 'NOT_ENOUGH', label: 'Belum cukup' },
  { value: 'NOT_RELEVANT', label: 'Tidak sesuai' },
]

type Told = { item: FigureEvidence; current: Figure; judged: () => void }

/** What the verifier says of one item: accepted, not enough, not relevant, with a note where
 * something is missing. */
export function JudgeEvidence({ item, current, judged }: Told): JSX.Element {
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <>
      <Button kind="text" onClick={() => setOpen(true)}>
        Nilai bukti
        <span class="sr-only"> {item.name}</span>
      </Button>
      <Dialog title={`Nilai «${item.name}»`} open={open} close={close}>
        <JudgeForm item={item} current={current} judged={judged} close={close} />
      </Dialog>
    </>
  )
}

function JudgeForm({ item, current, judged, close }: Told & { close: () => void }): JSX.Element {
  const { measureId, period, version } = current
  const form = useForm(figures.judgeEvidence, {
    opens: { verdict: 'ACCEPTED' as Verdict, note: '' },
    keep: `nilai-bukti/${item.id}`,
    input: ({ verdict, note }) => ({
      measureId,
      period,
      version,
      itemId: item.id,
      verdict,
      ...(note.trim() ? { note: note.trim() } : {}),
    }),
    done: () => {
      close()
      say('Penilaian bukti tercatat.')
      judged()
    },
  })
  const verdict = form.field('verdict')
  return (
    <Form form={form} button="Simpan penilaian" leave={close}>
      <ChoiceField
        {...verdict}
        label="Bukti ini"
        change={(value) => verdict.change(value as Verdict)}
        options={choices}
      />
      {verdict.value !== 'ACCEPTED' && (
        <TextAreaField {...form.field('note')} label="Apa yang kurang?" rows={2} />
      )}
    </Form>
  )
}
