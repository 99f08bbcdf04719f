import type { JSX } from 'preact'
import type { Mend } from '../../kernel/refusal.ts'
import { PublicFrame, PublicOpening } from '../parts/PublicFrame.tsx'

/** A public page that could not be shown: why, and the way out. */
export function ProblemView({ sentence, mend }: { sentence: string; mend?: Mend }): JSX.Element {
  const { href, label } = mend ?? { href: '/verifikasi', label: 'Ke halaman pemeriksaan' }
  return (
    <PublicFrame>
      <PublicOpening eyebrow="Belum dapat ditampilkan" sentence={sentence} />
      <div class="wrap py-8">
        <a class="btn btn-quiet" href={href}>
          {label}
        </a>
      </div>
    </PublicFrame>
  )
}
