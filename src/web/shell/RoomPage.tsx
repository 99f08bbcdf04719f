import type { JSX } from 'preact'
import { Empty } from '../parts/Empty.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useSession } from '../platform/session.tsx'
import { roomSentences, told } from './module-words.ts'
import { type Module, modules, rooms } from './modules.ts'
import { modulesFor, roomsFor } from './navigation.ts'

/** One room: its modules, each with one sentence of what it is for. */
export function RoomPage({ room: id }: { room: string }): JSX.Element {
  const mine = modulesFor(useSession().actor, modules)
  const room = roomsFor(mine).find((one) => one.id === id)
  if (!room)
    return (
      <main id="isi" class="wrap page">
        <PageTitle title="Ruang">Ruang ini belum terbuka untuk Anda.</PageTitle>
        <div class="mt-6">
          <Empty
            cause="Belum ada halaman yang dapat Anda pakai di ruang ini."
            action={{ href: '/jelajah', label: 'Lihat ruang Anda' }}
          />
        </div>
      </main>
    )
  return (
    <main id="isi" class="wrap page">
      <PageTitle title={room.name}>{roomSentences[room.id]}</PageTitle>
      <div class="mt-6">
        <ModuleList modules={mine.filter((module) => module.room === room.id)} />
      </div>
    </main>
  )
}

/** All rooms with their modules: the page behind «Jelajah». */
export function ExplorePage(): JSX.Element {
  const mine = modulesFor(useSession().actor, modules)
  const open = rooms.filter(({ id }) => mine.some((module) => module.room === id))
  return (
    <main id="isi" class="wrap page">
      <PageTitle title="Jelajah">Semua yang dapat Anda buka.</PageTitle>
      <div class="mt-6 space-y-8">
        {open.map((room) => (
          <section key={room.id} aria-labelledby={`ruang-${room.id}`}>
            <h2 id={`ruang-${room.id}`} class="h2">
              {room.name}
            </h2>
            <p class="sec mb-3">{roomSentences[room.id]}</p>
            <ModuleList modules={mine.filter((module) => module.room === room.id)} />
          </section>
        ))}
        {open.length === 0 && (
          <Empty cause="Belum ada halaman yang terbuka untuk Anda.">
            Hubungi Bagian Organisasi bila seharusnya ada.
          </Empty>
        )}
      </div>
    </main>
  )
}

function ModuleList({ modules: list }: { modules: Module[] }): JSX.Element {
  return (
    <ul class="sheet rows">
      {told(list).map(({ path, label, sentence }) => (
        <li key={path} class="module">
          <a href={path}>{label}</a>
          <p class="sec">{sentence}</p>
        </li>
      ))}
    </ul>
  )
}
