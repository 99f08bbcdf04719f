import { describe, expect, it } from 'vitest'
import { notesOf } from '../../../kernel/importer.ts'
import { aPerson, aPosition } from '../../../testing/organisation-samples.ts'
import type { AssignmentKind } from '../organisation.contract.ts'
import type { AssignmentRecord, PersonRecord, PositionRecord } from '../records/record.contract.ts'
import { planTransfer, successionIn } from './transfer.rules.ts'
import { endingsOfCancel, restore } from './transfer-cancel.rules.ts'
import type { Line, TransferRecords } from './transfer-plan.contract.ts'

const on = '2026-05-01'
const since = { validFrom: '2020-01-01', validTo: null }

const post = (id: string, more: Partial<PositionRecord> = {}): PositionRecord => ({
  ...aPosition({ id, title: `Kepala ${id}` }),
  ...{ rowId: id, ...since, ...more },
})
const person = (id: string, more: Partial<PersonRecord> = {}): PersonRecord => ({
  ...aPerson({ id, name: id, nip: '198603152010011007' }),
  ...{ rowId: id, ...since, ...more },
})
const held = (who: string, more: Partial<AssignmentRecord> = {}): AssignmentRecord => {
  const [personId = '', positionId = ''] = who.split('@')
  return {
    ...{ id: who, rowId: who, personId, positionId, kind: 'D', singleHolder: true },
    ...{ decreeNumber: null, decreeDate: null, validFrom: '2025-01-01', validTo: null, ...more },
  }
}

const records: TransferRecords = {
  posts: ['A', 'B', 'C'].map((id) => post(id)),
  people: ['ani', 'budi', 'cici', 'dodi'].map((id) => person(id)),
  assignments: [held('ani@A'), held('budi@B')],
}

let row = 0
const line = (who: string, kind: AssignmentKind = 'D', more: Partial<Line> = {}): Line => {
  const [name = '', positionId = ''] = who.split('@')
  row += 1
  return {
    ...{ row, personId: name, name, kind, reason: null, until: null, formerUntil: null },
    ...{ positionId: positionId || null, title: positionId ? `Kepala ${positionId}` : null },
    ...{ decreeNumber: '800/1', decreeDate: null, inauguratedOn: null, ...more },
  }
}

function planned(lines: readonly Line[], known: TransferRecords = records) {
  const notes = notesOf({ columns: [] })
  let made = 0
  const plan = planTransfer(lines, {
    ...{ on, today: '2026-06-01', records: known, acting: { months: 3, extensions: 1 } },
    noteOf: notes.of,
    newId: () => `baru-${made++}`,
  })
  return {
    plan,
    said: notes.all().map(({ severity, code }) => `${severity} ${code.split('/')[1]}`),
    ends: plan.ends.map(({ record, on: last }) => `${record.rowId} ${last}`),
    begins: plan.begins.map(
      ({ version: { personId, positionId, kind, validFrom, validTo } }) =>
        `${personId}@${positionId} ${kind} ${validFrom}..${validTo ?? ''}`,
    ),
  }
}

describe('a definitive post', () => {
  it('ends the former one of the person on the day it begins', () => {
    const { ends, begins, said } = planned([line('ani@C')])

    expect(ends).toEqual(['ani@A 2026-05-01'])
    expect(begins).toEqual(['ani@C D 2026-05-01..'])
    expect(said).toEqual([])
  })

  it('may be swapped along a chain within one file, whatever the order of its lines', () => {
    const { plan, begins, said } = planned([line('cici@A'), line('ani@B'), line('budi@C')])

    expect(said).toEqual([])
    expect(begins).toHaveLength(3)
    expect(
      successionIn(plan).endings.map(({ positionId, next }) => [positionId, next?.personId]),
    ).toEqual([
      ['A', 'cici'],
      ['B', 'ani'],
    ])
  })

  it('is refused while somebody holds it whom no line moves', () => {
    expect(planned([line('ani@B')]).said).toEqual(['error post-held'])
    expect(planned([line('cici@B')]).said).toEqual(['error post-held'])
  })

  it('is one a person, and has one holder', () => {
    expect(planned([line('ani@C'), line('ani@B')]).said).toEqual(['error definitive-twice'])
    expect(planned([line('cici@C'), line('dodi@C')]).said).toEqual(['error two-definitive-holders'])
  })

  it('ends whoever acted for it, which is told', () => {
    const acting = {
      ...records,
      assignments: [...records.assignments, held('dodi@C', { kind: 'PLT' })],
    }

    const { ends, said } = planned([line('cici@C')], acting)

    expect(ends).toEqual(['dodi@C 2026-05-01'])
    expect(said).toEqual(['warning holder-replaced'])
  })

  it('leaves the former one on the day that the decree names', () => {
    expect(planned([line('ani@C', 'D', { formerUntil: '2026-04-16' })]).ends).toEqual([
      'ani@A 2026-04-16',
    ])
  })

  it('is refused where it is on record already, or where a later change is', () => {
    const later = { ...records, assignments: [held('ani@A', { validFrom: '2026-05-10' })] }

    expect(planned([line('ani@A')]).said).toEqual(['error transfer-known'])
    expect(planned([line('ani@C')], later).said).toEqual(['error holder-later'])
    expect(planned([line('cici@A')], later).said).toEqual(['error holder-later'])
  })

  it('is refused for a post that is not there on the day', () => {
    const closed = { ...records, posts: [post('C', { validTo: '2026-04-01' })] }

    expect(planned([line('ani@C')], closed).said).toEqual(['error post-not-there'])
  })
})

