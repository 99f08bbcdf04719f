import { describe, expect, it } from 'vitest'
import {
  aGrant,
  aJudged,
  anOwned,
  aPost,
  aReporter,
} from '../../../testing/samples/figure.samples.ts'
import {
  judgingMandate,
  reportingMandate,
  verifierOf,
  verifyingMandate,
  whyNobodyVerifies,
  whyNotJudgeEvidence,
  whyNotLock,
  whyNotNamed,
  whyNotReadFigures,
  whyNotReopen,
  whyNotReport,
  whyNotVerify,
} from './figure.rules.ts'

const holder = aReporter('eko', aPost('kabid'))
const operator = aReporter('joko', aPost('staf'), aGrant())
const giver = aReporter('surya', aPost('kadis'))
const mayor = aReporter('maya', aPost('wali'))
const stranger = aReporter('yusuf', aPost('camat', { agencyId: 'kecamatan' }))
const planner = aReporter(
  'bagus',
  aGrant({
    title: 'Bagian Organisasi',
    agencyId: null,
    regionWide: true,
    rights: ['planning.manage'],
  }),
)
const delegate = (personId: string, positionId: string) =>
  aReporter('dewi', aGrant({ rights: [], onBehalfOf: { personId, positionId } }))
const topless = anOwned({ holderPositionId: 'wali', agencyId: null, givers: [] })

describe('who reports', () => {
  it.each([
    ['the holder of the post', anOwned(), holder, 'm-kabid'],
    ['the operator of the office', anOwned(), operator, 'm-'],
    ['not the giver', anOwned(), giver, null],
    ['not the operator of another office', anOwned({ agencyId: 'badan' }), operator, null],
    ['not somebody of the same office', anOwned(), aReporter('dewi', aPost('sekretaris')), null],
    ['not a planner, where somebody stands above', anOwned(), planner, null],
    ['the one holder a node names', anOwned({ holderPersonId: 'eko' }), holder, 'm-kabid'],
    ['not another holder of the same post', anOwned({ holderPersonId: 'rudi' }), holder, null],
    [
      'a person without a post of the node',
      anOwned({ holderPositionId: null, holderPersonId: 'eko' }),
      holder,
      'm-kabid',
    ],
    ['the head of region', topless, mayor, 'm-wali'],
    ['the planners for the head of region', topless, planner, 'm-'],
  ])('%s', (_, owned, who, id) => expect(reportingMandate(owned, who)?.id ?? null).toBe(id))
})

describe('who verifies', () => {
  it.each([
    ['the giver', anOwned(), 'eko', giver, 'm-kadis'],
    ['not the reporter', anOwned(), 'eko', holder, null],
    ['whom the giver delegated it to', anOwned(), 'eko', delegate('surya', 'kadis'), 'm-'],
    ['not the delegate of a predecessor', anOwned(), 'eko', delegate('dulu', 'kadis'), null],
    ['not the delegate from another post', anOwned(), 'eko', delegate('surya', 'camat'), null],
    ['not the delegate who reported it', anOwned(), 'dewi', delegate('surya', 'kadis'), null],
    ['not the next one up', anOwned(), 'eko', mayor, null],
    ['the next one up when the giver reported it', anOwned(), 'surya', mayor, 'm-wali'],
    ['not the head of region of the own promise', topless, 'bagus', mayor, null],
    ['another planner, of what one reported for the head', topless, 'sari', planner, 'm-'],
    [
      'a planner, where the only giver reported it',
      anOwned({ givers: [] }),
      'surya',
      planner,
      'm-',
    ],
    [
      'not a planner of the own promise',
      anOwned({ givers: [], holderPersonId: 'bagus' }),
      'eko',
      planner,
      null,
    ],
    ['a planner, of figures the head of region reported', topless, 'maya', planner, 'm-'],
    ['nobody of own figures', topless, 'maya', mayor, null],
    ['nobody without a person', anOwned(), 'eko', { ...giver, personId: null }, null],
  ])('%s', (_, owned, reportedBy, who, id) =>
    expect(verifyingMandate(owned, reportedBy, who)?.id ?? null).toBe(id),
  )

  it('is told by name before anybody reports', () =>
    expect(verifierOf(anOwned(), null)).toMatchObject({ personId: 'surya' }))
})

