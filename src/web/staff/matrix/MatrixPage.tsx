import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { whyNotDivideAs } from '../../../rooms/staff/matrix/cells.rules.ts'
import { divisionOf, isOpen } from '../../../rooms/staff/matrix/division.rules.ts'
import type { MatrixPage as Matrix } from '../../../rooms/staff/matrix/matrix.contract.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useWide } from '../../platform/device/device.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { CellDialog } from './CellDialog.tsx'
import { matrices } from './calls.ts'
import { MatrixColumns } from './MatrixColumns.tsx'
import { MatrixGrid } from './MatrixGrid.tsx'
import {
  changedRows,
  type Entry,
  type MatrixDraft,
  openedMatrix,
  partsOf,
  stampOf,
  withEntry,
  withoutEntry,
} from './matrix-draft.ts'

/** Matriks peran hasil: who delivers what of a leader's results. */
export function MatrixPage({ id }: { id: string }): JSX.Element {
  const page = useAnswer(matrices.readMatrix, { id })
  const { value } = page
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          wide
          title="Matriks peran hasil"
          steps={[
            { label: 'SKP', href: '/skp' },
            { label: value?.leader.name ?? 'SKP', href: `/skp/${id}` },
            { label: 'Matriks peran hasil' },
          ]}
          context={value && context(value)}
        >
          {value ? sentence(value) : 'Matriks peran hasil.'}
        </PageTitle>
        <div class="mt-6">
          <RefusalNote refusal={page.refusal} again={() => void page.again()} />
          {!value && !page.refusal && <Loading shape="table" />}
        </div>
      </div>
      {value && <Editor key={stampOf(value)} page={value} again={() => void page.again()} />}
    </main>
  )
}

function sentence(page: Matrix): string {
  const draft = openedMatrix(page)
  const open = page.columns.filter((column) =>
    isOpen(divisionOf(column.whole, partsOf(page, draft, column), column.own)),
  ).length
  const results = `${page.columns.length} hasil kerja ${page.leader.name}`
  return open === 0
    ? `Tiap hasil kerja ${page.leader.name} sudah ada yang mendukung.`
    : `${open} dari ${results} belum terbagi penuh.`
}

const context = ({ version, leader, year }: Matrix): string =>
  version.inForce
    ? `Dibagi menurut SKP ${year} versi ${version.number} yang disepakati. Yang tersimpan masuk ke konsep SKP masing-masing.`
    : `SKP ${leader.name} belum disepakati; hasilnya sudah dapat dibagi menurut konsepnya, lalu diselaraskan.`

function Editor({ page, again }: { page: Matrix; again: () => void }): JSX.Element {
  const { actor } = useSession()
  const wide = useWide()
  const [entry, open] = useState<Entry | null>(null)
  const why = whyNotDivideAs(actor, page)
  const opens = openedMatrix(page)
  const form = useForm(matrices.saveMatrix, {
    opens,
    keep: `matriks/${page.id}/${stampOf(page)}`,
    input: (draft: MatrixDraft) => ({
      ...{ id: page.id, rows: changedRows(page, draft), own: draft.own },
    }),
    done: ({ sentence: told }) => {
      say(told)
      again()
    },
  })
  const draft = form.values
  const fields = { page, draft, change: form.change, open, mayChange: why === null }
  const close = (): void => open(null)
  if (page.rows.length === 0 || page.columns.length === 0) return <Nothing page={page} />
  return (
    <>
      <Form form={form} class="space-y-4" instead={null}>
        <div class="wrap pb-10">
          {why && <Note>{why.detail}</Note>}
          {wide ? <MatrixGrid {...fields} /> : <MatrixColumns {...fields} />}
        </div>
        {!why && (
          <StayBar
            label="Simpan matriks"
            actions={
              <Button kind="primary" type="submit" busy={form.busy}>
                Simpan pembagian
              </Button>
            }
          >
            Tersimpan dalam konsep SKP masing-masing; yang sudah disepakati tetap berlaku.
            <RefusalNote refusal={form.refusal} class="mt-2" />
          </StayBar>
        )}
      </Form>
      {entry && (
        <CellDialog
          key={entry.key}
          page={page}
          draft={draft}
          opened={entry}
          close={close}
          keep={(kept) => {
            form.change(withEntry(draft, kept))
            close()
          }}
          remove={
            draft.entries.some(({ key }) => key === entry.key)
              ? () => {
                  form.change(withoutEntry(draft, entry.key))
                  close()
                }
              : undefined
          }
        />
      )}
    </>
  )
}

const Nothing = ({ page }: { page: Matrix }): JSX.Element => (
  <div class="wrap page">
    <Empty
      cause={
        page.columns.length === 0
          ? 'SKP ini belum berisi hasil kerja.'
          : 'Belum ada pegawai yang dinilai dari jabatan ini.'
      }
      action={{ href: `/skp/${page.id}`, label: 'Buka SKP' }}
    >
      Matriks membagi hasil kerja pimpinan kepada pegawai yang dinilainya.
    </Empty>
  </div>
)
