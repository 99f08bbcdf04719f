import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Mandate } from '../../kernel/actor.ts'
import { type Refusal, Refused } from '../../kernel/refusal.ts'
import { Icon } from '../parts/Drawing.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { useSession, useSessionPlace } from '../platform/session.tsx'
import { initialsOf } from './navigation.ts'

/** Who I am, in which capacity I act, and the way out. Escape and a press elsewhere close it; the
 * focus returns. */
export function PersonMenu(): JSX.Element {
  const { person, actor, viewing } = useSession()
  const { leave, actAs } = useSessionPlace()
  const box = useRef<HTMLDetailsElement>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  useClosing(box)

  const attempt = (act: () => Promise<void>): void => {
    setRefusal(null)
    act().catch((error: unknown) => setRefusal(error instanceof Refused ? error.refusal : null))
  }
  return (
    <details class="menu-box" ref={box}>
      <summary>
        <span class="person" aria-hidden="true">
          {initialsOf(person.name)}
        </span>
        <span class="sr-only">Akun {person.name}</span>
      </summary>
      <div class="menu-sheet">
        <div class="px-4 py-3">
          <p class="font-semibold leading-snug">{person.name}</p>
          <p class="sec">{actor.actingAs ? actor.actingAs.title : 'Belum memegang jabatan'}</p>
          <RefusalNote refusal={refusal} class="mt-2" />
        </div>
        {actor.mandates.length > 1 && !viewing && (
          <Capacities
            mandates={actor.mandates}
            chosen={actor.actingAs}
            choose={(id) => attempt(() => actAs(id))}
          />
        )}
        {!viewing && (
          <a class="menu-item" href="/akun">
            <Icon name="orang" />
            Akun saya
          </a>
        )}
        <button type="button" class="menu-item" onClick={() => attempt(() => leave())}>
          <Icon name="keluar" />
          Keluar
        </button>
        <button type="button" class="menu-item" onClick={() => attempt(() => leave(true))}>
          <Icon name="keluar" />
          <span>
            Keluar dari perangkat bersama
            <span class="meta block">Isian yang belum terkirim ikut dihapus dari sini.</span>
          </span>
        </button>
      </div>
    </details>
  )
}

function Capacities(props: {
  mandates: Mandate[]
  chosen: Mandate | null
  choose: (mandateId: string) => void
}): JSX.Element {
  return (
    <div class="py-2">
      <fieldset>
        <legend class="meta px-4 pt-2">Bertindak sebagai</legend>
        {props.mandates.map(({ id, title }) => (
          <label key={id} class="menu-item">
            <input
              type="radio"
              class="radio radio-primary radio-sm mt-0.5"
              name="kapasitas"
              checked={id === props.chosen?.id}
              onChange={() => props.choose(id)}
            />
            {title}
          </label>
        ))}
      </fieldset>
    </div>
  )
}

function useClosing(box: { current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const close = (event: Event): void => {
      const menu = box.current
      if (!menu?.open) return
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape'
      const elsewhere =
        event.type === 'click' && event.target instanceof Node && !menu.contains(event.target)
      if (escaped || elsewhere) menu.open = false
      if (escaped) menu.querySelector('summary')?.focus()
    }
    document.addEventListener('keydown', close)
    document.addEventListener('click', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('click', close)
    }
  }, [box])
}
