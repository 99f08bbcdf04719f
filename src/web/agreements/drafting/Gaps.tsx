import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import type { DraftingGap } from '../../../rooms/agreements/agreement.contract.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { useQuery } from '../../platform/place.ts'
import { type GapGroup, gapGroupsOf } from '../agreement-words.ts'
import type { Readiness } from '../calls.ts'

/** Who has no draft and cannot have one yet: by reason, each with the link that mends it; of one
 * level if wanted. */
export function Gaps({ readiness: { gaps, total, year } }: { readiness: Readiness }): JSX.Element {
  const [{ tingkat = '' }, change] = useQuery()
  const kept = tingkat ? gaps.filter(({ level }) => level === tingkat) : gaps
  const blocked = tingkat ? kept.length : total.missing - total.ready
  return (
    <section aria-labelledby="belum">
      <h2 id="belum" class="h2">
        {blocked === 0
          ? 'Tidak ada yang terhalang'
          : `${capitalised(printCount(blocked))} jabatan belum dapat disusun`}
      </h2>
      <p class="sec">
        {blocked === 0
          ? `Setiap jabatan yang wajib dapat memiliki PK ${year}.`
          : 'Setiap sebab punya jalan ' +
            `keluarnya.${kept.length < blocked ? ` Ditampilkan ${printNumber(kept.length)} yang pertama.` : ''}`}{' '}
        {tingkat && (
          <button type="button" class="link" onClick={() => change({ tingkat: undefined })}>
            Tampilkan semua tingkat
          </button>
        )}
      </p>
      <div class="space-y-7 mt-4">
        {gapGroupsOf(kept).map((group) => (
          <Group key={`${group.code}${tingkat}`} group={group} />
        ))}
      </div>
    </section>
  )
}

const first = 6

function Group({ group: { code, heading, detail, gaps } }: { group: GapGroup }): JSX.Element {
  const [shown, setShown] = useState(first)
  const rest = gaps.length - shown
  return (
    <section aria-labelledby={`sebab-${code}`}>
      <h3 id={`sebab-${code}`} class="font-semibold">
        {heading}: {printNumber(gaps.length)}
      </h3>
      {detail !== heading && <p class="sec mb-3">{detail}</p>}
      <Rows>
        {gaps.slice(0, shown).map((gap, i) => (
          <Gap key={i} gap={gap} />
        ))}
      </Rows>
      {rest > 0 && (
        <p class="mt-3 -ml-2">
          <Button kind="text" onClick={() => setShown(gaps.length)}>
            Tampilkan {printNumber(rest)} lain
          </Button>
        </p>
      )}
    </section>
  )
}

function Gap({
  gap: { name, title, unit, agency, href, label },
}: {
  gap: DraftingGap
}): JSX.Element {
  return (
    <Row
      object={title}
      why={name}
      meta={unit === agency || title.endsWith(agency) ? agency : `${unit}, ${agency}`}
      action={
        <a class="link text-sm py-1" href={href} aria-label={`${label}: ${title}`}>
          {label}
        </a>
      }
    />
  )
}
