import type { JSX } from 'preact'
import { printDateShort } from '../../../kernel/indonesian.ts'
import type { RenewalLine } from '../../../rooms/staff/renewal/renewal.contract.ts'
import { outcomeNames } from '../../../rooms/staff/renewal/renewal.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { SelectField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { Mark } from '../../parts/Mark.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { asked } from '../../platform/address.ts'
import { useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { renewals } from './calls.ts'

const standingOf = ({ outcome }: RenewalLine): string =>
  outcome ? outcomeNames[outcome] : 'Belum direkomendasikan'

const columns: ListColumn<RenewalLine>[] = [
  column('name', 'Pegawai', ({ name }) => name, {
    phone: 'name',
    cell: ({ personId, name, unit }) => (
      <>
        <a href={`/penilaian/kontrak/${personId}`}>{name}</a>
        <span class="block font-normal text-ink-2">{unit}</span>
      </>
    ),
  }),
  column('number', 'Nomor kontrak', ({ number }) => number, { phone: 'hidden' }),
  column('lastDay', 'Berakhir', ({ lastDay }) => lastDay, {
    phone: 'under',
    cell: ({ lastDay }) => printDateShort(lastDay),
  }),
  column('rater', 'Penilai', ({ rater }) => rater ?? 'Belum ada', { phone: 'hidden' }),
  column('standing', 'Rekomendasi', standingOf, {
    phone: 'end',
    cell: (line) => (
      <Mark kind={line.outcome ? 'good' : 'notyet'} small said="">
        {standingOf(line)}
      </Mark>
    ),
  }),
]

/** Contracts of PPPK paruh waktu by their end: of those one rates, or of one office. */
export function RenewalsPage(): JSX.Element {
  const [{ perangkat }, change] = useQuery()
  const agencyId = asked.id(perangkat)
  const { value, refusal, again } = useAnswer(renewals.listRenewals, agencyId ? { agencyId } : {})
  const waiting = value?.items.filter(({ outcome }) => outcome === null).length ?? 0
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Kontrak paruh waktu"
        context="Penilai diingatkan sebelum kontrak berakhir, dan merekomendasikan sekali untuk tiap kontrak."
      >
        {waiting > 0
          ? `${waiting} kontrak belum direkomendasikan.`
          : 'Tidak ada kontrak yang menunggu rekomendasi.'}
      </PageTitle>
      <div class="mt-6 space-y-6">
        <RefusalNote refusal={refusal} again={() => void again()} />
        {!value && !refusal && <Loading shape="table" />}
        {value && value.agencies.length > 0 && (
          <div class="max-w-md">
            <SelectField
              label="Milik siapa"
              name="perangkat"
              value={agencyId ?? ''}
              change={(chosen) => change({ perangkat: chosen || undefined })}
              options={[
                { value: '', label: 'Yang saya nilai' },
                ...value.agencies.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </div>
        )}
        {value && (
          <DataTable
            sentence="Menurut hari berakhirnya"
            noun="kontrak"
            columns={columns}
            rows={value.items}
            keyOf={({ personId }) => personId}
            file="kontrak-paruh-waktu"
            empty={
              <div class="mt-4">
                <Empty cause="Tidak ada kontrak PPPK paruh waktu di sini.">
                  Pengelola kinerja mencatat kontrak di Impor, «Kontrak kerja».
                </Empty>
              </div>
            }
          />
        )}
      </div>
    </main>
  )
}
