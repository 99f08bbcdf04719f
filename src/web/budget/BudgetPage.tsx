import type { JSX } from 'preact'
import { printCount, printRupiahShort } from '../../kernel/indonesian.ts'
import type { BudgetVersion } from '../../rooms/budget/version/version.contract.ts'
import { whyNotManageBudget } from '../../rooms/budget/version/version.rules.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { YearField } from '../parts/YearField.tsx'
import { useAskedYear } from '../platform/asked-year.ts'
import { useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { versionAddress } from './budget-words.ts'
import { ComparisonChoice } from './ComparisonChoice.tsx'
import { budgets } from './calls.ts'
import { LinkByCode } from './LinkByCode.tsx'
import { VersionTable } from './VersionTable.tsx'

/** The versions of a year's budget, the one that counts, and the way to compare two of them. */
export function BudgetPage(): JSX.Element {
  const { actor } = useSession()
  const [{ kode }] = useQuery()
  const year = useAskedYear()
  const versions = useAnswer(budgets.listBudgetVersions, { year })
  const items = versions.value?.items
  const barred = whyNotManageBudget(actor)
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Anggaran"
        wide
        aside={
          <div class="w-28">
            <YearField year={year} />
          </div>
        }
      >
        {items ? (
          <Sentence versions={items} year={year} />
        ) : (
          'Berapa anggarannya, untuk siapa, untuk apa.'
        )}
      </PageTitle>
      <RefusalNote refusal={versions.refusal} again={() => void versions.again()} class="mt-6" />
      <div class="mt-8 space-y-10">
        {!items && !versions.refusal && <Loading shape="table" />}
        {items && kode && <LinkByCode code={kode} versions={items} />}
        {items?.length === 0 && <Nothing year={year} barred={barred !== null} />}
        {items && items.length > 0 && (
          <>
            <VersionTable versions={items} />
            <ComparisonChoice versions={items} />
            {!barred && (
              <p class="flex flex-wrap gap-3">
                <a class="btn btn-primary" href={`/impor?jenis=realisation&tahun=${year}`}>
                  Impor realisasi
                </a>
                <a class="btn btn-quiet" href="/impor?jenis=sipd">
                  Impor rekap SIPD
                </a>
              </p>
            )}
          </>
        )}
      </div>
    </main>
  )
}

function Sentence({
  versions,
  year,
}: {
  versions: readonly BudgetVersion[]
  year: number
}): JSX.Element {
  const counting = versions.find(({ inForce }) => inForce)
  if (versions.length === 0) return <>Anggaran {year} belum diimpor.</>
  if (!counting) return <>Belum ada versi anggaran {year} yang berlaku.</>
  return (
    <>
      Anggaran {year} sebesar {printRupiahShort(counting.total)} untuk{' '}
      <a href={versionAddress(counting.id)}>{printCount(counting.offices)} perangkat daerah</a>.
    </>
  )
}

function Nothing({ year, barred }: { year: number; barred: boolean }): JSX.Element {
  if (barred)
    return (
      <Empty cause={`Rekap belanja ${year} belum diimpor.`}>
        Pengelola anggaran daerah atau Bagian Organisasi yang mengimpornya.
      </Empty>
    )
  return (
    <Empty
      cause={`Rekap belanja ${year} belum diimpor.`}
      action={{ href: '/impor?jenis=sipd', label: 'Impor rekap SIPD' }}
    >
      Unduh rekap dari SIPD, lalu unggah apa adanya.
    </Empty>
  )
}
