import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ended } from '../../../kernel/indonesian.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { useAct } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { figures } from '../calls.ts'
import { printFigure } from '../figure/figure-words.ts'

/** The giver's verdict: verified, or handed back with a question. What was seen is what is judged:
 * the version goes along. */
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
  const reporter = current?.reporterName ?? 'pelapor'
  const seen = { measureId, period, version }
  const given = (words: string): void => {
    setAsking(false)
    say(words)
    judged()
  }
  const verify = async (): Promise<void> => {
    if (await give({ ...seen, verdict: 'VERIFIED' })) given('Angka disahkan.')
  }
  return (
    <>
      <StayBar
        label="Periksa angka"
        actions={
          <>
            <Button onClick={() => setAsking(true)}>Kembalikan</Button>
            <Button kind="primary" onClick={() => void verify()} busy={give.busy}>
              Sahkan
            </Button>
          </>
        }
      >
        {give.refusal ? (
          <span role="alert">{give.refusal.detail}</span>
        ) : (
          ended(
            'Anda memeriksa ' +
              `${current?.value ? printFigure(current.value, page) : 'belum dapat diukur'} ` +
              `dari ${reporter}`,
          )
        )}
      </StayBar>
      <ReasonDialog
        call={figures.giveVerdict}
        name="question"
        input={(question) => ({ ...seen, verdict: 'RETURNED' as const, question })}
        keep={`pertanyaan/${measureId}/${period}`}
        open={asking}
        close={() => setAsking(false)}
        done={() => given(ended(`Pertanyaan dikirim ke ${reporter}`))}
        title="Kembalikan dengan pertanyaan"
        question="Apa yang perlu dijelaskan atau diperbaiki?"
        hint={`${reporter} menjawabnya bersama angka yang baru.`}
        missing="Tulis pertanyaannya."
        button="Kirim pertanyaan"
      />
    </>
  )
}
