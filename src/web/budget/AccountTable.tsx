import type { JSX } from 'preact'
import { printNumber, printRupiah } from '../../kernel/indonesian.ts'
import type { OfficeBudget } from '../../rooms/budget/in-force.contract.ts'
import type { AccountLine } from '../../rooms/budget/version/version.contract.ts'
import { DataTable } from '../parts/DataTable.tsx'
import { Loading } from '../parts/Loading.tsx'
import type { ListFile } from '../parts/list-file.ts'
import { RefusalNote } from '../parts/Note.tsx'
import type { Column } from '../parts/table.ts'
import { useAnswer } from '../platform/client.ts'
import { budgets } from './calls.ts'

const columns: Column<AccountLine>[] = [
  {
    id: 'rekening',
    head: 'Rekening',
    phone: 'name',
    sort: ({ code }) => code,
    cell: ({ code, name }) => (
      <>
        {name}
        <span class="meta block">{code}</span>
      </>
    ),
  },
  {
    id: 'sumber',
    head: 'Sumber dana',
    phone: 'under',
    cell: ({ source }) => source,
    sort: ({ source }) => source,
  },
  {
    id: 'pagu',
    head: 'Pagu, Rp',
    right: true,
    phone: 'end',
    cell: ({ amount }) => printNumber(amount),
    sort: ({ amount }) => amount,
  },
]

type AccountsTold = {
  versionId: string
  skpdCode: string
  office: OfficeBudget
  sub: string | undefined
}

/** The accounts of the chosen sub kegiatan, or of the whole office while none is chosen. */
export function AccountTable({ versionId, skpdCode, office, sub }: AccountsTold): JSX.Element {
  const accounts = useAnswer(budgets.listOfficeAccounts, {
    versionId,
    skpdCode,
    ...(sub ? { subActivity: sub } : {}),
  })
  const chosen = office.programs
    .flatMap(({ activities }) => activities)
    .flatMap(({ subActivities }) => subActivities)
    .find(({ code }) => code === sub)
  const file = (): ListFile => ({
    name: `rekening-${sub ?? skpdCode}`,
    heads: ['Kode rekening', 'Rekening', 'Sumber dana', 'Baris', 'Pagu (Rp)'],
    rows: (accounts.value?.items ?? []).map(({ code, name, source, lines, amount }) => [
      code,
      name,
      source,
      lines,
      amount,
    ]),
  })
  return (
    <div id="rekening">
      <RefusalNote refusal={accounts.refusal} again={() => void accounts.again()} />
      {!accounts.value && !accounts.refusal && <Loading shape="table" />}
      {accounts.value && (
        <DataTable
          key={sub}
          sentence={chosen ? `Rekening ${chosen.name}` : 'Rekening seluruh perangkat daerah'}
          context={
            chosen
              ? printRupiah(accounts.value.total)
              : 'Pilih satu sub kegiatan di atas untuk melihat rekeningnya saja.'
          }
          columns={columns}
          rows={accounts.value.items}
          keyOf={({ code, source }) => `${code} ${source}`}
          noun="rekening"
          file={file}
        />
      )}
    </div>
  )
}
