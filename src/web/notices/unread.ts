import { useEffect } from 'preact/hooks'
import { noticeContract } from '../../rooms/notices/notice.contract.ts'
import { client, useAnswer } from '../platform/client.ts'

/** The acts on own notices. */
export const notices = client(noticeContract)

const nothing = {}
const changed = new EventTarget()

/** Says that notices were read, so that the bell counts again. */
export const noticesRead = (): void => void changed.dispatchEvent(new Event('read'))

/** How many notices are unread: asked when the shell opens, on coming back to the page, and when
 * some were read. */
export function useUnread(): number {
  const { value, again } = useAnswer(notices.countNotices, nothing)
  useEffect(() => {
    const ask = (): void => void again()
    changed.addEventListener('read', ask)
    return () => changed.removeEventListener('read', ask)
  }, [again])
  return value?.unread ?? 0
}
