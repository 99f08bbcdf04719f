import { expect, it } from 'vitest'
import { systemActor } from '../../../kernel/actor.ts'
import { aGrant, anOwned, aPost, aReporter } from '../../../testing/samples/figure.samples.ts'
import {
  figureSight,
  isWithin,
  type Standing,
  whyNotSeeEvidence,
  whyNotSeeFigure,
} from './sight.rules.ts'

const standing = (more: Partial<Standing> = {}): Standing => ({
  ...{ component: 'SASARAN_PROGRAM', unitIds: ['bidang', 'dinas', 'pemda'], owned: anOwned() },
  ...more,
})
const top = standing({
  component: 'SASARAN_DAERAH',
  unitIds: ['pemda'],
  owned: anOwned({ agencyId: null, givers: [] }),
})
const region = { agencyId: null, unitId: null, regionWide: true }
const colleague = aReporter('dewi', aPost('sekretaris', { unitId: 'sekretariat' }))
const outsider = aReporter('yusuf', aPost('camat', { agencyId: 'kecamatan', unitId: 'kecamatan' }))
const budget = aReporter(
  'putri',
  aPost('anggaran', { agencyId: 'badan' }),
  aGrant({ ...region, rights: ['planning.read', 'budget.manage'] }),
)
const auditor = aReporter(
  'ratna',
  aPost('auditor', { agencyId: 'inspektorat' }),
  aGrant({ ...region, rights: ['planning.read', 'results.read'] }),
)
const mayor = aReporter(
  'maya',
  aPost('wali', {
    agencyId: null,
    unitId: 'pemda',
    regionWide: true,
    rights: ['planning.read', 'results.read'],
  }),
)
const aide = aReporter('dian', aPost('ajudan', { agencyId: null, unitId: 'pemda' }))
const newcomer = aReporter('baru', aPost('staf', { agencyId: 'dinas', rights: [] }))

it.each([
  ['a colleague of the office', standing(), colleague, 'WHOLE', true],
  ['somebody of another office', standing(), outsider, 'CLOSED', false],
  [
    'a giver who sits elsewhere',
    standing(),
    aReporter('surya', aPost('kadis', { agencyId: 'setda' })),
    'WHOLE',
    false,
  ],
  ['an auditor', standing(), auditor, 'WHOLE', false],
  ['the mayor', standing(), mayor, 'WHOLE', false],
  ['a region-wide reader of plans alone', standing(), budget, 'FIGURE', false],
  ['the same, of the own office', standing({ unitIds: ['badan', 'pemda'] }), budget, 'WHOLE', true],
  ['anybody, at the top of the region', top, outsider, 'FIGURE', false],
  ['the mayor, of the own measures', top, mayor, 'WHOLE', true],
  ['somebody above all offices, of an office', standing(), aide, 'CLOSED', false],
  ['somebody without the right, in the office', standing(), newcomer, 'CLOSED', false],
  ['the system', standing(), systemActor, 'WHOLE', false],
] as const)('%s sees %#', (_, of, who, sight, within) => {
  expect([figureSight(of, who), isWithin(of, who)]).toEqual([sight, within])
})

it('tells what is closed, and nothing where all is open', () => {
  expect([
    whyNotSeeFigure('CLOSED')?.code,
    whyNotSeeFigure('FIGURE'),
    whyNotSeeFigure('WHOLE'),
  ]).toEqual([...['measurement/other-office', null, null]])
  expect([
    whyNotSeeEvidence('CLOSED')?.code,
    whyNotSeeEvidence('FIGURE')?.code,
    whyNotSeeEvidence('WHOLE'),
  ]).toEqual([...['measurement/evidence-closed', 'measurement/evidence-closed', null]])
})
