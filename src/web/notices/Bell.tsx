import type { JSX } from 'preact'
import { Icon } from '../parts/Drawing.tsx'
import { useUnread } from './unread.ts'

/** The way to the notices, with how many are unread. */
export function Bell(): JSX.Element {
  const unread = useUnread()
  return (
    <a class="bell" href="/pemberitahuan">
      <Icon name="kabar" size={22} />
      <span class="sr-only">Pemberitahuan{unread > 0 ? `, ${unread} belum dibaca` : ''}</span>
      {unread > 0 && (
        <span class="bell-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </a>
  )
}
