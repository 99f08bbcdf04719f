import type { JSX } from 'preact'
import type { FigurePage } from '../../../rooms/measurement/desk/desk.contract.ts'
import { deviceTime } from '../../platform/clock.ts'
import { useOnline } from '../../platform/device/device.ts'
import { draftsOf } from '../../platform/device/drafts.ts'
import { keptAnswer } from '../../platform/device/kept-answers.ts'
import { useKeptSince } from '../../platform/device/kept-since.ts'
import { draftOwner, useSession } from '../../platform/session.tsx'
import { desks } from '../calls.ts'

type At = { measureId: string; period: string }

const figureIn = (form: string): At[] => {
  const [, measureId, period] = form.split('/')
  return measureId && period ? [{ measureId, period }] : []
}

/** The name of a figure as the device last saw it; without it the form cannot be drawn until the
 * signal is back. */
function namedOnDevice(at: At): string | null {
  const page = keptAnswer(localStorage, desks.readFigure.address(at), deviceTime())?.value as
    | FigurePage
    | undefined
  return page ? `${page.indicator}, ${page.periodLabel}` : null
}

/** Without signal: every figure whose form this person began on this device, each one press
 * away. */
export function KeptForms(): JSX.Element | null {
  const owner = draftOwner(useSession())
  const waiting = !useOnline()
  const slow = useKeptSince() !== null
  const forms = draftsOf(localStorage, owner, 'angka/').flatMap(figureIn)
  if (!(waiting || slow) || forms.length === 0) return null
  const named = forms.flatMap((at) => ({ ...at, name: namedOnDevice(at) }))
  return (
    <section aria-labelledby="isian-perangkat">
      <h2 id="isian-perangkat" class="h2 mb-2">
        Isian di perangkat ini
      </h2>
      <ul class="sheet rows">
        {named.map(({ measureId, period, name }) => (
          <li key={`${measureId} ${period}`} class="px-4 py-3">
            {name ? (
              <a class="link" href={`/pengukuran/${measureId}/${period}`}>
                {name}
              </a>
            ) : (
              <span class="sec">Satu angka periode {period}; dapat dibuka saat tersambung.</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
