import type { JSX } from 'preact'
import type { Settings, TimeZone } from '../../../rooms/organisation/region/setting.contract.ts'
import {
  linesOf,
  settingOn,
  whyNotSince,
  wrongLetterhead,
  zoneWords,
} from '../../../rooms/organisation/region/setting.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { DateField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { calls } from './calls.ts'
import { EmblemField } from './EmblemField.tsx'

const zones = Object.entries(zoneWords).map(([value, label]) => ({ value, label }))

/** What the region is called from a day on, with the head of its papers beside it. */
export function SettingForm({
  settings,
  saved,
}: {
  settings: Settings
  saved: (settings: Settings) => void
}): JSX.Element {
  const now = settingOn(settings.settings, settings.today)
  const { governmentName, name, headTitle, place, timeZone, emblem } = now
  const form = useForm(calls.saveSetting, {
    opens: {
      ...{ governmentName, name, headTitle, place, timeZone, emblem: emblem ?? '' },
      letterhead: now.letterhead.join('\n'),
      validFrom: settings.today,
    },
    keep: null,
    seen: { value: settings },
    input: ({ letterhead, emblem: chosen, timeZone: zone, ...values }) => ({
      ...values,
      timeZone: zone as TimeZone,
      letterhead: linesOf(letterhead),
      emblem: chosen || null,
    }),
    wrong: ({ letterhead, validFrom }) => ({
      letterhead: wrongLetterhead(letterhead),
      validFrom: validFrom
        ? (whyNotSince(validFrom, now)?.detail ?? null)
        : 'Pilih mulai tanggal berapa ini berlaku.',
    }),
    done: (answer) => {
      saved(answer)
      say('Tersimpan. PK yang dicetak sejak tanggal itu memakainya.')
    },
  })
  const { values } = form
  return (
    <Form form={form} button="Simpan" class="space-y-5 min-w-0">
      <PaperHead
        lines={linesOf(values.letterhead)}
        emblem={values.emblem}
        owner={values.governmentName}
      />
      <EmblemField {...form.field('emblem')} />
      <TextAreaField
        {...form.field('letterhead')}
        label="Kop surat"
        hint="Satu baris satu baris kop, paling banyak enam; misalnya alamat dan telepon. Boleh kosong."
        rows={4}
      />
      <TextField {...form.field('governmentName')} label="Nama pemerintah daerah" required />
      <TextField {...form.field('name')} label="Nama daerah" required />
      <TextField {...form.field('headTitle')} label="Sebutan kepala daerah" required />
      <TextField {...form.field('place')} label="Tempat tanda tangan" required />
      <SelectField {...form.field('timeZone')} label="Zona waktu" options={zones} />
      <DateField {...form.field('validFrom')} label="Berlaku sejak" required />
    </Form>
  )
}

/** How a paper begins with what is typed. */
function PaperHead({
  lines,
  emblem,
  owner,
}: {
  lines: readonly string[]
  emblem: string
  owner: string
}): JSX.Element {
  return (
    <figure
      class="paper bg-surface rounded-lg px-5 py-6 text-center min-w-0"
      aria-label="Kepala PK"
    >
      {emblem ? (
        <img
          class="mx-auto h-[68px]"
          src={calls.readEmblem.address({ sha256: emblem })}
          alt="Lambang daerah"
        />
      ) : (
        <p class="meta">Tanpa lambang: PK memakai perisai netral.</p>
      )}
      {lines.map((line) => (
        <p key={line} class="wrap-anywhere">
          {line}
        </p>
      ))}
      <p class="font-semibold tracking-[.04em] mt-3">PERJANJIAN KINERJA</p>
      <p class="text-ink-2 wrap-anywhere">{owner.toLocaleUpperCase('id')}</p>
    </figure>
  )
}
