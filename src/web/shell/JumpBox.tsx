import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../parts/Drawing.tsx'
import { Dialog } from '../parts/form/Dialog.tsx'
import { Rare } from '../parts/Rare.tsx'
import type { Module } from './modules.ts'

const search = async () => (await import('./Search.tsx')).Search

/** «Cari atau lompat ke…»: Ctrl K, a few letters, Enter. What searches comes when it is opened. */
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
        Cari…<kbd>Ctrl K</kbd>
      </button>
      <button
        type="button"
        class="md:hidden grid place-items-center w-11 h-11"
        aria-label="Cari"
        onClick={() => setOpen(true)}
      >
        <Icon name="cari" size={22} />
      </button>
      <Dialog title="Cari" open={open} close={() => setOpen(false)}>
        <Rare
          when
          part={search}
          with={{ modules, done: () => setOpen(false) }}
          missing="Pencarian terbuka begitu ada sinyal."
        />
      </Dialog>
    </>
  )
}
