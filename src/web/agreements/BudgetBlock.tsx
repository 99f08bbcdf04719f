import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printNumber } from '../../kernel/indonesian.ts'
import type { AgreementPage, BudgetRow } from '../../rooms/agreements/agreement.contract.ts'
import { Button } from '../parts/form/ReasonButton.tsx'
import { useWide } from '../platform/device/device.ts'

const grains = { PROGRAM: 'Program', ACTIVITY: 'Kegiatan', SUB_ACTIVITY: 'Sub kegiatan' } as const

type Group = { names: string[]; rows: BudgetRow[] }

/** Lines under what they belong to, in the order of the paper; an outer heading where it begins. */
const groupsOf = (rows: readonly BudgetRow[]): Group[] => {
  const groups = [...Map.groupBy(rows, ({ groupCode }) => groupCode).values()]
  return groups.map((own, i) => {
    const [line, before] = [own[0], groups[i - 1]?.[0]]
    const outer = line?.outerCode === before?.outerCode ? null : line?.outerName
    return { names: [outer, line?.groupName].flatMap((name) => name ?? []), rows: own }
  })
}

/** Block B: the money of the promise and its sum; without lines the one sentence that says why. */
export function BudgetBlock({
  agreement: { budgetList, grain, findings },
}: {
  agreement: AgreementPage
}): JSX.Element {
  const wide = useWide()
  const waiting = findings.some(({ code }) => code === 'PK-04')
  return (
    <section class="mt-9" aria-labelledby="lampiran-b">
      <h3 id="lampiran-b" class="font-semibold mb-2">
        Lampiran B: anggaran
      </h3>
      {budgetList.length === 0 ? (
        <p class="sec">
          {waiting
            ? 'Anggaran belum tersedia pada saat konsep ini dibuat.'
            : 'Jabatan ini tidak mengelola anggaran secara langsung.'}
        </p>
      ) : (
        <Lines lines={budgetList} grain={grains[grain]} wide={wide} />
      )}
    </section>
  )
}

const first = 15

/** The first lines and the sum of all; a whole region's programmes come when asked for. */
function Lines({
  lines,
  grain,
  wide,
}: {
  lines: readonly BudgetRow[]
  grain: string
  wide: boolean
}): JSX.Element {
  const [shown, setShown] = useState(first)
  const rest = lines.length - shown
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  return (
    <>
      <Table groups={groupsOf(lines.slice(0, shown))} grain={grain} wide={wide} total={total} />
      {rest > 0 && (
        <p class="mt-1 -ml-2">
          <Button kind="text" onClick={() => setShown(lines.length)}>
            Tampilkan {printNumber(rest)} {grain.toLowerCase()} lain
          </Button>
        </p>
      )}
    </>
  )
}

function Table({
  groups,
  grain,
  wide,
  total,
}: {
  groups: Group[]
  grain: string
  wide: boolean
  total: number
}): JSX.Element {
  return (
    <table class="tbl" aria-labelledby="lampiran-b">
      <thead>
        <tr>
          <th scope="col">{grain}</th>
          {wide && <th scope="col">Sumber</th>}
          <th scope="col" class="r">
            Anggaran (Rp)
          </th>
        </tr>
      </thead>
      {groups.map(({ names, rows }) => (
        <tbody
          key={rows[0]?.code}
          class="[&:not(:last-of-type)>tr:last-child>*]:border-b [&>tr>*]:border-line!"
        >
          {names.map((name) => (
            <tr key={name}>
              <th
                scope="rowgroup"
                colSpan={wide ? 3 : 2}
                class="text-ink-2! text-[.8125rem]! pb-1! border-b-0! wrap-anywhere"
              >
                {name}
              </th>
            </tr>
          ))}
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row" class="font-normal! wrap-anywhere">
                {row.name}
                {!wide && <span class="meta block">{row.source}</span>}
              </th>
              {wide && <td class="text-ink-2">{row.source}</td>}
              <td class="r">{printNumber(row.amount)}</td>
            </tr>
          ))}
        </tbody>
      ))}
      <tfoot>
        <tr>
          <th scope="row" colSpan={wide ? 2 : 1}>
            Jumlah
          </th>
          <td class="r">{printNumber(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
