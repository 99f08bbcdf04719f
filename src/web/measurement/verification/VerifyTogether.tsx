import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import type { WaitingLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import type { VerifiedAnswer } from '../../../rooms/measurement/figure/figure.contract.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { figures } from '../calls.ts'
import { markOf, printAchievement, printFigure } from '../figure/figure-words.ts'
import { seenOf, together, togetherWords, type WaitingMonth } from './verification-words.ts'

type Told = { month: string; lines: readonly WaitingLine[]; verified: () => void }

/** Verifies in one act the figures of a month that raise no question, after showing which they are;
 * any of them can be left out, and one without evidence is only taken where it was ticked. */
export function VerifyTogether({
  month,
  verified,
}: {
  month: WaitingMonth
  verified: () => void
}): JSX.Element | null {
  // what was shown stays shown while the list behind it is read anew
  const [shown, show] = useState<readonly WaitingLine[] | null>(null)
  const lines = together(month)
  if (lines.length < 2 && !shown) return null
  return (
    <>
      {lines.length > 1 && <Button onClick={() => show(lines)}>{togetherWords(month)}</Button>}
      {shown && (
        <Together month={month.label} lines={shown} close={() => show(null)} verified={verified} />
      )}
    </>
  )
}

const isBare = ({ evidence }: WaitingLine): boolean => evidence === 0

function Together({ month, lines, close, verified }: Told & { close: () => void }): JSX.Element {
  const bare = lines.filter(isBare)
  const [left, leave] = useState<ReadonlySet<string>>(
    new Set(bare.map(({ figureId }) => figureId ?? '')),
  )
  const [refused, setRefused] = useState<readonly VerifiedAnswer[]>([])
  const verify = useAct(figures.verifyFigures)
  const chosen = lines.filter(({ figureId }) => figureId !== null && !left.has(figureId))

  const press = async (): Promise<void> => {
    const done = await verify({ figures: seenOf(chosen) })
    if (!done) return
    verified()
    say(`${capitalised(printCount(done.verified))} angka disahkan.`)
    const rest = done.answers.filter(({ refusal }) => refusal !== null)
    if (rest.length === 0) close()
    else setRefused(rest)
  }
  if (refused.length > 0) return <Left lines={lines} refused={refused} close={close} />
  return (
    <Dialog
      title={`Sahkan angka ${month} bersama-sama?`}
      open
      close={close}
      actions={
        <>
          <Button onClick={close}>Batal</Button>
          {chosen.length > 0 && (
            <Button kind="primary" onClick={() => void press()} busy={verify.busy}>
              Sahkan {printNumber(chosen.length)} angka
            </Button>
          )}
        </>
      }
    >
      <p class="sec mb-3">
        Lepas centang angka yang ingin Anda baca dahulu. Yang berubah sejak daftar ini dibuka tidak
        ikut disahkan.
        {bare.length > 0 &&
          ` ${capitalised(printCount(bare.length))} angka tanpa bukti tidak dipilihkan: centang ` +
            'hanya yang Anda yakini benar.'}
      </p>
      <ul class="sheet rows">
        {lines.map((line) => (
          <Choice
            key={line.figureId}
            line={line}
            ticked={!left.has(line.figureId ?? '')}
            tick={(on) =>
              leave(on ? without(left, line.figureId) : new Set([...left, line.figureId ?? '']))
            }
          />
        ))}
      </ul>
      <RefusalNote refusal={verify.refusal} class="mt-3" />
    </Dialog>
  )
}

const without = (left: ReadonlySet<string>, figureId: string | null): ReadonlySet<string> =>
  new Set([...left].filter((id) => id !== figureId))

function Choice({
  line,
  ticked,
  tick,
}: {
  line: WaitingLine
  ticked: boolean
  tick: (on: boolean) => void
}): JSX.Element {
  const {
    figureId,
    indicator,
    periodLabel,
    value,
    target,
    achievement,
    band,
    reporter,
    evidence,
    holder,
  } = line
  return (
    <li class="flex gap-3 p-3">
      <input
        type="checkbox"
        class="checkbox checkbox-primary mt-0.5"
        id={`sahkan-${figureId}`}
        checked={ticked}
        aria-describedby={`isi-${figureId}`}
        onChange={(event) => tick(event.currentTarget.checked)}
      />
      <div class="min-w-0 flex-1">
        <label for={`sahkan-${figureId}`} class="font-medium leading-snug cursor-pointer">
          {indicator}
        </label>
        <p id={`isi-${figureId}`} class="sec flex flex-wrap items-center gap-x-3">
          <span class="num">
            {value !== null && printFigure(value, line)}
            {target !== null && ` dari target ${printFigure(target, line)}`}
          </span>
          <Mark kind={markOf(line)} small said={band?.toLowerCase()}>
            {achievement ? printAchievement(achievement) : undefined}
          </Mark>
        </p>
        <p class="meta">
          {[
            periodLabel,
            holder,
            reporter && `dilaporkan ${reporter}`,
            evidence > 0 && `${evidence} bukti`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {evidence === 0 && <p class="meta text-bad font-semibold">Tanpa bukti</p>}
      </div>
    </li>
  )
}

/** What was not verified, each with its reason and the way to it. */
function Left({
  lines,
  refused,
  close,
}: {
  lines: readonly WaitingLine[]
  refused: readonly VerifiedAnswer[]
  close: () => void
}): JSX.Element {
  return (
    <Dialog
      title={`${capitalised(printCount(refused.length))} angka belum disahkan`}
      open
      close={close}
      actions={
        <Button kind="primary" onClick={close}>
          Tutup
        </Button>
      }
    >
      <ul class="sheet rows">
        {refused.map(({ figureId, measureId, period, refusal }) => (
          <li key={figureId} class="p-3">
            <a class="link font-medium" href={`/pengukuran/${measureId}/${period}`}>
              {lines.find((line) => line.figureId === figureId)?.indicator ?? 'Angka'}
            </a>
            <p class="sec">{refusal?.detail}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
