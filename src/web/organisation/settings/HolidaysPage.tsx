import type { JSX } from 'preact'
import { printCount, printDate } from '../../../kernel/indonesian.ts'
import { weekday } from '../../../kernel/time.ts'
import {
  type HolidayKind,
  holidayWords,
} from '../../../rooms/organisation/region/calendar.rules.ts'
import type { Holiday } from '../../../rooms/organisation/region/setting.contract.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { RefusalNote } from '../../parts/Note.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { calls } from './calls.ts'
import { HolidayForm, HolidayList } from './HolidayForms.tsx'
import { SettingsFrame } from './SettingsFrame.tsx'

const days = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu']

/** Hari libur: the days off of a year, typed one by one or pasted as a list. */
export function HolidaysPage(): JSX.Element {
  return (
    <SettingsFrame
      path="/pengaturan/hari-libur"
      sentence="Pada hari libur, ringkasan pemberitahuan tidak dikirim."
    >
      <Year />
    </SettingsFrame>
  )
}

function Year(): JSX.Element {
  const [{ tahun }] = useQuery()
  const own = useSession().year
  const year = /^20\d\d$/.test(tahun ?? '') ? Number(tahun) : own
  const { value, refusal, again } = useAnswer(calls.readHolidays, { year }, { keep: true })
  const remove = useAct(calls.removeHoliday)
  const changed = (sentence: string): void => {
    say(sentence)
    void again()
  }
  const take = async ({ onDate, name }: Holiday): Promise<void> => {
    if (await remove({ onDate })) changed(`${name}, ${printDate(onDate)}, dicabut.`)
  }
  return (
    <div class="grid lg:grid-cols-[minmax(0,1fr)_24rem] gap-x-12 gap-y-10">
      <div class="space-y-4 min-w-0">
        <div class="max-w-40">
          <YearField year={year} />
        </div>
        <RefusalNote refusal={refusal ?? remove.refusal} again={() => void again()} />
        {value ? (
          <Days items={value.items} year={year} take={take} />
        ) : (
          !refusal && <Loading shape="rows" />
        )}
      </div>
      <div class="space-y-10 min-w-0">
        <HolidayForm done={changed} />
        <HolidayList done={changed} />
      </div>
    </div>
  )
}

const columns: ListColumn<Holiday>[] = [
  column('date', 'Tanggal', ({ onDate }) => onDate, {
    kind: 'date',
    phone: 'under',
    cell: ({ onDate }) => `${days[weekday(onDate)]}, ${printDate(onDate)}`,
  }),
  column('name', 'Hari', ({ name }) => name, { phone: 'name' }),
  column('kind', 'Jenis', ({ kind }) => holidayWords[kind as HolidayKind]),
]

function Days({
  items,
  year,
  take,
}: {
  items: readonly Holiday[]
  year: number
  take: (day: Holiday) => Promise<void>
}): JSX.Element {
  const act: ListColumn<Holiday> = {
    ...column<Holiday>('act', 'Tindakan', null, { only: 'screen', phone: 'end' }),
    cell: (day) => (
      <Button kind="text" onClick={() => void take(day)}>
        Cabut
      </Button>
    ),
  }
  return (
    <DataTable
      rows={items}
      columns={[...columns, act]}
      sentence={
        items.length === 0
          ? `Hari libur ${year}`
          : `Tahun ${year} mempunyai ${printCount(items.length)} hari libur dan cuti bersama.`
      }
      noun="hari"
      first={40}
      file={`hari-libur-${year}`}
      keyOf={({ onDate }) => onDate}
      empty={
        <Empty cause={`Belum ada hari libur ${year}.`}>
          Tempel daftarnya dari keputusan bersama, atau ketik satu per satu.
        </Empty>
      }
    />
  )
}
