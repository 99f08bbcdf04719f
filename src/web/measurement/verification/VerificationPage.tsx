import type { JSX } from 'preact'
import { may } from '../../../kernel/actor.ts'
import { capitalised, ended, printCount } from '../../../kernel/indonesian.ts'
import { printMomentShort } from '../../../kernel/moment.ts'
import type { WaitingLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { desks } from '../calls.ts'
import { PeriodLocks } from '../desk/PeriodLocks.tsx'
import { markOf, printAchievement, printFigure } from '../figure/figure-words.ts'
import { VerifyTogether } from './VerifyTogether.tsx'
import { type WaitingMonth, waitingMonths } from './verification-words.ts'

const nothing = {}

/** The figures that wait for my verdict as the giver of the mandate; for planners also the periods
 * to be locked. */
export function VerificationPage(): JSX.Element {
  const { actor } = useSession()
  const desk = useAnswer(desks.readVerificationDesk, nothing)
  const items = desk.value?.items
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Periksa angka"
        steps={[{ label: 'Pengukuran', href: '/pengukuran' }, { label: 'Periksa' }]}
        context="Anda memeriksa sebagai pemberi amanah: sahkan, atau kembalikan dengan pertanyaan."
      >
        {!items && 'Angka yang menunggu Anda periksa.'}
        {items?.length === 0 && 'Tidak ada angka yang menunggu Anda periksa.'}
        {items &&
          items.length > 0 &&
          `${capitalised(printCount(items.length))} angka menunggu Anda periksa.`}
      </PageTitle>
      <div class="mt-6 space-y-10">
        <RefusalNote refusal={desk.refusal} again={() => void desk.again()} />
        {!items && !desk.refusal && <Loading shape="rows" />}
        {items?.length === 0 && (
          <Empty
            cause="Saat ini tidak ada laporan yang perlu Anda periksa."
            action={{ href: '/pengukuran', label: 'Ke pengukuran saya' }}
          >
            Angka baru muncul di sini dan di Tugas saya begitu dilaporkan.
          </Empty>
        )}
        {items &&
          items.length > 0 &&
          waitingMonths(items).map((month, i) => (
            <Month
              key={month.month}
              month={month}
              loud={i === 0}
              verified={() => void desk.again()}
            />
          ))}
        {may(actor, 'planning.manage') && <PeriodLocks />}
      </div>
    </main>
  )
}

function Month({
  month,
  loud,
  verified,
}: {
  month: WaitingMonth
  loud: boolean
  verified: () => void
}): JSX.Element {
  const { label, lines, asking, bare, calm } = month
  const told = [
    asking.length > 0 && `${printCount(asking.length)} perlu dibaca satu per satu`,
    bare.length > 0 && `${printCount(bare.length)} tanpa bukti`,
  ].filter((one) => one !== false)
  return (
    <section aria-labelledby={`bulan-${month.month}`}>
      <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 mb-3">
        <div>
          <h2 id={`bulan-${month.month}`} class="h2">
            {label}
          </h2>
          {calm.length + bare.length > 1 && told.length > 0 && (
            <p class="sec">{ended(capitalised(told.join(', ')))}</p>
          )}
        </div>
        <VerifyTogether month={month} verified={verified} />
      </div>
      <Rows label={`Angka ${label} yang menunggu Anda periksa`}>
        {lines.map((line, i) => (
          <Waiting key={`${line.measureId} ${line.period}`} line={line} loud={loud && i === 0} />
        ))}
      </Rows>
    </section>
  )
}

function Waiting({ line, loud }: { line: WaitingLine; loud: boolean }): JSX.Element {
  const { region } = useSession()
  const { value, achievement, reporter, reportedAt, evidence, target, questions, holder } = line
  return (
    <Row
      verb="Periksa"
      object={`${line.indicator}, ${line.periodLabel}`}
      why={
        <span class="inline-flex flex-wrap items-center gap-x-3">
          {value !== null && (
            <span class="num">
              {printFigure(value, line)}
              {target !== null && ` dari target ${printFigure(target, line)}`}
            </span>
          )}
          <Mark kind={markOf(line)} small said={line.band?.toLowerCase()}>
            {achievement ? printAchievement(achievement) : undefined}
          </Mark>
          {questions.length > 0 && <span>{questions.join(' ')}</span>}
        </span>
      }
      meta={[
        holder,
        reporter &&
          `dilaporkan ${reporter}${reportedAt ? `, ${printMomentShort(reportedAt, region.timeZone)}` : ''}`,
        evidence === 0 ? 'tanpa bukti' : `${evidence} bukti`,
      ]
        .filter(Boolean)
        .join(' · ')}
      action={
        <a
          class={`btn ${loud ? 'btn-primary' : 'btn-quiet'}`}
          href={`/pengukuran/${line.measureId}/${line.period}`}
          aria-label={`Periksa: ${line.indicator}, ${line.periodLabel}${holder ? `, ${holder}` : ''}`}
        >
          Periksa
        </a>
      }
    />
  )
}
