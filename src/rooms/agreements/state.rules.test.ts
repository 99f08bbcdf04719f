import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { AgreementState } from './agreement.contract.ts'
import {
  binds,
  hasContent,
  isAgreedOnly,
  isAhead,
  isGone,
  isInTalks,
  isSigned,
  isUnfrozen,
  isWithdrawn,
  mayFollow,
  statesThat,
  turnIn,
} from './state.rules.ts'

it('says of each state what it allows', () => {
  const full = ['ACTIVE', 'SUPERSEDED', 'ENDED', 'CLOSED']

  expect(statesThat(binds)).toEqual(full)
  expect(statesThat(hasContent)).toEqual(['AGREED', 'SIGNED_FIRST', ...full])
  expect(statesThat(isAgreedOnly)).toEqual(['AGREED', 'SIGNED_FIRST'])
  expect(statesThat(isSigned).toSorted()).toEqual(['SIGNED_FIRST', 'VOIDED', ...full].toSorted())
  expect(statesThat(isGone)).toEqual(['VOIDED', 'CANCELLED'])
  expect(statesThat(isAhead)).toEqual([
    ...['DRAFT', 'NEGOTIATION', 'AGREED', 'DECLINED', 'SIGNED_FIRST'],
  ])
  expect(statesThat(isUnfrozen)).toEqual(['DRAFT', 'NEGOTIATION'])
  expect(statesThat(isInTalks)).toEqual(['DRAFT', 'NEGOTIATION', 'DECLINED'])
  expect(statesThat((state) => turnIn(state) === 'FIRST')).toEqual([
    ...['DRAFT', 'NEGOTIATION', 'AGREED'],
  ])
})

it('never leads back from an end but to a new draft of what was withdrawn, and reaches ACTIVE only over the first signature or a paper signed by hand', () => {
  const from = (to: AgreementState) => statesThat((state) => mayFollow(state, to))
  const ends = statesThat((state) => !AgreementState.options.some((to) => mayFollow(state, to)))

  expect(ends).toEqual(['SUPERSEDED', 'ENDED', 'VOIDED', 'CLOSED'])
  expect([from('DRAFT'), statesThat(isWithdrawn)]).toEqual([['CANCELLED'], ['CANCELLED']])
  expect([from('ACTIVE'), from('SIGNED_FIRST')]).toEqual([['AGREED', 'SIGNED_FIRST'], ['AGREED']])
})

const state = `'(?:${AgreementState.options.join('|')})'`
/** Two states side by side: in a list, in SQL, in a chain of comparisons. */
const listed = [
  new RegExp(String.raw`${state},\s*${state}`),
  new RegExp(String.raw`${state}\)?\s*(?:\|\||&&)\s*\(?[\w.?]+ [!=]== ${state}`),
  new RegExp(`when ${state}[^']+when ${state}`),
]
const holdsList = (text: string): boolean => listed.some((pattern) => pattern.test(text))

it('is the only place that lists states', () => {
  // a role by decree has states of its own, two of them with the same word
  const home =
    /agreements\/(?:state\.rules|agreement\.contract)\.ts$|grant\.contract\.ts$|\.test\.|\.samples\.|testing\//
  const files = globSync('src/**/*.{ts,tsx}').filter((path) => !home.test(path))

  expect(files.length).toBeGreaterThan(500)
  expect(files.filter((path) => holdsList(readFileSync(path, 'utf8')))).toEqual([])
})

it.each([
  "new Set([\n  'AGREED',\n  'ACTIVE',\n])",
  "state === 'DRAFT' || state === 'AGREED'",
  "promised.state !== 'AGREED' && promised.state !== 'SIGNED_FIRST'",
  "sql`state in ('ACTIVE', 'ENDED')`",
  "case s.state when 'ACTIVE' then 0 when 'ENDED' then 1",
])('knows a list when it meets one: %s', (text) => expect(holdsList(text)).toBe(true))
