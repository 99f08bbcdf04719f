import type { JSX } from 'preact'
import { printDate } from '../../../kernel/indonesian.ts'
import type { DatedSetting, Settings } from '../../../rooms/organisation/region/setting.contract.ts'
import { settingOn, zoneWords } from '../../../rooms/organisation/region/setting.rules.ts'
import { Loading } from '../../parts/Loading.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAnswer } from '../../platform/client.ts'
import { AddressSection } from './AddressSection.tsx'
import { calls, nothing } from './calls.ts'
import { SettingForm } from './SettingForm.tsx'
import { SettingsFrame } from './SettingsFrame.tsx'

/** Pengaturan daerah: how the region is called, how its papers begin, and where it is reached. */
export function RegionPage(): JSX.Element {
  return (
    <SettingsFrame
      path="/pengaturan"
      sentence="Nama, kop, dan lambang yang tercetak di setiap PK daerah ini."
    >
      <Region />
    </SettingsFrame>
  )
}

function Region(): JSX.Element {
  const { value, refusal, again, replace } = useAnswer(calls.readSettings, nothing)
  if (!value)
    return refusal ? (
      <RefusalNote refusal={refusal} again={() => void again()} />
    ) : (
      <Loading shape="rows" />
    )
  return (
    <div class="grid lg:grid-cols-[minmax(0,1fr)_24rem] gap-x-12 gap-y-10">
      <SettingForm key={value.version} settings={value} saved={replace} />
      <div class="space-y-10 min-w-0">
        <AddressSection key={value.address.url} settings={value} saved={replace} />
        <History settings={value} />
      </div>
    </div>
  )
}

const told = ({ place, timeZone, letterhead, emblem }: DatedSetting): string =>
  [
    `tanda tangan di ${place}`,
    zoneWords[timeZone as keyof typeof zoneWords] ?? timeZone,
    letterhead.length > 0 ? `kop ${letterhead.length} baris` : 'tanpa kop',
    emblem ? 'berlambang' : 'perisai netral',
  ].join(', ')

/** What counted from when: what a paper of that day prints. */
function History({ settings: { settings, today } }: { settings: Settings }): JSX.Element {
  const now = settingOn(settings, today)
  return (
    <section aria-labelledby="riwayat">
      <h2 id="riwayat" class="h2 mb-1">
        Berlaku sejak kapan
      </h2>
      <p class="sec mb-3">
        PK mencetak yang berlaku pada tanggalnya; yang sudah ditandatangani tetap.
      </p>
      <Rows label="Riwayat pengaturan">
        {settings.toReversed().map((one) => (
          <Row
            key={one.since ?? ''}
            object={one.governmentName}
            why={told(one)}
            meta={`${one.since ? `Sejak ${printDate(one.since)}` : 'Sejak awal'}${one === now ? ', berlaku sekarang' : ''}`}
          />
        ))}
      </Rows>
    </section>
  )
}
