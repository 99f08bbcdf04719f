import { describe, expect, it } from 'vitest'
import { rowProblems } from '../../../kernel/importer.ts'
import { aNode } from '../../../testing/samples/planning.samples.ts'
import { type Assignment, chartOf, type Organisation } from '../../organisation/words.ts'
import { holderFor, organisationAround, postsOf, unitFor } from './plan-import-holder.rules.ts'
import type { NodeCells } from './plan-import-sheet.rules.ts'

const post = (id: string, singleHolder: boolean) => ({
  ...({
    id,
    code: id.toUpperCase(),
    title: `Jabatan ${id}`,
    unitId: `unit-${id}`,
    kind: 'STRUKTURAL',
    echelon: null,
    level: 'ADMINISTRATOR',
  } as const),
  ...{ superiorId: null, singleHolder },
})
const held = (
  personId: string,
  positionId: string,
  kind: Assignment['kind'] = 'D',
): Assignment => ({
  ...{
    id: `${personId}-${positionId}`,
    personId,
    positionId,
    kind,
    validFrom: '2025-01-01',
    validTo: null,
  },
})
const person = (id: string) => ({
  id,
  nip: `nip-${id}`,
  name: `Pegawai ${id}`,
  employmentKind: 'PNS' as const,
  grade: null,
})

const organisation: Organisation = {
  ...{
    on: '2026-01-01',
    units: [],
    teamRoles: [],
    positions: [post('kabid', true), post('kadis', true), post('analis', false)],
  },
  people: ['ani', 'budi', 'cici', 'dodi', 'edi'].map(person),
  assignments: [
    ...[
      held('ani', 'kabid'),
      held('ani', 'kadis', 'PLT'),
      held('budi', 'analis'),
      held('cici', 'analis'),
    ],
    ...[held('edi', 'kabid', 'PLT'), held('edi', 'kadis', 'PLT')],
  ],
}
const posts = postsOf(chartOf(organisation))
const empty: NodeCells = {
  ...{
    parentCode: null,
    component: null,
    statement: null,
    unitCode: null,
    positionCode: null,
    nip: null,
    budgetCode: null,
  },
}

function settle(cells: Partial<NodeCells>, before?: Parameters<typeof holderFor>[1]) {
  const note = rowProblems([], 2)
  const given = { ...empty, ...cells }
  const holder = holderFor(given, before, { posts, note, needed: true })
  return {
    ...holder,
    unitId: unitFor(given, before, holder, { posts, note }),
    codes: note.found.map(({ code }) => code),
  }
}

describe('the holder of a node', () => {
  it.each<[string, Partial<NodeCells>, string | null, string | null, string[]]>([
    ['a post for one follows whoever holds it', { positionCode: 'KABID' }, 'kabid', null, []],
    [
      'also where its holder was named',
      { positionCode: 'KABID', nip: 'nip-ani' },
      'kabid',
      null,
      [],
    ],
    ['a NIP alone means the own post, not the acting one', { nip: 'nip-ani' }, 'kabid', null, []],
    ['among many holders the named one', { nip: 'nip-budi' }, 'analis', 'budi', []],
    [
      'among many holders nobody named',
      { positionCode: 'ANALIS' },
      'analis',
      null,
      ['planning/holder-not-named'],
    ],
    [
      'named, but elsewhere',
      { positionCode: 'KADIS', nip: 'nip-cici' },
      'kadis',
      null,
      ['planning/holder-elsewhere'],
    ],
    ['an unknown post', { positionCode: 'X' }, null, null, ['planning/position-unknown']],
    ['an unknown NIP', { nip: 'nip-x' }, null, null, ['planning/nip-unknown']],
    ['a person without post', { nip: 'nip-dodi' }, null, null, ['planning/person-without-post']],
    [
      'a person acting in two posts',
      { nip: 'nip-edi' },
      null,
      null,
      ['planning/person-with-posts'],
    ],
    ['nobody', {}, null, null, ['planning/no-holder']],
  ])('%s', (_, cells, holderPositionId, holderPersonId, codes) => {
    expect(settle(cells)).toMatchObject({ holderPositionId, holderPersonId, codes })
  })

  it('stays as recorded where the cells are empty', () => {
    const before = aNode({
      holderPositionId: 'analis',
      holderPersonId: 'budi',
      unitId: 'unit-lama',
    })
    expect(settle({}, before)).toEqual({
      holderPositionId: 'analis',
      holderPersonId: 'budi',
      unitId: 'unit-lama',
      codes: [],
    })
  })

  it('brings its unit along, and a new holder a new one', () => {
    expect(settle({ positionCode: 'KABID' }).unitId).toBe('unit-kabid')
    expect(
      settle({ positionCode: 'KABID' }, aNode({ holderPositionId: 'analis', unitId: 'unit-lama' }))
        .unitId,
    ).toBe('unit-kabid')
  })
})

it('finds units and posts recorded only after the plan begins, but people where they were then', () => {
  const later = {
    ...organisation,
    positions: [...organisation.positions, post('baru', true)],
    assignments: [held('ani', 'baru'), held('dodi', 'baru')],
  }
  const around = organisationAround(organisation, later)

  expect(around.positions.map(({ id }) => id)).toContain('baru')
  expect(
    around.assignments
      .filter(({ positionId }) => positionId === 'baru')
      .map(({ personId }) => personId),
  ).toEqual(['dodi'])
})
