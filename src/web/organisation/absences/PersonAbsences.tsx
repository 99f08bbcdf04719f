import type { JSX } from 'preact'
import { printDateShort } from '../../../kernel/indonesian.ts'
import {
  type AbsenceLine,
  absenceContract,
} from '../../../rooms/organisation/absence/absence-pages.contract.ts'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { client, useAnswer } from '../../platform/client.ts'
import { typedAddress } from '../../platform/typed-address.ts'

const absences = client(absenceContract)

/** From when to when, in words. */
export const printDays = ({ from, until }: Pick<AbsenceLine, 'from' | 'until'>): string =>
  from === until
    ? printDateShort(from)
    : `${printDateShort(from)} – ${until ? printDateShort(until) : 'seterusnya'}`

/** By which decree, and what was noted. */
export const printDecree = (line: Omit<AbsenceLine, 'id'>): string | null => {
  const { decreeNumber, decreeDate, note, offDuty } = line
  const said = [
    decreeNumber && `SK ${decreeNumber}${decreeDate ? `, ${printDateShort(decreeDate)}` : ''}`,
    note,
    !offDuty && 'tetap ditagih',
  ]
  return said.filter(Boolean).join(' · ') || null
}

/** When a person is not at work, on their page; who enters it may add and end. */
export function PersonAbsences({ personId }: { personId: string }): JSX.Element | null {
  const { value } = useAnswer(absences.readAbsences, { personId })
  if (!value || (value.items.length === 0 && !value.mayRecord)) return null
  return (
    <section aria-labelledby="tidak-bertugas">
      <h2 id="tidak-bertugas" class="h2 mb-3">
        Tidak bertugas
      </h2>
      {value.items.length > 0 && (
        <Rows>
          {value.items.map((line) => (
            <Row
              key={line.id}
              object={line.kindName}
              meta={printDecree(line) ?? undefined}
              when={printDays(line)}
              {...(value.mayRecord && {
                action: (
                  <a class="link" href={typedAddress('kembali-bertugas', { id: line.id })}>
                    Kembali bertugas
                  </a>
                ),
              })}
            />
          ))}
        </Rows>
      )}
      {value.items.length === 0 && <p class="sec">Tidak ada ketidakhadiran yang tercatat.</p>}
      {value.mayRecord && (
        <p class="mt-3">
          <a class="chip" href={typedAddress('ketidakhadiran', { id: personId })}>
            Catat ketidakhadiran
          </a>
        </p>
      )}
    </section>
  )
}
