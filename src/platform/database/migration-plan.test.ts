import { expect, it } from 'vitest'
import { type Migration, pendingOf, whyNotMigrate } from './migration-plan.ts'

const step = (name: string, sha256 = name): Migration => ({ name, sha256, sql: '' })
const three = [step('0001_one'), step('0002_two'), step('0003_three')]

it('takes what comes after the applied steps', () => {
  expect(whyNotMigrate(three, three.slice(0, 2))).toBeNull()
  expect(pendingOf(three, three.slice(0, 2)).map(({ name }) => name)).toEqual(['0003_three'])
  expect(pendingOf(three.toReversed(), []).map(({ name }) => name)).toEqual([
    '0001_one',
    '0002_two',
    '0003_three',
  ])
})

it.each([
  ['an edited step', [step('0001_one', 'other')], [step('0001_one')], 'platform/migration-edited'],
  ['a step that is gone', [step('0001_one')], three.slice(0, 2), 'platform/migration-missing'],
  [
    'a step slipped in before an applied one',
    three,
    [step('0001_one'), step('0003_three')],
    'platform/migration-out-of-order',
  ],
  [
    'one number used twice',
    [step('0001_one'), step('0001_uno')],
    [],
    'platform/migration-number-twice',
  ],
  ['a name without a number', [step('one')], [], 'platform/migration-name'],
])('refuses %s', (_, files, applied, code) =>
  expect(whyNotMigrate(files, applied)?.code).toBe(code),
)
