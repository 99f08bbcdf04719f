import type { ComponentChildren, JSX } from 'preact'
import { printDate } from '../../kernel/indonesian.ts'
import { DateField } from '../parts/form/fields.tsx'
import { Note } from '../parts/Note.tsx'
import { addressTo, asked, searchWith } from '../platform/address.ts'
import { usePlace, useQuery } from '../platform/place.ts'
import { useToday } from '../platform/today.ts'

/** The day a page of the organisation looks at, today where it names none; and the day by whose end
 * it was known, where that is asked. */
export type Day = { on?: string; knownOn?: string }

/** The day in the address (`per`, `diketahui`), so that a link keeps it. */
export function useDay(): Day {
  const [{ per, diketahui }] = useQuery()
  const today = useToday()
  const other = (text: string | undefined): string | undefined => {
    const date = asked.date(text)
    return date === today ? undefined : date
  }
  const [on, known] = [other(per), other(diketahui)]
  const knownOn = known && known < today ? known : undefined
  return { ...(on && { on }), ...(knownOn && { knownOn }) }
}

/** Is it today as known today, which is what may be changed? */
export const isToday = ({ on, knownOn }: Day): boolean => !on && !knownOn

const onDay = (path: string, { on, knownOn }: Day): string =>
  addressTo(path, { per: on, diketahui: knownOn })

/** The list of units, a unit and a person, on the same day. */
export const listAddress = (day: Day): string => onDay('/organisasi', day)
export const unitAddress = (id: string, day: Day = {}): string => onDay(`/organisasi/${id}`, day)
export const personAddress = (id: string, day: Day = {}): string => onDay(`/pegawai/${id}`, day)

/** On which day, and folded away, as known when. */
export function DayField({ day }: { day: Day }): JSX.Element {
  const [, change] = useQuery()
  const today = useToday()
  return (
    <div>
      <DateField
        label="Pada tanggal"
        name="per"
        value={day.on ?? today}
        change={(date) => change({ per: date === today ? undefined : date })}
      />
      <details class="twin mt-2" open={day.knownOn !== undefined}>
        <summary class="link text-sm py-1">Seperti diketahui pada …</summary>
        <DateField
          label="Seperti diketahui pada"
          hint="SK yang dicatat sesudah hari ini belum ikut."
          name="diketahui"
          value={day.knownOn ?? ''}
          max={today}
          change={(date) => change({ diketahui: date })}
        />
      </details>
    </div>
  )
}

/** Says calmly that another day is shown, and leads back to today. */
export function DayNote({
  day: { on, knownOn },
  children,
}: {
  day: Day
  children?: ComponentChildren
}): JSX.Element | null {
  const { path, search } = usePlace()
  const today = useToday()
  if (!on && !knownOn && !children) return null
  const day = on ?? today
  const words =
    day > today
      ? 'yang akan datang; peristiwa yang masih menunggu tanggalnya belum ikut'
      : 'yang lalu'
  return (
    <Note icon="info" role="status" class="mt-6">
      {on && (
        <>
          Ini keadaan pada {printDate(on)}, hari {words}.{' '}
        </>
      )}
      {knownOn && (
        <>
          {on ? 'Ditampilkan' : 'Ini keadaan hari ini'} seperti diketahui sampai{' '}
          {printDate(knownOn)}; yang dicatat sesudahnya belum ikut.{' '}
        </>
      )}
      {children}{' '}
      {(on || knownOn) && (
        <a class="link" href={`${path}${searchWith(search, { per: '', diketahui: '' })}`}>
          Kembali ke hari ini
        </a>
      )}
    </Note>
  )
}
