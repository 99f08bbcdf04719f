import type { JSX } from 'preact'
import type { EventLine, EventState } from '../../../rooms/organisation/event/event.contract.ts'
import { whyNotManageEvents } from '../../../rooms/organisation/event/event.rules.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { Mark } from '../../parts/Mark.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { asked } from '../../platform/address.ts'
import { usePages } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'
import { events } from './calls.ts'
import { kindForms } from './kind-forms.ts'
import { stateWords } from './states.ts'

const states = Object.keys(stateWords) as EventState[]

const columns: ListColumn<EventLine>[] = [
  column('peristiwa', 'Peristiwa', ({ title }) => title, {
    phone: 'name',
    cell: ({ id, title, code, kindName }) => (
      <>
        <a class="link" href={`/organisasi/peristiwa/${id}`}>
          {title}
        </a>
        <span class="meta block">
          {kindName}, {code}
        </span>
      </>
    ),
  }),
  column('berlaku', 'Berlaku', ({ effectiveOn }) => effectiveOn, {
    kind: 'date',
    class: 'whitespace-nowrap',
  }),
  column('keputusan', 'Dasar hukum', ({ decree }) => decree?.number ?? null),
  column('keadaan', 'Keadaan', ({ state }) => stateWords[state].word, {
    phone: 'end',
    cell: ({ state }) => (
      <Mark kind={stateWords[state].mark} said="">
        {stateWords[state].word}
      </Mark>
    ),
  }),
]

/** Changes of the organisation as acts: those that were done, that wait, and how to declare one. */
export function EventsPage(): JSX.Element {
  const refusal = whyNotManageEvents(useSession().actor)
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Peristiwa organisasi"
        steps={[{ label: 'Organisasi', href: '/organisasi' }, { label: 'Peristiwa' }]}
        context="Penggabungan, pemecahan, pemindahan, pergantian: disusun, dikonfirmasi orang kedua, dilaksanakan pada tanggalnya."
      >
        Perubahan organisasi, dari konsep sampai terlaksana.
      </PageTitle>
      <RefusalNote refusal={refusal} class="mt-6" />
      {!refusal && (
        <div class="mt-8 space-y-10">
          <Listed />
          <Kinds />
        </div>
      )}
    </main>
  )
}

function Listed(): JSX.Element {
  const [{ keadaan }, change] = useQuery()
  const state = asked.oneOf(keadaan, states)
  const list = usePages(events.listEvents, state ? { state } : {})
  return (
    <div class="space-y-5">
      <Chips
        label="Saring menurut keadaan"
        chosen={state ?? ''}
        choose={(id) => change({ keadaan: id || undefined })}
        chips={[
          { id: '', label: 'Semua' },
          ...states.map((id) => ({ id, label: stateWords[id].word })),
        ]}
      />
      <DataTable
        sentence="Peristiwa yang tercatat"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        noun="peristiwa"
        file="peristiwa-organisasi"
        empty={<Empty cause="Belum ada peristiwa di sini. Susun yang pertama di bawah." />}
      />
    </div>
  )
}

const Kinds = (): JSX.Element => (
  <section aria-labelledby="susun">
    <h2 id="susun" class="h2 mb-3">
      Susun peristiwa
    </h2>
    <ul class="grid md:grid-cols-2 gap-x-10 gap-y-4">
      {kindForms.map(({ slug, name, sentence }) => (
        <li key={slug}>
          <a class="link" href={`/organisasi/peristiwa/baru/${slug}`}>
            {name}
          </a>
          <p class="sec">{sentence}</p>
        </li>
      ))}
      <li>
        <a class="link" href="/impor?jenis=transfers">
          Mutasi dan pelantikan
        </a>
        <p class="sec">Satu atau banyak orang sekaligus, dari lampiran keputusannya.</p>
      </li>
    </ul>
  </section>
)
