import type { JSX } from 'preact'
import { printDate } from '../../kernel/indonesian.ts'
import type { AgreementPage, Party } from '../../rooms/agreements/agreement.contract.ts'
import { settingsContract } from '../../rooms/organisation/region/setting.contract.ts'
import { Nip } from '../parts/Nip.tsx'
import { client } from '../platform/client.ts'
import { BudgetBlock } from './BudgetBlock.tsx'
import { PromiseBlock } from './PromiseBlock.tsx'

const { readEmblem } = client(settingsContract)

type Told = { agreement: AgreementPage }

/** The document as it will be printed (`perjanjian-kinerja.md` §3.4): statement, block A, block B, articles,
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
      <Articles agreement={agreement} />
      <Signatures agreement={agreement} />
    </article>
  )
}

/** «Pemerintah Kota Tanjung Amanah» → «Kota Tanjung Amanah», as it follows the name of an
 * office. */
const territoryOf = (governmentName: string): string =>
  governmentName.replace(/^pemerintah (daerah )?/i, '')

function Head({
  agreement: { year, version, agencyName, unitName, form, words },
}: Told): JSX.Element {
  const { governmentName, letterhead, emblem } = words
  return (
    <header class="text-center wrap-anywhere">
      {emblem ? (
        <img class="mx-auto h-[68px]" src={readEmblem.address({ sha256: emblem })} alt="" />
      ) : (
        <Shield />
      )}
      {letterhead.map((line) => (
        <p key={line}>{line}</p>
      ))}
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

/** Of a region without an emblem of its own. */
const Shield = (): JSX.Element => (
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
)

function Statement({ agreement: { words, firstParty, secondParty } }: Told): JSX.Element {
  return (
    <div class="mt-7 space-y-4 max-w-[64ch] mx-auto leading-relaxed wrap-anywhere">
      {words.statement.map((said, at) => {
        if ('paragraph' in said) return <p key={at}>{said.paragraph}</p>
        const party = said.party === 'FIRST' ? firstParty : secondParty
        return party && <Named key={at} party={party} />
      })}
    </div>
  )
}

/** What a region adds behind the tables. */
const Articles = ({ agreement: { words } }: Told): JSX.Element => (
  <>
    {words.articles.map(({ title, paragraphs }) => (
      <section key={title} class="mt-8 space-y-2 wrap-anywhere">
        <h3 class="font-semibold">{title}</h3>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
    ))}
  </>
)

function Named({ party }: { party: Party }): JSX.Element {
  return (
    <dl class="grid grid-cols-[5.5rem_1fr] gap-y-1">
      <dt class="text-ink-3">Nama</dt>
      <dd class="font-semibold">{party.name}</dd>
      <dt class="text-ink-3">Jabatan</dt>
      <dd>{party.title}</dd>
    </dl>
  )
}

/** Second party left, first party right; a head of region alone. Nothing is drawn where nobody has
 * signed. */
function Signatures({
  agreement: { form, firstParty, secondParty, state, version, history, wetOn },
}: Told): JSX.Element {
  const own = history.filter((entry) => entry.version === version)
  const passed = new Set([state, ...own.map((entry) => entry.state)])
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
