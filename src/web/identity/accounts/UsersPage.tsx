import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { printNumber } from '../../../kernel/indonesian.ts'
import type {
  AccountLine,
  accountContract,
} from '../../../rooms/identity/account/account.contract.ts'
import { accountStates } from '../../../rooms/identity/account/state.rules.ts'
import { organisationContract } from '../../../rooms/organisation/organisation.contract.ts'
import { Chips } from '../../parts/Chips.tsx'
import { SelectField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { useOrder } from '../../parts/list/DataTable.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { client, type Sent, useAnswer, usePages } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { stateWords } from './account-words.ts'
import { accounts } from './calls.ts'
import { OpenAccounts } from './OpenAccounts.tsx'
import { columns, UserTable } from './UserTable.tsx'

type Sort = Sent<(typeof accountContract)['listAccounts']>['sort']
const organisation = client(organisationContract)
const offices = { agenciesOnly: true }
const pause = 300

/** Pengguna: who has an account and who none yet, with the names they will get; accounts are opened
 * and slips printed from here. */
export function UsersPage(): JSX.Element {
  const [{ keadaan, unit, kata }] = useQuery()
  const state = accountStates.find((one) => one === keadaan)
  const filter = { ...(unit && { unitId: unit }), ...(kata && { search: kata }) }
  const [sort] = useOrder<Sort>(columns)
  const list = usePages(accounts.listAccounts, {
    ...{ ...filter, ...(state && { state }), ...(sort && { sort }) },
  })
  const { value, again } = useAnswer(accounts.listAccounts, { ...filter, limit: 1 })
  const [chosen, choose] = useState<readonly AccountLine[]>([])
  const [printing, setPrinting] = useState(false)
  const counts = value?.counts
  const done = (): void => {
    setPrinting(false)
    choose([])
    void list.again()
    void again()
  }
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Pengguna"
        steps={[{ label: 'Kelola', href: '/ruang/kelola' }, { label: 'Pengguna' }]}
        aside={
          <Button kind="primary" onClick={() => setPrinting(true)}>
            {chosen.length > 0
              ? `Buka akun dan cetak slip (${printNumber(chosen.length)})`
              : 'Buka akun dan cetak slip'}
          </Button>
        }
      >
        {counts ? sentenceOf(counts) : 'Siapa punya akun, dan siapa belum.'}
      </PageTitle>
      <Filters />
      <StateChips counts={counts} />
      <div class="mt-6">
        <UserTable list={list} chosen={chosen} choose={choose} />
      </div>
      {printing && (
        <OpenAccounts chosen={chosen} unitId={unit} leave={() => setPrinting(false)} done={done} />
      )}
    </main>
  )
}

/** What is still to be done; nothing is counted that is none. */
function sentenceOf({ NONE, PENDING }: { NONE: number; PENDING: number }): string {
  const left = [
    NONE > 0 && `${printNumber(NONE)} orang belum punya akun`,
    PENDING > 0 && `${printNumber(PENDING)} belum pernah masuk`,
  ].filter((one) => one !== false)
  return left.length > 0 ? `${left.join(', ')}.` : 'Setiap orang yang tercatat sudah punya akun.'
}

function StateChips({ counts }: { counts: Record<string, number> | undefined }): JSX.Element {
  const [{ keadaan }, change] = useQuery()
  return (
    <Chips
      label="Saring menurut keadaan akun"
      chosen={keadaan ?? ''}
      choose={(id) => change({ keadaan: id || undefined })}
      chips={[
        { id: '', label: 'Semua' },
        ...accountStates.map((id) => ({
          id,
          label: stateWords[id],
          ...(counts && { count: counts[id] ?? 0 }),
        })),
      ]}
    />
  )
}

function Filters(): JSX.Element {
  const [{ unit = '', kata = '' }, change] = useQuery()
  const [words, setWords] = useState(kata)
  const units = useAnswer(organisation.listUnits, offices)
  useEffect(() => {
    if (words.trim() === kata) return
    const timer = setTimeout(() => change({ kata: words.trim() || undefined }), pause)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <search class="grid md:grid-cols-2 gap-4 mt-7 mb-5 max-w-180">
      <TextField
        label="Cari orang"
        name="kata"
        hint="Nama atau nama masuk."
        value={words}
        change={setWords}
      />
      <SelectField
        label="Perangkat daerah"
        name="unit"
        hint="Dengan semua unit di bawahnya."
        empty="Semua"
        value={unit}
        change={(id) => change({ unit: id || undefined })}
        options={(units.value?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </search>
  )
}
