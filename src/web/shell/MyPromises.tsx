import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { capitalised, printCount, printRupiahShort } from '../../kernel/indonesian.ts'
import type { AgreementLine } from '../../rooms/agreements/agreement.contract.ts'
import type { Task } from '../../rooms/tasks/task.contract.ts'
import { StateMark } from '../agreements/list/StateMark.tsx'
import { type Knot, Thread } from '../parts/chart/Thread.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import type { Answer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { receiversOf, threadOf, waitingSentence } from './promise-words.ts'

/** The side of Tugas saya: the thread of who waits for whom, and what the reader has promised this
 * year. */
export function MyPromises({
  tasks,
  mine,
}: {
  tasks: Task[] | undefined
  mine: Omit<Answer<{ items: AgreementLine[]; next: string | null }>, 'replace'>
}): JSX.Element {
  const { year, person, actor } = useSession()
  const lines = mine.value?.items
  const cut = Boolean(mine.value?.next)
  const own = lines?.filter(({ firstParty }) => firstParty.personId === person.id)
  const knots = lines && [
    ...threadOf(lines, tasks ?? [], person.id),
    ...below(lines, person.id, cut),
  ]
  return (
    <aside class="space-y-10 min-w-0">
      <RefusalNote refusal={mine.refusal} again={() => void mine.again()} />
      {lines && knots && knots.length > 1 && (
        <section aria-labelledby="siapa">
          <h2 id="siapa" class="h2 mb-1">
            Siapa menunggu siapa
          </h2>
          <p class="sec mb-4">{waitingSentence(lines, tasks ?? [], person.id)}</p>
          <Thread label="Siapa menunggu siapa" knots={knots} sheet />
        </section>
      )}
      {own && <Promised own={own} year={year} />}
      {may(actor, 'agreements.draft') && (
        <section aria-labelledby="daerah">
          <h2 id="daerah" class="h2 mb-1">
            PK seluruh daerah
          </h2>
          <p class="sec">
            Siapa sudah punya PK {year}, siapa belum, dan mengapa.{' '}
            <a class="link" href="/perjanjian/kesiapan">
              Lihat kesiapan
            </a>
          </p>
        </section>
      )}
    </aside>
  )
}

/** Receivers as one knot, each with the state of what was promised; `cut`: there are more than were
 * asked for. */
function below(lines: readonly AgreementLine[], me: string, cut: boolean): Knot[] {
  const { named, rest, people } = receiversOf(lines, me)
  if (people === 0) return []
  return [
    {
      kind: 'agreed',
      said: '',
      who: cut
        ? `Lebih dari ${printCount(people)} orang di bawah Anda`
        : `${capitalised(printCount(people))} orang di bawah Anda`,
      more: (
        <>
          {named.map((words) => (
            <span key={words} class="block">
              {words}
            </span>
          ))}
          <a class="link" href="/perjanjian?milik=saya">
            {rest > 0 && !cut ? `Lihat ${printCount(rest)} lain` : 'Lihat PK mereka'}
          </a>
        </>
      ),
    },
  ]
}

function Promised({ own, year }: { own: AgreementLine[]; year: number }): JSX.Element {
  const holdsPost = useSession().actor.mandates.some(({ positionId }) => positionId !== null)
  return (
    <section aria-labelledby="janji">
      <h2 id="janji" class="h2 mb-1">
        PK Anda tahun ini
      </h2>
      {own.length === 0 && !holdsPost ? (
        <p class="sec">Anda tidak memegang jabatan, jadi tidak ada PK yang diminta dari Anda.</p>
      ) : own.length === 0 ? (
        <p class="sec">
          PK {year} Anda belum disusun.{' '}
          <a class="link" href="/perjanjian/kesiapan">
            Lihat sebabnya
          </a>
        </p>
      ) : (
        <>
          <p class="sec mb-3">
            {own.length === 1
              ? `Satu PK ${year}.`
              : `${capitalised(printCount(own.length))} PK ${year}, satu untuk tiap jabatan.`}
          </p>
          <ul class="sheet rows">
            {own.map((line) => (
              <PromiseRow key={line.id} line={line} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function PromiseRow({ line }: { line: AgreementLine }): JSX.Element {
  return (
    <li class="px-4 py-3">
      <p class="leading-snug font-medium">
        <a href={`/perjanjian/${line.id}`}>{line.firstParty.title}</a>
      </p>
      <p class="meta mt-0.5">
        {line.rows} indikator{line.budget ? `, ${printRupiahShort(line.budget)}` : ''}
      </p>
      <p class="mt-1">
        <StateMark state={line.state} wetOn={line.wetOn} small />
      </p>
    </li>
  )
}
