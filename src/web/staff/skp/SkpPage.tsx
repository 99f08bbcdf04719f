import type { JSX } from 'preact'
import { ended, printDate } from '../../../kernel/indonesian.ts'
import {
  aspectNames,
  perspectiveNames,
  resultHolderNames,
  resultKindNames,
  skpStateNames,
  targetText,
} from '../../../rooms/staff/skp/naming.rules.ts'
import type { SkpPage as Page, SkpState } from '../../../rooms/staff/skp/skp.contract.ts'
import { FindingList } from '../../parts/FindingList.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Downloads } from '../../parts/list/Download.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import { AroundSkp } from '../matrix/AroundSkp.tsx'
import { papers } from '../papers/calls.ts'
import { markOf, skps } from './calls.ts'
import { SkpActs } from './SkpActs.tsx'

/** One SKP as it is read and answered. */
export function SkpPage({ id }: { id: string }): JSX.Element {
  const [{ versi }] = useQuery()
  const version = /^\d{1,4}$/.test(versi ?? '') ? Number(versi) : undefined
  const page = useAnswer(skps.readSkp, { id, ...(version && { version }) })
  const { value } = page
  if (value) return <Shown page={value} look={page.again} />
  return (
    <main id="isi" class="wrap page">
      <PageTitle steps={[{ label: 'SKP', href: '/skp' }, { label: 'Pegawai' }]}>
        {page.refusal ? 'SKP ini tidak dapat ditampilkan.' : 'SKP.'}
      </PageTitle>
      <div class="mt-6">
        <RefusalNote refusal={page.refusal} again={() => void page.again()} />
        {!page.refusal && <Loading shape="rows" />}
      </div>
    </main>
  )
}

function sentenceOf(page: Page, mine: boolean): string {
  const whose = `SKP ${page.year} ${mine ? 'Anda' : page.name}`
  const says: Record<SkpState, string> = {
    DRAFT: 'masih konsep',
    SUBMITTED: `menunggu ${page.rater?.name ?? 'pengelola kinerja'}`,
    ...{ RETURNED: 'dikembalikan untuk diperbaiki', AGREED: 'sudah disepakati' },
    DROPPED: 'berlaku menurut versi sebelumnya',
  }
  return ended(`${whose} ${says[page.state]}`)
}

function Shown({ page, look }: { page: Page; look: () => Promise<void> }): JSX.Element {
  const { person } = useSession()
  const mine = page.personId === person.id
  const newest = page.shown === page.number
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          title={`SKP ${page.year}`}
          steps={[{ label: 'SKP', href: `/skp?tahun=${page.year}` }, { label: page.name }]}
          aside={
            <>
              <Mark kind={markOf[page.state]} said="">
                {skpStateNames[page.state]}
              </Mark>
              {page.rates && (
                <a class="btn btn-quiet" href={`/skp/matriks/${page.id}`}>
                  Matriks peran hasil
                </a>
              )}
            </>
          }
          context={
            <>
              {page.title}, {page.unitName}. Pejabat penilai:{' '}
              {page.rater ? `${page.rater.name}, ${page.rater.title}` : 'belum ada'}.
            </>
          }
        >
          {sentenceOf(page, mine)}
        </PageTitle>
        <div class="grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-10 mt-7">
          <div class="space-y-8 min-w-0">
            <Notes page={page} newest={newest} />
            <Results page={page} />
            <Behaviours page={page} />
            <Annex page={page} />
          </div>
          <Side page={page} newest={newest} />
        </div>
      </div>
      {newest && <SkpActs key={page.id} page={page} look={look} />}
    </main>
  )
}

function Notes({ page, newest }: { page: Page; newest: boolean }): JSX.Element {
  return (
    <>
      {!newest && (
        <Note tone="accent" title={`Anda melihat versi ${page.shown}.`}>
          <a class="link" href={`/skp/${page.id}`}>
            Buka versi terbaru
          </a>
        </Note>
      )}
      {newest && page.state === 'RETURNED' && page.note && (
        <Note tone="mid" title="Dikembalikan:">
          {page.note}
        </Note>
      )}
      {newest && page.inForce !== null && (
        <Note tone="accent">
          Yang berlaku{' '}
          <a class="link" href={`/skp/${page.id}?versi=${page.inForce}`}>
            versi {page.inForce}
          </a>
          {page.reason && page.state !== 'DROPPED' && `; versi ${page.number}: ${page.reason}`}
        </Note>
      )}
    </>
  )
}

