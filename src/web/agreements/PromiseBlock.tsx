import type { JSX } from 'preact'
import type { AgreementPage, AgreementRow } from '../../rooms/agreements/agreement.contract.ts'
import { printTarget } from '../../rooms/planning/target/target.rules.ts'
import { useWide } from '../platform/device/device.ts'

type Objective = { objective: string; rows: AgreementRow[] }

/** Rows of one objective together, in the order in which the objectives first appear. */
const objectivesOf = (rows: readonly AgreementRow[]): Objective[] =>
  [...Map.groupBy(rows, ({ objective }) => objective)].map(([objective, own]) => ({
    objective,
    rows: own,
  }))

/** Rows under their own kind of heading, as the paper prints them. */
const sectionsOf = (rows: readonly AgreementRow[], heading: string): [string, Objective[]][] =>
  [...Map.groupBy(rows, (row) => row.heading ?? heading)].map(([kind, own]) => [
    kind,
    objectivesOf(own),
  ])

/** Block A: objectives, indicators, targets; a table on paper, rows on a phone. */
export function PromiseBlock({
  agreement: { rowList, heading, year },
}: {
  agreement: AgreementPage
}): JSX.Element {
  const wide = useWide()
  return (
    <section class="mt-10" aria-labelledby="lampiran-a">
      <h3 id="lampiran-a" class="font-semibold mb-3">
        Lampiran A: sasaran, indikator, target
      </h3>
      {sectionsOf(rowList, heading).map(([kind, objectives]) =>
        wide ? (
          <AsTable key={kind} objectives={objectives} heading={kind} year={year} />
        ) : (
          <AsRows key={kind} objectives={objectives} heading={kind} />
        ),
      )}
    </section>
  )
}

function AsTable({
  objectives,
  heading,
  year,
}: {
  objectives: Objective[]
  heading: string
  year: number
}): JSX.Element {
  return (
    <table class="tbl [&+table]:mt-5" aria-labelledby="lampiran-a">
      <thead>
        <tr>
          <th scope="col">{heading}</th>
          <th scope="col">Indikator kinerja</th>
          <th scope="col">Satuan</th>
          <th scope="col" class="r">
            Target {year}
          </th>
        </tr>
      </thead>
      {objectives.map(({ objective, rows }) => (
        <tbody
          key={objective}
          class="[&:not(:last-of-type)>tr:last-child>*]:border-b [&>tr>*]:border-line! [&:last-of-type>tr>th]:border-b-0!"
        >
          {rows.map((row, i) => (
            <tr key={row.number}>
              {i === 0 && (
                <th scope="rowgroup" rowSpan={rows.length} class="w-[34%]">
                  {row.nodeId ? <a href={`/perencanaan/${row.nodeId}`}>{objective}</a> : objective}
                </th>
              )}
              <td class="first:pl-3!">{row.indicator}</td>
              <td class="text-ink-2">{row.unitLabel}</td>
              <td class="r font-semibold">
                <Target row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function AsRows({
  objectives,
  heading,
}: {
  objectives: Objective[]
  heading: string
}): JSX.Element {
  return (
    <ul class="rows" aria-label={heading}>
      {objectives.flatMap(({ objective, rows }) =>
        rows.map((row, i) => (
          <li key={row.number} class="py-3.5">
            {i === 0 && (
              <p class="meta">
                {heading}: {objective}
              </p>
            )}
            <p class="font-medium leading-snug">{row.indicator}</p>
            <p class="mt-1.5 num">
              Target{' '}
              <b class="font-semibold">
                <Target row={row} />
              </b>{' '}
              {row.target && row.unitLabel}
            </p>
          </li>
        )),
      )}
    </ul>
  )
}

/** The target as printed; where the plan has none, the word and the way to mend it. */
function Target({ row: { target, nodeId } }: { row: AgreementRow }): JSX.Element {
  if (target !== '') return <span>{printTarget(target)}</span>
  return (
    <a class="link font-normal" href={`/perencanaan/${nodeId}`}>
      belum ada
    </a>
  )
}
