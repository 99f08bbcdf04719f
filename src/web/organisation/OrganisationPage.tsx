import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { printCount, printDate } from '../../kernel/indonesian.ts'
import { isLocalDate } from '../../kernel/time.ts'
import {
  type OrganisationSummary,
  organisationContract,
  type UnitLine,
} from '../../rooms/organisation/organisation.contract.ts'
import { Chips } from '../parts/Chips.tsx'
import { Empty } from '../parts/Empty.tsx'
import { DateField } from '../parts/form/fields.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { typedAddress } from '../platform/typed-address.ts'
import { PeopleSearch } from './PeopleSearch.tsx'
import { wholeOrganisation } from './sentences.ts'
import { UnitTable } from './UnitTable.tsx'

const organisation = client(organisationContract)

type View = {
  id: string
  label: string
  sentence: string
  noun: string
  keeps: (line: UnitLine) => boolean
}
const views: readonly [View, ...View[]] = [
  {
    ...{
      id: '',
      label: 'Perangkat daerah',
      sentence: 'Perangkat daerah',
      noun: 'perangkat daerah',
    },
    keeps: ({ isAgency }) => isAgency,
  },
  {
    ...{
      id: 'kosong',
      label: 'Ada jabatan kosong',
      sentence: 'Perangkat daerah dengan jabatan kosong',
      noun: 'perangkat daerah',
    },
    keeps: ({ isAgency, vacancies }) => isAgency && vacancies > 0,
  },
  {
    ...{
      id: 'sementara',
      label: 'Dipimpin sementara',
      sentence: 'Perangkat daerah yang dipimpin Plt. atau Pj.',
      noun: 'perangkat daerah',
    },
    keeps: ({ isAgency, head, headNote }) => isAgency && head !== null && headNote !== null,
  },
  {
    id: 'semua',
    label: 'Semua unit',
    sentence: 'Semua unit, dari atas ke bawah',
    noun: 'unit',
    keeps: () => true,
  },
]

/** The offices of the region with their heads, vacancies and people, on any date; and the way to
 * every person. */
export function OrganisationPage(): JSX.Element {
  const [{ per }, change] = useQuery()
  const on = per && isLocalDate(per) ? per : undefined
  const { actor } = useSession()
  const units = useAnswer(organisation.listUnits, on ? { on } : {})
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Organisasi"
        wide
        context={on ? `Keadaan pada ${printDate(on)}.` : undefined}
        aside={
          <DateField
            label="Keadaan pada tanggal"
            name="per"
            value={on ?? units.value?.summary.on ?? ''}
            change={(date) => change({ per: date })}
          />
        }
      >
        {units.value ? (
          <Sentence summary={units.value.summary} />
        ) : (
          'Perangkat daerah, jabatan, dan siapa memegangnya.'
        )}
      </PageTitle>
      <RefusalNote refusal={units.refusal} again={() => void units.again()} class="mt-6" />
      <div class="mt-8 space-y-9">
        {!units.value && !units.refusal && <Loading shape="table" />}
        {units.value && units.value.items.length === 0 && <Nothing on={on} />}
        {units.value && units.value.items.length > 0 && (
          <>
            <PeopleSearch on={on} />
            {may(actor, 'organisation.manage') && !on && (
              <p class="flex flex-wrap gap-2">
                <a class="chip" href={typedAddress('unit-baru', {})}>
                  Tambah unit kerja
                </a>
                <a class="chip" href={typedAddress('jabatan-baru', {})}>
                  Tambah jabatan dan pegawai
                </a>
                <a class="chip" href={typedAddress('mutasi', {})}>
                  Mutasi satu pegawai
                </a>
                <a class="chip" href="/impor?jenis=transfers">
                  Mutasi dari berkas
                </a>
              </p>
            )}
            <Units lines={units.value.items} on={on} />
          </>
        )}
      </div>
    </main>
  )
}

function Sentence({ summary }: { summary: OrganisationSummary }): JSX.Element {
  const { agencies, vacancies, actingHeads } = summary
  if (agencies === 0) return <>Belum ada perangkat daerah.</>
  return (
    <>
      {wholeOrganisation(summary)};{' '}
      {vacancies > 0 ? (
        <a href="/organisasi?saring=kosong#daftar">{printCount(vacancies)} jabatan kosong</a>
      ) : (
        'tidak ada jabatan yang kosong'
      )}
      {actingHeads > 0 && (
        <>
          ,{' '}
          <a href="/organisasi?saring=sementara#daftar">
            {printCount(actingHeads)} pimpinan sementara
          </a>
        </>
      )}
      .
    </>
  )
}

function Units({ lines, on }: { lines: UnitLine[]; on?: string | undefined }): JSX.Element {
  const [{ saring = '' }, change] = useQuery()
  const view = views.find(({ id }) => id === saring) ?? views[0]
  return (
    <div id="daftar" class="space-y-4">
      <Chips
        label="Saring unit"
        chosen={view.id}
        choose={(id) => change({ saring: id })}
        chips={views.map(({ id, label, keeps }) => ({
          id,
          label,
          count: lines.filter(keeps).length,
        }))}
      />
      <UnitTable
        key={view.id}
        sentence={view.sentence}
        context="Jabatan, pegawai, dan jabatan kosong dihitung bersama semua unit di bawahnya."
        rows={lines.filter(view.keeps)}
        noun={view.noun}
        on={on}
        indented={view.id === 'semua'}
      />
    </div>
  )
}

function Nothing({ on }: { on?: string | undefined }): JSX.Element {
  const { actor } = useSession()
  if (on)
    return (
      <Empty
        cause={`Pada ${printDate(on)} belum ada unit yang tercatat.`}
        action={{ href: '/organisasi', label: 'Lihat keadaan hari ini' }}
      />
    )
  if (may(actor, 'organisation.manage'))
    return (
      <Empty
        cause="Struktur unit kerja belum diimpor."
        action={{ href: '/impor?jenis=units', label: 'Impor struktur unit kerja' }}
      >
        Atau <a href={typedAddress('unit-baru', {})}>ketik satu per satu</a>, mulai dari pemerintah
        daerah. Setelah itu jabatan dan pegawai.
      </Empty>
    )
  return (
    <Empty cause="Struktur unit kerja belum diimpor.">
      Bagian Organisasi sedang menyiapkannya.
    </Empty>
  )
}
