import type { JSX } from 'preact'
import { capitalised, printCount, printDateShort } from '../../kernel/indonesian.ts'
import { dateOf } from '../../kernel/moment.ts'
import type { AgreementLink, AgreementPage } from '../../rooms/agreements/agreement.contract.ts'
import { binds, isAhead, isUnfrozen, stateWord } from '../../rooms/agreements/state.rules.ts'
import { talkPath, whyNotReadTalk } from '../../rooms/agreements/talks/talk.rules.ts'
import { type Knot, Thread } from '../parts/chart/Thread.tsx'
import { FindingList } from '../parts/FindingList.tsx'
import { useSession } from '../platform/session.tsx'
import { markOf } from './agreement-words.ts'

type Told = { agreement: AgreementPage }

/** Beside the paper: the chain of promises, what the check found, what has happened. */
export function AgreementSide({ agreement, mine }: Told & { mine: boolean }): JSX.Element {
  return (
    <aside class="space-y-9 min-w-0">
      <Chain agreement={agreement} mine={mine} />
      <Findings agreement={agreement} />
      <Talk agreement={agreement} />
      <History agreement={agreement} />
    </aside>
  )
}

const childrenNamed = 5

function nameOf({ id, title, readable }: AgreementLink): JSX.Element {
  if (!readable) return <span>{title}</span>
  return (
    <a class="link" href={`/perjanjian/${id}`}>
      {title}
    </a>
  )
}

function knotsOf({ chain, children, firstParty, state }: AgreementPage, mine: boolean): Knot[] {
  const above = chain.map(
    (link): Knot => ({
      kind: markOf[link.state],
      said: stateWord(link.state).toLowerCase(),
      who: nameOf(link),
      what: link.name,
      open: !binds(link.state),
    }),
  )
  const here: Knot = {
    kind: markOf[state],
    said: stateWord(state).toLowerCase(),
    here: true,
    who: mine ? 'Anda' : firstParty.title,
    what: mine ? firstParty.title : firstParty.name,
    open: !binds(state),
  }
  return [...above, here, ...(children.length > 0 ? [below(children)] : [])]
}

function below(children: readonly AgreementLink[]): Knot {
  const open = children.filter(({ state }) => !binds(state)).length
  const moved = children.filter(({ needsReview }) => needsReview).length
  const standing =
    open === 0 ? 'Semuanya berlaku' : `${capitalised(printCount(open))} belum berlaku`
  return {
    kind: open === 0 ? 'full' : open === children.length ? 'draft' : 'half',
    said: '',
    who: `${capitalised(printCount(children.length))} PK di bawahnya`,
    what: moved === 0 ? standing : `${standing}, ${printCount(moved)} perlu ditinjau`,
    more: <Children links={children} />,
  }
}

function Children({ links }: { links: readonly AgreementLink[] }): JSX.Element {
  const named = links.slice(0, childrenNamed)
  const rest = links.slice(childrenNamed)
  return (
    <>
      {named.map((link) => (
        <span key={link.id} class="block py-0.5">
          {nameOf(link)}
        </span>
      ))}
      {rest.length > 0 && (
        <details class="twin">
          <summary class="link">{capitalised(printCount(rest.length))} lain</summary>
          {rest.map((link) => (
            <span key={link.id} class="block py-0.5">
              {nameOf(link)}
            </span>
          ))}
        </details>
      )}
    </>
  )
}

function Chain({ agreement, mine }: Told & { mine: boolean }): JSX.Element {
  const { chain, children, form, secondParty, state } = agreement
  const parent = chain.at(-1)
  const holds = parent
    ? `menopang PK ${parent.title}`
    : form === 'SOLE'
      ? 'berdiri paling atas'
      : 'belum terkait dengan PK atasan'
  const held =
    children.length > 0 ? ` dan ditopang ${printCount(children.length)} PK di bawahnya` : ''
  return (
    <section aria-labelledby="rantai">
      <h2 id="rantai" class="h2">
        Rantai PK
      </h2>
      <p class="sec mb-4">
        PK ini {holds}
        {held}.
      </p>
      <Thread label="Rantai PK" knots={knotsOf(agreement, mine)} />
      {mine && secondParty && isUnfrozen(state) && (
        <a class="link" href="/akun#atasan-saya">
          {secondParty.name} bukan atasan saya
        </a>
      )}
    </section>
  )
}

/** What the check found; a way that the reader may not go is not offered. */
function Findings({ agreement: { findings, chain } }: Told): JSX.Element {
  const closed = new Set(
    chain.filter(({ readable }) => !readable).map(({ id }) => `/perjanjian/${id}`),
  )
  return (
    <section aria-labelledby="laras">
      <h2 id="laras" class="h2">
        Pemeriksaan keselarasan
      </h2>
      <FindingList
        findings={findings.map(({ href, ...one }) => ({
          ...one,
          after: href && !closed.has(href) && (
            <a class="link" href={href}>
              {one.severity === 'error' ? 'Lengkapi' : 'Lihat'}
            </a>
          ),
        }))}
        good="Tidak ada yang perlu diperbaiki."
      />
    </section>
  )
}

/** What both moved in talks, with the reason; and the way there for who may read it. */
function Talk({ agreement }: Told): JSX.Element | null {
  const { actor } = useSession()
  const { id, traces, form, state } = agreement
  const talks = form === 'TWO_PARTY' && (traces.length > 0 || isAhead(state))
  const open = talks && whyNotReadTalk(agreement, actor) === null
  if (traces.length === 0 && !open) return null
  return (
    <section aria-labelledby="dibahas">
      <h2 id="dibahas" class="h2">
        Baris demi baris
      </h2>
      {traces.length > 0 && (
        <ul class="my-3 space-y-2.5 text-sm">
          {traces.map(({ indicator, sentence }) => (
            <li key={indicator}>
              {indicator}
              <span class="block text-ink-2">{sentence}</span>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <a class="link" href={talkPath(id)}>
          Buka pembahasannya
        </a>
      )}
    </section>
  )
}

function History({ agreement: { history } }: Told): JSX.Element {
  const { timeZone } = useSession().region
  return (
    <section aria-labelledby="riwayat">
      <h2 id="riwayat" class="h2">
        Riwayat
      </h2>
      <ol class="mt-3 space-y-2.5 text-sm">
        {history.toReversed().map(({ version, state, at, by, note }) => (
          <li key={`${version}${state}${at}`} class="grid grid-cols-[6.5rem_1fr]">
            <time class="text-ink-3 num" dateTime={at}>
              {printDateShort(dateOf(at, timeZone))}
            </time>
            <span>
              {state === 'DRAFT' ? 'Konsep dibuat' : stateWord(state)}
              {by && <span class="text-ink-2"> oleh {by}</span>}
              {note && <span class="block text-ink-2">{note}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
