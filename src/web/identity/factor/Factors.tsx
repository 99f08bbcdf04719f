import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printMomentShort } from '../../../kernel/moment.ts'
import type { Factor } from '../../../rooms/identity/factor/factor.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct, useAnswer } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { useSessionPlace } from '../../platform/session.tsx'
import { factors } from './calls.ts'
import { EnrolPhone } from './EnrolPhone.tsx'
import { NewPasskeyButton } from './PasskeyButton.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { RemoveFactor } from './RemoveFactor.tsx'

const nothing = {}
type Begun = Awaited<ReturnType<typeof factors.beginTotp>>

/** One's own second factors: what there is, a new one, recovery codes. `changed` hears when the
 * first is in place. */
export function Factors({ changed }: { changed?: () => void }): JSX.Element {
  const mine = useAnswer(factors.listFactors, nothing)
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const enrolled = (fresh: readonly string[] | null): void => {
    setBegun(null)
    setCodes(fresh)
    void mine.again()
    say('Faktor kedua terpasang.')
    if (!fresh) changed?.()
  }
  if (codes)
    return (
      <RecoveryCodes
        codes={codes}
        kept={() => {
          setCodes(null)
          changed?.()
        }}
      />
    )
  if (begun) return <EnrolPhone begun={begun} done={enrolled} leave={() => setBegun(null)} />
  if (!mine.value)
    return mine.refusal ? (
      <RefusalNote refusal={mine.refusal} again={() => void mine.again()} />
    ) : (
      <Loading shape="rows" />
    )
  return (
    <div class="space-y-6">
      {mine.value.items.length > 0 && (
        <Standing {...mine.value} again={mine.again} show={setCodes} />
      )}
      <div class="flex flex-wrap gap-3">
        <Begin begun={setBegun} first={mine.value.items.length === 0} />
        <NewPasskeyButton done={enrolled} />
      </div>
      <p class="meta max-w-[64ch]">
        Kunci sandi ada di perangkat Anda (sidik jari, wajah, atau PIN) dan tidak dapat ditipu
        halaman palsu. Kode ponsel dapat dipakai di perangkat mana pun.
      </p>
    </div>
  )
}

function Begin({ begun, first }: { begun: (answer: Begun) => void; first: boolean }): JSX.Element {
  const begin = useAct(factors.beginTotp)
  const press = async (): Promise<void> => {
    const answer = await begin(nothing)
    if (answer) begun(answer)
  }
  return (
    <div>
      <RefusalNote refusal={begin.refusal} class="mb-4" />
      <Button kind={first ? 'primary' : 'quiet'} busy={begin.busy} onClick={() => void press()}>
        Pasang kode ponsel
      </Button>
    </div>
  )
}

function Standing(told: {
  items: Factor[]
  codesLeft: number
  again: () => Promise<void>
  show: (codes: readonly string[] | null) => void
}): JSX.Element {
  const { session } = useSessionPlace()
  const renew = useAct(factors.renewRecoveryCodes)
  const [going, setGoing] = useState<Factor | null>(null)
  const when = (at: string): string =>
    printMomentShort(at, session?.region.timeZone ?? 'Asia/Jakarta')
  return (
    <>
      <Rows label="Faktor kedua yang terpasang">
        {told.items.map((factor) => (
          <Row
            key={factor.id}
            object={factor.name}
            why={`Dipasang ${when(factor.createdAt)}.`}
            meta={factor.lastUsedAt && `Dipakai terakhir ${when(factor.lastUsedAt)}`}
            action={<Button onClick={() => setGoing(factor)}>Lepas</Button>}
          />
        ))}
        <Row
          object="Kode pemulihan"
          why={`Tersisa ${told.codesLeft}.`}
          action={
            <Button
              busy={renew.busy}
              onClick={() =>
                void renew(nothing).then((answer) => answer && told.show(answer.recoveryCodes))
              }
            >
              Buat yang baru
            </Button>
          }
        />
      </Rows>
      <RefusalNote refusal={renew.refusal} />
      {going && (
        <RemoveFactor
          factor={going}
          leave={() => setGoing(null)}
          done={() => {
            setGoing(null)
            say('Faktor kedua dilepas.')
            void told.again()
          }}
        />
      )}
    </>
  )
}
