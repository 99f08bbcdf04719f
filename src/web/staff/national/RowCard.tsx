import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printDate, printNumber } from '../../../kernel/indonesian.ts'
import { printMomentShort } from '../../../kernel/moment.ts'
import type { NationalRow, ProofLink } from '../../../rooms/staff/national/national.contract.ts'
import { whyNotHandOver } from '../../../rooms/staff/national/national.rules.ts'
import { Icon } from '../../parts/Drawing.tsx'
import { CheckField } from '../../parts/form/fields.tsx'
import { Reason } from '../../parts/form/Reason.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { type Answer, useAct } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { type NationalAnswer, national } from './calls.ts'
import { copyText } from './copy.ts'
import { fieldsOf, stateWords } from './national-words.ts'

type Props = { row: NationalRow; page: Answer<NationalAnswer> }

/** A row of the log, each field of the national form with its big button. */
export function RowCard({ row, page }: Props): JSX.Element {
  const mark = useAct(national.markCopied, { renews: [page] })
  const { cells, state, entryId, missing } = row
  const { mark: kind, word } = stateWords[state]
  const incomplete = state === 'CONFIRMED' ? null : whyNotHandOver(missing)
  return (
    <article class="sheet p-4 space-y-4" aria-label={`${cells.from}, ${cells.activity}`}>
      <header class="flex flex-wrap items-center justify-between gap-2">
        <h3 class="num font-semibold">
          {cells.from}–{cells.until}
        </h3>
        <Mark kind={kind} small said="">
          {word}
        </Mark>
      </header>
      <CopyFields row={row} />
      {incomplete ? (
        <p class="meta">
          <Reason refusal={incomplete} />
        </p>
      ) : (
        <CheckField
          name={`disalin-${entryId}`}
          label="Sudah disalin ke e-Kinerja nasional"
          hint="Tanda Anda sendiri. Yang memastikan sampai adalah rekap nasional."
          checked={state !== 'HERE' && state !== 'CHANGED'}
          change={(copied) => state !== 'CONFIRMED' && void mark({ entryId, copied })}
        />
      )}
      <RefusalNote refusal={mark.refusal} />
      <Proof row={row} page={page} />
    </article>
  )
}

function CopyFields({ row: { cells } }: Pick<Props, 'row'>): JSX.Element {
  const [copied, setCopied] = useState<readonly string[]>([])
  const copy = async (label: string, text: string): Promise<void> => {
    if (!(await copyText(text)))
      return say('Ponsel ini menolak menyalin. Tekan lama teksnya, lalu salin.')
    setCopied([...copied, label])
    say(`${label} tersalin.`)
  }
  return (
    <dl class="divide-y divide-line">
      {fieldsOf(cells).map(({ label, shown, pasted }) => (
        <div key={label} class="flex items-center justify-between gap-3 py-2">
          <div class="min-w-0">
            <dt class="meta">{label}</dt>
            <dd class="break-words line-clamp-3">{shown || '–'}</dd>
          </div>
          {pasted && (
            <dd class="flex-none">
              <Button onClick={() => void copy(label, pasted)}>
                {copied.includes(label) && <Icon name="centang" size={20} />}
                {copied.includes(label) ? 'Tersalin' : 'Salin'}
                <span class="sr-only"> {label.toLowerCase()}</span>
              </Button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

function Proof({ row, page }: Props): JSX.Element | null {
  const link = useAct(national.linkProof, { renews: [page] })
  if (row.personal)
    return <p class="meta">Buktinya ditandai pribadi: tidak ada tautan yang keluar.</p>
  if (row.links.length === 0 && row.unlinked === 0) return null
  return (
    <div class="space-y-2">
      {row.links.map((one) => (
        <LinkLine key={one.id} link={one} page={page} />
      ))}
      {row.unlinked > 0 && (
        <Button busy={link.busy} onClick={() => void link({ entryId: row.entryId })}>
          Buat tautan bukti
        </Button>
      )}
      <RefusalNote refusal={link.refusal} />
    </div>
  )
}

function LinkLine({ link, page }: { link: ProofLink; page: Props['page'] }): JSX.Element {
  const revoke = useAct(national.revokeProof, { renews: [page] })
  const { timeZone } = useSession().region
  const opened = link.lastOpenedAt
    ? `dibuka ${printNumber(link.openings)} kali, terakhir ${printMomentShort(link.lastOpenedAt, timeZone)}`
    : 'belum pernah dibuka'
  return (
    <div class="flex items-center justify-between gap-3">
      <p class="sec min-w-0 break-words">
        {link.name}: {opened}.{' '}
        {link.over ? 'Masanya sudah berakhir.' : `Terbuka sampai ${printDate(link.lastDay)}.`}
      </p>
      <Button kind="text" busy={revoke.busy} onClick={() => void revoke({ linkId: link.id })}>
        Cabut<span class="sr-only"> tautan {link.name}</span>
      </Button>
      <RefusalNote refusal={revoke.refusal} />
    </div>
  )
}
