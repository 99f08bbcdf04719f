import type { JSX } from 'preact'
import { printMomentShort } from '../../../kernel/moment.ts'
import type { Report } from '../../../rooms/staff/feedback/report.contract.ts'
import { reportKindNames } from '../../../rooms/staff/feedback/report.rules.ts'
import { useSession } from '../../platform/session.tsx'

/** A report and what both sides wrote since. */
export function ReportThread({ report }: { report: Report }): JSX.Element {
  const { timeZone } = useSession().region
  const { kind, about, text, at, reporter, closed, messages } = report
  return (
    <article class="sheet p-4 space-y-3">
      <h2 class="font-semibold">
        {reportKindNames[kind]}: {about}
      </h2>
      <p class="whitespace-pre-line break-words">{text}</p>
      <p class="meta">
        {reporter ?? 'Tanpa nama'}, {printMomentShort(at, timeZone)}
        {closed && ' · Ditutup'}
      </p>
      {messages.map(({ sequence, by, text: said, at: when }) => (
        <div key={sequence} class="border-t border-line pt-3">
          <p class="meta">
            {by === 'APIP' ? 'APIP' : 'Pelapor'}, {printMomentShort(when, timeZone)}
          </p>
          <p class="whitespace-pre-line break-words">{said}</p>
        </div>
      ))}
    </article>
  )
}
