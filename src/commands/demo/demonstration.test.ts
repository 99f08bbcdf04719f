import { beforeAll, describe, expect, it } from 'vitest'
import { checkNip } from '../../rooms/organisation/words.ts'
import { wantedAccounts } from './accounts.ts'
import { budgetOf } from './budget.ts'
import { type Demonstration, makeDemonstration } from './demonstration.ts'

let made: Demonstration
beforeAll(() => {
  made = makeDemonstration()
})

const sumOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0)
const repeated = (values: readonly string[]): string[] =>
  values.filter((value, at) => values.indexOf(value) !== at)
const titled = (title: string) => made.seats.filter(({ post }) => post.title === title)

describe('the structure', () => {
  it('has 23 offices in one tree, each unit and SKPD code once', () => {
    const { units } = made.structure
    const codes = new Set(units.map(({ code }) => code))

    expect(units.filter(({ agency }) => agency)).toHaveLength(23)
    expect(repeated(units.map(({ code }) => code))).toEqual([])
    expect(repeated(units.flatMap(({ skpd }) => skpd ?? []))).toEqual([])
    expect(units.filter(({ parent }) => parent !== null && !codes.has(parent))).toEqual([])
    expect(
      units.filter(({ skpd }) => skpd !== null && !/^(\d\.\d{2}\.){3}\d{2}\.\d{4}$/.test(skpd)),
    ).toEqual([])
  })

  it('gives every post a unit and, but for the head of region, a superior', () => {
    const { units, posts } = made.structure
    const [known, codes] = [
      new Set(units.map(({ code }) => code)),
      new Set(posts.map(({ code }) => code)),
    ]

    expect(repeated(posts.map(({ code }) => code))).toEqual([])
    expect(posts.filter(({ unit }) => !known.has(unit))).toEqual([])
    expect(posts.filter(({ superior }) => superior === null).map(({ title }) => title)).toEqual([
      'Wali Kota Tanjung Amanah',
    ])
    expect(posts.filter(({ superior }) => superior !== null && !codes.has(superior))).toEqual([])
  })
})

describe('the people', () => {
  it('are about 1,200, of every employment kind, each with a name and a NIP of their own', () => {
    const people = [
      ...new Map(
        made.seats.flatMap(({ person }) =>
          person ? [[person.nip ?? person.name, person] as const] : [],
        ),
      ).values(),
    ]
    const kinds = new Set(people.map(({ employment }) => employment))

    expect(people.length).toBeGreaterThan(1150)
    expect(people.length).toBeLessThan(1350)
    expect([...kinds].toSorted()).toEqual(['CPNS', 'Non ASN', 'PNS', 'PPPK', 'PPPK Paruh Waktu'])
    expect(repeated(people.map(({ name }) => name))).toEqual([])
    expect(people.filter(({ nip }) => nip === null).map(({ name }) => name)).toEqual([
      'H. Farid Alamsyah, S.E., M.M.',
    ])
  })

  it('carry NIPs that the rules of the field accept without a warning', () => {
    const odd = made.seats.flatMap(({ person }) => {
      if (!person?.nip) return []
      const read = checkNip({
        nip: person.nip,
        kind: person.employment.startsWith('PPPK') ? 'PPPK' : 'PNS',
        today: '2026-11-24',
      })
      return read.valid && read.warnings.length === 0 ? [] : [{ person, read }]
    })

    expect(odd).toEqual([])
  })

  it('include the people the region is told with', () => {
    expect(titled('Kepala Dinas Kesehatan')[0]?.person).toMatchObject({
      name: 'dr. Siti Nurjanah Rahman, M.K.M.',
      grade: 'IV/c',
    })
    expect(
      titled('Administrator Database Kependudukan Ahli Pertama').map(({ person }) => person?.name),
    ).toContain('Bagas Prakoso, S.Kom.')
  })

  it('show the hard cases: acting holders, a stand-in beside the holder, vacant posts', () => {
    const acting = titled('Kepala Dinas Perindustrian dan Perdagangan')

    expect(acting).toHaveLength(1)
    expect(acting[0]).toMatchObject({
      as: 'Plt',
      person: titled('Kepala Bagian Perekonomian dan Sumber Daya Alam')[0]?.person,
    })
    expect(titled('Kepala Bidang Kesehatan Masyarakat').map(({ as }) => as)).toEqual(['Plt'])
    expect(titled('Camat Tanjung Timur').map(({ as }) => as)).toEqual(['Definitif', 'Plh'])
    expect(titled('Kepala Bidang Penataan Ruang').map(({ person }) => person)).toEqual([null])
  })
})

