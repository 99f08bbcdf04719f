import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { capitalised, printCount, printDay } from '../../kernel/indonesian.ts'
import type { AgreementLine } from '../../rooms/agreements/agreement.contract.ts'
import { printAbsent } from '../../rooms/organisation/absence/absence.rules.ts'
import { type Task, taskContract } from '../../rooms/tasks/task.contract.ts'
import { agreements } from '../agreements/calls.ts'
import { Chips } from '../parts/Chips.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { serverTime } from '../platform/clock.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { TaskList } from '../tasks/TaskList.tsx'
import { greetingAt, groupsOf, spokenName, verbOf } from '../tasks/task-words.ts'
import { FirstSteps, useFirstSteps } from './FirstSteps.tsx'
import { MyPromises } from './MyPromises.tsx'
import { SignTogether, useQueueLength } from './SignTogether.tsx'

const calls = client(taskContract)
const nothing = {}
const onDevice = { keep: true }

/** Tugas saya: what waits for me, the most urgent first; beside it who waits for whom. The home
 * page of everyone. */
export function TasksPage(): JSX.Element {
  const tasks = useAnswer(calls.listMyTasks, nothing, onDevice)
  const { value } = tasks
  const { actor, year } = useSession()
  const mine = useAnswer(agreements.listAgreements, { year, mine: true, limit: 200 }, onDevice)
  const { steps, next } = useFirstSteps()
  const queued = useQueueLength(value?.items)
  return (
    <main id="isi" class="wrap page">
      <PageTitle title="Tugas saya" greeting={<Greeting today={value?.today} />}>
        {value ? <Sentence {...value} next={next} /> : 'Tugas Anda.'}
      </PageTitle>
      <div class="grid lg:grid-cols-[minmax(0,1fr)_21rem] gap-x-12 gap-y-10 mt-5">
        <div class="min-w-0">
          {!actor.actingAs && (
            <Note tone="accent" icon="info" title="Anda belum memegang jabatan." class="mb-5">
              Yang terbuka hanya tugas, PK, pemberitahuan, dan akun Anda sendiri, sampai ada jabatan
              baru. Bila ini keliru, hubungi pengelola kepegawaian (BKPSDM).
            </Note>
          )}
          <FirstSteps steps={steps} />
          <RefusalNote refusal={tasks.refusal} again={() => void tasks.again()} class="mb-5" />
          {value && value.items.length > 0 && (
            <Waiting {...value} queued={next ? 0 : queued} loud={!next} />
          )}
          {value?.items.length === 0 && !next && <Nothing mine={mine.value?.items} />}
          {!value && !tasks.refusal && <Loading shape="rows" />}
        </div>
        <MyPromises tasks={value?.items} mine={mine} />
      </div>
    </main>
  )
}

function Greeting({ today }: { today: string | undefined }): JSX.Element {
  const { person, region } = useSession()
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    hourCycle: 'h23',
    timeZone: region.timeZone,
  })
  return (
    <>
      {greetingAt(Number(clock.format(new Date(serverTime()))))}, {spokenName(person.name)}.{' '}
      {today && <span class="whitespace-nowrap">{printDay(today)}</span>}
    </>
  )
}

type Told = { today: string; items: Task[]; dueToday: number; late: number; absent: Away }
type Away = { says: string; until: string | null } | null

/** «dua», «semuanya», and for the only one «sudah»: «Satu hal menunggu Anda, sudah lewat batas.» */
const countOf = (count: number, all: number): string =>
  count < all ? printCount(count) : all > 1 ? 'semuanya' : 'sudah'

function Sentence({
  items,
  dueToday,
  late,
  absent,
  next,
}: Told & { next: string | null }): JSX.Element {
  if (absent) return <>Anda tercatat {printAbsent(absent)}; tidak ada yang ditagih.</>
  if (next) return <>Daerah ini belum siap. Langkah berikutnya: {next}.</>
  if (items.length === 0) return <>Tidak ada yang menunggu Anda.</>
  const urgent = [
    late > 0 && (
      <a key="l" href="#terlambat">
        {countOf(late, items.length)} lewat batas
      </a>
    ),
    dueToday > 0 && (
      <a key="t" href="#hari-ini">
        {countOf(dueToday, items.length)} jatuh tempo hari ini
      </a>
    ),
  ].filter((one) => one !== false)
  return (
    <>
      {capitalised(printCount(items.length))} hal menunggu Anda
      {urgent.map((one) => [', ', one])}.
    </>
  )
}

/** `queued` promises can be signed together; `loud`: nothing above is more urgent. */
function Waiting({
  items,
  today,
  queued,
  loud,
}: Omit<Told, 'absent'> & { queued: number; loud: boolean }): JSX.Element {
  const [{ saring = '' }, change] = useQuery()
  const together = queued > 1
  const counts = new Map<string, number>()
  for (const task of items) counts.set(verbOf(task).verb, (counts.get(verbOf(task).verb) ?? 0) + 1)
  const chosen = counts.has(saring) ? saring : ''
  const kept = chosen ? items.filter((task) => verbOf(task).verb === chosen) : items
  return (
    <>
      {together && <SignTogether count={queued} />}
      {counts.size > 1 && (
        <div class="mb-7">
          <Chips
            label="Saring tugas"
            chosen={chosen}
            choose={(id) => change({ saring: id })}
            chips={[
              { id: '', label: 'Semua', count: items.length },
              ...[...counts].map(([verb, count]) => ({ id: verb, label: verb, count })),
            ]}
          />
        </div>
      )}
      <TaskList groups={groupsOf(kept, today)} today={today} loud={loud && !together} />
    </>
  )
}

/** Nothing waits. That is no rest while the reader's own promise is missing: then why, and where the
 * reason stands. */
function Nothing({ mine }: { mine: AgreementLine[] | undefined }): JSX.Element {
  const { actor, person, year } = useSession()
  const drafter = may(actor, 'agreements.draft')
  const promises = actor.mandates.some(({ positionId }) => positionId !== null)
  const missing = mine && !mine.some(({ firstParty }) => firstParty.personId === person.id)
  if (missing && promises)
    return (
      <Empty
        cause={`PK ${year} Anda belum disusun.`}
        action={{ href: '/perjanjian/kesiapan', label: 'Lihat apa yang masih kurang' }}
      >
        PK disusun Bagian Organisasi dari rencana dan anggaran. Pekerjaan hari ini tetap dapat
        dicatat di <a href="/harian">Catatan harian</a>.
      </Empty>
    )
  return (
    <Empty
      cause="Saat ini tidak ada yang diminta dari Anda."
      action={
        drafter
          ? { href: '/perjanjian/kesiapan', label: `Lihat kesiapan PK ${year}` }
          : { href: '/perjanjian', label: 'Lihat perjanjian' }
      }
    >
      Tugas baru muncul di sini begitu ada yang menunggu Anda.
    </Empty>
  )
}