function Results({ page }: { page: Page }): JSX.Element {
  return (
    <section aria-label="Hasil kerja" class="space-y-4">
      <h2 class="h2">Hasil kerja</h2>
      {page.results.length === 0 && <p class="sec">Belum ada hasil kerja.</p>}
      {page.results.map((result, at) => (
        <article key={result.id} class="sheet p-5 space-y-3">
          <p class="sec">
            {resultKindNames[result.kind]}
            {result.perspective && ` · ${perspectiveNames[result.perspective]}`}
            {result.holder === 'INDIVIDUAL' && ` · ${resultHolderNames.INDIVIDUAL}`}
          </p>
          <h3 class="font-semibold">
            {at + 1}. {result.text}
          </h3>
          {result.parent && (
            <p class="sec">
              {result.mode === 'DIRECT' ? 'Bagian dari' : 'Mendukung'}: {result.parent}
              {result.note && ` (${result.note})`}
            </p>
          )}
          {result.basis && <p class="sec">Dasar: {result.basis}</p>}
          <ul class="space-y-1">
            {result.indicators.map((one) => (
              <li key={`${one.aspect} ${one.text}`} class="flex flex-wrap justify-between gap-x-6">
                <span>
                  {one.aspect && <span class="text-ink-2">{aspectNames[one.aspect]}: </span>}
                  {one.text}
                </span>
                <b class="num">
                  {targetText(one.target) || '–'} {one.unit}
                </b>
              </li>
            ))}
          </ul>
          {result.quarters.length > 0 && (
            <p class="sec num">
              {result.quarters
                .map(({ quarter, target }) => `TW ${quarter}: ${targetText(target)}`)
                .join(' · ')}
            </p>
          )}
        </article>
      ))}
    </section>
  )
}

function Behaviours({ page }: { page: Page }): JSX.Element {
  return (
    <section aria-label="Perilaku kerja">
      <h2 class="h2">Perilaku kerja</h2>
      <ul class="mt-3 space-y-3">
        {page.behaviours.map(({ code, name, guides, expectation }) => (
          <li key={code}>
            <h3 class="font-semibold">{name}</h3>
            <p class="sec">{guides.join('; ')}.</p>
            {expectation && <p>Ekspektasi pimpinan: {expectation}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const annexNames = {
  resources: 'Dukungan sumber daya',
  accountability: 'Skema pertanggungjawaban',
  consequences: 'Konsekuensi',
} as const

function Annex({ page }: { page: Page }): JSX.Element | null {
  const parts = (Object.keys(annexNames) as (keyof typeof annexNames)[]).filter(
    (part) => page.annexes[part].length > 0,
  )
  if (parts.length === 0) return null
  return (
    <section aria-label="Lampiran">
      <h2 class="h2">Lampiran</h2>
      {parts.map((part) => (
        <div key={part} class="mt-3">
          <h3 class="font-semibold">{annexNames[part]}</h3>
          <ul class="list-disc pl-5">
            {page.annexes[part].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** The form of the version shown, as a file. */
function Files({ page: { id, shown, name } }: { page: Page }): JSX.Element {
  const formats = (['PDF', 'XLSX'] as const).map((as) => ({
    name: as,
    make: () => papers.readSkpFile({ id, version: shown, as }),
  }))
  return <Downloads noun={`SKP ${name}`} formats={formats} />
}

function Side({ page, newest }: { page: Page; newest: boolean }): JSX.Element {
  const open = page.state === 'DRAFT' || page.state === 'RETURNED'
  return (
    <aside class="space-y-8">
      {open && (
        <section aria-label="Yang perlu dilengkapi">
          <h2 class="font-semibold">Sebelum diajukan</h2>
          <FindingList findings={page.findings} good="Sudah lengkap dan siap diajukan." />
          <p class="sec mt-3">Disepakati paling lambat {printDate(page.dueOn)}.</p>
        </section>
      )}
      {newest && <AroundSkp id={page.id} />}
      <Files page={page} />
      <section aria-label="Riwayat">
        <h2 class="font-semibold">Riwayat</h2>
        <ol class="mt-3 space-y-2 text-sm">
          {page.history.toReversed().map((one) => (
            <li key={`${one.number} ${one.at} ${one.state}`}>
              <a class="link" href={`/skp/${page.id}?versi=${one.number}`}>
                Versi {one.number}
              </a>
              : {skpStateNames[one.state].toLowerCase()}
              {one.by && ` oleh ${one.by}`}, {printDate(one.at.slice(0, 10))}
              {one.note && `. ${one.note}`}
            </li>
          ))}
        </ol>
      </section>
    </aside>
  )
}
