import type { JSX } from 'preact'
import { ended, printDate, printNumber } from '../../../kernel/indonesian.ts'
import { printMoment } from '../../../kernel/moment.ts'
import { addDays } from '../../../kernel/time.ts'
import { isReleased } from '../../../rooms/staff/distribution/release.rules.ts'
import {
  gradeNames,
  predicateNames,
  stateNames,
} from '../../../rooms/staff/evaluation/naming.rules.ts'
import type {
  EvaluationPage as Page,
  Rated,
} from '../../../rooms/staff/evaluation/rating.contract.ts'
import { Loading } from '../../parts/Loading.tsx'
import { Downloads } from '../../parts/list/Download.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { papers } from '../papers/calls.ts'
import { ratings } from './calls.ts'
import { RatingForm } from './RatingForm.tsx'
import { ReportForm } from './ReportForm.tsx'
import { ResultFacts } from './ResultFacts.tsx'
import { stateMarks } from './rating-draft.ts'

/** One evaluation: what was promised and reported, what it suggests, what was decided and by whom. */
export function EvaluationPage({ id }: { id: string }): JSX.Element {
  const page = useAnswer(ratings.readEvaluation, { id })
  const { value } = page
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={value ? `Evaluasi ${value.periodLabel}` : 'Evaluasi kinerja'}
        steps={[{ label: 'Penilaian', href: '/penilaian' }, { label: 'Evaluasi' }]}
        context={value && contextOf(value)}
        aside={
          value && (
            <Mark kind={stateMarks[value.state]} said="">
              {stateNames[value.state]}
            </Mark>
          )
        }
      >
        {value ? sentenceOf(value) : 'Evaluasi kinerja.'}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <RefusalNote refusal={page.refusal} again={() => void page.again()} />
        {!value && !page.refusal && <Loading shape="rows" />}
        {value && <Body key={`${value.id} ${value.seen} ${value.state}`} {...{ value, page }} />}
      </div>
    </main>
  )
}

function Body({ value, page }: { value: Page; page: { again: () => Promise<void> } }): JSX.Element {
  const rates = (value.sight === 'RATER' || value.sight === 'PREPARER') && value.closed === null
  return (
    <>
      {value.closed !== null && value.sight === 'RATER' && <Note>{value.closed}</Note>}
      {isReleased(value.state) && value.sight !== 'PREPARER' && (
        <p>
          <a class="link" href={`/keberatan/${value.id}`}>
            {value.sight === 'OWN' && value.state === 'DELIVERED'
              ? 'Terima hasil ini, atau ajukan keberatan'
              : 'Tanggapan, keberatan, dan putusannya'}
          </a>
        </p>
      )}
      {value.mayReport ? (
        <ReportForm page={value} again={page.again} />
      ) : (
        <ResultFacts results={value.results} />
      )}
      {value.year.length > 0 && <Year page={value} />}
      {rates && <RatingForm page={value} again={page.again} />}
      <History page={value} />
      {value.ratings.some(({ step }) => step !== 'PREPARED') && <Document page={value} />}
    </>
  )
}

/** The evaluation document, once something was settled. */
function Document({ page: { id, name, periodLabel } }: { page: Page }): JSX.Element {
  const formats = (['PDF', 'XLSX'] as const).map((as) => ({
    name: as,
    make: () => papers.readEvaluationFile({ id, as }),
  }))
  return <Downloads noun={`dokumen evaluasi ${name}, ${periodLabel}`} formats={formats} />
}

function sentenceOf({ name, sight, state, periodLabel, ratings: [newest] }: Page): string {
  const settled = newest && newest.step !== 'PREPARED' ? predicateNames[newest.predicate] : null
  if (sight !== 'OWN')
    return settled
      ? `${name}, ${periodLabel}: ${settled}.`
      : `${name}, ${periodLabel}: belum dinilai.`
  if (settled) return `Predikat Anda untuk ${periodLabel}: ${settled}.`
  if (state === 'RATED') return 'Penilaian Anda sudah ditetapkan dan belum disampaikan.'
  return state === 'OPEN'
    ? `Laporkan realisasi ${periodLabel}.`
    : `Realisasi ${periodLabel} sudah dilaporkan; penilai Anda menilai.`
}

function contextOf(page: Page): string {
  const { title, unit, startsOn, endsOn, rater, mayReport, dueOn, facts, closing } = page
  const span = `${printDate(startsOn)} sampai ${printDate(addDays(endsOn, -1))}`
  const due = mayReport ? ` Dilaporkan paling lambat ${printDate(dueOn)}.` : ''
  const log = ` Catatan ${printNumber(facts.logDays)} hari, ${printNumber(Math.round(facts.logMinutes / 60))} jam disetujui.`
  return `${title}, ${unit}. ${span}${closing ? ', sampai mutasi' : ''}. Penilai: ${ended(rater ?? 'belum ada')}${log}${due}`
}

function Year({ page: { year, hint } }: { page: Page }): JSX.Element {
  return (
    <section>
      <h2 class="h2">Sepanjang tahun</h2>
      <ul class="mt-3 space-y-1">
        {year.map(({ label, predicate, months }) => (
          <li key={label}>
            {label}, {printNumber(months)} bulan: {predicateNames[predicate]}
          </li>
        ))}
      </ul>
      {hint && (
        <p class="sec mt-3">
          Rata-rata menurut lamanya {printNumber(hint.mean)}, dekat dengan{' '}
          {predicateNames[hint.predicate]}. Ini petunjuk; predikat tahunan dinilai tersendiri.
        </p>
      )}
    </section>
  )
}

const stepNames: Record<Rated['step'], string> = {
  ...{ PREPARED: 'Konsep disiapkan', SETTLED: 'Ditetapkan', DECIDED: 'Diputus atas keberatan' },
}

function History({ page: { ratings: all, states } }: { page: Page }): JSX.Element | null {
  const { timeZone } = useSession().region
  if (all.length === 0 && states.length === 0) return null
  return (
    <section>
      <h2 class="h2">Riwayat</h2>
      <ol class="mt-3 space-y-3">
        {all.map((one) => (
          <li key={one.sequence} class="sheet p-4">
            <p class="font-semibold">
              {stepNames[one.step]}: {predicateNames[one.predicate]}
            </p>
            <p class="sec">
              Hasil kerja {gradeNames[one.result].toLowerCase()}, perilaku{' '}
              {gradeNames[one.behaviour].toLowerCase()}.{one.reason && ` Alasan: ${one.reason}`}
            </p>
            <p class="meta">
              {one.by ?? 'Sistem'}
              {one.as && `, ${one.as}`} · {printMoment(one.at, timeZone)}
            </p>
            {one.suggestion && one.suggestion.reasons.length > 0 && (
              <p class="meta">Saran waktu itu: {one.suggestion.reasons.join(' ')}</p>
            )}
          </li>
        ))}
        {states.map(({ state, at, by, note }) => (
          <li key={`${state} ${at}`} class="meta">
            {stateNames[state]} · {by ?? 'Sistem'} · {printMoment(at, timeZone)}
            {note && ` · ${note}`}
          </li>
        ))}
      </ol>
    </section>
  )
}
