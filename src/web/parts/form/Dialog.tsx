import type { ComponentChildren, JSX } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

/** A question that must be answered first: native `<dialog>`, Escape closes, the focus returns to
 * where it was. */
export function Dialog(props: {
  title: string
  open: boolean
  close: () => void
  children: ComponentChildren
  actions?: ComponentChildren
}): JSX.Element {
  const { open, close } = props
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const dialog = box.current
    if (!dialog || dialog.open === open) return
    if (open) dialog.showModal()
    else dialog.close()
  }, [open])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, given by the element itself
    <dialog
      ref={box}
      class="dialog"
      aria-labelledby={id}
      onClose={close}
      onClick={(event) => event.target === box.current && close()}
    >
      {open && (
        <div class="p-5 space-y-4">
          <h2 id={id} class="h2">
            {props.title}
          </h2>
          <div>{props.children}</div>
          {props.actions && <div class="flex flex-wrap justify-end gap-2">{props.actions}</div>}
        </div>
      )}
    </dialog>
  )
}
