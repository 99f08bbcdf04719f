import type { JSX } from 'preact'
import { printMomentShort } from '../../../kernel/moment.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import type { Figure } from '../../../rooms/measurement/figure/figure.contract.ts'
import { type Knot, Thread } from '../../parts/chart/Thread.tsx'
import { useSession } from '../../platform/session.tsx'
import { printAchievement, printFigure } from './figure-words.ts'

type At = (instant: string) => string

function reported(figure: Figure, page: FigurePage, at: At): Knot {
  const value = figure.value === null ? 'belum dapat diukur' : printFigure(figure.value, page)
  return {
    ...{
      kind: 'agreed',
      said: '',
      who: figure.reporterName ?? 'Pegawai yang sudah tidak tercatat',
    },
    what:
      `${figure.version === 1 ? 'Melaporkan' : `Versi ${figure.version}:`} ` +
      `${value}${figure.provisional ? ' (sementara)' : ''}, ${at(figure.capturedAt)}`,
    more: figure.reason,
  }
}

function judged(figure: Figure, at: At): Knot[] {
  if (figure.verdict === null) return []
  const when = figure.verdictAt ? `, ${at(figure.verdictAt)}` : ''
  const verified = figure.verdict === 'VERIFIED'
  return [
    {
      ...{
        kind: verified ? 'full' : 'half',
        said: '',
        who: figure.verdictBy ?? 'Pemeriksa yang sudah tidak tercatat',
      },
      what: `${verified ? 'Mengesahkan' : 'Mengembalikan dengan pertanyaan'}${when}`,
      more: figure.question && `«${figure.question}»`,
    },
  ]
}

/** What a version was locked with, and why it was opened again: both stay readable. */
function locked(page: FigurePage, { version, value }: Figure, at: At): Knot[] {
  return page.locks
    .filter((lock) => lock.version === version)
    .flatMap((lock): Knot[] => {
      const achieved =
        lock.achievement === null ? '' : `, capaian ${printAchievement(lock.achievement)}`
      const held = value === null ? '' : ` ${printFigure(value, page)}${achieved}`
      const set: Knot = {
        ...person(lock.lockedBy, 'full'),
        what: `Mengunci${held}, ${at(lock.lockedAt)}`,
      }
      if (lock.reopenedAt === null) return [set]
      return [
        set,
        {
          ...person(lock.reopenedBy, 'half'),
          what: `Membuka kunci, ${at(lock.reopenedAt)}`,
          more: lock.reason && `«${lock.reason}»`,
        },
      ]
    })
}

const person = (name: string | null, kind: Knot['kind']): Knot => ({
  kind,
  said: '',
  who: name ?? 'Perencana yang sudah tidak tercatat',
})

/** The one who is waited for now, at the end of an open line. */
function awaited({ state, current, verifier }: FigurePage): Knot[] {
  if (!current || state === 'VERIFIED' || state === 'LOCKED') return []
  const returned = state === 'RETURNED'
  const who = returned ? (current.reporterName ?? 'Pelapor') : (verifier ?? 'Perencana daerah')
  return [
    {
      kind: 'draft',
      said: '',
      who,
      what: returned ? 'Ditunggu jawabannya' : 'Ditunggu pemeriksaannya',
    },
  ]
}

/** What was reported, asked and answered, oldest first: one thread between reporter and giver. */
export function FigureThread({ page }: { page: FigurePage }): JSX.Element | null {
  const { region } = useSession()
  const at: At = (instant) => printMomentShort(instant, region.timeZone)
  if (page.versions.length === 0) return null
  const said = page.versions
    .toReversed()
    .flatMap((figure) => [
      reported(figure, page, at),
      ...judged(figure, at),
      ...locked(page, figure, at),
    ])
  const waiting = awaited(page)
  const knots = [...said, ...waiting].map((knot, i) => ({
    ...knot,
    open: waiting.length > 0 && i === said.length - 1,
  }))
  return (
    <section aria-labelledby="riwayat">
      <h2 id="riwayat" class="h2 mb-3">
        Riwayat dan tanya jawab
      </h2>
      <Thread knots={knots} label="Riwayat angka ini" />
    </section>
  )
}
