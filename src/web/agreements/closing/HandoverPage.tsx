import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printDate, printRupiah } from '../../../kernel/indonesian.ts'
import { printMomentShort } from '../../../kernel/moment.ts'
import type { HandoverPage as Handover } from '../../../rooms/agreements/succession/handover.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { handovers } from './closing-calls.ts'
import { ReachedTable } from './ReachedTable.tsx'
import { SignHandover } from './SignHandover.tsx'
import { WriteHandover } from './WriteHandover.tsx'

/** What who left a post hands over to who takes it: figures to the last day, what is left undone,
 * and both signatures. */
export function HandoverPage({ id }: { id: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(handovers.readHandover, { id })
  return (
    <main id="isi">
      <div class="wrap page">
        <PageTitle
          title="Memori serah terima"
          steps={[
            { label: 'Perjanjian', href: '/perjanjian' },
            { label: value?.code ?? 'PK', href: `/perjanjian/${id}` },
            { label: 'Serah terima' },
          ]}
          context={
            value && (
              <>
                PK {value.year} {value.leaving} berlaku {printDate(value.from)} sampai{' '}
                {printDate(value.until)}.
              </>
            )
          }
        >
          {value ? sentenceOf(value) : 'Memori serah terima kinerja.'}
        </PageTitle>
        <div class="mt-6 space-y-9">
          <RefusalNote refusal={refusal} again={() => void again()} />
          {!value && !refusal && <Loading shape="rows" />}
          {value && <Shown note={value} look={again} />}
        </div>
      </div>
      {value && <Bar note={value} look={again} />}
    </main>
  )
}

function sentenceOf({ title, stage, firstParty, secondParty }: Handover): string {
  const what = `Memori serah terima ${title}`
  if (stage === 'NONE') return `${what} belum ditulis.`
  if (stage === 'DONE') return `${what} sudah ditandatangani.`
  const awaited = stage === 'WRITTEN' ? firstParty.name : (secondParty?.name ?? '')
  return `${what} menunggu tanda tangan ${awaited}.`
}

type Money = NonNullable<Handover['budget']>['rows'][number]
const moneyColumns: readonly ListColumn<Money>[] = [
  column('name', 'Program, kegiatan, atau sub kegiatan', ({ name }) => name, { phone: 'name' }),
  column('amount', 'Anggaran (Rp)', ({ amount }) => amount, { kind: 'rupiah' }),
  column('realised', 'Realisasi (Rp)', ({ realised }) => realised, {
    kind: 'rupiah',
    phone: 'end',
  }),
]

/** What was imported after the note was written is not in it, and the page of the promise shows it. */
const spentSentence = (
  { upTo, rows }: NonNullable<Handover['budget']>,
  stage: Handover['stage'],
): string => {
  const lacks = stage === 'NONE' ? 'belum diimpor' : 'belum diimpor saat memori ini ditulis'
  const promised = printRupiah(rows.reduce((sum, { amount }) => sum + amount, 0))
  return upTo === null
    ? `Anggaran ${promised}; realisasinya ${lacks}.`
    : `Anggaran ${promised}; realisasi sampai ${upTo}.`
}

function Shown({ note, look }: { note: Handover; look: () => Promise<void> }): JSX.Element {
  const { stage, writes } = note
  return (
    <>
      {note.absence && (
        <Note tone="mid" title={`${note.leaving} tidak menandatangani memori ini.`}>
          {note.absence} Karena itu {note.firstParty.title} yang menyerahkannya.
        </Note>
      )}
      <section>
        <ReachedTable
          sentence={`Kinerja sampai hari terakhir, ${printDate(note.until)}.`}
          rows={note.rows}
          file={`serah-terima-${note.code}`}
        />
      </section>
      {note.budget && (
        <section>
          <DataTable
            sentence={spentSentence(note.budget, stage)}
            rows={note.budget.rows}
            columns={moneyColumns}
            keyOf={({ name }) => name}
            noun="baris"
            name="anggaran"
          />
        </section>
      )}
      {stage !== 'NONE' && <Words note={note} />}
      {writes && <WriteHandover key={note.digest} note={note} as={writes} look={look} />}
    </>
  )
}

const Words = ({ note: { unfinished, advice } }: { note: Handover }): JSX.Element => (
  <section aria-labelledby="catatan" class="max-w-prose space-y-4">
    <h2 id="catatan" class="h2">
      Yang belum selesai
    </h2>
    <p class="whitespace-pre-line">{unfinished}</p>
    {advice && (
      <>
        <h3 class="font-semibold">Pesan untuk yang melanjutkan</h3>
        <p class="whitespace-pre-line">{advice}</p>
      </>
    )}
  </section>
)

function Bar({ note, look }: { note: Handover; look: () => Promise<void> }): JSX.Element {
  const { timeZone } = useSession().region
  const [signing, setSigning] = useState(false)
  const { agreementId: id, stage, signed, signs } = note
  const paper = (
    <a
      class={`btn ${signs ? 'btn-quiet' : 'btn-primary'}`}
      href={handovers.readHandoverDocument.address({ id })}
      target="_blank"
      rel="noopener"
    >
      Buka PDF<span class="sr-only"> di tab baru</span>
    </a>
  )
  return (
    <>
      <StayBar
        label="Memori serah terima"
        actions={
          <>
            {paper}
            {signs && (
              <Button kind="primary" onClick={() => setSigning(true)}>
                Tanda tangan
              </Button>
            )}
          </>
        }
      >
        {signs && <b class="text-ink font-semibold">Sekarang giliran Anda menandatangani. </b>}
        {stage === 'NONE' && 'PDF memuat tanda KONSEP sampai memorinya ditulis.'}
        {signed.map(({ name, at }) => (
          <span key={name}>
            Ditandatangani {name} {printMomentShort(at, timeZone)}.{' '}
          </span>
        ))}
        {signed.length > 0 && (
          <a class="link whitespace-nowrap" href={note.verifyPath}>
            Periksa keasliannya
          </a>
        )}
      </StayBar>
      <SignHandover note={note} open={signing} close={() => setSigning(false)} look={look} />
    </>
  )
}
