import type { JSX } from 'preact'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { printDate } from '../../../kernel/indonesian.ts'
import { endOf, parsePeriod } from '../../../kernel/period.ts'
import type { FigurePage as Figure } from '../../../rooms/measurement/desk/desk.contract.ts'
import { lastMonthOf } from '../../../rooms/measurement/desk/schedule.rules.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { deviceTime } from '../../platform/clock.ts'
import { readDraft } from '../../platform/device/drafts.ts'
import { say } from '../../platform/say.ts'
import { draftOwner, useSession } from '../../platform/session.tsx'
import { desks } from '../calls.ts'
import { NextVerdict } from '../verification/NextVerdict.tsx'
import { VerdictBar } from '../verification/VerdictBar.tsx'
import { draftName } from './draft.ts'
import { FigureForm } from './FigureForm.tsx'
import { FigureFrame } from './FigureFrame.tsx'
import { FigureShown } from './FigureShown.tsx'
import type { Rules } from './Lineage.tsx'
import { LockedFigure } from './LockedFigure.tsx'
import { NextFigure, positionOf, useDeskOf } from './NextFigure.tsx'
import type { Sent } from './use-figure-draft.ts'

const yearIn = (period: string): number | null =>
  /^\d{4}/.test(period) ? Number(period.slice(0, 4)) : null

/** A form must open without signal, so what it needs stays on the device while the person is signed
 * in. */
const onDevice = { keep: true }

/** One figure of one period: fill it, or see it with its evidence, its questions and its origin;
 * the giver verifies it here. */
export function FigurePage({
  measureId,
  period,
}: {
  measureId: string
  period: string
}): JSX.Element {
  const page = useAnswer(desks.readFigure, { measureId, period }, onDevice)
  const year = yearIn(period)
  const rules = useAnswer(
    desks.readMeasurementRules,
    year === null ? null : { year },
    onDevice,
  ).value
  const again = useCallback(() => void page.again(), [page.again])
  useEffect(() => {
    // the way back to the list must also work without signal
    import('../desk/DeskPage.tsx').catch(() => undefined)
  }, [])
  if (page.value && rules)
    return (
      <Opened
        key={`${measureId} ${period}`}
        page={page.value}
        rules={rules}
        again={again}
        replace={page.replace}
      />
    )
  return (
    <main id="isi" class="wrap page">
      <PageTitle steps={[{ label: 'Pengukuran', href: '/pengukuran' }, { label: 'Angka' }]}>
        {page.refusal ? 'Angka ini tidak dapat ditampilkan.' : 'Satu angka.'}
      </PageTitle>
      <div class="mt-6">
        <RefusalNote refusal={page.refusal} again={again} />
        {!page.refusal && <Loading shape="rows" />}
      </div>
    </main>
  )
}

function Opened({
  page,
  rules,
  again,
  replace,
}: {
  page: Figure
  rules: Rules
  again: () => void
  replace: (page: Figure) => void
}): JSX.Element {
  const owner = draftOwner(useSession())
  const { measureId, period, state, mayReport, current } = page
  const kept = useMemo(
    () => readDraft(localStorage, draftName(owner, measureId, period), deviceTime()) !== null,
    [],
  )
  const [open, setOpen] = useState(kept || current === null || state === 'RETURNED')
  const [judged, setJudged] = useState(false)
  const desk = useDeskOf(page)
  const sent = useCallback<Sent>(
    async (reported, files, typedOn) => {
      say(typedOn ? 'Terkirim. Yang Anda ubah sesudahnya belum.' : 'Terkirim.')
      const rules = await import('./calculator.ts').catch(() => null)
      const after = rules?.pageAfter(page, reported, files)
      setOpen(typedOn)
      if (!rules || !after) {
        again()
        void desk.again()
        return
      }
      replace(after)
      if (desk.value) desk.replace(rules.deskAfter(desk.value, after, lastMonthOf(period)))
    },
    [again, replace, desk, page, period],
  )
  const frame = { page, rules, position: positionOf(page, desk.value) }
  if (mayReport && open)
    return (
      <FigureForm
        key={page.version}
        {...frame}
        sent={sent}
        renew={again}
        leave={current && state !== 'RETURNED' ? () => setOpen(false) : null}
      />
    )
  return (
    <FigureFrame
      {...frame}
      bar={
        page.mayVerify ? (
          <VerdictBar
            page={page}
            judged={() => {
              setJudged(true)
              again()
            }}
          />
        ) : judged ? (
          <NextVerdict page={page} />
        ) : (
          <NextFigure page={page} desk={desk.value} />
        )
      }
    >
      <Standing page={page} correct={() => setOpen(true)} again={again} />
    </FigureFrame>
  )
}

/** The figure as it stands; or, while there is none, why, and from when it can be given. */
function Standing({
  page,
  correct,
  again,
}: {
  page: Figure
  correct: () => void
  again: () => void
}): JSX.Element {
  const { current, mayReport, whyNotReport, state, period, holder } = page
  const parsed = parsePeriod(period)
  if (!current)
    return (
      <Note
        icon={state === 'NOT_DUE' ? 'jam' : 'info'}
        title={state === 'NOT_DUE' ? 'Belum waktunya.' : 'Belum dilaporkan.'}
      >
        {state === 'NOT_DUE' && parsed
          ? `Angkanya dapat diisi mulai ${printDate(endOf(parsed))}.`
          : whyNotReport?.detail}{' '}
        {holder && `Pemegang indikatornya ${holder}.`}
      </Note>
    )
  return (
    <>
      <FigureShown page={page} current={current} judged={again} />
      <LockedFigure page={page} reopened={again} />
      {mayReport && (
        <p class="-mt-4">
          <Button onClick={correct}>
            {current.provisional || current.blank ? 'Isi angka tetap' : 'Koreksi angka'}
          </Button>
        </p>
      )}
    </>
  )
}
