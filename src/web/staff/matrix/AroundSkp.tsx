import type { JSX } from 'preact'
import { Note } from '../../parts/Note.tsx'
import { useAnswer } from '../../platform/client.ts'
import { alignments } from './calls.ts'

/** Beside an SKP: who waits for whom, what moved above it, what other SKPs offer, and its matrix. */
export function AroundSkp({ id }: { id: string }): JSX.Element | null {
  const { value } = useAnswer(alignments.readSkpAround, { id })
  if (!value) return null
  const { waits, moved, source, offered, rated, mayAnswer } = value
  return (
    <section aria-label="Di sekitar SKP ini" class="space-y-3">
      {moved > 0 && (
        <Note tone="mid" title="Perlu diselaraskan.">
          {source} sudah berlaku; {moved} baris berbeda.{' '}
          {mayAnswer && (
            <a class="link" href={`/skp/selaras/${id}`}>
              Selaraskan
            </a>
          )}
        </Note>
      )}
      <h2 class="font-semibold">Siapa menunggu siapa</h2>
      <ul class="space-y-1 text-sm">
        {waits.map((wait) => (
          <li key={wait}>{wait}</li>
        ))}
      </ul>
      <ul class="space-y-1 text-sm">
        {offered > 0 && mayAnswer && (
          <li>
            <a class="link" href={`/skp/salin/${id}`}>
              Ambil hasil kerja yang sudah ada ({offered})
            </a>
          </li>
        )}
        {rated > 0 && (
          <li>
            <a class="link" href={`/skp/matriks/${id}`}>
              Matriks peran hasil ({rated} orang)
            </a>
          </li>
        )}
      </ul>
    </section>
  )
}
