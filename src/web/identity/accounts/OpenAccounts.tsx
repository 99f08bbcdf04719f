import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { AccountLine } from '../../../rooms/identity/account/account.contract.ts'
import { mostSlips } from '../../../rooms/identity/account/slip.rules.ts'
import { whyNotSignIn } from '../../../rooms/identity/account/state.rules.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { saveFile, useAct, useAnswer } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { accounts } from './calls.ts'

const shown = 12
/** A name that is not a NIP may be changed before the account is opened. */
const isGiven = ({ state, signIn }: AccountLine): boolean =>
  state === 'NONE' && !/^\d{18}$/.test(signIn)

type Props = {
  /** Nobody chosen means everybody of the unit, or of the region. */
  chosen: readonly AccountLine[]
  unitId: string | undefined
  leave: () => void
  done: () => void
}

/** What opening will do, before it is done: who, by which names, and who gets a new first
 * password. */
export function OpenAccounts({ chosen, unitId, leave, done }: Props): JSX.Element {
  const isAll = chosen.length === 0
  const within = unitId ? { unitId } : {}
  const ask = (state: 'NONE' | 'PENDING') => (isAll ? { ...within, state, limit: mostSlips } : null)
  const none = useAnswer(accounts.listAccounts, ask('NONE'))
  const pending = useAnswer(accounts.listAccounts, ask('PENDING'))
  const fresh = isAll ? none.value?.items : chosen.filter(({ state }) => state === 'NONE')
  const again = isAll ? pending.value?.items : chosen.filter(({ state }) => state === 'PENDING')
  const [names, setNames] = useState<Record<string, string>>({})
  const print = useAct(accounts.printSlips)
  const wrong = Object.values(names).some((name) => whyNotSignIn(name, null))
  const press = async (): Promise<void> => {
    const signIns = Object.entries(names).map(([personId, signIn]) => ({ personId, signIn }))
    const whose = isAll
      ? unitId
        ? { unitId }
        : { all: true as const }
      : { personIds: chosen.map(({ personId }) => personId) }
    const file = await print({ ...whose, ...(signIns.length > 0 && { signIns }) })
    if (!file) return
    saveFile(file)
    say('Slip terunduh. Serahkan kepada orangnya sendiri, lalu hapus berkasnya.')
    done()
  }
  const count = (isAll ? (none.value?.counts.NONE ?? 0) : (fresh?.length ?? 0)) || 0
  const resets = (isAll ? (pending.value?.counts.PENDING ?? 0) : (again?.length ?? 0)) || 0
  return (
    <Dialog
      title="Buka akun dan cetak slip"
      open
      close={leave}
      actions={
        <>
          <Button kind="text" onClick={leave}>
            Batal
          </Button>
          <Button kind="primary" busy={print.busy} onClick={() => !wrong && void press()}>
            Buka dan unduh slip
          </Button>
        </>
      }
    >
      <RefusalNote refusal={print.refusal ?? none.refusal ?? pending.refusal} class="mb-4" />
      {!fresh || !again ? (
        <Loading shape="rows" />
      ) : (
        <div class="space-y-4">
          <p>
            {printNumber(count)} akun akan dibuka. Slip disusun per perangkat daerah dan diunduh
            sekali; kata sandinya tidak disimpan di mana pun.
          </p>
          {resets > 0 && (
            <Note tone="accent" title={`${printNumber(resets)} orang belum pernah masuk.`}>
              Mereka mendapat kata sandi pertama yang baru; slip lamanya tidak berlaku lagi.
            </Note>
          )}
          <Names lines={fresh} count={count} names={names} change={setNames} />
        </div>
      )}
    </Dialog>
  )
}

function Names({
  lines,
  count,
  names,
  change,
}: {
  lines: readonly AccountLine[]
  count: number
  names: Record<string, string>
  change: (names: Record<string, string>) => void
}): JSX.Element {
  const given = lines.filter(isGiven)
  const others = lines.filter((line) => !isGiven(line)).slice(0, shown)
  const rest = count - given.length - others.length
  return (
    <>
      {given.map(({ personId, name, signIn }) => (
        <TextField
          key={personId}
          name={`nama-${personId}`}
          label={name}
          hint="Nama masuk, boleh diganti."
          value={names[personId] ?? signIn}
          change={(value) => change({ ...names, [personId]: value })}
          error={whyNotSignIn(names[personId] ?? signIn, null)?.detail}
        />
      ))}
      {others.length > 0 && (
        <ul class="sec space-y-1">
          {others.map(({ personId, name, signIn }) => (
            <li key={personId}>
              {name}, <span class="num">{signIn}</span>
            </li>
          ))}
          {rest > 0 && <li>dan {printNumber(rest)} orang lain dengan NIP masing-masing.</li>}
        </ul>
      )}
    </>
  )
}
