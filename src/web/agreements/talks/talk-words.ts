import { capitalised, ended, printCount } from '../../../kernel/indonesian.ts'
import type { Side } from '../../../rooms/agreements/talks/party.rules.ts'
import type { Round, TalkPage } from '../../../rooms/agreements/talks/round.contract.ts'
import { saidWords, standingOf } from '../../../rooms/agreements/talks/round.rules.ts'

type Told = Pick<TalkPage, 'rows' | 'state' | 'form' | 'firstParty' | 'secondParty'>

/** The page in one sentence: whose answer is waited for, or where the talk has come to. `side` is
 * the reader's, `null` of somebody else. */
export function talkSentence(talk: Told, side: Side | null): string {
  const { rows, state, form, firstParty, secondParty } = talk
  if (form === 'SOLE') return 'PK kepala daerah tidak dibahas dengan pemberi amanah.'
  const open = rows.flatMap(({ rounds }) => standingOf(rounds).open ?? [])
  const waits = (from: Side): number => open.filter((said) => said.side === from).length
  const others: [Side, string][] = [
    ['FIRST', side === 'SECOND' ? 'Anda' : (secondParty?.name ?? 'pemberi amanah')],
    ['SECOND', side === 'FIRST' ? 'Anda' : firstParty.name],
  ]
  // what waits for the reader is said first
  const turns = others
    .toSorted(([, a], [, b]) => Number(b === 'Anda') - Number(a === 'Anda'))
    .flatMap(([from, who]) => (waits(from) > 0 ? [[waits(from), who] as const] : []))
  const [first] = turns
  if (first)
    return ended(`${capitalised(printCount(first[0]))} usulan menunggu jawaban ${first[1]}`)
  if (state === 'DECLINED')
    return `${side === 'FIRST' ? 'Anda' : firstParty.name} menyatakan belum siap.`
  const moved = rows.filter(({ trace }) => trace !== null).length
  return moved > 0
    ? `${capitalised(printCount(moved))} baris disepakati lain dari semula.`
    : 'Belum ada yang diusulkan; setiap baris seperti konsepnya.'
}

/** One round as a sentence: «Eko mengusulkan 14,50, karena …». */
export const roundSentence = ({ by, reason, indicator, wasIndicator, ...said }: Round): string => {
  const wording =
    said.act === 'PROPOSED' && indicator !== wasIndicator ? ` dengan bunyi «${indicator}»` : ''
  const why = reason ? (said.act === 'ANSWERED' ? `: «${reason}»` : `, karena «${reason}»`) : ''
  return ended(`${by ?? 'Sistem'} ${saidWords(said)}${wording}${why}`)
}
