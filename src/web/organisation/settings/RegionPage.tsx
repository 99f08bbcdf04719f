import type { JSX } from 'preact'
import { useSession } from '../../platform/session.tsx'
import { SettingsFrame } from './SettingsFrame.tsx'

/** Pengaturan daerah: what is printed in the name of the region. */
export function RegionPage(): JSX.Element {
  const { governmentName, place, timeZone } = useSession().region
  return (
    <SettingsFrame path="/pengaturan" sentence={`Begini ${governmentName} tertulis.`}>
      <dl class="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        <dt class="sec">Tempat tanda tangan</dt>
        <dd>{place}</dd>
        <dt class="sec">Zona waktu</dt>
        <dd>{timeZone}</dd>
      </dl>
    </SettingsFrame>
  )
}
