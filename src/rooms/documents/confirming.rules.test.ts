import { describe, expect, it } from 'vitest'
import {
  charactersFrom,
  confirmersOf,
  type Hand,
  handsBehind,
  type Request,
  toldConfirmers,
  whyHandled,
  whyNotCharacters,
  whySingly,
} from './confirming.rules.ts'

const now = '2026-01-20T02:00:00.000Z'
const ago = (hours: number): string => new Date(Date.parse(now) - hours * 3_600_000).toISOString()
const words = { nameOf: (id: string) => id.toUpperCase(), timeZone: 'Asia/Makassar' }
const hand = (act: Hand['act'], byPersonId: string | null, hours: number): Hand => ({
  personId: 'eko',
  act,
  byPersonId,
  at: ago(hours),
})
const request = (hands: Hand[], more: Partial<Request> = {}): Request => ({
  certificate: { personId: 'eko', name: 'Eko', requestedAt: now },
  vouchedAt: null,
  replaces: false,
  hands,
  ...more,
})
const by = (personId: string, hands: Hand[] = []) => ({ personId, hands })

describe('who confirms nothing for a person', () => {
  it.each<[string, Request, ReturnType<typeof by>, string | undefined]>([
    ['nobody’s hands', request([]), by('lina'), undefined],
    ['opened long ago', request([hand('OPENED', 'lina', 9999)]), by('lina'), 'handled-account'],
    ['printed', request([hand('SLIP_PRINTED', 'lina', 1)]), by('lina'), 'handled-account'],
    ['made a link', request([hand('LINK_MADE', 'lina', 1)]), by('lina'), 'handled-account'],
    ['took a factor', request([hand('FACTOR_REMOVED', 'lina', 1)]), by('lina'), 'handled-account'],
    ['another did', request([hand('RESET', 'lina', 1)]), by('yusuf'), undefined],
    ['the command line did', request([hand('OPENED', null, 1)]), by('lina'), undefined],
    [
      'before a second person vouched for the holder',
      request([hand('OPENED', 'lina', 100)], { vouchedAt: ago(90) }),
      by('lina'),
      undefined,
    ],
    [
      'after that',
      request([hand('RESET', 'lina', 80)], { vouchedAt: ago(90) }),
      by('lina'),
      'handled-account',
    ],
    [
      'whose own account those hands took over in three days',
      request([hand('RESET', 'lina', 1)]),
      by('yusuf', [hand('RESET', 'lina', 71)]),
      'handled-confirmer',
    ],
    [
      'whose account those hands took over before that',
      request([hand('RESET', 'lina', 1)]),
      by('yusuf', [hand('RESET', 'lina', 72)]),
      undefined,
    ],
    [
      'whose account those hands opened',
      request([hand('OPENED', 'lina', 1)]),
      by('yusuf', [hand('OPENED', 'lina', 1)]),
      undefined,
    ],
  ])('%s', (_, of, actor, code) =>
    expect(whyHandled(of, actor, now, words)?.code).toBe(code && `documents/${code}`),
  )

  it('is also whoever had the account that did it in hand within three days before', () => {
    const onDewi = (act: Hand['act'], byPersonId: string, hours: number): Hand => ({
      ...hand(act, byPersonId, hours),
      personId: 'dewi',
    })
    const code = (...before: Hand[]) => {
      const handsOf = (id: string) => before.filter(({ personId }) => personId === id)
      const hands = handsBehind([hand('RESET', 'dewi', 1)], handsOf)
      return whyHandled(request(hands), by('lina'), now, words)?.code
    }
    expect(code()).toBeUndefined()
    expect(code(onDewi('RESET', 'lina', 2))).toBe('documents/handled-account')
    expect(code(onDewi('OPENED', 'lina', 72))).toBe('documents/handled-account')
    expect(code(onDewi('RESET', 'lina', 73))).toBeUndefined()
    expect(code(onDewi('RESET', 'lina', 0.5))).toBeUndefined()
    expect(
      code(onDewi('RESET', 'sari', 2), { ...hand('RESET', 'lina', 3), personId: 'sari' }),
    ).toBe('documents/handled-account')
  })

  it('is left out of whom the page names, and where nobody is left, whom to appoint', () => {
    const of = request([hand('OPENED', 'lina', 1)])
    const told = (...holders: string[]) =>
      toldConfirmers(
        confirmersOf(
          of,
          holders.map((id) => by(id)),
          now,
          words,
        ),
        words,
      )

    expect(told('yusuf', 'lina', 'eko', 'bagus').names).toEqual(['BAGUS', 'YUSUF'])
    expect(told('lina', 'eko')).toEqual({ names: [], advice: expect.stringContaining('BKPSDM') })
  })
})

describe('a request that is confirmed singly', () => {
  it.each([
    ['71 hours after a reset', request([hand('RESET', 'lina', 71)]), 'oleh LINA pada 17'],
    ['72 hours after it', request([hand('RESET', 'lina', 72)]), null],
    ['by the command line', request([hand('OPENED', null, 1)]), 'oleh pengelola server'],
    ['replacing one in force', request([], { replaces: true }), 'menggantikan'],
    ['none of these', request([]), null],
  ])('%s', (_, of, part) =>
    part === null
      ? expect(whySingly(of, words)).toBeNull()
      : expect(whySingly(of, words)).toContain(part),
  )

  it('takes its characters as they are read out, and no others', () => {
    const own = charactersFrom(new Uint8Array([0, 31, 32, 63, 255, 8]))

    expect(own).toBe('2Z2ZZA')
    expect(whyNotCharacters('why', '2z2-zza ', own)).toBeNull()
    expect(whyNotCharacters(null, undefined, own)).toBeNull()
    expect(whyNotCharacters('why', undefined, own)?.code).toBe('documents/characters-needed')
    expect(whyNotCharacters('why', '2z2zzb', own)?.code).toBe('documents/characters-differ')
    expect(whyNotCharacters(null, '2z2zzb', own)?.code).toBe('documents/characters-differ')
  })
})
