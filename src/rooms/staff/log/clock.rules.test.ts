import { expect, it } from 'vitest'
import { captureOf, isLate } from './clock.rules.ts'

const hour = 3600
const at = (text: string) => `2026-05-${text}:00.000Z`

it('takes three hours off a device that is three hours fast: 23.50 was 20.50', () => {
  const heard = { at: at('04T20:00'), aheadSeconds: 3 * hour }

  expect(
    captureOf(
      { writtenAt: at('04T23:50'), heard },
      { sentAt: at('04T23:55'), now: at('04T20:55') },
      10,
    ),
  ).toEqual({ capturedAt: at('04T20:50'), uncertain: false, skewSeconds: 3 * hour })
  expect(
    captureOf(
      { writtenAt: at('04T23:50'), heard: null },
      { sentAt: at('05T08:00'), now: at('05T05:00') },
      10,
    ),
  ).toMatchObject({ capturedAt: at('04T20:50'), uncertain: false })
})

it('marks the second of two rows between which the clock was set back a day', () => {
  const heard = { at: at('04T08:00'), aheadSeconds: 0 }
  const contact = { sentAt: at('03T10:00'), now: at('04T10:00') }

  expect(captureOf({ writtenAt: at('04T09:00'), heard }, contact, 10)).toMatchObject({
    ...{ capturedAt: at('04T09:00'), uncertain: false },
  })
  expect(captureOf({ writtenAt: at('03T09:30'), heard }, contact, 10)).toMatchObject({
    ...{ capturedAt: at('04T09:30'), uncertain: true },
  })
})

it.each([
  ['a drift of ten minutes is none', '04T09:10', '04T10:10', '04T09:00', false],
  [
    'eleven are a jump: both times can be, so the row is marked',
    '04T09:11',
    '04T10:11',
    '04T09:11',
    true,
  ],
  ['a time after the sending cannot be', '09T09:00', '04T10:00', '04T10:00', true],
  ['nor one before the last answer of the server', '02T09:00', '04T10:00', '04T10:00', true],
])('%s', (_, writtenAt, sentAt, capturedAt, uncertain) => {
  const heard = { at: at('04T08:00'), aheadSeconds: 0 }

  expect(
    captureOf({ writtenAt: at(writtenAt), heard }, { sentAt: at(sentAt), now: at('04T10:00') }, 10),
  ).toMatchObject({ capturedAt: at(capturedAt), uncertain })
})

it.each([
  ['written on its day, arrived on day 7', '2026-05-04', '2026-05-04', '2026-05-11', false],
  ['arrived on day 8', '2026-05-04', '2026-05-04', '2026-05-12', true],
  ['written on day 8', '2026-05-04', '2026-05-12', '2026-05-12', true],
  ['written on day 7, arrived seven days later', '2026-05-04', '2026-05-11', '2026-05-18', false],
])('%s', (_, day, captured, received, late) => {
  expect(isLate(day, { captured, received }, 7)).toBe(late)
})

it('does not count days on which nothing could be written', () => {
  const days = { captured: '2026-05-13', received: '2026-05-13' }

  expect(isLate('2026-05-04', days, 7, () => 2)).toBe(false)
  expect(isLate('2026-05-04', days, 7, () => 1)).toBe(true)
})
