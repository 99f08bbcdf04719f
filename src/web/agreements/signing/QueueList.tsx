import type { JSX } from 'preact'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import type { QueueLine } from '../../../rooms/agreements/signing/signing.contract.ts'
import { useToday } from '../../platform/today.ts'
import { dueSentence } from '../agreement-words.ts'
import { OffBudgetNote, StateMark } from '../list/StateMark.tsx'

type Chosen = ReadonlySet<string>
type Told = { items: readonly QueueLine[]; chosen: Chosen; choose: (chosen: Chosen) => void }

/** The promises to sign, each in one line that can be ticked; own promises first, because they are
 * promises made and not received. */
export function QueueList({ items, chosen, choose }: Told): JSX.Element {
  const own = items.filter(({ side }) => side === 'FIRST')
  const given = items.filter(({ side }) => side === 'SECOND')
  return (
    <div class="space-y-8">
      <Part
        title={
          own.length > 1
            ? `${capitalised(printCount(own.length))} PK Anda sendiri`
            : 'PK Anda sendiri'
        }
        items={own}
        chosen={chosen}
        choose={choose}
      />
      <Part title="PK yang Anda terima" items={given} chosen={chosen} choose={choose} />
    </div>
  )
}

const toggled = (chosen: Chosen, ids: readonly string[], on: boolean): Chosen => {
  const next = new Set(chosen)
  for (const id of ids) on ? next.add(id) : next.delete(id)
  return next
}

function Part({ title, items, chosen, choose }: Told & { title: string }): JSX.Element | null {
  const ready = items.filter(({ hindrance }) => !hindrance).map(({ id }) => id)
  if (items.length === 0) return null
  const ticked = ready.filter((id) => chosen.has(id)).length
  return (
    <section aria-label={title}>
      <div class="flex items-center justify-between gap-4 mb-2">
        <h2 class="h2">{title}</h2>
        {ready.length > 1 && (
          <label class="choice items-center text-sm">
            <input
              type="checkbox"
              class="checkbox checkbox-primary"
              checked={ticked === ready.length}
              ref={(box) => {
                if (box) box.indeterminate = ticked > 0 && ticked < ready.length
              }}
              onChange={(event) => choose(toggled(chosen, ready, event.currentTarget.checked))}
            />
            Pilih semua
          </label>
        )}
      </div>
      <ul class="sheet rows">
        {items.map((line) => (
          <Line
            key={line.id}
            line={line}
            ticked={chosen.has(line.id)}
            tick={(on) => choose(toggled(chosen, [line.id], on))}
          />
        ))}
      </ul>
    </section>
  )
}

function Line({
  line,
  ticked,
  tick,
}: {
  line: QueueLine
  ticked: boolean
  tick: (on: boolean) => void
}): JSX.Element {
  const today = useToday()
  const { id, code, side, firstParty, sentence, state, dueOn, late, hindrance } = line
  return (
    <li class="flex gap-3 px-4 md:px-5 py-4">
      {hindrance ? (
        <span class="w-6 flex-none" />
      ) : (
        <input
          type="checkbox"
          class="checkbox checkbox-primary mt-0.5"
          id={`pilih-${id}`}
          checked={ticked}
          aria-describedby={`janji-${id}`}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
      )}
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap justify-between gap-x-4">
          {hindrance ? (
            <span class="font-semibold">{firstParty.name}</span>
          ) : (
            <label for={`pilih-${id}`} class="font-semibold cursor-pointer">
              {firstParty.name}
            </label>
          )}
          {side === 'FIRST' && <StateMark state={state} small />}
        </p>
        <p id={`janji-${id}`} class="mt-0.5 max-w-[72ch]">
          {sentence}
        </p>
        <OffBudgetNote {...line} />
        {hindrance && (
          <p class="sec mt-1">
            {hindrance.detail}{' '}
            {hindrance.href && (
              <a class="link" href={hindrance.href}>
                Lengkapi sekarang
              </a>
            )}
          </p>
        )}
        <p class="meta mt-1">
          <a class="link" href={`/perjanjian/${id}`}>
            Baca {code}
          </a>
          {dueOn && (
            <span class={late ? 'text-bad font-semibold' : ''}>
              , batas {dueSentence(dueOn, today)}
            </span>
          )}
        </p>
      </div>
    </li>
  )
}
