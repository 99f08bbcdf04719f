import type { JSX } from 'preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { Icon } from '../parts/Drawing.tsx'
import { Dialog } from '../parts/form/Dialog.tsx'
import { navigate } from '../platform/place.ts'
import { type Module, rooms } from './modules.ts'
import { modulesNamed } from './navigation.ts'

/** «Cari atau lompat ke…»: Ctrl K, a few letters, Enter. */
export function JumpBox({ modules }: { modules: readonly Module[] }): JSX.Element {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button type="button" class="find hidden! md:flex!" onClick={() => setOpen(true)}>
        <Icon name="cari" />
        Lompat ke…<kbd>Ctrl K</kbd>
      </button>
      <button
        type="button"
        class="md:hidden grid place-items-center w-11 h-11"
        aria-label="Lompat ke"
        onClick={() => setOpen(true)}
      >
        <Icon name="cari" size={22} />
      </button>
      <Dialog title="Lompat ke" open={open} close={() => setOpen(false)}>
        <Jump modules={modules} done={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

const combobox = {
  'aria-label': 'Nama halaman',
  'aria-autocomplete': 'list',
  autocomplete: 'off',
  placeholder: 'Nama halaman',
} as const

function Jump({ modules, done }: { modules: readonly Module[]; done: () => void }): JSX.Element {
  const [words, setWords] = useState('')
  const [row, setRow] = useState(0)
  const id = useId()
  const found = modulesNamed(words, modules)
  const go = (module: Module | undefined): void => {
    done()
    if (module) navigate(module.path)
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    if (step === 0) go(found[row])
    else setRow((row + step + found.length) % Math.max(found.length, 1))
  }
  const look = (typed: string): void => {
    setWords(typed)
    setRow(0)
  }
  return (
    <>
      <input
        class="input"
        type="text"
        role="combobox"
        {...combobox}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[row] ? `${id}-${row}` : undefined}
        value={words}
        onInput={(event) => look(event.currentTarget.value)}
        onKeyDown={press}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Halaman" class="mt-2">
        {found.map((module, i) => (
          <Found
            key={module.path}
            id={`${id}-${i}`}
            module={module}
            chosen={i === row}
            go={() => go(module)}
          />
        ))}
      </div>
      <p class="sec" role="status">
        {found.length === 0 && 'Tidak ada halaman dengan nama itu.'}
      </p>
    </>
  )
}

function Found({
  id,
  module,
  chosen,
  go,
}: {
  id: string
  module: Module
  chosen: boolean
  go: () => void
}): JSX.Element {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above takes the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      class="menu-item rounded-lg"
      onClick={go}
    >
      <span>
        <b class="font-semibold">{module.label}</b>{' '}
        <span class="text-ink-3">{rooms.find((room) => room.id === module.room)?.name}</span>
        <span class="meta block">{module.sentence}</span>
      </span>
    </div>
  )
}
