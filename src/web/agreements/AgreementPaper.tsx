import type { JSX } from 'preact'
import { printDate } from '../../kernel/indonesian.ts'
import type { AgreementPage, Party } from '../../rooms/agreements/agreement.contract.ts'
import { Nip } from '../parts/Nip.tsx'
import { useSession } from '../platform/session.tsx'
import { BudgetBlock } from './BudgetBlock.tsx'
import { PromiseBlock } from './PromiseBlock.tsx'

type Told = { agreement: AgreementPage }

/** The document as it will be printed (`perjanjian-kinerja.md` §3.4): statement, block A, block B,
 * signatures. The words are those of the PDF. */
export function AgreementPaper({ agreement }: Told): JSX.Element {
  return (
    <article
      class="paper bg-surface rounded-lg px-5 py-7 md:px-12 md:py-11 min-w-0"
      aria-label="Dokumen perjanjian"
    >
      <Head agreement={agreement} />
      <Statement agreement={agreement} />
      <PromiseBlock agreement={agreement} />
      <BudgetBlock agreement={agreement} />
      <Signatures agreement={agreement} />
    </article>
  )
}

/** «Pemerintah Kota Tanjung Amanah» → «Kota Tanjung Amanah», as it follows the name of an
 * office. */
const territoryOf = (governmentName: string): string =>
  governmentName.replace(/^pemerintah (daerah )?/i, '')

function Head({ agreement: { year, version, agencyName, unitName, form } }: Told): JSX.Element {
  const { governmentName } = useSession().region
  return (
    <header class="text-center">
      <svg
        class="mx-auto text-ink-3"
        width="44"
        height="50"
        viewBox="0 0 44 50"
        fill="none"
        stroke="currentColor"
        aria-hidden="true"
      >
        <path stroke-width="1.5" d="M4 4h36v24c0 10-8 15-18 19C12 43 4 38 4 28z" />
        <path stroke-width="1.5" d="M12 27c3-3 6-3 10 0s7 3 10 0M22 12v10M17 17h10" />
      </svg>
      <p class="meta mt-1">Lambang daerah</p>
      <h2 class="font-semibold tracking-[.04em] mt-3 text-lg">
        PERJANJIAN KINERJA {version > 1 && 'PERUBAHAN '}TAHUN {year}
      </h2>
      {form === 'TWO_PARTY' && unitName && <p class="text-ink-2">{unitName}</p>}
      <p class="text-ink-2">
        {form === 'SOLE' || !agencyName
          ? governmentName
          : `${agencyName} ${territoryOf(governmentName)}`}
      </p>
    </header>
  )
}

function Statement({ agreement: { form, firstParty, secondParty } }: Told): JSX.Element {
  const opening =
    'Untuk mewujudkan pemerintahan yang efektif, terbuka, akuntabel, dan berorientasi pada hasil'
  const promise =
    'berjanji akan mewujudkan target kinerja tahunan sesuai lampiran perjanjian ini, ' +
    'sebagai bagian dari pencapaian target kinerja jangka menengah yang telah ditetapkan ' +
    'dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja ' +
    'tersebut menjadi tanggung jawab'
  if (form === 'SOLE' || !secondParty)
    return (
      <div class="mt-7 space-y-4 max-w-[64ch] mx-auto leading-relaxed">
        <p>{opening}, yang bertanda tangan di bawah ini:</p>
        <Named party={firstParty} />
        <p>{promise} kami.</p>
      </div>
    )
  return (
    <div class="mt-7 space-y-4 max-w-[64ch] mx-auto leading-relaxed">
      <p>{opening}, kami yang bertanda tangan di bawah ini:</p>
      <Named party={firstParty} called="pihak pertama" />
      <Named party={secondParty} called="selaku atasan pihak pertama, pihak kedua" />
      <p>Pihak pertama {promise} pihak pertama.</p>
      <p>
        Pihak kedua akan memberikan supervisi yang diperlukan, mengevaluasi capaian kinerja
        berdasarkan perjanjian ini, dan mengambil tindakan yang diperlukan dalam rangka pemberian
        penghargaan dan sanksi.
      </p>
    </div>
  )
}

function Named({ party, called }: { party: Party; called?: string }): JSX.Element {
  return (
    <dl class="grid grid-cols-[5.5rem_1fr] gap-y-1">
      <dt class="text-ink-3">Nama</dt>
      <dd class="font-semibold">{party.name}</dd>
      <dt class="text-ink-3">Jabatan</dt>
      <dd>
        {party.title}
        {called && `, ${called}`}
      </dd>
    </dl>
  )
}

/** Second party left, first party right; a head of region alone. Nothing is drawn where nobody has
 * signed. */
function Signatures({
  agreement: { form, firstParty, secondParty, state, history, wetOn },
}: Told): JSX.Element {
  const passed = new Set([state, ...history.map((entry) => entry.state)])
  const both = passed.has('ACTIVE')
  const how = wetOn ? `Ditandatangani basah ${printDate(wetOn)}` : 'Sudah ditandatangani'
  return (
    <section class="mt-10" aria-label="Tanda tangan">
      <div class="grid md:grid-cols-2 gap-x-8 gap-y-8 text-center">
        {form === 'TWO_PARTY' && secondParty ? (
          <Signer party={secondParty} as="Pihak kedua," how={both ? how : null} />
        ) : (
          <span class="hidden md:block" />
        )}
        <Signer
          party={firstParty}
          as={form === 'TWO_PARTY' ? 'Pihak pertama,' : `${firstParty.title},`}
          how={both || passed.has('SIGNED_FIRST') ? how : null}
        />
      </div>
    </section>
  )
}

/** `how` it was signed; `null` where nobody has. */
function Signer(props: { party: Party; as: string; how: string | null }): JSX.Element {
  const { party, as, how } = props
  return (
    <div>
      <p>{as}</p>
      {as.startsWith('Pihak') && <p class="text-ink-2">{party.title}</p>}
      <p
        class={
          'my-4 mx-auto max-w-56 py-4 rounded border text-sm ' +
          `${how ? 'border-line text-ink-2' : 'border-dashed border-line-strong text-ink-3'}`
        }
      >
        {how ?? 'Belum ditandatangani'}
      </p>
      <p class="font-semibold">{party.name}</p>
      {party.rank && <p class="sec">{party.rank}</p>}
      {party.nip && (
        <p class="sec">
          <Nip of={party.nip} />
        </p>
      )}
    </div>
  )
}
