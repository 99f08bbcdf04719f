import type { JSX } from 'preact'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { EventPage } from '../../../rooms/organisation/event/event.contract.ts'

type Balance = EventPage['balances'][number]

/** What each unit has before an event and after it, to the rupiah; in all the same. */
export const Balances = ({ page: { balances } }: { page: EventPage }): JSX.Element => (
  <>
    {balances.map((one) => (
      <BalanceTable key={one.name} {...one} />
    ))}
  </>
)

const cells = ({ before, after }: { before: number; after: number }): JSX.Element => (
  <>
    <td class="r whitespace-nowrap">{printNumber(before)}</td>
    <td class="r whitespace-nowrap">{printNumber(after)}</td>
  </>
)

function BalanceTable({ name, shares }: Balance): JSX.Element {
  const sum = (of: (share: Balance['shares'][number]) => number) =>
    shares.reduce((total, share) => total + of(share), 0)
  return (
    <section aria-labelledby="pagu">
      <h2 id="pagu" class="h2 mb-3">
        {name} sebelum dan sesudahnya
      </h2>
      <table class="tbl max-w-[44rem]" aria-labelledby="pagu">
        <thead>
          <tr>
            <th scope="col">Unit</th>
            <th scope="col" class="r">
              Sebelum (Rp)
            </th>
            <th scope="col" class="r">
              Sesudah (Rp)
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ unit, ...share }) => (
            <tr key={unit?.id}>
              <th scope="row" class="font-normal! wrap-anywhere">
                {unit?.name ?? 'Belum ditentukan'}
              </th>
              {cells(share)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Jumlah</th>
            {cells({ before: sum(({ before }) => before), after: sum(({ after }) => after) })}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
