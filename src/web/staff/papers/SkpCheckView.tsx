import type { JSX } from 'preact'
import type { SkpCheckPage } from '../../../rooms/staff/papers/papers.contract.ts'
import { PublicFrame, PublicOpening } from '../../parts/PublicFrame.tsx'

/** Whether an SKP on paper was agreed to and still counts; drawn on the server. */
export function SkpCheckView({ region, sentence, found }: SkpCheckPage): JSX.Element {
  return (
    <PublicFrame region={region}>
      <PublicOpening
        eyebrow="Pemeriksaan SKP"
        sentence={sentence}
        context={found && 'Cocokkan nama, jabatan, dan sidik isi di bawah ini dengan kertasnya.'}
      />
      {found && (
        <dl class="wrap py-8 space-y-4 wrap-anywhere">
          {[
            ['Keadaan', found.state],
            ['Nama', found.name],
            ['NIP', found.nip ?? '–'],
            ['Jabatan', found.title],
            ['Sidik isi (SHA-256)', found.digest],
          ].map(([label, value]) => (
            <div key={label}>
              <dt class="meta">{label}</dt>
              <dd class="font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </PublicFrame>
  )
}
