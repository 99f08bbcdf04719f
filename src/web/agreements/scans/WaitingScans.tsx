import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printDateShort, printNumber } from '../../../kernel/indonesian.ts'
import type { Scan } from '../../../rooms/agreements/scans/scan.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { scanCalls } from './calls.ts'
import { Differences } from './Differences.tsx'

type Told = { scans: readonly Scan[]; renew: () => void }

/** Scans that wait: whoever may say yes chooses those compared with their papers, and says it once
 * for all of them. */
export function WaitingScans({ scans, renew }: Told): JSX.Element {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [left, setLeft] = useState<readonly { id: string; code: string; why: string }[]>([])
  const together = useAct(scanCalls.confirmScans)
  const mine = scans.filter(({ whyNotConfirm }) => whyNotConfirm === null)
  const ids = mine.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  const press = async (): Promise<void> => {
    const answer = await together({ scanIds: ids })
    if (!answer) return
    say(`${printNumber(answer.confirmed.length)} PK kini berlaku, bertanda tangan basah.`)
    setLeft(answer.left)
    setChosen(new Set())
    renew()
  }
  const toggle = (id: string): void =>
    setChosen(new Set(chosen.has(id) ? [...chosen].filter((one) => one !== id) : [...chosen, id]))
  return (
    <section aria-labelledby="menunggu" class="space-y-4">
      <h2 id="menunggu" class="h2">
        Menunggu dibenarkan
      </h2>
      {mine.length > 0 && (
        <p class="sec">
          Buka pindaiannya dan bandingkan: pihak, tanggal, target, dan anggaran. Setelah dibenarkan,
          PK berlaku dan isinya tidak berubah lagi.
        </p>
      )}
      <Rows label="Pindaian yang menunggu">
        {scans.map((scan) => (
          <Waiting key={scan.id} scan={scan} on={chosen.has(scan.id)} toggle={toggle} />
        ))}
      </Rows>
      <RefusalNote refusal={together.refusal} />
      {left.length > 0 && (
        <Note tone="mid" role="status" title={`${printNumber(left.length)} tidak ikut dibenarkan.`}>
          {left.map(({ id, code, why }) => (
            <span key={id} class="block">
              {code}: {why}
            </span>
          ))}
        </Note>
      )}
      {mine.length > 0 && (
        <p class="flex flex-wrap items-center gap-3">
          {mine.length > 1 && (
            <Button onClick={() => setChosen(new Set(mine.map(({ id }) => id)))}>
              Pilih semua ({printNumber(mine.length)})
            </Button>
          )}
          {ids.length > 0 && (
            <Button kind="primary" busy={together.busy} onClick={() => void press()}>
              Benarkan {printNumber(ids.length)} yang dipilih
            </Button>
          )}
        </p>
      )}
    </section>
  )
}

function Waiting({
  scan,
  on,
  toggle,
}: {
  scan: Scan
  on: boolean
  toggle: (id: string) => void
}): JSX.Element {
  const { id, promise, signedOn, late, broughtBy, paperNumber, whyNotConfirm } = scan
  const name = `${promise.code}, ${promise.title}`
  return (
    <Row
      object={
        whyNotConfirm === null ? (
          <label class="choice items-center">
            <input
              type="checkbox"
              class="checkbox checkbox-primary"
              checked={on}
              onChange={() => toggle(id)}
            />
            {name}
          </label>
        ) : (
          name
        )
      }
      why={
        <>
          {promise.name}, ditandatangani {printDateShort(signedOn)}
          {late && <span class="font-semibold">, lewat batas</span>}
          {paperNumber && `, nomor ${paperNumber}`}. Dibawa {broughtBy ?? 'pengelola server'}.
        </>
      }
      meta={
        <>
          {whyNotConfirm && <span class="block">{whyNotConfirm}</span>}
          <Differences of={scan.differences} />
        </>
      }
      action={
        <a class="btn btn-quiet" href={`/perjanjian/pindaian/${id}`}>
          Bandingkan<span class="sr-only"> {promise.code}</span>
        </a>
      }
    />
  )
}
