import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printProblem } from '../../../kernel/importer.ts'
import { printCount, printDay, printNumber } from '../../../kernel/indonesian.ts'
import { endOf, firstDayOf, periodAround, printPeriod } from '../../../kernel/period.ts'
import { addDays, isLocalDate } from '../../../kernel/time.ts'
import { Icon } from '../../parts/Drawing.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { FileButton } from '../../parts/FileButton.tsx'
import { DateField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Download } from '../../parts/list/Download.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { type Answer, useAct, useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { useToday } from '../../platform/today.ts'
import { type NationalAnswer, national } from './calls.ts'
import { nationalFile } from './national-words.ts'
import { ResultDefaults } from './ResultDefaults.tsx'
import { RowCard } from './RowCard.tsx'

const monthOf = (day: string): { from: string; until: string } => {
  const month = periodAround('month', day)
  return { from: firstDayOf(month), until: addDays(endOf(month), -1) }
}
const monthName = (day: string): string => printPeriod(periodAround('month', day))

/** The day's work for the national e-Kinerja: nothing is typed twice. Each row is copied field by
 * field or leaves in a file; what a recap shows there counts as confirmed. */
export function NationalPage(): JSX.Element {
  const today = useToday()
  const [{ hari }, change] = useQuery()
  const asked = hari && isLocalDate(hari) ? hari : null
  const month = monthOf(asked ?? today)
  const page = useAnswer(national.readNational, month)
  const { value } = page
  const day = asked ?? value?.rows.findLast(({ cells }) => cells.day <= today)?.cells.day ?? today
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="e-Kinerja nasional"
        steps={[{ label: 'Catatan harian', href: '/harian' }, { label: 'e-Kinerja nasional' }]}
        context="Catatan harian Anda dalam kolom e-Kinerja nasional: salin satu per satu, atau unduh berkasnya."
      >
        {value ? (
          <Sentence page={value} month={month.from} />
        ) : (
          'Catatan harian untuk e-Kinerja nasional.'
        )}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <RefusalNote refusal={page.refusal} again={() => void page.again()} />
        {!value && !page.refusal && <Loading shape="rows" />}
        {value && (
          <>
            <ResultDefaults page={page} results={value.results} />
            <Day page={page} value={value} day={day} choose={(hari) => change({ hari })} />
            <Files page={page} month={month} />
          </>
        )}
      </div>
    </main>
  )
}

function Sentence({ page: { rows }, month }: { page: NationalAnswer; month: string }): JSX.Element {
  const name = monthName(month)
  const count = (...states: string[]) => rows.filter(({ state }) => states.includes(state)).length
  const parts = [
    [count('HERE', 'CHANGED'), 'belum diserahkan'],
    [count('HANDED_OVER'), 'sudah diserahkan'],
    [count('CONFIRMED'), 'terlihat di rekap'],
  ] as const
  if (rows.length === 0) return <>Belum ada catatan untuk {name}.</>
  const told = parts.flatMap(([number, words]) =>
    number ? [`${printCount(number)} ${words}`] : [],
  )
  return (
    <>
      Catatan {name}: {told.join(', ')}.
    </>
  )
}

function Day({
  page,
  value,
  day,
  choose,
}: {
  page: Answer<NationalAnswer>
  value: NationalAnswer
  day: string
  choose: (day: string) => void
}): JSX.Element {
  const rows = value.rows.filter(({ cells }) => cells.day === day)
  const elsewhere = value.onlyThere.filter((row) => row.day === day)
  return (
    <section class="space-y-4 max-w-2xl" aria-labelledby="hari">
      <h2 class="h2" id="hari">
        {printDay(day)}
      </h2>
      <div class="flex items-end gap-2">
        <Button onClick={() => choose(addDays(day, -1))}>
          <Icon name="kembali" size={20} />
          <span class="sr-only">Hari sebelumnya</span>
        </Button>
        <DateField
          label="Hari"
          name="hari"
          value={day}
          change={(next) => isLocalDate(next) && choose(next)}
        />
        <Button onClick={() => choose(addDays(day, 1))}>
          <Icon name="lanjut" size={20} />
          <span class="sr-only">Hari berikutnya</span>
        </Button>
      </div>
      {rows.length === 0 && (
        <Empty
          cause="Tidak ada catatan pada hari ini."
          action={{ href: '/harian', label: 'Catat' }}
        >
          Catat sekali di Catatan harian; di sini tinggal disalin.
        </Empty>
      )}
      {rows.map((row) => (
        <RowCard key={row.entryId} row={row} page={page} />
      ))}
      {elsewhere.length > 0 && (
        <Note tone="mid" title="Hanya ada di e-Kinerja nasional:">
          {elsewhere.map(({ from, activity }) => `pukul ${from} ${activity}`).join('; ')}. Catat
          juga di sini bila memang pekerjaan Anda.
        </Note>
      )}
    </section>
  )
}

/** The month as a file out, and the national recap in. */
function Files({
  page,
  month,
}: {
  page: Answer<NationalAnswer>
  month: { from: string; until: string }
}): JSX.Element {
  const take = useAct(national.takeRecap, { renews: [page] })
  const [told, setTold] = useState<string[]>([])
  const file = async () => {
    const { rows, left } = await national.handOver(month)
    if (left > 0) say(`${printNumber(left)} baris belum lengkap dan tidak ikut diserahkan.`)
    void page.again()
    return nationalFile(`e-kinerja-${month.from.slice(0, 7)}`, rows)
  }
  const bring = async (recap: File): Promise<void> => {
    const answer = await take({ file: recap })
    if (!answer) return
    setTold(answer.problems.map(printProblem))
    if (answer.taken) say(answer.sentence)
  }
  return (
    <section class="space-y-3" aria-labelledby="berkas">
      <h2 class="h2" id="berkas">
        Berkas {monthName(month.from)}
      </h2>
      <p class="sec max-w-[64ch]">
        Mengunduh mencatat barisnya sebagai «sudah diserahkan» dan membuat tautan buktinya. Unggah
        rekap dari e-Kinerja nasional supaya terlihat mana yang benar-benar sampai.
      </p>
      <div class="flex flex-wrap gap-2">
        <Download noun="catatan dalam kolom e-Kinerja nasional" file={file} />
        <FileButton
          label="Unggah rekap"
          busyLabel="Membaca rekap…"
          busy={take.busy}
          take={(recap) => void bring(recap)}
        />
      </div>
      <RefusalNote refusal={take.refusal} />
      {told.length > 0 && (
        <Note tone="mid" role="status" title="Periksa berkasnya:">
          <ul class="list-disc pl-5">
            {told.slice(0, 8).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          {told.length > 8 && <p>Dan {printNumber(told.length - 8)} hal lagi.</p>}
        </Note>
      )}
    </section>
  )
}
