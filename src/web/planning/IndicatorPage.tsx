import type { ComponentChildren, JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { capitalised, printCount, printDate, printNumber } from '../../kernel/indonesian.ts'
import type {
  Indicator,
  IndicatorPage as Page,
} from '../../rooms/planning/indicator/indicator.contract.ts'
import {
  aggregationLabels,
  formulaLabels,
  frequencyLabels,
  polarityLabels,
  unitKindLabels,
} from '../../rooms/planning/labels.rules.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAskedYear } from '../platform/asked-year.ts'
import { useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { typedAddress } from '../platform/typed-address.ts'
import { plans } from './calls.ts'
import { IndicatorUses } from './IndicatorUses.tsx'
import { shortened } from './plan-words.ts'

/** One indicator of the dictionary: how it is defined and counted, where it is used with which
 * targets, its earlier versions. */
export function IndicatorPage({ indicatorId }: { indicatorId: string }): JSX.Element {
  const year = useAskedYear()
  const { actor } = useSession()
  const page = useAnswer(plans.readIndicator, { indicatorId, year })
  const steps = [
    { label: 'Perencanaan', href: `/perencanaan?tahun=${year}` },
    { label: 'Kamus indikator', href: `/perencanaan?tahun=${year}&lihat=kamus` },
  ]
  if (!page.value)
    return (
      <main id="isi" class="wrap page">
        <PageTitle steps={steps}>
          {page.refusal ? 'Indikator ini tidak dapat ditampilkan.' : 'Indikator'}
        </PageTitle>
        <div class="mt-8">
          {page.refusal ? (
            <RefusalNote
              refusal={{
                ...page.refusal,
                mend: { href: `/perencanaan?lihat=kamus`, label: 'Ke kamus indikator' },
              }}
            />
          ) : (
            <Loading />
          )}
        </div>
      </main>
    )
  const { indicator, uses } = page.value
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={shortened(indicator.name)}
        wide
        steps={[...steps, { label: indicator.code }]}
        context={
          `${indicator.isKey ? 'Indikator kinerja utama, dipakai' : 'Dipakai'} ` +
          `${printCount(uses.length)} kinerja pada ${year}.`
        }
        aside={
          uses.length > 0 &&
          may(actor, 'planning.manage') && (
            <a
              class="chip"
              href={typedAddress('indikator', { id: indicator.id, tahun: String(year) })}
            >
              Ubah kamus
            </a>
          )
        }
      >
        {indicator.name.replace(/\.$/, '')}.
      </PageTitle>
      <RefusalNote refusal={page.refusal} again={() => void page.again()} class="mt-6" />
      <div class="mt-8 space-y-10">
        <Dictionary indicator={indicator} />
        {uses.length > 0 ? (
          <IndicatorUses page={page.value} />
        ) : (
          <Empty
            cause={`Indikator ini tidak dipakai kinerja mana pun pada ${year}.`}
            action={{ href: `/perencanaan?tahun=${year}`, label: 'Ke daftar rencana' }}
          />
        )}
        <Versions page={page.value} />
      </div>
    </main>
  )
}

function Dictionary({ indicator }: { indicator: Indicator }): JSX.Element {
  const {
    definition,
    formulaText,
    unitLabel,
    unitKind,
    polarity,
    aggregation,
    achievementFormula,
    dataSource,
    frequency,
    baseline,
    baselineYear,
    referenceCode,
  } = indicator
  const kindWord = unitKindLabels[unitKind].toLowerCase()
  return (
    <section aria-labelledby="kamus">
      <h2 id="kamus" class="h2 mb-3">
        Dalam kamus
      </h2>
      <dl class="sheet px-5 py-3 grid md:grid-cols-2 gap-x-10">
        <Fact label="Definisi operasional">{definition}</Fact>
        <Fact label="Rumus">{formulaText}</Fact>
        <Fact label="Satuan">
          {kindWord === unitLabel.toLowerCase() ? unitLabel : `${unitLabel} (${kindWord})`}
        </Fact>
        <Fact label="Arah">{polarityLabels[polarity]}</Fact>
        <Fact label="Akumulasi dalam setahun">{aggregationLabels[aggregation]}</Fact>
        <Fact label="Cara menghitung capaian">
          {achievementFormula
            ? (formulaLabels[achievementFormula] ?? achievementFormula)
            : 'Menurut arahnya, seperti dalam pedoman'}
        </Fact>
        <Fact label="Sumber data">{dataSource}</Fact>
        <Fact label="Diukur">{frequencyLabels[frequency]}</Fact>
        <Fact label="Data dasar">
          {baseline && `${printNumber(baseline)}${baselineYear ? ` (${baselineYear})` : ''}`}
        </Fact>
        <Fact label="Kode referensi nasional">{referenceCode}</Fact>
      </dl>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <div class="py-2">
      <dt class="meta">{label}</dt>
      <dd>{children || <span class="text-ink-3">Belum ditulis</span>}</dd>
    </div>
  )
}

function Versions({ page: { versions } }: { page: Page }): JSX.Element | null {
  if (versions.length < 2) return null
  return (
    <section aria-labelledby="versi">
      <h2 id="versi" class="h2 mb-3">
        {capitalised(printCount(versions.length))} versi uraiannya
      </h2>
      <ul class="sheet rows">
        {versions.map((version) => (
          <li key={`${version.validFrom}${version.recordedAt}`} class="row">
            <div class="min-w-0">
              <p class="font-medium">{version.name}</p>
              <p class="sec">{version.definition ?? version.formulaText ?? 'Tanpa definisi'}</p>
            </div>
            <p class="meta">
              Berlaku {printDate(version.validFrom)}
              {version.validTo && ` sampai sebelum ${printDate(version.validTo)}`}
              {version.recordedUntil && ', sudah diperbaiki'}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