describe('who judges evidence', () => {
  const apip = aReporter(
    'ratna',
    aPost('auditor'),
    aGrant({ title: 'APIP', agencyId: null, regionWide: true, rights: ['audit.read'] }),
  )

  it.each([
    ['the giver, who verifies', 'eko', giver, 'm-kadis', null],
    ['a planner', 'eko', planner, 'm-', null],
    ['APIP by decree', 'eko', apip, 'm-', null],
    ['not the next one up', 'eko', mayor, null, 'measurement/not-the-judge'],
    ['not a colleague', 'eko', operator, null, 'measurement/not-the-judge'],
    ['not a stranger', 'eko', stranger, null, 'measurement/not-the-judge'],
    ['not the reporter, whatever the decree', 'bagus', planner, null, 'measurement/own-figure'],
    ['not the holder who reported', 'eko', holder, null, 'measurement/own-figure'],
  ])('%s', (_, reportedBy, who, id, code) => {
    expect(judgingMandate(anOwned(), { reportedBy }, who)?.id ?? null).toBe(id)
    expect(whyNotJudgeEvidence(anOwned(), { reportedBy }, who)?.code ?? null).toBe(code)
  })

  it('nobody, while there is no figure', () =>
    expect(whyNotJudgeEvidence(anOwned(), null, giver)?.code).toBe('measurement/nothing-to-verify'))
})

describe('opening a lock', () => {
  const locked = aJudged({ verdict: 'VERIFIED', lockedAt: '2026-08-01T00:00:00Z' })

  it.each([
    ['a planner with a reason', anOwned(), locked, 'Rekap keliru.', planner, null],
    ['not the giver', anOwned(), locked, 'Rekap keliru.', giver, 'measurement/not-planner'],
    [
      'not without a reason',
      anOwned(),
      locked,
      ' \n',
      planner,
      'measurement/reopening-unexplained',
    ],
    [
      'not what is open',
      anOwned(),
      aJudged({ verdict: 'VERIFIED' }),
      'Rekap keliru.',
      planner,
      'measurement/not-locked',
    ],
    [
      'not what is not reported',
      anOwned(),
      null,
      'Rekap keliru.',
      planner,
      'measurement/not-locked',
    ],
    [
      'not by a measure that follows another',
      anOwned({ descent: 'IDENTICAL' }),
      locked,
      'x',
      planner,
      'measurement/identical',
    ],
  ])('%s', (_, owned, current, reason, who, code) =>
    expect(whyNotReopen(owned, '2026-Q1', current, reason, who)?.code ?? null).toBe(code),
  )
})

