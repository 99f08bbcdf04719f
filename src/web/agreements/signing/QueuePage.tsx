import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import type { QueueLine } from '../../../rooms/agreements/signing/signing.contract.ts'
import { nothing } from '../../documents/calls.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { QueueBar } from './QueueBar.tsx'
import { QueueList } from './QueueList.tsx'
import { signings } from './signing-calls.ts'

/** Everything that waits for the reader's signature: read a line of each, then sign them all, or
 * some, with one passphrase. */
export function QueuePage(): JSX.Element {
  const queue = useAnswer(signings.listQueue, nothing)
  const { value } = queue
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          steps={[{ label: 'Perjanjian', href: '/perjanjian' }, { label: 'Tanda tangan' }]}
          context={
            value &&
            value.items.length > 0 &&
            'Baca ringkasannya dan buka PK-nya bila perlu. Satu kata sandi menandatangani ' +
              'semua yang Anda pilih.'
          }
        >
          {value ? <Sentence items={value.items} /> : 'PK yang menunggu tanda tangan Anda.'}
        </PageTitle>
        <div class="mt-6 space-y-6">
          <RefusalNote refusal={queue.refusal} again={() => void queue.again()} />
          {value?.stack && <Halfway id={value.stack} />}
          {!value && !queue.refusal && <Loading shape="rows" />}
          {value?.items.length === 0 && (
            <Empty
              cause="Belum ada PK yang sampai pada giliran Anda."
              action={{ href: '/perjanjian', label: 'Lihat perjanjian' }}
            >
              PK muncul di sini begitu pihak pertama menandatanganinya.
            </Empty>
          )}
        </div>
      </div>
      {value && value.items.length > 0 && <Choosing items={value.items} />}
    </main>
  )
}

function Sentence({ items }: { items: readonly QueueLine[] }): JSX.Element {
  if (items.length === 0) return <>Tidak ada PK yang menunggu tanda tangan Anda.</>
  return <>{capitalised(printCount(items.length))} PK menunggu tanda tangan Anda.</>
}

function Halfway({ id }: { id: string }): JSX.Element {
  return (
    <Note tone="mid" title="Penandatanganan terakhir belum selesai.">
      Yang sudah tertandatangani tetap sah.{' '}
      <a class="link" href={`/tanda-tangan/${id}`}>
        Lihat dan lanjutkan
      </a>
    </Note>
  )
}

function Choosing({ items }: { items: readonly QueueLine[] }): JSX.Element {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const ready = items.filter(({ hindrance }) => !hindrance)
  const picked = ready.filter(({ id }) => chosen.has(id))
  return (
    <>
      <div class="wrap pt-2">
        <QueueList items={items} chosen={chosen} choose={setChosen} />
      </div>
      <QueueBar
        lines={picked.length > 0 ? picked : ready}
        all={picked.length === 0 || picked.length === ready.length}
        waiting={items.length}
      />
    </>
  )
}
