import type { JSX } from 'preact'
import { printNumber, printRupiah } from '../../kernel/indonesian.ts'
import type { OfficeBudget } from '../../rooms/budget/in-force.contract.ts'
import type { AccountLine } from '../../rooms/budget/version/version.contract.ts'
import { Loading } from '../parts/Loading.tsx'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../parts/list/list.ts'
import { RefusalNote } from '../parts/Note.tsx'
import { useAnswer } from '../platform/client.ts'
import { absorbed } from './budget-words.ts'
import { budgets } from './calls.ts'

const columnsOf = (known: boolean): ListColumn<AccountLine>[] => [
  fileColumn('Kode rekening', ({ code }) => code),
  column('rekening', 'Rekening', ({ name }) => name, {
    phone: 'name',
    sort: ({ code }) => code,
    cell: ({ code, name }) => (
      <>
        {name}
        <span class="meta block">{code}</span>
      </>
    ),
  }),
  column('sumber', 'Sumber dana', ({ source }) => source),
  fileColumn('Baris', ({ lines }) => lines, 'number'),
  column('pagu', 'Pagu, Rp', ({ amount }) => amount, { kind: 'rupiah', phone: 'end' }),
  ...(known ? spentColumns : []),
]

/** Several sources of funds that pay one account are not divided: no file says which paid what. */
const spentColumns: ListColumn<AccountLine>[] = [
  column('realisasi', 'Realisasi, Rp', ({ realised }) => realised, {
    kind: 'rupiah',
    cell: ({ realised }) => (realised === null ? 'beberapa sumber' : printNumber(realised)),
  }),
  column('serapan', 'Serapan', ({ realised, amount }) => absorbed(realised, amount), {
    class: 'r',
    cell: ({ realised, amount }) => absorbed(realised, amount) ?? '–',
  }),
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
          columns={columnsOf(accounts.value.realisedUpTo !== null)}
          rows={accounts.value.items}
          keyOf={({ code, source }) => `${code} ${source}`}
          noun="rekening"
          file={`rekening-${sub ?? skpdCode}`}
        />
      )}
    </div>
  )
}