describe('refusals', () => {
  const [before, after] = ['2026-06-30', '2026-07-01']

  it.each([
    ['a stranger', anOwned(), stranger, null, after, 'measurement/not-yours'],
    [
      'an identical measure',
      anOwned({ descent: 'IDENTICAL' }),
      holder,
      null,
      after,
      'measurement/identical',
    ],
    ['a period that runs', anOwned(), holder, null, before, 'measurement/not-due'],
    [
      'a locked figure',
      anOwned(),
      holder,
      aJudged({ lockedAt: '2026-08-01T00:00:00Z' }),
      after,
      'measurement/locked',
    ],
    ['nothing', anOwned(), holder, aJudged({ verdict: 'VERIFIED' }), after, undefined],
  ])('reporting refuses %s', (_, owned, who, current, today, code) =>
    expect(whyNotReport(owned, '2026-06', current, who, today)?.code).toBe(code),
  )

  it('leads from an identical measure to the one it follows', () => {
    const told = whyNotReport(
      anOwned({ descent: 'IDENTICAL', followsId: 'atasan' }),
      '2026-06',
      null,
      holder,
      after,
    )

    expect(told?.mend?.href).toBe('/pengukuran/atasan/2026-06')
  })

  it.each([
    ['a first report', null, null, undefined],
    ['a correction that names no version', null, aJudged(), 'measurement/version-unnamed'],
    ['a correction that names one', '1', aJudged(), undefined],
  ])('%s', (_, ifMatch, current, code) => expect(whyNotNamed(ifMatch, current)?.code).toBe(code))

  it.each([
    ['nothing reported', null, 'VERIFIED', giver, 'measurement/nothing-to-verify'],
    ['own figures', aJudged({ reportedBy: 'surya' }), 'VERIFIED', giver, 'measurement/own-figure'],
    ['anybody but the giver', aJudged(), 'VERIFIED', stranger, 'measurement/not-the-giver'],
    [
      'a locked figure',
      aJudged({ lockedAt: '2026-08-01T00:00:00Z' }),
      'VERIFIED',
      giver,
      'measurement/locked',
    ],
    [
      'a second verdict',
      aJudged({ verdict: 'RETURNED' }),
      'VERIFIED',
      giver,
      'measurement/already-judged',
    ],
    [
      'handing back without a question',
      aJudged(),
      'RETURNED',
      giver,
      'measurement/question-missing',
    ],
    ['no verdict', aJudged(), 'VERIFIED', giver, undefined],
    [
      'not the next one up whose task it became while a post was vacant',
      aJudged({ asked: { positionId: 'wali' } }),
      'VERIFIED',
      mayor,
      undefined,
    ],
    [
      'the reporter, whatever the task says',
      aJudged({ reportedBy: 'maya', asked: { positionId: 'wali' } }),
      'VERIFIED',
      mayor,
      'measurement/own-figure',
    ],
  ] as const)('verifying refuses %s', (_, current, verdict, who, code) =>
    expect(whyNotVerify(anOwned(), current, verdict, ' ', who)?.code).toBe(code),
  )

  it('verifying an own promise, also by a task that was once theirs, or of its evidence', () => {
    const asked = aJudged({ reportedBy: 'bagus', asked: { positionId: 'wali' } })
    expect([
      whyNotVerify(topless, asked, 'VERIFIED', ' ', mayor)?.code,
      whyNotVerify(anOwned(), { ...asked, reportedBy: 'joko' }, 'VERIFIED', ' ', holder)?.code,
      whyNotJudgeEvidence(topless, asked, mayor)?.code,
    ]).toEqual(['measurement/own-promise', 'measurement/own-promise', 'measurement/not-the-judge'])
  })

  it('tells whom to appoint where no second planner can verify', () => {
    const [bagus, sari] = ['bagus', 'sari'].map((personId) => ({ personId, name: personId }))
    const why = (owned: typeof topless, reportedBy: string | null, ...planners: unknown[]) =>
      whyNobodyVerifies(owned, reportedBy, planners as { personId: string; name: string }[])
    expect([
      why(anOwned(), null, bagus),
      why(topless, null, bagus, sari),
      why(topless, 'bagus', bagus, sari),
      why(topless, 'maya', bagus),
    ]).toEqual([null, null, null, null])
    expect([
      why(topless, null, bagus)?.detail,
      why(topless, 'bagus', bagus)?.code,
      why(topless, null)?.detail,
      why({ ...topless, holderPersonId: 'sari' }, 'bagus', bagus, sari)?.code,
    ]).toEqual([
      expect.stringContaining('hanya bagus'),
      'measurement/nobody-verifies',
      expect.stringContaining('belum ada'),
      'measurement/nobody-verifies',
    ])
  })

  it('reading is for those who work here, locking for the planners', () => {
    expect([whyNotReadFigures(stranger), whyNotReadFigures(aReporter('siapa'))?.code]).toEqual([
      null,
      'measurement/not-staff',
    ])
    expect([whyNotLock(planner), whyNotLock(giver)?.code]).toEqual([
      null,
      'measurement/not-planner',
    ])
    expect([
      whyNotReadFigures({ kind: 'system', mandates: [] }),
      whyNotLock({ kind: 'system', mandates: [] }),
    ]).toEqual([null, null])
  })
})
