import type { JSX } from 'preact'
import { may } from '../../../kernel/actor.ts'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import type { PromiseTrait } from '../../../rooms/agreements/agreement.contract.ts'
import { whyNotDraft } from '../../../rooms/agreements/agreement.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { addressTo, asked } from '../../platform/address.ts'
import { useAskedYear } from '../../platform/asked-year.ts'
import { useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import { dueSentence } from '../agreement-words.ts'
import { agreements, type ProposalHead, proposals, type Readiness } from '../calls.ts'
import { LevelTable, OfficeTable, RegionLine } from './BoardTable.tsx'
import { type BoardRow, FigureGrid } from './board.tsx'
import { DraftingButton, DraftingProgress, DraftingResult, useDrafting } from './Drafting.tsx'
import { Gaps } from './Gaps.tsx'

/** The board: how far the promises of the region are, or of one office, per office and per level,
 * until when, what is missing and why; and the one act that drafts everything that can be. */
export function ReadinessPage(): JSX.Element {
  const year = useAskedYear()
  const unit = asked.id(useQuery()[0].unit)
  const readiness = useAnswer(agreements.readReadiness, { year, ...(unit && { unit }) })
  const changes = useAnswer(proposals.listProposals, { year, limit: 1, ...(unit && { unit }) })
  const drafting = useDrafting(readiness)
  const { value } = readiness
  const office = unit && value?.offices.find(({ agencyId }) => agencyId === unit)?.agencyName
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Kesiapan PK"
        steps={[
          { label: 'Perjanjian', href: `/perjanjian?tahun=${year}` },
          { label: 'Kesiapan', ...(unit && { href: `/perjanjian/kesiapan?tahun=${year}` }) },
          ...(office ? [{ label: office }] : []),
        ]}
        context={value && <Context readiness={value} unit={unit} />}
        aside={<DraftingButton drafting={drafting} year={year} />}
      >
        {value ? <Sentence readiness={value} unit={unit} /> : `Kesiapan PK ${year}.`}
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
        {value ? (
          <Body readiness={value} changes={changes.value} unit={unit} />
        ) : (
          !readiness.refusal && <Loading shape="table" />
        )}
      </div>
    </main>
  )
}

type Seen = { readiness: Readiness; unit: string | undefined }

function Sentence({ readiness: { year, total }, unit }: Seen): JSX.Element {
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
  const address = addressTo('/perjanjian', {
    ...{ tahun: String(year), unit },
    ...(active > 0 ? { keadaan: 'ACTIVE' } : { ciri: 'STANDING' }),
  })
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

function Context({ readiness: { year, total, today }, unit }: Seen): JSX.Element {
  const { dueOn, late, lateMissing, signedLate, wet, byLaw, ready, missing, obliged } = total
  const drafter = whyNotDraft(useSession().actor) === null
  const listed = (ciri: PromiseTrait, count: number, said: string): JSX.Element => (
    <>
      {' '}
      <a class="link" href={addressTo('/perjanjian', { tahun: String(year), unit, ciri })}>
        {capitalised(printCount(count))} PK
      </a>{' '}
      {said}.
    </>
  )
  return (
    <>
      {dueOn
        ? `Batas paling awal ${dueSentence(dueOn, today)}.`
        : 'Batas waktu dihitung dari persetujuan DPA, yang belum tercatat.'}
      {late > lateMissing && listed('LATE', late - lateMissing, 'lewat batas')}
      {lateMissing > 0 &&
        ` ${capitalised(printCount(lateMissing))} yang belum ada juga lewat batas.`}
      {signedLate > 0 && listed('SIGNED_LATE', signedLate, 'ditandatangani terlambat')}
      {wet > 0 && listed('WET', wet, 'yang aktif bertanda tangan basah')}
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

function Body({
  readiness,
  changes,
  unit,
}: Seen & { changes: ProposalHead | undefined }): JSX.Element {
  const { total, offices, levels, year } = readiness
  const own = unit ? changes?.offices.find(({ id }) => id === unit) : changes
  const whole: BoardRow = {
    ...total,
    ...{ id: '', name: 'Semuanya', note: '', href: null },
    of: { tahun: String(year), ...(unit && { unit }) },
    must: changes ? (own?.must ?? 0) : null,
  }
  return (
    <>
      <Notes notes={readiness.notes} />
      {!unit && <RegionLine readiness={readiness} />}
      {total.obliged > 0 && (
        <section class="sheet p-5" aria-label="Semua angka">
          <FigureGrid row={whole} />
        </section>
      )}
      {!unit && offices.filter(({ agencyId }) => agencyId !== null).length > 1 && (
        <OfficeTable readiness={readiness} changes={changes} />
      )}
      {levels.length > 0 && <LevelTable readiness={readiness} changes={changes} unit={unit} />}
      {total.obliged > 0 ? <Gaps readiness={readiness} /> : <NobodyYet />}
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
