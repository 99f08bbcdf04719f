import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { printCount, printDate } from '../../kernel/indonesian.ts'
import { whyNotReadAllChanges } from '../../rooms/organisation/history/history.rules.ts'
import {
  type OrganisationSummary,
  organisationContract,
  type UnitLine,
} from '../../rooms/organisation/organisation.contract.ts'
import { Chips } from '../parts/Chips.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { searchWith } from '../platform/address.ts'
import { client, useAnswer } from '../platform/client.ts'
import { usePlace, useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { typedAddress } from '../platform/typed-address.ts'
import { type Day, DayField, DayNote, isToday, useDay } from './day.tsx'
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
  const day = useDay()
  const { actor } = useSession()
  const units = useAnswer(organisation.listUnits, day)
  return (
    <main id="isi" class="wrap page">
      <PageTitle title="Organisasi" wide aside={<DayField day={day} />}>
        {units.value ? (
          <Sentence summary={units.value.summary} />
        ) : (
          'Perangkat daerah, jabatan, dan siapa memegangnya.'
        )}
      </PageTitle>
      <DayNote day={day} />
      <RefusalNote refusal={units.refusal} again={() => void units.again()} class="mt-6" />
      <div class="mt-8 space-y-9">
        {!units.value && !units.refusal && <Loading shape="table" />}
        {units.value && units.value.items.length === 0 && <Nothing day={day} />}
        {units.value && units.value.items.length > 0 && (
          <>
            <PeopleSearch day={day} />
            {may(actor, 'organisation.manage') && isToday(day) && (
              <p class="flex flex-wrap gap-2">
                <a class="chip" href="/organisasi/peristiwa">
                  Peristiwa: gabung, pecah, pindah
                </a>
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
            {!whyNotReadAllChanges(actor) && (
              <p>
                <a class="chip" href="/organisasi/riwayat">
                  Riwayat perubahan
                </a>
              </p>
            )}
            <Units lines={units.value.items} day={day} />
          </>
        )}
      </div>
    </main>
  )
}

function Sentence({ summary }: { summary: OrganisationSummary }): JSX.Element {
  const { agencies, vacancies, actingHeads } = summary
  const { path: pathname, search } = usePlace()
  if (agencies === 0) return <>Belum ada perangkat daerah.</>
  return (
    <>
      {wholeOrganisation(summary)};{' '}
      {vacancies > 0 ? (
        <a href={`${pathname}${searchWith(search, { saring: 'kosong' })}#daftar`}>
          {printCount(vacancies)} jabatan kosong
        </a>
      ) : (
        'tidak ada jabatan yang kosong'
      )}
      {actingHeads > 0 && (
        <>
          ,{' '}
          <a href={`${pathname}${searchWith(search, { saring: 'sementara' })}#daftar`}>
            {printCount(actingHeads)} pimpinan sementara
          </a>
        </>
      )}
      .
    </>
  )
}

function Units({ lines, day }: { lines: UnitLine[]; day: Day }): JSX.Element {
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
        day={day}
        indented={view.id === 'semua'}
      />
    </div>
  )
}

function Nothing({ day }: { day: Day }): JSX.Element {
  const { actor } = useSession()
  if (!isToday(day))
    return (
      <Empty
        cause={`${day.on ? `Pada ${printDate(day.on)}` : 'Waktu itu'} belum ada unit yang tercatat.`}
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
