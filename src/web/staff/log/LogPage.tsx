import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount, printDay, printDayShort } from '../../../kernel/indonesian.ts'
import { addDays } from '../../../kernel/time.ts'
import type { LogRow } from '../../../rooms/staff/log/log.contract.ts'
import { printMinutes, waitsForPerson } from '../../../rooms/staff/log/log.rules.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { Rare } from '../../parts/Rare.tsx'
import { useAct } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { type LogDay, logs } from './calls.ts'
import { LogForm } from './LogForm.tsx'
import { LogRows } from './LogRows.tsx'
import { onceMore } from './log-draft.ts'
import { type LogDayHeld, useLogDay } from './use-log-day.ts'

const table = () => import('./BringTable.tsx').then((file) => file.BringTable)
const editing = () => import('./EditRow.tsx').then((file) => file.EditRow)

/** My day: one field, result, length, «Catat»; what stands there already; and the day before as
 * drafts. It opens and takes rows without signal. */
export function LogPage(): JSX.Element {
  const [{ hari, untuk }] = useQuery()
  const asked = /^20\d\d-\d\d-\d\d$/.test(hari ?? '') ? hari : undefined
  const held = useLogDay(asked, untuk)
  const { page, today, day } = held
  const value = page.value && shownFor(page.value, day)
  return (
    <main id="isi" class="wrap page">
      <PageTitle title="Catatan harian" context={value && <Month value={value} />}>
        {value ? <Sentence value={value} held={held} /> : 'Yang Anda kerjakan hari ini.'}
      </PageTitle>
      <div class="mt-6 space-y-6">
        <RefusalNote refusal={page.refusal} again={() => void page.again()} />
        {!value && !page.refusal && <Loading shape="rows" />}
        {value && <Choices value={value} today={today} day={day} />}
        {value && <Day key={`${day} ${value.person.personId}`} value={value} held={held} />}
        <Further leads={value?.leads ?? false} />
      </div>
    </main>
  )
}

/** Where the day leads on: below it, so that the form is met first. */
function Further({ leads }: { leads: boolean }): JSX.Element {
  const ways = [
    ...(leads ? [{ href: '/harian/periksa', words: 'Periksa catatan' }] : []),
    { href: '/harian/mingguan', words: 'Tinjauan mingguan' },
    { href: '/harian/rekap', words: 'Rekap dan arsip' },
    { href: '/harian/nasional', words: 'e-Kinerja nasional' },
  ]
  return (
    <nav class="flex flex-wrap gap-2" aria-label="Catatan lain">
      {ways.map(({ href, words }) => (
        <a key={href} class="btn btn-quiet" href={href}>
          {words}
        </a>
      ))}
    </nav>
  )
}

/** What the device kept of an earlier day, as a page of this one: its rows are drafts. */
function shownFor(value: LogDay, day: string): LogDay {
  if (value.day === day) return value
  return { ...value, day, rows: [], before: value.rows.length > 0 ? value.rows : value.before }
}

function Sentence({ value, held }: { value: LogDay; held: LogDayHeld }): JSX.Element {
  const { rows, minutesPerDay, free, day, person, streak } = value
  const waiting = held.waiting.filter(({ row }) => !rows.some(({ id }) => id === row.id))
  const minutes = [...rows, ...waiting.map(({ row }) => row)].reduce(
    (sum, row) => sum + row.minutes,
    0,
  )
  const whose = streak === null ? `${person.name}, ` : ''
  const when = `${whose}${printDay(day)}`
  if (free && minutes === 0)
    return (
      <>
        {when}: {free}, tidak ada yang harus dicatat.
      </>
    )
  if (minutes === 0) return <>{when}: belum ada yang dicatat.</>
  return (
    <>
      {when}: {printMinutes(minutes)} tercatat{!free && ` dari ${printMinutes(minutesPerDay)}`}.
    </>
  )
}

function Month({ value: { month, streak } }: { value: LogDay }): JSX.Element {
  return (
    <>
      Bulan ini {printMinutes(month.logged)} tercatat
      {month.percent !== null && `, ${month.percent.replace('.', ',')} % sudah disetujui`}.
      {streak !== null &&
        streak > 1 &&
        ` ${capitalised(printCount(streak))} hari kerja berturut-turut.`}
    </>
  )
}

