import type { JSX } from 'preact'
import { capitalised, printCount, printDate } from '../../../kernel/indonesian.ts'
import { packContract, type RulePackLine } from '../../../rooms/organisation/pack/pack.contract.ts'
import { DateField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { client, useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { useToday } from '../../platform/today.ts'
import { SettingsFrame } from './SettingsFrame.tsx'

const rules = client(packContract)
type ClauseLine = RulePackLine['clauses'][number]

/** Aturan: every rule pack in force on a date, value by value, with where each comes from. */
export function RulesPage(): JSX.Element {
  const [query, setQuery] = useQuery()
  const today = useToday()
  const on = query.pada ?? today
  const page = useAnswer(rules.listRules, { on })
  return (
    <SettingsFrame
      path="/pengaturan/aturan"
      sentence="Peraturan yang dipakai sistem ini, nilai demi nilai."
    >
      <div class="max-w-xs">
        <DateField
          name="pada"
          label="Berlaku pada"
          value={on}
          change={(pada) => setQuery({ pada: pada || undefined })}
        />
      </div>
      <RefusalNote refusal={page.refusal} again={() => void page.again()} class="mt-6" />
      {!page.value && !page.refusal && <Loading />}
      <div class="mt-8 space-y-10">
        {page.value?.items.map((pack) => (
          <Pack key={pack.code} pack={pack} />
        ))}
      </div>
    </SettingsFrame>
  )
}

function Pack({ pack }: { pack: RulePackLine }): JSX.Element {
  const { code, title, sentence, validFrom, legalBasis, own, latest, clauses } = pack
  const unread = clauses.filter(({ verified }) => !verified).length
  const others = clauses.filter((clause) => clause.own).length
  return (
    <section aria-labelledby={code}>
      <h2 id={code} class="h2">
        {title}
      </h2>
      <p class="sec mt-1">{sentence}</p>
      <p class="meta mt-2">
        Dasar nasional sejak {printDate(validFrom)}: {legalBasis}.
      </p>
      {own && (
        <p class="meta mt-1">
          {capitalised(printCount(others))} nilai diatur daerah sejak {printDate(own.validFrom)}:{' '}
          {own.legalBasis}.
        </p>
      )}
      {latest && latest.validFrom !== own?.validFrom && (
        <p class="meta mt-1">
          Aturan daerah berikutnya berlaku {printDate(latest.validFrom)}: {latest.legalBasis}.
        </p>
      )}
      <details class="mt-3">
        <summary class="link cursor-pointer">
          {capitalised(printCount(clauses.length))} nilai,{' '}
          {unread === 0
            ? 'semuanya dicocokkan dengan teks aturan'
            : `${printCount(unread)} belum dicocokkan dengan teks aturan`}
        </summary>
        <Groups clauses={clauses} />
      </details>
      {clauses.some(({ open }) => open) && (
        <p class="mt-3">
          <a class="link" href={`/pengaturan/aturan/${code}`}>
            Atur {title.toLowerCase()} daerah
          </a>
        </p>
      )}
    </section>
  )
}

function Groups({ clauses }: { clauses: readonly ClauseLine[] }): JSX.Element {
  return (
    <div class="mt-4 space-y-6">
      {[...Map.groupBy(clauses, ({ group }) => group)].map(([group, lines]) => (
        <div key={group}>
          <h3 class="font-semibold">{group}</h3>
          <dl class="sheet rows mt-2">
            {lines.map((line) => (
              <Line key={line.path} line={line} />
            ))}
          </dl>
        </div>
      ))}
    </div>
  )
}

const Line = ({ line }: { line: ClauseLine }): JSX.Element => (
  <div class="px-5 py-3 grid gap-x-6 gap-y-1 md:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_minmax(0,18rem)]">
    <dt class="sec">{line.label}</dt>
    <dd class="min-w-0 break-words">
      {line.printed.map((text, at) => (
        <p key={at}>{text}</p>
      ))}
    </dd>
    <dd class="meta">
      {line.own ? (
        <>
          <b class="font-semibold">Diatur daerah.</b> {line.source}
        </>
      ) : (
        <>
          <b class="font-semibold">
            {line.verified ? 'Dibaca di teks aturan.' : 'Belum dicocokkan.'}
          </b>{' '}
          {line.source}
        </>
      )}
    </dd>
  </div>
)
