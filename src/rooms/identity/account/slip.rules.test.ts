import { expect, it } from 'vitest'
import { mostSlips, slipsChanged, slipsOf, whyNotSlips } from './slip.rules.ts'

it('prints some, not none and not more than a file takes', () => {
  expect(
    [0, 1, mostSlips, mostSlips + 1].map((count) => whyNotSlips(count)?.code ?? 'may'),
  ).toEqual(['identity/no-slips', 'may', 'may', 'identity/too-many-slips'])
  expect(slipsChanged).toMatchObject({ code: 'identity/slips-changed', status: 409 })
})

it('lays slips by office and name, with nothing on them but what their person needs', () => {
  const slip = (name: string, unitId: string | null) => {
    return { personId: name, name, unitId, signIn: name.toLowerCase(), password: 'aaaa-bbbb-cccc' }
  }
  const place = (unitId: string | null) =>
    unitId ? { office: `Dinas ${unitId}`, unit: `Bidang ${unitId}` } : { office: 'Tanpa', unit: '' }
  const region = { name: 'Kota Uji', governmentName: 'Pemerintah Kota Uji' }
  const { offices, note } = slipsOf(
    [slip('Wati', 'B'), slip('Budi', 'B'), slip('Ani', 'A'), slip('Joko', null)],
    place,
    { region, address: 'https://uji.example', until: '3 Februari 2026' },
  )

  expect(offices.map(({ name, slips }) => [name, slips.map((one) => one.name)])).toEqual([
    ['Dinas A', ['Ani']],
    ['Dinas B', ['Budi', 'Wati']],
    ['Tanpa', ['Joko']],
  ])
  expect(Object.keys(offices[0]?.slips[0] ?? {})).toEqual(['name', 'signIn', 'password', 'unit'])
  expect(note).toContain('3 Februari 2026')
})
