import type { JSX } from 'preact'
import { capitalised, printCount } from '../../kernel/indonesian.ts'
import { printMomentShort } from '../../kernel/moment.ts'
import type { Notice } from '../../rooms/notices/notice.contract.ts'
import { Empty } from '../parts/Empty.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { More } from '../parts/list/More.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct, useAnswer, usePages } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { notices, noticesRead } from './unread.ts'

const nothing = {}

/** Pemberitahuan: what one was told, the newest first; what is unread can be marked one by one or
 * together. */
export function NoticesPage(): JSX.Element {
  const list = usePages(notices.listNotices, nothing)
  const count = useAnswer(notices.countNotices, nothing)
  const mark = useAct(notices.markNotices, { renews: [list], replaces: count })
  const read = async (noticeId?: string): Promise<void> => {
    if (await mark(noticeId ? { noticeId } : {})) noticesRead()
  }
  const unread = count.value?.unread ?? 0
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Pemberitahuan"
        greeting="Pemberitahuan"
        aside={
          unread > 0 && (
            <Button busy={mark.busy} onClick={() => void read()}>
              Tandai semua sudah dibaca
            </Button>
          )
        }
      >
        {!count.value
          ? 'Yang disampaikan kepada Anda.'
          : unread > 0
            ? `${capitalised(printCount(unread))} pemberitahuan belum dibaca.`
            : 'Semua pemberitahuan sudah dibaca.'}
      </PageTitle>
      <div class="mt-6 max-w-3xl">
        <RefusalNote refusal={list.refusal ?? mark.refusal} again={() => void list.again()} />
        {list.items?.length === 0 && (
          <Empty cause="Belum ada pemberitahuan untuk Anda.">
            Kabar tentang akun, berkas, dan PK Anda muncul di sini.
          </Empty>
        )}
        {list.items && list.items.length > 0 && (
          <Rows label="Pemberitahuan">
            {list.items.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} read={() => read(notice.id)} />
            ))}
          </Rows>
        )}
        {!list.items && !list.refusal && <Loading shape="rows" />}
        <More more={list.more} busy={list.busy} />
      </div>
    </main>
  )
}

function NoticeRow({
  notice: { title, detail, link, toldAt, readAt },
  read,
}: {
  notice: Notice
  read: () => Promise<void>
}): JSX.Element {
  const { timeZone } = useSession().region
  const unread = readAt === null
  return (
    <Row
      object={unread ? <b>{title}</b> : title}
      why={detail}
      meta={`${printMomentShort(toldAt, timeZone)}${unread ? ', belum dibaca' : ''}`}
      action={
        link ? (
          <a
            class="btn btn-quiet"
            href={link}
            aria-label={`Buka: ${title}`}
            onClick={() => void (unread && read())}
          >
            Buka
          </a>
        ) : (
          unread && (
            <Button onClick={() => void read()}>
              Sudah dibaca<span class="sr-only">: {title}</span>
            </Button>
          )
        )
      }
    />
  )
}
