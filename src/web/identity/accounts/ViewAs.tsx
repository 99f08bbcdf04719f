import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Session } from '../../../rooms/identity/session/session.contract.ts'
import { viewingMinutes } from '../../../rooms/identity/session/viewing.rules.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { TextAreaField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { useForm } from '../../platform/form.ts'
import { navigate } from '../../platform/place.ts'
import { sessions, useSessionPlace } from '../../platform/session.tsx'

/** The way to look with somebody's eyes, to help: asks why first. */
export function ViewAs(props: { personId: string; name: string }): JSX.Element {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>Lihat sebagai</Button>
      {asking && <Asking {...props} leave={() => setAsking(false)} />}
    </>
  )
}

function Asking({
  personId,
  name,
  leave,
}: {
  personId: string
  name: string
  leave: () => void
}): JSX.Element {
  const { entered } = useSessionPlace()
  const form = useForm(sessions.openViewing, {
    opens: { reason: '' },
    keep: null,
    input: ({ reason }) => ({ personId, reason }),
    done: (session) => {
      entered(session as Session)
      navigate('/')
    },
  })
  return (
    <Dialog title={`Lihat sebagai ${name}`} open close={leave}>
      <Form form={form} button="Lihat" leave={leave}>
        <p class="sec">
          Hanya membaca, paling lama {viewingMinutes} menit. {name} langsung diberi tahu, dengan
          alasan yang Anda tulis.
        </p>
        <TextAreaField {...form.field('reason')} label="Alasan" />
      </Form>
    </Dialog>
  )
}
