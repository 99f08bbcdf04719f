import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PostSuperiors } from '../../../rooms/organisation/superior/superior-page.contract.ts'
import { superiorContract } from '../../../rooms/organisation/superior/superior-page.contract.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { TextAreaField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { client, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { QuestionNote, SuperiorLines } from './SuperiorLines.tsx'

const superiors = client(superiorContract)

/** Atasan saya: post by post, for what and why, and the way to say that it is somebody else. */
export function SuperiorsSection({ personId }: { personId: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(superiors.readSuperiors, { personId })
  return (
    <section aria-labelledby="atasan-saya" class="min-w-0">
      <h2 id="atasan-saya" class="h2 mb-3">
        Atasan saya
      </h2>
      <RefusalNote refusal={refusal} again={() => void again()} />
      {!value && !refusal && <Loading shape="table" />}
      {value?.posts.length === 0 && (
        <p class="sec">
          Anda tidak memegang jabatan hari ini, jadi tidak ada atasan yang tercatat.
        </p>
      )}
      <div class="space-y-8">
        {value?.posts.map((post) => (
          <Post key={post.assignmentId} post={post} changed={() => void again()} />
        ))}
      </div>
    </section>
  )
}

function Post({ post, changed }: { post: PostSuperiors; changed: () => void }): JSX.Element {
  const [open, setOpen] = useState(false)
  const { question } = post
  const close = (): void => setOpen(false)
  return (
    <div>
      <p>
        Sebagai {post.title}
        <span class="text-ink-2">, {post.unit}</span>
      </p>
      <SuperiorLines lines={post.lines} />
      {question && <QuestionNote question={question} />}
      {(!question || question.answer) && (
        <Button onClick={() => setOpen(true)}>Ini bukan atasan saya</Button>
      )}
      <Dialog title="Ini bukan atasan saya" open={open} close={close}>
        <AskForm
          assignmentId={post.assignmentId}
          leave={close}
          done={() => {
            close()
            say(
              'Tersampaikan kepada administrator. Jawabannya muncul di sini dan di pemberitahuan.',
            )
            changed()
          }}
        />
      </Dialog>
    </div>
  )
}

function AskForm(props: {
  assignmentId: string
  leave: () => void
  done: () => void
}): JSX.Element {
  const form = useForm(superiors.askSuperior, {
    opens: { note: '' },
    keep: null,
    input: ({ note }) => ({ assignmentId: props.assignmentId, note }),
    done: props.done,
  })
  return (
    <Form form={form} button="Sampaikan" leave={props.leave}>
      <TextAreaField
        {...form.field('note')}
        label="Siapa seharusnya?"
        hint="Nama atau jabatannya, bila Anda tahu. Administrator perangkat daerah Anda memeriksanya; pekerjaan Anda tetap jalan."
      />
    </Form>
  )
}