describe('the plan', () => {
  it('hangs together: codes once, parents above, holders and money known', () => {
    const { nodes, structure, seats } = made
    const lines = budgetOf(made.data, 'MURNI')
    const money = new Set(lines.flatMap(({ program, activity, sub }) => [program, activity, sub]))
    const codes = nodes.map(({ code }) => code)

    expect(repeated(codes)).toEqual([])
    expect(
      nodes.filter(({ parent }, at) => parent !== null && !codes.slice(0, at).includes(parent)),
    ).toEqual([])
    expect(
      nodes.filter(
        ({ post }) => post !== null && !structure.posts.some(({ code }) => code === post),
      ),
    ).toEqual([])
    expect(
      nodes.filter(({ nip }) => nip !== null && !seats.some(({ person }) => person?.nip === nip)),
    ).toEqual([])
    expect(
      nodes
        .filter(({ budget }) => budget !== null && !money.has(budget))
        .map(({ code, budget }) => [code, budget]),
    ).toEqual([])
  })

  it(
    'has a vision, four missions, goals and objectives, and a result for every functional ' +
      'official and pelaksana',
    () => {
      const count = (component: string) =>
        made.nodes.filter((node) => node.component === component).length

      expect([
        count('Visi'),
        count('Misi'),
        count('Tujuan daerah'),
        count('Sasaran daerah'),
      ]).toEqual([1, 4, 5, 12])
      expect(count('Sasaran perangkat daerah')).toBeGreaterThan(50)
      expect(count('Kinerja individu')).toBeGreaterThan(700)
    },
  )

  it('tells every indicator in full once: unit, definition, source, targets of its years', () => {
    const own = made.nodes.flatMap(({ measures }) => measures.filter(({ indicator }) => indicator))
    const without2026 = own
      .filter(({ targets }) => !targets.years.has(2026))
      .map(({ indicator }) => indicator?.name)

    expect(
      own.every(
        ({ indicator }) =>
          indicator && indicator.definition.length > 15 && indicator.source && indicator.unit,
      ),
    ).toBe(true)
    expect(without2026).toEqual(['Nilai indeks keamanan informasi', 'Indeks Inovasi Daerah'])
  })

  it('spreads a count over the quarters without losing any', () => {
    const number = (text: string): number => Math.round(Number(text.replace(',', '.')) * 10_000)
    const counts = made.nodes
      .flatMap(({ measures }) => measures)
      .filter(({ indicator }) => indicator?.aggregation === 'Jumlah')
    const wrong = counts.filter(({ targets }) => {
      const quarters = targets.quarters.filter((quarter) => quarter !== '')
      return (
        quarters.length > 0 && sumOf(quarters.map(number)) !== number(targets.years.get(2026) ?? '')
      )
    })

    expect(counts.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })
})

describe('the budget', () => {
  it('comes to at most 1.4 trillion, every line positive and told once', () => {
    const lines = budgetOf(made.data, 'MURNI')
    const total = sumOf(lines.map(({ amount }) => amount))

    expect(total).toBeGreaterThan(1_000_000_000_000)
    expect(total).toBeLessThan(1_400_000_000_000)
    expect(lines.filter(({ amount }) => amount <= 0 || !Number.isInteger(amount))).toEqual([])
    expect(
      repeated(lines.map(({ unitCode, sub, account }) => `${unitCode} ${sub} ${account}`)),
    ).toEqual([])
    expect(new Set(lines.map(({ fund }) => fund)).size).toBeGreaterThanOrEqual(6)
  })

  it('names a code the same everywhere', () => {
    const names = new Map<string, Set<string>>()
    for (const { program, programName, activity, activityName, sub, subName } of budgetOf(
      made.data,
      'MURNI',
    ))
      for (const [code, name] of [
        [program, programName],
        [activity, activityName],
        [sub, subName],
      ] as const)
        names.set(code, (names.get(code) ?? new Set()).add(name))

    expect(
      [...names].filter(([, known]) => known.size > 1).map(([code, known]) => [code, ...known]),
    ).toEqual([])
  })

  it('shifts some sub kegiatan in September and leaves salaries alone', () => {
    const bySub = (stage: 'MURNI' | 'PERUBAHAN') =>
      Map.groupBy(budgetOf(made.data, stage), ({ unitCode, sub }) => `${unitCode} ${sub}`)
    const [before, after] = [bySub('MURNI'), bySub('PERUBAHAN')]
    const shifted = [...before].filter(
      ([key, lines]) =>
        sumOf(lines.map(({ amount }) => amount)) !==
        sumOf((after.get(key) ?? []).map(({ amount }) => amount)),
    )

    expect(shifted.length).toBeGreaterThan(before.size / 6)
    expect(shifted.length).toBeLessThan(before.size / 2)
    expect(shifted.filter(([key]) => key.endsWith('.01.2.02.0001'))).toEqual([])
  })
})

it('opens at most sixty accounts, with one at least of each role', () => {
  const roles = new Set(wantedAccounts(made).map(({ role }) => role))

  expect(wantedAccounts(made).length).toBeLessThanOrEqual(60)
  expect([...roles].toSorted()).toEqual(
    [
      ...['head-of-region', 'agency-head', 'administrator', 'team-leader', 'official', 'operator'],
      ...['organisation-bureau', 'planning', 'budget', 'personnel', 'auditor'],
    ].toSorted(),
  )
})

it('is the same every time', () => {
  expect(makeDemonstration().files).toEqual(made.files)
})
