import type { JSX } from 'preact'
import type { BudgetVersion } from '../../rooms/budget/version/version.contract.ts'
import { Loading } from '../parts/Loading.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { budgets } from './calls.ts'
import { LinkForm } from './LinkForm.tsx'

/** The place where links such as «Hubungkan dengan unit kerja» lead (`?kode=`): what the code
 * stands for today, and the form. */
export function LinkByCode({
  code,
  versions,
}: {
  code: string
  versions: readonly BudgetVersion[]
}): JSX.Element {
  const [, change] = useQuery()
  const counting = versions.find(({ inForce }) => inForce) ?? versions[0]
  const page = useAnswer(budgets.readBudget, counting ? { versionId: counting.id } : null)
  const office = page.value?.offices.find(({ skpdCode }) => skpdCode === code)
  const close = (): void => change({ kode: undefined })
  return (
    <section class="sheet p-5 space-y-4 max-w-160" aria-labelledby="hubungkan">
      <div class="flex justify-between gap-4">
        <h2 id="hubungkan" class="h2">
          Hubungkan kode anggaran
        </h2>
        <button type="button" class="link text-sm" onClick={close}>
          Tutup
        </button>
      </div>
      <RefusalNote refusal={page.refusal} again={() => void page.again()} />
      {counting && !page.value && !page.refusal && <Loading />}
      {office?.unit && (
        <Note tone="good">
          {office.skpdName} sudah terhubung dengan{' '}
          <a class="link" href={`/organisasi/${office.unit.id}`}>
            {office.unit.name}
          </a>
          . Anda dapat mengubahnya di bawah.
        </Note>
      )}
      {page.value && !office && (
        <p class="sec">
          Kode {code} belum ada dalam anggaran yang tersimpan; hubungannya dapat disiapkan sekarang.
        </p>
      )}
      {(page.value || !counting) && (
        <LinkForm
          key={code}
          skpdCode={code}
          skpdName={office?.skpdName ?? `kode ${code}`}
          linked={close}
        />
      )}
    </section>
  )
}
