import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount, printDate, printRupiahShort } from '../../kernel/indonesian.ts'
import type { BudgetPage, OfficeLine } from '../../rooms/budget/version/version.contract.ts'
import { Dialog } from '../parts/form/Dialog.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { Mark } from '../parts/Mark.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { comparisonAddress, standingOf, versionBefore, versionName } from './budget-words.ts'
import { budgets } from './calls.ts'
import { LinkForm } from './LinkForm.tsx'
import { OfficeTable } from './OfficeTable.tsx'

/** One version of the budget: what each office has, whose DPA was approved when, and codes nobody
 * has linked yet. */
export function VersionPage({ versionId }: { versionId: string }): JSX.Element {
  const page = useAnswer(budgets.readBudget, { versionId })
  if (!page.value)
    return (
      <main id="isi" class="wrap page">
        <PageTitle steps={[{ label: 'Anggaran', href: '/anggaran' }]}>
          {page.refusal ? 'Versi anggaran ini tidak dapat ditampilkan.' : 'Versi anggaran'}
        </PageTitle>
        <div class="mt-8">
          {page.refusal ? (
            <RefusalNote
              refusal={{ ...page.refusal, mend: { href: '/anggaran', label: 'Ke daftar versi' } }}
            />
          ) : (
            <Loading shape="table" />
          )}
        </div>
      </main>
    )
  const unmatched = page.value.offices.filter(({ unit }) => unit === null)
  return (
    <main id="isi" class="wrap page">
      <Title page={page.value} />
      <RefusalNote refusal={page.refusal} again={() => void page.again()} class="mt-6" />
      <div class="mt-8 space-y-10">
        {unmatched.length > 0 && <Unmatched lines={unmatched} linked={() => void page.again()} />}
        <OfficeTable page={page.value} />
      </div>
    </main>
  )
}

function Title({ page: { version, unmatched } }: { page: BudgetPage }): JSX.Element {
  const { year, approvedOn, effectiveFrom, legalBasis, offices, total } = version
  const all = useAnswer(budgets.listBudgetVersions, { year })
  const earlier = versionBefore(all.value?.items ?? [], version.id)
  const facts = [
    `DPA disahkan ${printDate(approvedOn)}`,
    `berlaku sejak ${printDate(effectiveFrom)}`,
    legalBasis,
  ]
  return (
    <PageTitle
      title={versionName(version)}
      wide
      steps={[
        { label: 'Anggaran', href: `/anggaran?tahun=${year}` },
        { label: versionName(version) },
      ]}
      context={facts.filter(Boolean).join(' · ')}
      aside={
        <>
          <Mark kind={standingOf(version).kind} said="">
            {standingOf(version).word}
          </Mark>
          {earlier && (
            <a class="chip" href={comparisonAddress(earlier.id, version.id)}>
              Bandingkan dengan {versionName(earlier)}
            </a>
          )}
        </>
      }
    >
      {versionName(version)}: {printRupiahShort(total)} untuk{' '}
      <a href="#daftar">{printCount(offices)} perangkat daerah</a>
      {unmatched > 0 && (
        <>
          ; <a href="#belum">{printCount(unmatched)} belum terhubung</a>
        </>
      )}
      .
    </PageTitle>
  )
}

function Unmatched({
  lines,
  linked,
}: {
  lines: readonly OfficeLine[]
  linked: () => void
}): JSX.Element {
  const [asked, ask] = useState<OfficeLine | null>(null)
  return (
    <section id="belum" aria-labelledby="belum-judul">
      <h2 id="belum-judul" class="h2">
        {capitalised(printCount(lines.length))} kode belum terhubung dengan unit kerja
      </h2>
      <p class="sec mb-3">Sampai terhubung, pagunya tidak tampil dalam perjanjian kinerja.</p>
      <Rows label="Kode yang belum terhubung">
        {lines.map((line) => (
          <Row
            key={line.skpdCode}
            object={line.skpdName}
            meta={line.skpdCode}
            when={printRupiahShort(line.total)}
            action={
              <Button onClick={() => ask(line)}>
                Hubungkan<span class="sr-only"> {line.skpdName}</span>
              </Button>
            }
          />
        ))}
      </Rows>
      <Dialog title="Hubungkan dengan unit kerja" open={asked !== null} close={() => ask(null)}>
        {asked && (
          <LinkForm
            skpdCode={asked.skpdCode}
            skpdName={asked.skpdName}
            linked={() => {
              ask(null)
              linked()
            }}
          />
        )}
      </Dialog>
    </section>
  )
}