describe('somebody who acts', () => {
  it('is refused beside a definitive holder, and beside oneself', () => {
    expect(planned([line('ani@B', 'PLT', { until: '2026-08-01' })]).said).toEqual([
      'error definitive-and-acting',
    ])
    expect(planned([line('ani@A', 'PLT', { until: '2026-08-01' })]).said).toEqual([
      'error acting-for-oneself',
    ])
  })

  it('takes the post that is left in the same file, and keeps the own one', () => {
    const { begins, ends, said } = planned([
      line('ani@C'),
      line('budi@A', 'PLT', { until: '2026-08-01' }),
    ])

    expect(said).toEqual([])
    expect(ends).toEqual(['ani@A 2026-05-01'])
    expect(begins).toEqual(['ani@C D 2026-05-01..', 'budi@A PLT 2026-05-01..2026-08-01'])
  })

  it('is told when a Plt has no end, lasts too long, or is prolonged too often', () => {
    const acted = { kind: 'PLT', validFrom: '2026-01-01', validTo: '2026-05-01' } as const
    const before = { ...records, assignments: [held('ani@C', acted)] }

    expect(planned([line('ani@C', 'PLT')]).said).toEqual(['warning acting-without-end'])
    expect(planned([line('ani@C', 'PLT', { until: '2026-08-02' })]).said).toEqual([
      'warning acting-too-long',
    ])
    expect(planned([line('ani@C', 'PLT', { until: '2026-07-01' })], before).said).toEqual([])
    expect(planned([line('ani@C', 'PLT', { until: '2026-07-02' })], before).said).toEqual([
      'warning acting-too-often',
    ])
  })

  it('goes on as the same assignment when a decree prolongs it', () => {
    const acted = { kind: 'PLT', validFrom: '2026-03-01', validTo: '2026-06-01' } as const
    const before = { ...records, assignments: [held('ani@C', acted)] }

    const { plan } = planned([line('ani@C', 'PLT', { until: '2026-08-01' })], before)

    expect(plan.begins[0]).toMatchObject({
      extended: { id: 'ani@C' },
      version: { id: 'ani@C', validFrom: on, validTo: '2026-08-01' },
    })
    expect(successionIn(plan).endings).toEqual([])
  })

  it('stands beside the absent holder as Plh, and ends with the duty', () => {
    const beside = {
      ...records,
      assignments: [...records.assignments, held('cici@A', { kind: 'PLH' })],
    }

    expect(planned([line('dodi@A', 'PLH', { until: '2026-05-10' })]).said).toEqual([])
    expect(planned([line('cici@A', 'PLH', { reason: 'DUTY_ENDED' })], beside).ends).toEqual([
      'cici@A 2026-05-01',
    ])
    expect(planned([line('cici@A', 'PLH', { reason: 'DUTY_ENDED' })]).said).toEqual([
      'error duty-not-held',
    ])
  })

  it('does not end before beginning', () => {
    expect(planned([line('ani@C', 'PLT', { until: on })]).said).toEqual(['error ends-before'])
  })
})

describe('somebody who leaves', () => {
  it('gives up everything they hold, and is no longer anybody', () => {
    const more = {
      ...records,
      assignments: [...records.assignments, held('ani@C', { kind: 'PLT' })],
    }

    const { plan, ends } = planned([line('ani', 'D', { reason: 'RETIRED' })], more)

    expect(ends).toEqual(['ani@A 2026-05-01', 'ani@C 2026-05-01'])
    expect(successionIn(plan).people).toEqual({ ani: [] })
    expect(plan.leaves).toMatchObject([{ records: [{ id: 'ani' }] }])
  })

  it('takes no post afterwards, nor in the same file', () => {
    const gone = { ...records, people: [person('ani', { validTo: '2026-02-01' })] }

    expect(planned([line('ani@C')], gone).said).toEqual(['error person-left'])
    expect(planned([line('ani', 'D', { reason: 'DIED' }), line('ani@C')]).said).toEqual([
      'error definitive-twice',
    ])
  })

  it('was somebody by then: not before the record, nor before the appointment', () => {
    const young = { ...records, people: [person('ani', { nip: '200301012026061003' })] }

    expect(
      planned([line('ani@C')], { ...records, people: [person('ani', { validFrom: '2026-06-01' })] })
        .said,
    ).toEqual(['error person-later'])
    expect(planned([line('ani@C')], young).said).toEqual(['error before-appointment'])
  })
})

describe('a transfer taken back', () => {
  it('restores what it superseded, and nothing of it stays', () => {
    const kept = held('ani@A', { rowId: 'sisa', validTo: on })
    const begun = held('ani@C', { rowId: 'baru', validFrom: on })
    const next = held('cici@A', { rowId: 'ganti', validFrom: on })

    const back = restore({ written: [kept, begun, next], replaced: [held('ani@A')] })

    expect(back.again).toEqual([{ row: held('ani@A'), over: kept }])
    expect(back.voided).toEqual([begun, next])
    expect(endingsOfCancel(back)).toEqual([
      { assignmentId: 'ani@C', personId: 'ani', positionId: 'C', next: null },
      {
        ...{ assignmentId: 'cici@A', personId: 'cici', positionId: 'A' },
        next: { assignmentId: 'ani@A', personId: 'ani' },
      },
    ])
  })
})
