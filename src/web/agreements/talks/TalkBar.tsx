import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { ended } from '../../../kernel/indonesian.ts'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { talkPath } from '../../../rooms/agreements/talks/talk.rules.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ReasonDialog } from '../../parts/form/ReasonDialog.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { agreements } from '../calls.ts'
import { signings } from '../signing/signing-calls.ts'

type Told = { agreement: AgreementPage; receiver: boolean; moved: (sentence: string) => void }

/** The bar of a declined promise for whoever may take it up again: for the giver the one call of
 * the page, for the receiver a quiet way back. */
export function TalkBar({ agreement, receiver, moved }: Told): JSX.Element {
  const [open, setOpen] = useState(false)
  const { id, firstParty, declined } = agreement
  const asked = declined?.answeredBy ?? 'Bagian Organisasi'
  return (
    <>
      <StayBar
        label="Pembahasan"
        actions={
          <Button kind={receiver ? 'quiet' : 'primary'} onClick={() => setOpen(true)}>
            {receiver ? 'Saya siap membahas lagi' : 'Buka pembahasan lagi'}
          </Button>
        }
      >
        <b class="text-ink font-semibold">
          {receiver
            ? ended(`Sekarang menunggu ${asked}`)
            : `${firstParty.name} menunggu jawaban Anda.`}
        </b>{' '}
        <a class="link whitespace-nowrap" href={talkPath(id)}>
          {receiver ? 'Pembahasan' : 'Tindak lanjut lain'}
        </a>{' '}
        <a
          class="link whitespace-nowrap"
          href={agreements.readDocument.address({ id })}
          target="_blank"
          rel="noopener"
        >
          Buka PDF<span class="sr-only"> di tab baru</span>
        </a>
      </StayBar>
      <ReasonDialog
        call={signings.reopenAgreement}
        name="reason"
        input={(reason) => ({ id, reason })}
        keep={`bahas-lagi/${id}`}
        open={open}
        close={() => setOpen(false)}
        done={({ sentence }) => moved(sentence)}
        {...(receiver ? ownWords(asked) : giverWords(firstParty.name))}
      />
    </>
  )
}

const giverWords = (receiver: string) => ({
  title: 'Buka pembahasan lagi',
  consequence:
    `${receiver} membaca usulan Anda, lalu menandatangani PK ini atau menyebut apa yang ` +
    'masih kurang.',
  question: 'Apa yang Anda usulkan?',
  hint: 'Satu atau dua kalimat cukup.',
  missing: 'Tulis usulannya, satu kalimat pun cukup.',
  button: 'Buka pembahasan lagi',
})

const ownWords = (asked: string) => ({
  title: 'Siap membahas lagi',
  consequence:
    `Pernyataan belum siap Anda ditarik dan PK ini kembali menunggu Anda. ${asked} ` +
    'membacanya di riwayat.',
  question: 'Apa yang sudah berubah?',
  hint: 'Satu atau dua kalimat cukup.',
  missing: 'Tulis apa yang berubah, satu kalimat pun cukup.',
  button: 'Saya siap membahas lagi',
})
