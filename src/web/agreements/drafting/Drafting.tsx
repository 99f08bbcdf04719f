import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { DraftingReport } from '../../../rooms/agreements/agreement.contract.ts'
import { whyNotDraft } from '../../../rooms/agreements/agreement.rules.ts'
import { ReasonButton } from '../../parts/form/ReasonButton.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { type Answer, useAct } from '../../platform/client.ts'
import { useSession } from '../../platform/session.tsx'
import { agreements } from '../calls.ts'
import { reportWords } from './drafting-words.ts'

/** «Susun PK» as a page holds it. */
export type Drafting = {
  press: (year: number) => void
  busy: boolean
  refusal: Refusal | null
  report: DraftingReport | null
}

/** The act that drafts everything; its report stays until the next press, and what was read is read
 * anew. */
export function useDrafting(renews: Pick<Answer<unknown>, 'again'>): Drafting {
  const [report, setReport] = useState<DraftingReport | null>(null)
  const draft = useAct(agreements.draftCascade, { renews: [renews] })
  const press = async (year: number): Promise<void> => {
    setReport(null)
    const told = await draft({ year })
    if (told) setReport(told)
  }
  return {
    press: (year) => void press(year),
    busy: draft.busy,
    refusal: draft.refusal,
    report,
  }
}

/** The one call of the page, or why it is not the reader's to press. */
export function DraftingButton({
  drafting,
  year,
}: {
  drafting: Drafting
  year: number
}): JSX.Element {
  return (
    <ReasonButton
      refusal={whyNotDraft(useSession().actor)}
      busy={drafting.busy}
      onClick={() => drafting.press(year)}
    >
      Susun PK {year}
    </ReasonButton>
  )
}

/** While it runs: what is being done and for how long. One transaction, so there is no count to
 * show before its end. */
export function DraftingProgress({
  year,
  obliged,
}: {
  year: number
  obliged: number | undefined
}): JSX.Element {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  const name = `Menyusun PK ${year}`
  return (
    <section class="sheet p-5" aria-label={name}>
      <p class="flex justify-between gap-4">
        <b class="font-semibold" role="status">
          {name}
        </b>
        <span class="sec num" aria-hidden="true">
          {seconds} detik
        </span>
      </p>
      <div role="progressbar" aria-label={name} class="sk mt-3" />
      <p class="meta mt-2">
        {obliged ? `Rencana dan anggaran ${printNumber(obliged)} jabatan dipasangkan. ` : ''}
        Biasanya selesai dalam lima detik.
      </p>
    </section>
  )
}

/** What «Susun PK» did, in one sentence, with the way to its drafts and to what could not be
 * drafted. */
export function DraftingResult({
  drafting: { report, refusal },
}: {
  drafting: Drafting
}): JSX.Element | null {
  if (refusal) return <RefusalNote refusal={refusal} />
  if (!report) return null
  const { year, gaps } = report
  const standing = report.created + report.refreshed + report.kept
  return (
    <Note tone="good" role="status" title={reportWords(report)}>
      {standing > 0 && (
        <a class="link" href={`/perjanjian?tahun=${year}`}>
          Lihat semua PK
        </a>
      )}
      {standing > 0 && '. '}
      {gaps.length > 0 && (
        <>
          {capitalised(printCount(gaps.length))} jabatan belum dapat disusun;{' '}
          <a class="link" href="#belum">
            lihat sebabnya
          </a>
          .
        </>
      )}
      <Changes title="Apa yang berubah" between=" menjadi " list={report.changes} />
      <Changes
        title="Tidak diubah, karena sedang dibahas atau sudah disepakati"
        between=", padahal rencana atau anggaran kini "
        list={report.held}
      />
    </Note>
  )
}

/** Per PK, row by row: from what to what. */
function Changes(props: {
  title: string
  between: string
  list: DraftingReport['changes']
}): JSX.Element | null {
  const { title, between, list } = props
  if (list.length === 0) return null
  return (
    <details class="twin mt-2">
      <summary class="link">
        {title} ({list.length} PK)
      </summary>
      <ul class="mt-2 space-y-3 text-sm">
        {list.map(({ id, code, title: post, rows }) => (
          <li key={id}>
            <a class="link" href={`/perjanjian/${id}`}>
              {code}
            </a>{' '}
            {post}
            {rows.map(({ of, what, from, to }) => (
              <span key={`${of}${what}`} class="block text-ink-2">
                {of}: {what.toLowerCase()} {from ?? 'belum ada'}
                {between}
                {to ?? 'tidak ada lagi'}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
