import type { JSX } from 'preact'
import { whyNotReadAllChanges } from '../../rooms/organisation/history/history.rules.ts'
import { CheckField, DateField, SelectField } from '../parts/form/fields.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { asked } from '../platform/address.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { type AskedChanges, Changes } from './Changes.tsx'
import { unitAddress } from './day.tsx'

const things = [
  { value: 'UNIT', label: 'Unit kerja' },
  { value: 'POST', label: 'Jabatan' },
  { value: 'HOLDING', label: 'Pemegang jabatan' },
  { value: 'PERSON', label: 'Data pegawai' },
  { value: 'TEAM', label: 'Peran tim' },
] as const

/** What is asked for, from the address; values that are missing stay out. */
function useAsked(): AskedChanges {
  const [query] = useQuery()
  const thing = asked.oneOf(
    query.jenis,
    things.map(({ value }) => value),
  )
  const told = {
    ...{ unit: asked.id(query.unit), position: asked.id(query.jabatan) },
    ...{ from: asked.date(query.sejak), until: asked.date(query.sampai), thing },
    late: query.kemudian === 'ya' || undefined,
  }
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
}

/** The changes of one unit, of one post, or of the whole region, as a list one can read. */
export function HistoryPage(): JSX.Element {
  const of = useAsked()
  const one = of.unit ?? of.position
  const refusal = one ? null : whyNotReadAllChanges(useSession().actor)
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Riwayat organisasi"
        wide
        steps={[
          { label: 'Organisasi', href: '/organisasi' },
          ...(of.unit ? [{ label: 'Unit kerja', href: unitAddress(of.unit) }] : []),
          { label: 'Riwayat' },
        ]}
        context={
          one
            ? 'Menurut tanggal berlakunya, yang terakhir lebih dulu.'
            : 'Yang terakhir dicatat lebih dulu. Tidak ada yang dihapus; yang dibatalkan tetap terbaca.'
        }
      >
        Apa yang berubah, sejak kapan, dengan keputusan apa.
      </PageTitle>
      <RefusalNote refusal={refusal} class="mt-6" />
      {!refusal && (
        <div class="mt-8 space-y-6">
          <Filters />
          <Changes
            of={of}
            sentence={one ? 'Perubahan yang tercatat' : 'Perubahan di seluruh daerah'}
          />
        </div>
      )}
    </main>
  )
}

function Filters(): JSX.Element {
  const [{ jenis = '', sejak = '', sampai = '', kemudian }, change] = useQuery()
  return (
    <search class="flex flex-wrap items-end gap-4">
      <SelectField
        label="Jenis perubahan"
        name="jenis"
        value={jenis}
        empty="Semua"
        options={[...things]}
        change={(value) => change({ jenis: value })}
      />
      <DateField
        label="Berlaku sejak"
        name="sejak"
        value={sejak}
        change={(value) => change({ sejak: value })}
      />
      <DateField
        label="Berlaku sampai"
        name="sampai"
        value={sampai}
        change={(value) => change({ sampai: value })}
      />
      <CheckField
        label="Hanya yang dicatat kemudian"
        name="kemudian"
        checked={kemudian === 'ya'}
        change={(on) => change({ kemudian: on ? 'ya' : '' })}
      />
    </search>
  )
}
