import type { Cast, DemoData, Division, Office, Site } from './demo-data.ts'
import { diceFor } from './dice.ts'
import {
  addLeads,
  addStaff,
  type Builder,
  builder,
  type DemoPost,
  type DemoUnit,
  divisionCode,
  groupOf,
  levelOfEchelon,
  named,
  type Structure,
  siteCode,
  siteGroupOf,
  usualClerks,
} from './posts.ts'

function addSecretariat(build: Builder, office: Office, head: DemoPost): void {
  if (!office.secretary) return
  const { unit: name, title, echelon, subdivisions } = office.secretary
  const unit = `${office.code}.01`
  const dice = diceFor(`secretariat ${office.code}`)
  const [kind = ''] = name.split(' ')
  const short = kind === 'Bagian' ? name.replace('Bagian', 'Bag.') : 'Sekretariat'
  build.unit({ code: unit, name, short, kind, parent: office.code, agency: false, skpd: null })
  const place = { unit, field: 'umum', group: groupOf(office, 0) }
  const secretary = build.post({
    ...{
      ...place,
      title,
      kind: 'Struktural',
      echelon,
      level: levelOfEchelon(echelon),
      superior: head.code,
      seats: 1,
    },
  })
  for (const [at, subdivision] of subdivisions.entries()) {
    const chief = build.post({
      ...{
        ...place,
        title: subdivision,
        kind: 'Struktural',
        echelon: 'IV.a',
        level: 'Pengawas',
        superior: secretary.code,
        seats: 1,
      },
    })
    const staff =
      at === 0
        ? [
            'Perencana Ahli Pertama',
            'Penelaah Teknis Kebijakan',
            `Pengolah Data dan Informasi*${dice.whole(1, 2)}`,
          ]
        : [
            ...['Arsiparis Terampil', 'Analis SDM Aparatur Ahli Pertama'],
            ...['Pengadministrasi Perkantoran*2', `Pengelola Umum Operasional*${dice.whole(2, 3)}`],
          ]
    addStaff(build, { ...place, superior: chief.code }, staff)
  }
}

function addDivision(
  build: Builder,
  office: Office,
  division: Division,
  at: number,
  head: DemoPost,
): void {
  const assistant = build.posts.find(({ title }) => title === division.under)
  const group = groupOf(office, at)
  const inOffice = division.kind === 'none'
  const unit = inOffice ? office.code : divisionCode(office, at - 1)
  if (!inOffice)
    build.unit({
      ...{
        code: unit,
        name: division.name,
        short: division.short,
        kind: division.kind ?? 'Bidang',
      },
      parent: office.code,
      agency: false,
      skpd: null,
    })
  const place = { unit, field: division.field, group }
  const echelon = division.echelon ?? 'III.b'
  const chief = build.post({
    ...{
      ...place,
      title: division.head ?? `Kepala ${division.name}`,
      kind: 'Struktural',
      echelon,
      level: levelOfEchelon(echelon),
    },
    superior: assistant?.code ?? head.code,
    seats: 1,
  })
  addLeads(
    build,
    { ...place, superior: chief.code },
    division.programs.flatMap(({ activities }) => activities),
  )
  const clerical =
    echelon === 'IV.a'
      ? ['Pengolah Data dan Informasi', 'Pengadministrasi Perkantoran']
      : usualClerks(diceFor(`clerks ${group}`))
  addStaff(build, { ...place, superior: chief.code }, [...division.staff, ...clerical])
}

function addSite(build: Builder, office: Office, site: Site, first: number, head: DemoPost): void {
  for (const [at, name] of site.names.entries()) {
    const nth = first + at
    const unit = `${office.code}.${nth + 20}`
    const group = siteGroupOf(office, unit)
    build.unit({
      ...{
        code: unit,
        name: named(site.unit, name),
        short: named(site.short, name),
        kind: site.kind,
        parent: office.code,
      },
      agency: false,
      skpd: siteCode(office.skpd, nth),
    })
    const [title = '', kind = 'Struktural', echelon = ''] = site.head.split('|')
    const above = build.posts.find((post) => post.title === site.under) ?? head
    const place = { unit, field: site.field, group }
    const chief = build.post({
      ...{
        ...place,
        title: named(title, name),
        superior: above.code,
        seats: 1,
        echelon: echelon || null,
      },
      ...(kind === 'Fungsional'
        ? { kind: 'Fungsional' as const, level: 'Fungsional' }
        : { kind: 'Struktural' as const, level: levelOfEchelon(echelon) }),
    })
    for (const { title: own, echelon: rung } of site.posts)
      build.post({
        ...{
          ...place,
          title: named(own, name),
          kind: 'Struktural',
          echelon: rung,
          level: levelOfEchelon(rung),
          superior: chief.code,
          seats: 1,
        },
      })
    addStaff(build, { ...place, superior: chief.code }, site.staff)
  }
}

function officeStructure(office: Office, mayor: string): Structure {
  const build = builder(office)
  build.unit({ ...office, parent: '00', agency: true })
  const head = build.post({
    ...{
      title: office.head,
      unit: office.code,
      kind: 'Struktural',
      echelon: office.echelon,
      level: 'Kepala perangkat daerah',
    },
    superior: mayor,
    seats: 1,
    field: office.field,
    group: groupOf(office, -1),
  })
  for (const { title } of office.assistants ?? [])
    build.post({
      ...{
        title,
        unit: office.code,
        kind: 'Struktural',
        echelon: 'II.b',
        level: 'Asisten',
        superior: head.code,
        seats: 1,
      },
      field: office.field,
      group: groupOf(office, -1),
    })
  addSecretariat(build, office, head)
  for (const [at, division] of office.divisions.entries())
    addDivision(build, office, division, at + 1, head)
  let first = 1
  for (const site of office.sites ?? []) {
    addSite(build, office, site, first, head)
    first += site.names.length
  }
  return {
    units: build.units.map(({ code, name, short, kind, parent, agency, skpd, basis }) => ({
      code,
      name,
      short,
      kind,
      parent,
      agency,
      skpd,
      basis,
    })),
    posts: build.posts,
  }
}

/** Every unit and post of the region. */
export function structureOf({ plan, offices }: Pick<DemoData, 'plan' | 'offices'>): Structure {
  const government: DemoUnit = {
    ...{
      code: '00',
      name: plan.region.governmentName,
      short: plan.region.name,
      kind: 'Pemerintah daerah',
      parent: null,
    },
    agency: false,
    skpd: null,
    basis: plan.basis,
  }
  const mayor: DemoPost = {
    ...{
      code: 'J00-01',
      title: plan.head.title,
      unit: '00',
      kind: 'Politik',
      echelon: null,
      level: 'Kepala daerah',
      superior: null,
    },
    seats: 1,
    field: 'umum',
    group: '00',
  }
  const parts = offices.map((office) => officeStructure(office, mayor.code))
  return {
    units: [government, ...parts.flatMap(({ units }) => units)],
    posts: [mayor, ...parts.flatMap(({ posts }) => posts)],
  }
}

/** Is nobody's own seat in this post: it is vacant, or somebody of another post acts in it? */
export const isUnseated = (title: string, { vacant, acting }: Cast): boolean =>
  vacant.includes(title) || acting.some((act) => act.title === title && act.as !== 'Plh')
