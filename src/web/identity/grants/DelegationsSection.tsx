import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { addDays } from '../../../kernel/time.ts'
import { delegablePosts } from '../../../rooms/identity/grant/delegation.rules.ts'
import { PersonField } from '../../organisation/PersonField.tsx'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { DateField, SelectField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { useToday } from '../../platform/today.ts'
import { DelegationRows, delegations } from './DelegationRows.tsx'

/** What one delegates, and what one does for others; given from an own post, ended at once. */
export function DelegationsSection({ personId }: { personId: string }): JSX.Element | null {
  const { actor } = useSession()
  const { value, refusal, again } = useAnswer(delegations.listDelegations, { person: personId })
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  const items = value?.items ?? []
  const may = delegablePosts(actor).length > 0
  if (!may && items.length === 0) return null
  return (
    <section aria-labelledby="pendelegasian" class="min-w-0">
      <h2 id="pendelegasian" class="h2 mb-3">
        Pendelegasian
      </h2>
      <p class="sec mb-3">
        Pemeriksaan angka dan buktinya dapat didelegasikan kepada rekan untuk sementara. PK tetap
        ditandatangani pemegang jabatannya.
      </p>
      <RefusalNote refusal={refusal} again={() => void again()} />
      {items.length > 0 && <DelegationRows items={items} changed={() => void again()} />}
      {may && (
        <div class="mt-3">
          <Button onClick={() => setOpen(true)}>Delegasikan pemeriksaan</Button>
        </div>
      )}
      <Dialog title="Delegasikan pemeriksaan" open={open} close={close}>
        <GiveForm
          leave={close}
          done={() => {
            close()
            say('Pendelegasian tercatat; penerimanya diberi tahu.')
            void again()
          }}
        />
      </Dialog>
    </section>
  )
}

function GiveForm({ leave, done }: { leave: () => void; done: () => void }): JSX.Element {
  const posts = delegablePosts(useSession().actor)
  const [first] = posts
  const today = useToday()
  const form = useForm(delegations.giveDelegation, {
    opens: {
      ...{ positionId: first?.positionId ?? '', personId: '', number: '', date: '' },
      ...{ from: today, last: '' },
    },
    keep: null,
    input: ({ positionId, personId, number, date, from, last }) => ({
      ...{ positionId, personId, decree: { number, date }, from },
      until: last ? addDays(last, 1) : '',
    }),
    wrong: ({ personId, number, date, from, last }) => ({
      personId: personId ? null : 'Cari orangnya, lalu pilih namanya.',
      number: number.trim() ? null : 'Tulis nomor surat atau keputusannya.',
      date: date ? null : 'Isi tanggal suratnya.',
      from: from ? null : 'Isi mulai berlakunya.',
      last: last ? null : 'Isi hari terakhirnya; sesudah itu berakhir sendiri.',
    }),
    done,
  })
  const post = posts.find(({ positionId }) => positionId === form.values.positionId) ?? first
  return (
    <Form form={form} button="Delegasikan" leave={leave}>
      {posts.length > 1 && (
        <SelectField
          {...form.field('positionId')}
          label="Dari jabatan"
          options={posts.map(({ positionId, title }) => ({
            value: positionId ?? '',
            label: title,
          }))}
        />
      )}
      <PersonField
        {...form.field('personId')}
        label="Kepada siapa"
        {...(post?.agencyId && { unit: post.agencyId })}
      />
      <TextField {...form.field('number')} label="Nomor surat atau keputusan" />
      <div class="grid sm:grid-cols-2 gap-4">
        <DateField {...form.field('date')} label="Tanggal surat" />
        <DateField {...form.field('from')} label="Mulai berlaku" />
        <DateField {...form.field('last')} label="Hari terakhir" />
      </div>
    </Form>
  )
}
