import type { ComponentType, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Rare } from '../../parts/Rare.tsx'

/** What few want to see: fetched and shown once somebody presses for it. */
export function OnPress<Props>(props: {
  label: string
  part: () => Promise<ComponentType<Props>>
  with: Props
}): JSX.Element {
  const [open, setOpen] = useState(false)
  if (open) return <Rare when {...props} missing="Bagian ini terbuka begitu ada sinyal." />
  return (
    <p class="-ml-2">
      <Button kind="text" onClick={() => setOpen(true)}>
        {props.label}
      </Button>
    </p>
  )
}
