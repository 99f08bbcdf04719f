import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  capitalised,
  printCount,
  printDateShort,
  printDayShort,
} from '../../../kernel/indonesian.ts'
import { addDays } from '../../../kernel/time.ts'
import type { LogRow } from '../../../rooms/staff/log/log.contract.ts'
import {
  overlapping,
  printClock,
  printMinutes,
  rowNotes,
  waitsForPerson,
} from '../../../rooms/staff/log/log.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { type Review, teams } from './calls.ts'
import { Foremen } from './Foremen.tsx'
import { RowMark } from './LogRows.tsx'
import { WeekChips, weekIn } from './WeekChips.tsx'

/** Goes back with these words, or counts with fewer minutes. */
type Exception = { note: string }
type Exceptions = Readonly<Record<string, Exception>>
const waits = (row: LogRow): boolean =>
  row.answer !== 'APPROVED' && row.answer !== 'RETURNED' && !waitsForPerson(row)

/** A week of everybody I rate: all approved by one press, but for the rows that go back. */
export function ReviewPage(): JSX.Element {
  const [{ minggu }] = useQuery()
  const page = useAnswer(teams.readLogReview, weekIn(minggu))
  const { value } = page
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          title="Periksa catatan"
          steps={[{ label: 'Catatan harian', href: '/harian' }, { label: 'Periksa' }]}
        >
          {value ? <Sentence value={value} /> : 'Catatan pegawai yang Anda nilai.'}
        </PageTitle>
        <div class="mt-6 space-y-6">
          <RefusalNote refusal={page.refusal} again={() => void page.again()} />
          {!value && !page.refusal && <Loading shape="rows" />}
          {value && <WeekChips chosen={value.from} />}
          {value && <OtherWeeks waiting={value.waiting} />}
          {value?.people.length === 0 && (
            <Empty
              cause="Tidak ada pegawai yang Anda nilai hari ini."
              action={{ href: '/harian', label: 'Ke catatan saya' }}
            />
          )}
        </div>
      </div>
      {value && value.people.length > 0 && (
        <People key={value.from} value={value} again={page.again} />
      )}
    </main>
  )
}

function Sentence({ value: { people, today, from, to } }: { value: Review }): JSX.Element {
  const waiting = people.filter(({ rows }) => rows.some(waits)).length
  return waiting === 0 ? (
    <>
      Tidak ada catatan yang menunggu Anda pada minggu{' '}
      {from <= today && today <= to ? 'ini' : 'itu'}.
    </>
  ) : (
    <>Catatan {printCount(waiting)} pegawai menunggu persetujuan Anda.</>
  )
}

/** Rows of other weeks that wait, with the way to each. */
function OtherWeeks({ waiting }: Pick<Review, 'waiting'>): JSX.Element | null {
  if (waiting.length === 0) return null
  return (
    <p>
      Di minggu lain masih menunggu:{' '}
      {waiting.map(({ week, rows }, at) => (
        <span key={week}>
          {at > 0 && ', '}
          <a class="link" href={`/harian/periksa?minggu=${week}`}>
            {printCount(rows)} baris, {printDateShort(week)} – {printDateShort(addDays(week, 6))}
          </a>
        </span>
      ))}
      .
    </p>
  )
}

