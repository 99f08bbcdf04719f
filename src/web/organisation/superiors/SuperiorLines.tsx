import type { JSX } from 'preact'
import { printDateShort } from '../../../kernel/indonesian.ts'
import { dateOf } from '../../../kernel/moment.ts'
import type {
  PostSuperiors,
  SuperiorLine,
  SuperiorQuestion,
} from '../../../rooms/organisation/superior/superior-page.contract.ts'
import { Note } from '../../parts/Note.tsx'
import { useSession } from '../../platform/session.tsx'

const purposes: Record<SuperiorLine['for'], string> = {
  PK_GIVER: 'Pemberi amanah PK',
  VERIFIER: 'Pemeriksa angka',
  SKP_RATER: 'Pejabat penilai SKP',
  SKP_RATER_SUPERIOR: 'Atasan pejabat penilai',
  TEAM: 'Ketua tim',
}

/** Everybody above one post, for what, and why; teams only where there is one. */
export function SuperiorLines({ lines }: Pick<PostSuperiors, 'lines'>): JSX.Element {
  const shown = lines.filter((line) => line.for !== 'TEAM' || line.people.length > 0)
  return (
    <dl class="divide-y divide-line">
      {shown.map((line) => (
        <div key={line.for} class="py-3 grid sm:grid-cols-[11rem_1fr] gap-x-4 gap-y-1">
          <dt class="sec">{purposes[line.for]}</dt>
          <dd class="min-w-0">
            {line.people.length === 0 && <span class="text-ink-2">tidak ada</span>}
            {line.people.map(({ personId, name, title }) => (
              <span key={personId} class="block">
                {name}
                <span class="text-ink-2">, {title}</span>
              </span>
            ))}
            <span class="meta block mt-1">{line.reasons.join(' ')}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What somebody asked, and what became of it. */
export function QuestionNote({ question }: { question: SuperiorQuestion }): JSX.Element {
  const { timeZone } = useSession().region
  const day = (at: string): string => printDateShort(dateOf(at, timeZone))
  const { note, askedAt, answer } = question
  const asked = `Disampaikan ${day(askedAt)}${note ? `: «${note}»` : '.'}`
  if (!answer)
    return (
      <Note tone="accent" role="status">
        {asked} Menunggu pemeriksaan administrator; konsep PK tetap dapat dikerjakan.
      </Note>
    )
  const by = answer.by ?? 'sistem'
  return (
    <Note role="status">
      {asked} {by} menjawab {day(answer.at)}:{' '}
      {answer.superior
        ? `atasannya ${answer.superior.title} sejak ${printDateShort(answer.superior.from)}.`
        : 'atasannya tetap.'}
      {answer.words && ` ${answer.words}`}
    </Note>
  )
}
