import { describe, expect, it } from 'vitest'
import {
  anAssignment,
  anOrganisation,
  aPosition,
  aUnit,
} from '../../testing/organisation-samples.ts'
import { type Chart, chartOf } from '../organisation/words.ts'
import { type Asked, advisersIn, deciderAbove } from './decider.rules.ts'

const asked: Asked = {
  for: 'PK_GIVER',
  levels: { REGION_HEAD: { giver: 'NONE' }, AGENCY_HEAD: { giver: 'REGION_HEAD' } },
  plhSigns: false,
}
const positions = [
  aPosition({ id: 'wali', kind: 'POLITIK', level: 'REGION_HEAD' }),
  aPosition({ id: 'sekda', unitId: 'setda', superiorId: 'wali' }),
  aPosition({ id: 'kadis', superiorId: 'wali' }),
  aPosition({ id: 'kabid', unitId: 'bidang', level: 'ADMINISTRATOR', superiorId: 'kadis' }),
  aPosition({ id: 'kasi', unitId: 'seksi', level: 'SUPERVISOR', superiorId: 'kabid' }),
]
const units = [aUnit({ id: 'setda', kind: 'SETDA' }), aUnit({ id: 'dinas' })]
const chart = (held: readonly string[], absent: readonly string[] = []): Chart =>
  chartOf({
    ...anOrganisation({
      ...{ positions, units },
      assignments: held.map((pair) => {
        const [kind, whom] = /^(plt|plh)-/.exec(pair) ?? []
        return anAssignment(pair, kind ? { kind: whom === 'plt' ? 'PLT' : 'PLH' } : {})
      }),
    }),
    absent: absent.map((personId) => ({ personId, says: 'cuti tahunan', until: null })),
  })
const decider = (on: Chart, from: string, others: string[], person = 'ani') => {
  const found = deciderAbove(on, from, asked, { person, others })
  return found && [found.personId, found.positionId, found.alone, found.away]
}
const all = ['ani@kasi', 'budi@kabid', 'citra@kadis', 'dodi@wali', 'eni@sekda']

describe('who decides what was proposed from a post', () => {
  it('is who stands above it', () =>
    expect(decider(chart(all), 'kabid', ['budi'])).toEqual(['citra', 'kadis', false, null]))

  it('is never who proposed it, also where they were promoted since', () => {
    const promoted = chart(['ani@kasi', 'fani@kabid', 'budi@kadis', 'dodi@wali'])
    expect(decider(promoted, 'kabid', ['budi'])).toEqual(['dodi', 'wali', false, null])
  })

  it('is never whom it concerns', () => {
    const risen = chart(['budi@kabid', 'ani@kadis', 'dodi@wali'])
    expect(decider(risen, 'kabid', ['budi'])).toEqual(['dodi', 'wali', false, null])
  })

  it('is a Plt and not a Plh', () => {
    const acting = (who: string) => chart(['budi@kabid', who, 'dodi@wali'])
    expect(decider(acting('plt-gina@kadis'), 'kabid', ['budi'])?.[0]).toBe('plt-gina')
    expect(decider(acting('plh-gina@kadis'), 'kabid', ['budi'])?.[0]).toBe('dodi')
  })

  it('is told to be away, where nobody else is there', () => {
    expect(decider(chart(all, ['citra']), 'kabid', ['budi'])).toEqual([
      ...['citra', 'kadis', false, 'cuti tahunan'],
    ])
  })

  it('is a head of region alone, where nobody stands above', () =>
    expect(decider(chart(all), 'wali', ['dodi'], 'citra')).toEqual(['dodi', 'wali', true, null]))

  it('is nobody where the posts above are vacant: who proposed it never decides for that', () =>
    expect(decider(chart(['ani@kasi', 'budi@kabid']), 'kabid', ['budi'])).toBeNull())
})

it('asks leaders for their opinion, but for those concerned', () => {
  expect([...advisersIn(chart(all), ['SETDA', 'INSPEKTORAT'], [])]).toEqual([['sekda', 'eni']])
  expect([...advisersIn(chart(all), ['SETDA'], ['eni'])]).toEqual([])
})