function People({ value, again }: { value: Review; again: () => Promise<void> }): JSX.Element {
  const [exceptions, setExceptions] = useState<Exceptions>({})
  const answer = useAct(teams.answerLog)
  const waiting = value.people.flatMap(({ rows }) => rows.filter(waits))
  const back = waiting.filter(({ id }) => id in exceptions).length
  const send = async (): Promise<void> => {
    const items = waiting.map(({ id }) => {
      const exception = exceptions[id]
      return exception
        ? { id, answer: 'RETURNED' as const, minutes: null, note: exception.note }
        : { id, answer: 'APPROVED' as const, minutes: null, note: null }
    })
    const done = await answer({ items })
    if (!done) return
    setExceptions({})
    say(`${capitalised(printCount(done.answered))} baris dijawab.`)
    void again()
  }
  const except = (id: string, exception: Exception | null): void =>
    setExceptions(({ [id]: _, ...others }) => (exception ? { ...others, [id]: exception } : others))
  return (
    <>
      <div class="wrap space-y-6 mt-6">
        {value.people.map((person) => (
          <Person
            key={person.personId}
            {...{ person, exceptions, except, again }}
            colleagues={value.people}
          />
        ))}
      </div>
      {waiting.length > 0 && (
        <StayBar
          label="Jawab catatan"
          actions={
            <Button kind="primary" busy={answer.busy} onClick={() => void send()}>
              {back === waiting.length ? 'Kembalikan' : 'Setujui'}
            </Button>
          }
        >
          {capitalised(printCount(waiting.length - back))} baris disetujui
          {back > 0 && `, ${printCount(back)} dikembalikan`}.
          <RefusalNote refusal={answer.refusal} class="mt-2" />
        </StayBar>
      )}
    </>
  )
}

type PersonTold = {
  person: Review['people'][number]
  colleagues: Review['people']
  exceptions: Exceptions
  except: (id: string, exception: Exception | null) => void
  again: () => Promise<void>
}

function Person({ person, colleagues, exceptions, except, again }: PersonTold): JSX.Element {
  const { rows, name, personId } = person
  const minutes = rows.reduce((sum, row) => sum + row.minutes, 0)
  const days = Map.groupBy(rows, ({ day }) => day)
  const overlaps = new Set([...days.values()].flatMap((some) => [...overlapping(some)]))
  const textOf = new Map(person.results.map(({ resultId, text }) => [resultId, text]))
  return (
    <section aria-labelledby={`p-${personId}`}>
      <h2 id={`p-${personId}`} class="h2">
        {name}
      </h2>
      <p class="sec">
        {rows.length === 0 ? 'Belum ada catatan minggu ini.' : `${printMinutes(minutes)} tercatat.`}{' '}
        <a class="link" href={`/harian/rekap?orang=${personId}`}>
          Rekap
        </a>
      </p>
      {rows.length > 0 && (
        <ul class="sheet rows mt-3">
          {rows.map((row) => (
            <li key={row.id} class="p-3">
              <span class="flex flex-wrap justify-between gap-x-4">
                <span class="font-semibold">{row.activity}</span>
                <RowMark row={row} />
              </span>
              <span class="meta num block">
                {printDayShort(row.day)}, {printClock(row.starts)}, {printMinutes(row.minutes)}
                {row.resultId && textOf.has(row.resultId) && `, ${textOf.get(row.resultId)}`}
              </span>
              {rowNotes(row, overlaps.has(row.id)).map((note) => (
                <span key={note} class="meta block">
                  {note}
                </span>
              ))}
              {waits(row) && <Except id={row.id} held={exceptions[row.id]} except={except} />}
            </li>
          ))}
        </ul>
      )}
      <Foremen person={person} colleagues={colleagues} again={again} />
    </section>
  )
}

function Except({
  id,
  held,
  except,
}: {
  id: string
  held: Exception | undefined
  except: PersonTold['except']
}): JSX.Element {
  if (!held)
    return (
      <button type="button" class="link mt-1" onClick={() => except(id, { note: '' })}>
        Kembalikan baris ini
      </button>
    )
  return (
    <span class="flex flex-wrap items-center gap-2 mt-2">
      <input
        class="input"
        aria-label="Mengapa dikembalikan"
        placeholder="Mengapa dikembalikan?"
        value={held.note}
        onInput={(event) => except(id, { note: event.currentTarget.value })}
      />
      <button type="button" class="link" onClick={() => except(id, null)}>
        Tidak jadi
      </button>
    </span>
  )
}
