import type { ComponentChildren, JSX } from 'preact'
import { may } from '../../../kernel/actor.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { lastMonthOf } from '../../../rooms/measurement/desk/schedule.rules.ts'
import { Breadcrumb } from '../../parts/Breadcrumb.tsx'
import { Lede } from '../../parts/Lede.tsx'
import { Note } from '../../parts/Note.tsx'
import { useTitle } from '../../platform/arrival.ts'
import { useSession } from '../../platform/session.tsx'
import { PeriodStrip } from '../desk/PeriodStrip.tsx'
import { FigureThread } from './FigureThread.tsx'
import { polarityWords, printFigure, stateWords, targetOrigin } from './figure-words.ts'
import { Lineage, type Rules } from './Lineage.tsx'

/** What every view of a figure is framed by. `position` is «2 dari 3» among the month's figures of
 * its reporter. */
export type Framed = { page: FigurePage; rules: Rules; position: string | null }

/** Title, periods, the content, its history and its origin; the bar stays at the foot. */
export function FigureFrame({
  page,
  rules,
  position,
  bar,
  children,
}: Framed & { bar: ComponentChildren; children: ComponentChildren }): JSX.Element {
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <Top page={page} position={position} />
        <div class="grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-10 mt-7">
          <div class="min-w-0 space-y-9 max-w-2xl">
            {page.state === 'RETURNED' && page.current && <Returned page={page} />}
            {page.breaks.map((one) => (
              <Note key={one.openedOn} icon="info">
                {one.sentence}{' '}
                {one.elsewhere.map(({ measureId, period, label }) => (
                  <a key={measureId} class="link mr-3" href={`/pengukuran/${measureId}/${period}`}>
                    {label}
                  </a>
                ))}
              </Note>
            ))}
            {page.whyNobodyVerifies && <NobodyVerifies why={page.whyNobodyVerifies.detail} />}
            {children}
            <FigureThread page={page} />
          </div>
          <aside class="min-w-0">
            <Lineage page={page} rules={rules} />
          </aside>
        </div>
      </div>
      {bar}
    </main>
  )
}

function Top({ page, position }: Pick<Framed, 'page' | 'position'>): JSX.Element {
  const { indicator, periodLabel, period, state, target, polarity, dueOn, late } = page
  const origin = targetOrigin(page)
  useTitle(`${indicator}, ${periodLabel}`)
  return (
    <>
      <header>
        <Breadcrumb
          steps={[
            { label: 'Pengukuran', href: `/pengukuran?bulan=${lastMonthOf(period)}` },
            { label: periodLabel },
          ]}
        />
        <Lede class="mt-1.5 text-[1.375rem]! leading-7! md:text-[1.75rem]! md:leading-9! max-w-[48ch]!">
          {indicator}, {periodLabel}: {stateWords[state]}.
        </Lede>
        <p class="sec mt-2 max-w-[64ch]">
          {target === null
            ? 'Target periode ini belum ada.'
            : `Target ${printFigure(target, page)}${origin ? `, ${origin}` : ''}.`}{' '}
          {polarityWords[polarity]}{' '}
          {state === 'NOT_REPORTED' &&
            (late
              ? `Batasnya ${printDate(dueOn)}, sudah lewat.`
              : `Batasnya ${printDate(dueOn)}.`)}{' '}
          {position && <span class="whitespace-nowrap">Angka {position}.</span>}
        </p>
      </header>
      <PeriodStrip page={page} />
    </>
  )
}

/** Whom to appoint, with the page for it where the reader may. */
function NobodyVerifies({ why }: { why: string }): JSX.Element {
  return (
    <Note tone="mid">
      {why}{' '}
      {may(useSession().actor, 'grants.manage') && (
        <a class="link" href="/kewenangan">
          Buka Kewenangan
        </a>
      )}
    </Note>
  )
}

function Returned({ page }: { page: FigurePage }): JSX.Element {
  return (
    <Note tone="mid" icon="jawab" title={`${page.current?.verdictBy ?? 'Pemeriksa'} bertanya:`}>
      «{page.question}»
    </Note>
  )
}
