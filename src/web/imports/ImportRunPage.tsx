import type { JSX } from 'preact'
import { capitalised, printCount, printDate } from '../../kernel/indonesian.ts'
import { printMoment } from '../../kernel/moment.ts'
import {
  type ImportKind,
  type ImportRun,
  importContract,
} from '../../rooms/imports/import.contract.ts'
import { Loading } from '../parts/Loading.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { type Answer, client, useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { ChangePreview } from './ChangePreview.tsx'
import { CommitBar } from './CommitBar.tsx'
import { ProblemTable } from './ProblemTable.tsx'
import { stateMarks } from './state.ts'
import { UndoImport } from './UndoImport.tsx'

const imports = client(importContract)
const nothing = {}
const steps = [{ label: 'Impor', href: '/impor' }]

/** One run: what is wrong row by row, what would change; saving it, or taking it back. */
export function ImportRunPage({ runId }: { runId: string }): JSX.Element {
  const run = useAnswer(imports.readImport, { runId })
  const kinds = useAnswer(imports.listImportKinds, nothing)
  if (!run.value)
    return (
      <main id="isi" class="wrap page">
        <PageTitle steps={steps}>
          {run.refusal ? 'Impor ini tidak dapat ditampilkan.' : 'Hasil pemeriksaan berkas'}
        </PageTitle>
        <div class="mt-8">
          {run.refusal ? (
            <RefusalNote
              refusal={{ ...run.refusal, mend: { href: '/impor', label: 'Ke halaman impor' } }}
            />
          ) : (
            <Loading shape="table" />
          )}
        </div>
      </main>
    )
  return (
    <Run
      run={run.value}
      answer={run}
      kind={kinds.value?.items.find(({ kind }) => kind === run.value?.kind)}
    />
  )
}

function Run({
  run,
  answer,
  kind,
}: {
  run: ImportRun
  answer: Answer<ImportRun>
  kind: ImportKind | undefined
}): JSX.Element {
  const open = run.state === 'CHECKED' || run.state === 'REFUSED'
  const problems = run.problems.length > 0 && <ProblemTable run={run} />
  return (
    <>
      <main id="isi" class="wrap page">
        <Title run={run} kind={kind} />
        <RefusalNote refusal={answer.refusal} again={() => void answer.again()} class="mt-6" />
        {run.state === 'COMMITTED' && <UndoImport run={run} answer={answer} />}
        <div class="mt-9 space-y-10">
          {open && problems}
          <ChangePreview run={run} />
          {!open && problems}
          {run.notices.length > 0 && <Notices notices={run.notices} />}
        </div>
      </main>
      {open && <CommitBar run={run} answer={answer} />}
    </>
  )
}

/** The first letter small, unless the word is an abbreviation. */
const lowered = (words: string): string =>
  words.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())

/** The opening sentence, and what the importer says after it. */
function sentencesOf({ summary: { sentence } }: ImportRun): { first: string; rest: string } {
  const [first = '', ...rest] = sentence.split(/(?<=\.) (?=[A-Z])/)
  return { first, rest: rest.join(' ') }
}

const optionsOf = (run: ImportRun, kind: ImportKind | undefined): string[] =>
  (kind?.options ?? []).flatMap((option) => {
    const value = run.options[option.key]
    if (value === undefined) return []
    const label = option.choices?.find((choice) => choice.value === value)?.label
    return [
      `${lowered(option.label)} ${label ?? (option.kind === 'date' ? printDate(value) : value)}`,
    ]
  })

function Title({ run, kind }: { run: ImportRun; kind: ImportKind | undefined }): JSX.Element {
  const { timeZone } = useSession().region
  const { word, kind: mark } = stateMarks[run.state]
  const facts = [
    run.title,
    ...optionsOf(run, kind),
    `diperiksa ${printMoment(run.checkedAt, timeZone)}`,
  ]
  return (
    <PageTitle
      title={`${word}: ${run.fileName}`}
      wide
      steps={[...steps, { label: run.fileName }]}
      context={
        <>
          <Told run={run} zone={timeZone} />{' '}
          <span class="block meta mt-2">{facts.join(' · ')}</span>
        </>
      }
      aside={
        <Mark kind={mark} said="">
          {word}
        </Mark>
      }
    >
      <Sentence run={run} />
    </PageTitle>
  )
}

function Sentence({ run }: { run: ImportRun }): JSX.Element {
  const { state, errors } = run
  if (state === 'COMMITTED') return <>Impor ini sudah tersimpan.</>
  if (state === 'UNDONE') return <>Impor ini sudah dibatalkan.</>
  if (state === 'CHECKED') return <>{sentencesOf(run).first}</>
  return (
    <>
      <a href="#masalah">{capitalised(printCount(errors))} kesalahan</a> perlu diperbaiki di
      berkasnya.
    </>
  )
}

function Told({ run, zone }: { run: ImportRun; zone: string }): JSX.Element {
  const { state, summary, warnings, committedAt, undoneAt } = run
  if (state === 'COMMITTED')
    return (
      <>
        {summary.sentence} Disimpan {committedAt && printMoment(committedAt, zone)}.
      </>
    )
  if (state === 'UNDONE')
    return (
      <>
        Yang ditulisnya diambil kembali {undoneAt && printMoment(undoneAt, zone)}; data sebelumnya
        berlaku lagi. Unggah lagi berkasnya untuk mengulang.
      </>
    )
  return (
    <>
      Ini uji coba: belum ada yang berubah.{' '}
      {state === 'REFUSED' ? summary.sentence : `${sentencesOf(run).rest} `}
      {state === 'CHECKED' && warnings > 0 && (
        <>
          <a class="link" href="#masalah">
            {capitalised(printCount(warnings))} peringatan
          </a>{' '}
          patut dilihat sebelum menyimpan.
        </>
      )}
    </>
  )
}

function Notices({ notices }: { notices: readonly string[] }): JSX.Element {
  return (
    <section aria-labelledby="catatan">
      <h2 id="catatan" class="h2 mb-3">
        Cara berkas ini dibaca
      </h2>
      <Note>
        <ul class="space-y-1">
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      </Note>
    </section>
  )
}
