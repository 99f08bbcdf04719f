import type { JSX } from 'preact'
import { may } from '../../../kernel/actor.ts'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import { whyNotDraft } from '../../../rooms/agreements/agreement.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { useAskedYear } from '../../platform/asked-year.ts'
import { useAnswer } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { dueSentence } from '../agreement-words.ts'
import { agreements, type Readiness } from '../calls.ts'
import { OfficeTable, RegionLine } from '../list/OfficeTable.tsx'
import { DraftingButton, DraftingProgress, DraftingResult, useDrafting } from './Drafting.tsx'
import { Gaps } from './Gaps.tsx'

/** How ready the region is: per office, until when, what is missing and why; and the one act that
 * drafts everything that can be. */
export function ReadinessPage(): JSX.Element {
  const year = useAskedYear()
  const readiness = useAnswer(agreements.readReadiness, { year })
  const drafting = useDrafting(readiness)
  const { value } = readiness
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Kesiapan PK"
        steps={[{ label: 'Perjanjian', href: `/perjanjian?tahun=${year}` }, { label: 'Kesiapan' }]}
        context={value && <Context readiness={value} />}
        aside={<DraftingButton drafting={drafting} year={year} />}
      >
        {value ? <Sentence readiness={value} /> : `Kesiapan PK ${year}.`}
      </PageTitle>
      <div class="mt-6 space-y-9">
        <div class="space-y-5">
          <div class="max-w-32">
            <YearField year={year} />
          </div>
          <RefusalNote refusal={readiness.refusal} again={() => void readiness.again()} />
          {drafting.busy && <DraftingProgress year={year} obliged={value?.total.obliged} />}
          <DraftingResult drafting={drafting} />
        </div>
        {value ? <Body readiness={value} /> : !readiness.refusal && <Loading shape="table" />}
      </div>
    </main>
  )
}

function Sentence({ readiness: { year, total } }: { readiness: Readiness }): JSX.Element {
  const { obliged, missing, active } = total
  const drafted = obliged - missing
  if (obliged === 0) return <>Belum ada jabatan yang wajib memiliki PK {year}.</>
  if (drafted === 0)
    return (
      <>
        Belum satu pun dari {printNumber(obliged)} PK {year} disusun.
      </>
    )
  const done = active > 0 ? active : drafted
  const address = `/perjanjian?tahun=${year}${active > 0 ? '&keadaan=ACTIVE' : ''}`
  return (
    <>
      <a href={address}>
        {done === obliged ? `Semua ${printNumber(obliged)}` : capitalised(printCount(done))}
      </a>
      {done === obliged ? '' : ` dari ${printNumber(obliged)}`} PK {year} sudah{' '}
      {active > 0 ? 'aktif' : 'disusun'}
      {missing > 0 && (
        <>
          , <a href="#belum">{printCount(missing)} belum ada</a>
        </>
      )}
      .
    </>
  )
}

function Context({ readiness: { total, today } }: { readiness: Readiness }): JSX.Element {
  const { dueOn, late, signedLate, wet, byLaw, ready, missing, obliged } = total
  const drafter = whyNotDraft(useSession().actor) === null
  return (
    <>
      {dueOn
        ? `Batas paling awal ${dueSentence(dueOn, today)}.`
        : 'Batas waktu dihitung dari persetujuan DPA, yang belum tercatat.'}
      {late > 0 && ` ${capitalised(printCount(late))} PK lewat batas.`}
      {signedLate > 0 && ` ${capitalised(printCount(signedLate))} PK ditandatangani terlambat.`}
      {wet > 0 && ` ${capitalised(printCount(wet))} PK yang aktif bertanda tangan basah.`}
      {byLaw.obliged > 0 &&
        ` Menurut peraturan nasional wajib ${printNumber(byLaw.obliged)} (kepala daerah dan kepala ` +
          `perangkat daerah), ${printNumber(byLaw.active)} aktif; selebihnya kebijakan daerah.`}
      {ready > 0 && ` ${capitalised(printCount(ready))} PK dapat disusun sekarang juga.`}
      {drafter &&
        missing < obliged &&
        ' Menyusun lagi aman: konsep yang belum dibahas diperbarui, yang lain tetap.'}
    </>
  )
}

function Body({ readiness }: { readiness: Readiness }): JSX.Element {
  return (
    <>
      <Notes notes={readiness.notes} />
      <RegionLine readiness={readiness} />
      {readiness.offices.some(({ agencyId }) => agencyId !== null) && (
        <OfficeTable readiness={readiness} />
      )}
      {readiness.total.obliged > 0 ? <Gaps readiness={readiness} /> : <NobodyYet />}
    </>
  )
}

/** Nobody is obliged because nobody is there yet: no reason to say that nothing stands in the way. */
function NobodyYet(): JSX.Element {
  const sets = may(useSession().actor, 'organisation.manage')
  return (
    <Empty
      cause="Belum ada jabatan yang dipegang pegawai di sini."
      {...(sets && {
        action: { href: '/impor?jenis=people', label: 'Impor jabatan dan pegawai' },
      })}
    >
      PK disusun untuk setiap jabatan yang wajib, dari rencana dan anggarannya.
      {!sets && ' Bagian Organisasi sedang menyiapkannya.'}
    </Empty>
  )
}

const notesShown = 5

/** What the budget or the plan lacks beside single posts; the first few, the rest on demand. */
function Notes({ notes }: Pick<Readiness, 'notes'>): JSX.Element | null {
  if (notes.length === 0) return null
  const line = ({ detail, href, label }: Readiness['notes'][number]): JSX.Element => (
    <Note key={detail} tone="mid">
      {detail}{' '}
      <a class="link" href={href}>
        {label}
      </a>
    </Note>
  )
  return (
    <section class="space-y-3" aria-labelledby="perhatian">
      <h2 id="perhatian" class="h2">
        {capitalised(printCount(notes.length))} hal perlu diperhatikan
      </h2>
      {notes.slice(0, notesShown).map(line)}
      {notes.length > notesShown && (
        <details class="twin">
          <summary class="link text-sm">Tampilkan {notes.length - notesShown} lain</summary>
          <div class="space-y-3 mt-3">{notes.slice(notesShown).map(line)}</div>
        </details>
      )}
    </section>
  )
}
