import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ended } from '../../kernel/indonesian.ts'
import type { FigurePage } from '../../rooms/measurement/desk.contract.ts'
import type { FigureVerdict } from '../../rooms/measurement/figure.contract.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { TextAreaField } from '../parts/fields.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { Button } from '../parts/ReasonButton.tsx'
import { StayBar } from '../parts/StayBar.tsx'
import { useAct } from '../platform/client.ts'
import { say } from '../platform/say.ts'
import { figures } from './calls.ts'
import { printFigure } from './figure-words.ts'

/** The giver's verdict: verified, or handed back with a question. What was seen is what is judged: the version goes along. */
export function VerdictBar({
  page,
  judged,
}: {
  page: FigurePage
  judged: () => void
}): JSX.Element {
  const [asking, setAsking] = useState(false)
  const give = useAct(figures.giveVerdict)
  const { measureId, period, version, current } = page

  const press = async (verdict: FigureVerdict, question?: string): Promise<void> => {
    const done = await give({
      measureId,
      period,
      version,
      verdict,
      ...(question ? { question } : {}),
    })
    if (!done) return
    setAsking(false)
    say(
      verdict === 'VERIFIED'
        ? 'Angka disahkan.'
        : ended(`Pertanyaan dikirim ke ${current?.reporterName ?? 'pelapor'}`),
    )
    judged()
  }
  return (
    <>
      <StayBar
        label="Periksa angka"
        actions={
          <>
            <Button onClick={() => setAsking(true)}>Kembalikan</Button>
            <Button
              kind="primary"
              onClick={() => void press('VERIFIED')}
              busy={give.busy && !asking}
            >
              Sahkan
            </Button>
          </>
        }
      >
        {!asking && give.refusal ? (
          <span role="alert">{give.refusal.detail}</span>
        ) : (
          ended(
            `Anda memeriksa ${current?.value ? printFigure(current.value, page) : 'belum dapat diukur'} dari ${current?.reporterName ?? 'pelapor'}`,
          )
        )}
      </StayBar>
      <Question
        open={asking}
        close={() => setAsking(false)}
        to={current?.reporterName ?? 'pelapor'}
        busy={give.busy}
        refusal={give.refusal}
        ask={(question) => void press('RETURNED', question)}
      />
    </>
  )
}

type QuestionTold = {
  open: boolean
  close: () => void
  to: string
  busy: boolean
  refusal: Parameters<typeof RefusalNote>[0]['refusal']
  ask: (question: string) => void
}

function Question({ open, close, to, busy, refusal, ask }: QuestionTold): JSX.Element {
  const [question, setQuestion] = useState('')
  const [tried, setTried] = useState(false)
  const empty = question.trim() === ''
  return (
    <Dialog
      title="Kembalikan dengan pertanyaan"
      open={open}
      close={close}
      actions={
        <>
          <Button onClick={close}>Batal</Button>
          <Button
            kind="primary"
            busy={busy}
            onClick={() => {
              setTried(true)
              if (!empty) ask(question.trim())
            }}
          >
            Kirim pertanyaan
          </Button>
        </>
      }
    >
      <div class="space-y-4">
        <TextAreaField
          label="Apa yang perlu dijelaskan atau diperbaiki?"
          hint={`${to} menjawabnya bersama angka yang baru.`}
          error={tried && empty ? 'Tulis pertanyaannya.' : undefined}
          name="pertanyaan"
          value={question}
          change={setQuestion}
        />
        <RefusalNote refusal={refusal} />
      </div>
    </Dialog>
  )
}
