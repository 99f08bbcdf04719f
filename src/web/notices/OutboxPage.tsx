import type { JSX } from 'preact'
import { printMomentShort } from '../../kernel/moment.ts'
import { channelContract } from '../../rooms/notices/channel.contract.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'

const channels = client(channelContract)
const nothing = {}

/** Surat keluar: what left by mail and WhatsApp in a demonstration, where nobody else takes it. */
export function OutboxPage(): JSX.Element {
  const outbox = useAnswer(channels.listOutbox, nothing)
  const { timeZone } = useSession().region
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Surat keluar"
        greeting="Surat keluar"
        context="Hanya pada daerah contoh: surat tidak meninggalkan komputer ini."
      >
        Surat dan pesan yang dikirim Amanah.
      </PageTitle>
      <div class="mt-6 max-w-3xl">
        <RefusalNote refusal={outbox.refusal} again={() => void outbox.again()} />
        {outbox.value?.items.length === 0 && (
          <Empty
            cause="Belum ada surat keluar."
            action={{ href: '/pemberitahuan/jalan', label: 'Pilih jalan' }}
          >
            Tambahkan surel Anda, dan kodenya muncul di sini.
          </Empty>
        )}
        {outbox.value && outbox.value.items.length > 0 && (
          <Rows label="Surat keluar">
            {outbox.value.items.map(({ id, to, title, detail, link, madeAt, sent }) => (
              <Row
                key={id}
                object={title}
                why={detail}
                meta={`Kepada ${to}, ${printMomentShort(madeAt, timeZone)}${sent ? '' : ', menunggu dikirim'}`}
                action={
                  link && (
                    <a class="btn btn-quiet" href={new URL(link).pathname}>
                      Buka<span class="sr-only">: {title}</span>
                    </a>
                  )
                }
              />
            ))}
          </Rows>
        )}
        {!outbox.value && !outbox.refusal && <Loading shape="rows" />}
      </div>
    </main>
  )
}
