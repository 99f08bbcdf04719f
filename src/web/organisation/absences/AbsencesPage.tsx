import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { may } from '../../../kernel/actor.ts'
import {
  type AbsentPerson,
  absenceContract,
} from '../../../rooms/organisation/absence/absence-pages.contract.ts'
import { whyNotList } from '../../../rooms/organisation/absence/absence-sight.rules.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { DateField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { DataTable, useOrder } from '../../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { asked } from '../../platform/address.ts'
import { client, type Sent, useAct, usePages } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { useToday } from '../../platform/today.ts'
import { typedAddress } from '../../platform/typed-address.ts'
import { personAddress, unitAddress } from '../day.tsx'
import { printDays, printDecree } from './PersonAbsences.tsx'

const absences = client(absenceContract)
type Sort = Sent<(typeof absenceContract)['listAbsences']>['sort']

const columns: ListColumn<AbsentPerson>[] = [
  column('name', 'Pegawai', ({ name }) => name, {
    phone: 'name',
    cell: ({ personId, name, title }) => (
      <>
        <a href={personAddress(personId)}>{name}</a>
        {title && <span class="meta block">{title}</span>}
      </>
    ),
  }),
  column('unit', 'Unit', ({ unit }) => unit, {
    cell: ({ unitId, unit }) => unitId && <a href={unitAddress(unitId)}>{unit}</a>,
  }),
  column('kindName', 'Jenis', ({ kindName }) => kindName, {
    cell: (line) => (
      <>
        {line.kindName}
        {printDecree(line) && <span class="meta block">{printDecree(line)}</span>}
      </>
    ),
  }),
  column('from', 'Hari', ({ from }) => from, {
    ...{ kind: 'date', class: 'whitespace-nowrap' },
    cell: (line) => <>{printDays(line)}</>,
  }),
  fileColumn('Hari terakhir', ({ until }) => until, 'date'),
  fileColumn('Nomor SK', ({ decreeNumber }) => decreeNumber),
  fileColumn('Tanggal SK', ({ decreeDate }) => decreeDate, 'date'),
  fileColumn('Pengganti', ({ standIn }) => standIn),
  {
    ...{ id: 'pengganti', head: 'Pengganti', value: null, only: 'screen', phone: 'hidden' },
    cell: ({ standIn }) => <>{standIn ?? '–'}</>,
  },
]

/** Ketidakhadiran: who is not at work on a day and after it, for those who enter it. */
export function AbsencesPage(): JSX.Element {
  const { actor } = useSession()
  const [{ per, keadaan }, change] = useQuery()
  const today = useToday()
  const on = asked.date(per) ?? today
  const when = (['NOW', 'COMING'] as const).find((one) => one === keadaan)
  const [sort] = useOrder<Sort>(columns)
  const refused = whyNotList(actor)
  const list = usePages(absences.listAbsences, {
    on,
    ...(when && { when }),
    ...(sort && { sort }),
  })
  const changed = (): void => void list.again()
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Ketidakhadiran"
        context={may(actor, 'absences.record') ? 'Seluruh daerah.' : 'Perangkat daerah Anda.'}
        aside={!refused && <Acts />}
      >
        Siapa tidak bertugas, sejak kapan, sampai kapan.
      </PageTitle>
      {refused ? (
        <RefusalNote refusal={refused} class="mt-8" />
      ) : (
        <div class="mt-8 space-y-6">
          <div class="flex flex-wrap gap-x-8 gap-y-4 items-end">
            <DateField
              label="Pada tanggal"
              name="per"
              value={on}
              change={(date) => change({ per: date === today ? undefined : date })}
            />
            <Chips
              label="Saring menurut keadaan"
              chosen={when ?? ''}
              choose={(id) => change({ keadaan: id || undefined })}
              chips={[
                { id: '', label: 'Semua' },
                { id: 'NOW', label: 'Hari itu' },
                { id: 'COMING', label: 'Akan datang' },
              ]}
            />
          </div>
          <DataTable
            sentence="Tidak bertugas pada hari itu dan sesudahnya"
            noun="ketidakhadiran"
            columns={[...columns, actColumn(changed)]}
            list={list}
            keyOf={({ id }) => id}
            file="ketidakhadiran"
            empty={
              <Empty
                cause="Tidak ada yang tercatat tidak bertugas."
                action={{
                  href: typedAddress('ketidakhadiran-baru', {}),
                  label: 'Catat ketidakhadiran',
                }}
              />
            }
          />
        </div>
      )}
    </main>
  )
}

/** By hand; many at once come from a file. */
function Acts(): JSX.Element {
  const { actor } = useSession()
  return (
    <span class="flex flex-wrap gap-2">
      <a class="btn btn-primary" href={typedAddress('ketidakhadiran-baru', {})}>
        Catat ketidakhadiran
      </a>
      {may(actor, 'absences.record') && (
        <a class="btn btn-quiet" href="/impor?jenis=absences">
          Impor daftar
        </a>
      )}
    </span>
  )
}

const actColumn = (changed: () => void): ListColumn<AbsentPerson> => ({
  ...{ id: 'ubah', head: 'Ubah', value: null, only: 'screen' },
  cell: ({ id, name }) => (
    <span class="flex flex-wrap gap-x-4 gap-y-1">
      <a class="link" href={typedAddress('kembali-bertugas', { id })}>
        Kembali bertugas
      </a>
      <Remove id={id} name={name} changed={changed} />
    </span>
  ),
})

/** Takes away what was entered by mistake, once asked; it stays on record. */
function Remove({
  id,
  name,
  changed,
}: {
  id: string
  name: string
  changed: () => void
}): JSX.Element {
  const act = useAct(absences.removeAbsence)
  const [asking, ask] = useState(false)
  const remove = async (): Promise<void> => {
    const done = await act({ absenceId: id })
    ask(false)
    if (!done) return
    say(`Ketidakhadiran ${name} dibatalkan; catatannya tetap ada di jejak audit.`)
    changed()
  }
  return (
    <>
      <Button onClick={() => ask(true)}>Batalkan</Button>
      <Dialog
        title={`Batalkan ketidakhadiran ${name}?`}
        open={asking}
        close={() => ask(false)}
        actions={
          <>
            <Button onClick={() => ask(false)}>Biarkan tercatat</Button>
            <Button kind="primary" busy={act.busy} onClick={() => void remove()}>
              Batalkan ketidakhadiran
            </Button>
          </>
        }
      >
        <p>Untuk yang salah catat. Hari-harinya dihitung seperti hari kerja biasa lagi.</p>
      </Dialog>
      <RefusalNote refusal={act.refusal} />
    </>
  )
}
