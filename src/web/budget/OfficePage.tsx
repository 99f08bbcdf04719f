import type { JSX } from 'preact'
import type { Given } from '../../kernel/contract.ts'
import { printRupiahShort } from '../../kernel/indonesian.ts'
import { sumsByCode } from '../../rooms/budget/realisation/realisation.rules.ts'
import type { versionContract } from '../../rooms/budget/version/version.contract.ts'
import { Chips } from '../parts/Chips.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { AccountTable } from './AccountTable.tsx'
import { Approval } from './Approval.tsx'
import {
  levelsIn,
  officeAddress,
  programsOf,
  spentSentence,
  versionAddress,
  versionName,
} from './budget-words.ts'
import { budgets } from './calls.ts'
import { ProgramTree } from './ProgramTree.tsx'

type Page = Given<(typeof versionContract)['readOfficeBudget']>

/** The budget of one office: its DPA, programme by programme down to sub kegiatan, and the accounts
 * of one of them. */
export function OfficePage({
  versionId,
  skpdCode,
}: {
  versionId: string
  skpdCode: string
}): JSX.Element {
  const page = useAnswer(budgets.readOfficeBudget, { versionId, skpdCode })
  if (!page.value)
    return (
      <main id="isi" class="wrap page">
        <PageTitle steps={[{ label: 'Anggaran', href: '/anggaran' }]}>
          {page.refusal ? 'Anggaran ini tidak dapat ditampilkan.' : 'Anggaran perangkat daerah'}
        </PageTitle>
        <div class="mt-8">
          {page.refusal ? (
            <RefusalNote
              refusal={{
                ...page.refusal,
                mend: { href: versionAddress(versionId), label: 'Ke versi anggaran ini' },
              }}
            />
          ) : (
            <Loading shape="rows" />
          )}
        </div>
      </main>
    )
  const { version, line, office } = page.value
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title={`${line.skpdName}, ${versionName(version)}`}
        wide
        steps={[
          { label: 'Anggaran', href: `/anggaran?tahun=${version.year}` },
          { label: versionName(version), href: versionAddress(versionId) },
          { label: line.skpdName },
        ]}
        context={
          <>
            Kode {line.skpdCode}
            {line.unit && (
              <>
                {' · '}
                <a class="link" href={`/organisasi/${line.unit.id}`}>
                  {line.unit.name}
                </a>
              </>
            )}
          </>
        }
      >
        {line.skpdName}: {printRupiahShort(line.total)} untuk {levelsIn(office.programs)}.
        {version.inForce && ` ${spentSentence(line, { ceiling: line.total, year: version.year })}`}
      </PageTitle>
      <RefusalNote refusal={page.refusal} again={() => void page.again()} class="mt-6" />
      {page.value.changes.map((sentence) => (
        <Note key={sentence} class="mt-6">
          {sentence}
        </Note>
      ))}
      {line.mend && (
        <Note tone="mid" class="mt-6">
          Kode ini belum terhubung dengan unit kerja, jadi pagunya tidak tampil dalam perjanjian
          kinerja.{' '}
          <a class="link" href={line.mend.href}>
            {line.mend.label}
          </a>
        </Note>
      )}
      <div class="mt-8 grid lg:grid-cols-[minmax(0,1fr)_20rem] gap-x-12 gap-y-10">
        <Main page={page.value} />
        <Approval page={page.value} changed={() => void page.again()} />
      </div>
    </main>
  )
}

function Main({ page: { version, line, office, spent } }: { page: Page }): JSX.Element {
  const [{ sub, bagian }, change] = useQuery()
  const { subUnits = [] } = office
  const chosen = subUnits.some(({ code }) => code === bagian) ? bagian : undefined
  const lines = spent.filter(({ subUnitCode }) => !chosen || subUnitCode === chosen)
  return (
    <div class="space-y-8 min-w-0">
      {subUnits.length > 0 && (
        <Chips
          label="Bagian yang membelanjakan"
          chosen={bagian ?? ''}
          choose={(code) => change({ bagian: code, sub: undefined })}
          chips={[
            { id: '', label: 'Semua' },
            ...subUnits.map(({ code, name }) => ({ id: code, label: name })),
          ]}
        />
      )}
      <ProgramTree
        key={bagian}
        name={`${office.skpdName}, ${versionName(version)}`}
        programs={programsOf(office, bagian)}
        spent={line.realised === null ? null : sumsByCode(lines)}
        here={sub}
        addressOf={(code) =>
          `${officeAddress(version.id, office.skpdCode)}?sub=${encodeURIComponent(code)}#rekening`
        }
      />
      <AccountTable versionId={version.id} skpdCode={office.skpdCode} office={office} sub={sub} />
    </div>
  )
}
