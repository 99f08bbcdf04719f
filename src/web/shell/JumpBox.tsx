import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../parts/Drawing.tsx'
import { Dialog } from '../parts/form/Dialog.tsx'
import { Note } from '../parts/Note.tsx'
import { partOf, reloadIfRenewed } from '../platform/device/installed.ts'
import type { Module } from './modules.ts'

type Search = typeof import('./Search.tsx').Search

/** «Cari atau lompat ke…»: Ctrl K, a few letters, Enter. What searches comes when it is opened. */
export function JumpBox({ modules }: { modules: readonly Module[] }): JSX.Element {
  const [open, setOpen] = useState(false)
  const [found, setFound] = useState<{ Search: Search | null; missing: boolean }>({
    ...{ Search: null, missing: false },
  })
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  useEffect(() => {
    if (!open) return
    partOf(() => import('./Search.tsx')).then(
      ({ Search }) => setFound({ Search, missing: false }),
      () => {
        setFound({ Search: null, missing: true })
        void reloadIfRenewed()
      },
    )
  }, [open])
  const { Search, missing } = found
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
        {Search && <Search modules={modules} done={() => setOpen(false)} />}
        {!Search && missing && <Note>Pencarian terbuka begitu ada sinyal.</Note>}
      </Dialog>
    </>
  )
}
