import type { JSX } from 'preact'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { asked } from '../../platform/address.ts'
import { useAskedYear } from '../../platform/asked-year.ts'
import { usePages } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { type ProposalHead, proposals } from '../calls.ts'
import { AmendAll } from './AmendAll.tsx'
import { ProposalFilters } from './ProposalFilters.tsx'
import { ProposalTable } from './ProposalTable.tsx'
import { proposalsSentence } from './proposal-words.ts'

/** Promises in force that plan, budget or organisation have left behind, row by row, the proposed
 * ones first. */
export function ProposalsPage(): JSX.Element {
  const year = useAskedYear()
  const [{ unit, tingkat, derajat, pk }] = useQuery()
  const [unitId, id] = [asked.id(unit), asked.id(pk)]
  const level = /^[A-Z][A-Z0-9_]*$/.exec(tingkat ?? '')?.[0]
  const degree = asked.oneOf(derajat, ['MUST', 'MAY'] as const)
  const question = {
    year,
    ...(unitId && { unit: unitId }),
    ...(level && { level }),
    ...(degree && { degree }),
    ...(id && { id }),
  }
  const list = usePages(proposals.listProposals, question)
  const { head } = list
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Perubahan PK"
        steps={[
          { label: 'Perjanjian', href: `/perjanjian?tahun=${year}` },
          { label: 'Perubahan PK' },
        ]}
        context={head && <Context head={head} />}
      >
        {head ? proposalsSentence(head, year) : `Perubahan PK ${year}.`}
      </PageTitle>
      <div class="mt-6 space-y-6">
        <ProposalFilters head={head} year={year} one={id} />
        {head && (
          <AmendAll key={JSON.stringify(question)} head={head} question={question} renews={list} />
        )}
        <RefusalNote refusal={list.refusal} again={() => void list.again()} />
        {head ? (
          <ProposalTable list={list} head={head} year={year} one={id} />
        ) : (
          !list.refusal && <Loading shape="table" />
        )}
      </div>
    </main>
  )
}

function Context({ head: { budget, compared, underWay } }: { head: ProposalHead }): JSX.Element {
  return (
    <>
      {capitalised(printCount(compared))} PK yang berlaku dibandingkan dengan rencana, susunan
      organisasi, dan {budget ?? 'anggaran, yang belum diimpor'}. Pergeseran antarrekening dalam
      satu sub kegiatan tidak mengubah PK.
      {underWay > 0 && ` ${capitalised(printCount(underWay))} PK Perubahan sedang disusun.`}
    </>
  )
}