function Choices({
  value,
  today,
  day,
}: {
  value: LogDay
  today: string
  day: string
}): JSX.Element {
  const [{ untuk }, change] = useQuery()
  const days = Array.from({ length: 8 }, (_, at) => addDays(today, -at))
  const words = ['Hari ini', 'Kemarin']
  const chips = [...new Set([...days, day])].map((one, at) => ({
    ...{ id: one, label: words[at] ?? printDayShort(one) },
  }))
  return (
    <div class="space-y-2">
      {value.writesFor.length > 0 && (
        <Chips
          label="Untuk siapa"
          chips={[
            { id: '', label: 'Saya' },
            ...value.writesFor.map(({ personId, name }) => ({ id: personId, label: name })),
          ]}
          chosen={untuk ?? ''}
          choose={(id) => change({ untuk: id || undefined })}
        />
      )}
      <Chips
        label="Hari"
        chips={chips}
        chosen={day}
        choose={(hari) => change({ hari: hari === today ? undefined : hari })}
      />
    </div>
  )
}

function Day({ value, held }: { value: LogDay; held: LogDayHeld }): JSX.Element {
  const [open, setOpen] = useState<LogRow | null>(null)
  const [bring, setBring] = useState(false)
  const close = (): void => setOpen(null)
  return (
    <>
      <LogForm value={value} held={held} />
      <Confirm value={value} held={held} />
      <LogRows
        value={value}
        rows={value.rows}
        waiting={held.waiting}
        open={setOpen}
        giveUp={held.giveUp}
      />
      <Before value={value} held={held} />
      {!bring && (
        <Button kind="text" onClick={() => setBring(true)}>
          Tempel tabel atau unggah XLSX
        </Button>
      )}
      <Rare
        when={bring}
        part={table}
        with={{ take: held.write, personId: value.person.personId }}
        missing="Perlu sinyal untuk membaca tabel. Coba lagi saat tersambung."
      />
      <Rare
        when={open !== null}
        part={editing}
        with={{
          ...{ row: open, results: value.results, close },
          done: () => {
            close()
            void held.page.again()
          },
        }}
        missing="Perlu sinyal untuk membuka baris ini. Coba lagi saat tersambung."
      />
    </>
  )
}

/** Rows somebody else wrote for me wait for my yes. */
function Confirm({ value, held }: { value: LogDay; held: LogDayHeld }): JSX.Element | null {
  const confirm = useAct(logs.confirmLog, { renews: [held.page] })
  const ids = value.rows.filter(waitsForPerson).map(({ id }) => id)
  if (ids.length === 0 || value.streak === null) return null
  const yes = async (): Promise<void> => {
    if (await confirm({ ids })) say('Terima kasih, sudah dibenarkan.')
  }
  return (
    <Note tone="mid" title={`${capitalised(printCount(ids.length))} baris dicatatkan untuk Anda.`}>
      Benarkan bila sesuai; yang keliru buka barisnya lalu perbaiki.{' '}
      <Button busy={confirm.busy} onClick={() => void yes()}>
        Benarkan semua
      </Button>
      <RefusalNote refusal={confirm.refusal} class="mt-2" />
    </Note>
  )
}

/** The last day as drafts: a tap logs the same once more. */
function Before({ value, held }: { value: LogDay; held: LogDayHeld }): JSX.Element | null {
  const { before, day } = value
  const there = [...value.rows, ...held.waiting.map(({ row }) => row)].map((row) => row.activity)
  const drafts = before.filter(({ activity }) => !there.includes(activity))
  const [first] = drafts
  if (!first) return null
  return (
    <section aria-labelledby="kemarin">
      <h2 id="kemarin" class="h2">
        Seperti {printDay(first.day)}
      </h2>
      <ul class="sheet rows mt-3">
        {drafts.map((row) => (
          <li key={row.id} class="p-3 flex items-center gap-3">
            <span class="flex-1 min-w-0">
              {row.activity}
              <span class="meta num block">{printMinutes(row.minutes)}</span>
            </span>
            <Button
              onClick={() => {
                held.write([onceMore(row, day)])
                say('Tercatat.')
              }}
            >
              Catat lagi
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
