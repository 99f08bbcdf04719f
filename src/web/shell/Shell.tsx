import type { ComponentChildren, JSX } from 'preact'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import { printMomentShort } from '../../kernel/moment.ts'
import { Bell } from '../notices/Bell.tsx'
import { Icon, Logo } from '../parts/Drawing.tsx'
import { Note } from '../parts/Note.tsx'
import { Rare } from '../parts/Rare.tsx'
import { serverTime } from '../platform/clock.ts'
import { useOnline } from '../platform/device/device.ts'
import { draftsOf } from '../platform/device/drafts.ts'
import { useKeptSince } from '../platform/device/kept-since.ts'
import { usePlace } from '../platform/place.ts'
import { draftOwner, useSession } from '../platform/session.tsx'
import { AskProof } from './AskProof.tsx'
import { JumpBox } from './JumpBox.tsx'
import { modules as allModules, type Module } from './modules.ts'
import { moduleAt, modulesFor, roomAddress, roomAt, roomsFor } from './navigation.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { Said } from './Said.tsx'

const abbreviations = async () => (await import('./Abbreviations.tsx')).Abbreviations
const viewingBanner = async () => (await import('./ViewingBanner.tsx')).ViewingBanner
const sessionNotes = async () => (await import('./SessionNotes.tsx')).SessionNotes

/** What stands around every page: header, rooms, the page, the bottom bar of a phone. */
export function Shell({
  children,
  modules = allModules,
}: {
  children: ComponentChildren
  modules?: readonly Module[]
}): JSX.Element {
  const session = useSession()
  const mine = modulesFor(session.actor, modules)
  return (
    <>
      <a class="skip" href="#isi">
        Lewati ke isi
      </a>
      <header class="top">
        <Rare when={session.viewing !== null} part={viewingBanner} with={{}} />
        {session.region.fictional && (
          <p class="banner">
            <span class="wrap block">
              Data contoh: daerah fiktif. Semua nama, angka, dan dokumen di sini karangan.
            </span>
          </p>
        )}
        <div class="wrap">
          <div class="bar">
            <a class="brand" href="/">
              <Logo />
              Amanah
              <small class="truncate">{session.region.name}</small>
            </a>
            <div class="ml-auto flex items-center gap-2 md:gap-4">
              {session.actor.actingAs && <JumpBox modules={mine} />}
              <span class="sec hidden md:inline">
                Tahun <b class="text-ink font-semibold">{session.year}</b>
              </span>
              {!session.viewing && <Bell />}
              <PersonMenu />
            </div>
          </div>
          <RoomsBar mine={mine} />
        </div>
      </header>
      <Offline />
      <Rare
        when={session.failedSignIns !== null || session.enrolBefore !== null || session.privacyDue}
        part={sessionNotes}
        with={session}
      />
      {children}
      <Rare when part={abbreviations} with={{}} />
      <TabBar mine={mine} />
      <Said />
      <AskProof />
    </>
  )
}

function RoomsBar({ mine }: { mine: readonly Module[] }): JSX.Element {
  const { path } = usePlace()
  const here = roomAt(path, mine)
  return (
    <nav class="rooms hidden md:flex" aria-label="Ruang">
      {roomsFor(mine).map((room) => (
        <a
          key={room.id}
          href={roomAddress(room, mine)}
          aria-current={here?.id === room.id ? (path === room.path ? 'page' : 'true') : undefined}
        >
          {room.name}
        </a>
      ))}
    </nav>
  )
}

function Offline(): JSX.Element | null {
  const session = useSession()
  const since = useKeptSince()
  const online = useOnline()
  if (online && since === null) return null
  const forms = draftsOf(localStorage, draftOwner(session), 'angka/').length
  return (
    <div class="wrap pt-4">
      <Note
        tone="accent"
        icon="tanpa-sinyal"
        role="status"
        title={online ? 'Sambungan lambat.' : 'Tanpa sinyal.'}
      >
        Yang Anda ketik tersimpan di perangkat ini.{' '}
        {since === null
          ? 'Halaman yang sudah terbuka tetap dapat dibaca.'
          : 'Isi halaman ini terakhir diterima ' +
            `${printMomentShort(serverTime(since), session.region.timeZone)}.`}{' '}
        {forms > 0 && (
          <a class="link" href="/pengukuran">
            {capitalised(printCount(forms))} isian di perangkat ini
          </a>
        )}
      </Note>
    </div>
  )
}

function TabBar({ mine }: { mine: readonly Module[] }): JSX.Element {
  const { path } = usePlace()
  const tabs = mine.flatMap(({ path: to, tab }) => (tab ? [{ to, ...tab }] : []))
  const here = moduleAt(path, mine)?.path
  const current = path === '/' ? '/' : tabs.some(({ to }) => to === here) ? here : '/jelajah'
  return (
    <nav class="tabbar md:hidden" aria-label="Utama">
      {[
        { to: '/', word: 'Tugas', icon: 'tugas' as const },
        ...tabs,
        { to: '/jelajah', word: 'Jelajah', icon: 'jelajah' as const },
      ].map(({ to, word, icon }) => (
        <a
          key={to}
          href={to}
          aria-current={to === current ? (to === path ? 'page' : 'true') : undefined}
        >
          <Icon name={icon} size={22} />
          {word}
        </a>
      ))}
    </nav>
  )
}
