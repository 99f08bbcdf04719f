import type { JSX } from 'preact'
import { printMomentShort } from '../../kernel/moment.ts'
import type { CasePage as Case, CaseStep } from '../../rooms/procedures/procedure.contract.ts'
import { Loading } from '../parts/Loading.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { Parties } from './Parties.tsx'
import { procedures } from './procedure-calls.ts'
import { openingOf, stepName } from './procedure-words.ts'
import { StepForm } from './StepForm.tsx'

/** One case: what is said about somebody, what they answer, what is decided; and in the same place
 * what the reader may do now. */
export function CasePage({ caseId }: { caseId: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(procedures.readCase, { caseId })
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={value?.name ?? 'Prosedur'}
        steps={[{ label: 'Prosedur', href: '/prosedur' }, { label: value?.name ?? 'Prosedur' }]}
        context={
          value && (
            <a class="link" href={value.link}>
              {value.title}
            </a>
          )
        }
      >
        {value ? openingOf(value) : 'Satu prosedur.'}
      </PageTitle>
      <RefusalNote refusal={refusal} again={() => void again()} class="mt-6" />
      {!value && !refusal && <Loading shape="rows" />}
      {value && (
        <div class="grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-10 mt-7">
          <div class="min-w-0 space-y-8 max-w-prose">
            {value.ending === null && <Note>{value.meaning}</Note>}
            <Steps steps={value.steps} />
            {value.may.length > 0 && <Act told={value} done={() => void again()} />}
          </div>
          <Parties told={value} proposer={value.proposer} />
        </div>
      )}
    </main>
  )
}

function Steps({ steps }: { steps: readonly CaseStep[] }): JSX.Element {
  const { timeZone } = useSession().region
  return (
    <section aria-labelledby="langkah">
      <h2 id="langkah" class="h2 mb-3">
        Yang sudah terjadi
      </h2>
      <ol class="sheet rows">
        {steps.map((step) => (
          <li key={step.at} class="row">
            <div class="min-w-0">
              <h3 class="font-semibold">{stepName(step)}</h3>
              <p class="meta">
                {step.by ? [step.by.name, step.by.title].filter(Boolean).join(', ') : 'Otomatis'},{' '}
                {printMomentShort(step.at, timeZone)}
              </p>
              {step.words && <p class="mt-2 whitespace-pre-line break-words">{step.words}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What the reader may do; taking a proposal back is offered quietly. */
function Act({ told, done }: { told: Case; done: () => void }): JSX.Element {
  const form = <StepForm key={told.steps.length} told={told} done={done} />
  if (told.may.length === 1 && told.may[0] === 'WITHDRAWAL')
    return (
      <details>
        <summary class="link">Tarik usulan ini kembali</summary>
        <div class="mt-4">{form}</div>
      </details>
    )
  return (
    <section aria-labelledby="bagian-anda">
      <h2 id="bagian-anda" class="h2 mb-3">
        Bagian Anda
      </h2>
      {form}
    </section>
  )
}
