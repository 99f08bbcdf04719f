import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { events } from '../../../../app.ts'
import { printDate } from '../../../../kernel/indonesian.ts'
import { type SmallRegion, seedSmallRegion } from '../../../../testing/small-region.ts'
import { openWorld, type World } from '../../../../testing/world.ts'
import {
  answerEvent,
  chartOf,
  confirmEvent,
  draftEvent,
  loadOrganisation,
  questionsOf,
} from '../../index.ts'

let world: World
let region: SmallRegion
const day = '2026-01-15'

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
})
afterAll(() => world.close())

const chart = async (on: string) =>
  chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, on)))
const done = (kind: string, content: Record<string, unknown>, effectiveOn = day): Promise<string> =>
  world.asSystem(async (ctx) => {
    const decree = { number: 'Perwali 21/2026', date: null }
    const id = await draftEvent(ctx, events.kinds, { kind, effectiveOn, decree, content })
    const asked = await questionsOf(ctx, events, id)
    const answers = asked.map(({ key, options }) => [key, options?.[0]?.value ?? '1'])
    if (answers.length > 0) await answerEvent(ctx, id, Object.fromEntries(answers))
    await confirmEvent(ctx, events, id)
    return id
  })
const effectsOf = async (eventId: string) => {
  const { rows } = await world.asSystem(({ db }) =>
    sql<{ effect: string }>`select effect from organisation.event_effects
      where event_id = ${eventId} and room = 'organisation' order by effect`.execute(db),
  )
  return rows.map(({ effect }) => effect)
}

it('merges two units into a new one: posts and people move along, the heads close', async () => {
  const { units, positions, people } = region
  const id = await done('MERGE', {
    sources: [units.bidangSd, units.bidangSmp],
    opens: { code: '02.09', name: 'Bidang Pendidikan Dasar' },
    head: { title: 'Kepala Bidang Pendidikan Dasar' },
  })

  const [before, after] = [await chart('2026-01-14'), await chart(day)]
  const merged = [...after.unit.values()].find(({ code }) => code === '02.09')
  expect(merged).toMatchObject({ kind: 'BIDANG', parentId: units.dinasPendidikan })
  expect([before.unit.has(units.bidangSd), after.unit.has(units.bidangSd)]).toEqual([true, false])
  const head = [...after.position.values()].find(({ title }) => title.endsWith('Pendidikan Dasar'))
  expect(head).toMatchObject({ unitId: merged?.id, echelon: 'III.b', level: 'ADMINISTRATOR' })
  expect(after.position.get(positions.ketuaTimKurikulum)).toMatchObject({
    ...{ unitId: merged?.id, superiorId: head?.id },
  })
  expect(after.position.get(positions.kepalaSekolah)?.superiorId).toBe(head?.id)
  expect(after.position.has(positions.kabidSmp)).toBe(false)
  expect(after.posts.get(people.eko)).toBeUndefined()
  expect(after.posts.get(people.gita)).toEqual(before.posts.get(people.gita))
  const told = await effectsOf(id)
  expect(told).toContain('Bidang Pembinaan SD berakhir, dilanjutkan oleh Bidang Pendidikan Dasar.')
  expect(told).toContain('Eko Nugroho, S.Pd. tidak lagi Plt. Kepala Bidang Pembinaan SD.')
})

it('refuses what closed already, what has nowhere to go, and what began later', async () => {
  const { units, people } = region
  const { bidangSd, kecamatanUtara, bidangAnggaran, badanKeuangan, pemda } = units
  await expect(
    done('RENAME', { unitId: bidangSd, name: 'Bidang X' }, '2026-01-16'),
  ).rejects.toThrow(`Bidang Pembinaan SD tidak ada pada ${printDate('2026-01-16')}.`)
  await expect(
    done('DISSOLVE', { unitId: kecamatanUtara, heirs: [badanKeuangan] }),
  ).rejects.toThrow('1 unit di bawahnya belum mempunyai tujuan, antara lain Kelurahan Mekar.')
  await expect(done('MOVE', { unitId: badanKeuangan, parentId: bidangAnggaran })).rejects.toThrow(
    'Badan Keuangan dan Aset Daerah tidak dapat berada di bawah unit yang ada di bawahnya sendiri.',
  )
  await expect(
    done('MERGE', { sources: [badanKeuangan, kecamatanUtara], into: pemda }, '2025-02-01'),
  ).rejects.toThrow(/sejak 20 Februari 2025|tidak dapat\s+berakhir/)
  await expect(
    done('MERGE', {
      sources: [badanKeuangan, kecamatanUtara],
      opens: { code: '01', name: 'Badan Baru' },
    }),
  ).rejects.toThrow('Kode 01 sudah dipakai Sekretariat Daerah.')
  await expect(
    done('MERGE', {
      sources: [badanKeuangan, kecamatanUtara],
      opens: { code: '06', name: 'Badan Baru' },
      head: { title: 'Kepala Badan Baru', personId: people.putri },
    }),
  ).rejects.toThrow(
    'Putri Maharani, S.E., Ak. masih memegang jabatan Kepala Bidang Anggaran. Akhiri dahulu',
  )
  expect((await chart(day)).posts.get(people.putri)).toHaveLength(1)
})

it('moves a unit below another office, with the superior its head has there', async () => {
  const { units, positions } = region
  await done('MOVE', { unitId: units.uptdSkb, parentId: units.badanKeuangan })

  const after = await chart(day)
  expect(after.unit.get(units.uptdSkb)?.parentId).toBe(units.badanKeuangan)
  expect(after.position.get(positions.kepalaUptd)?.superiorId).toBe(positions.kepalaBadan)
})

it('splits an office: what is chosen goes, the rest stays', async () => {
  const { units, positions } = region
  await done('SPLIT', {
    unitId: units.dinasPendidikan,
    parts: [
      {
        opens: { code: '05', name: 'Dinas Sekolah', skpdCode: '1.01.0.00.0.00.02.0000' },
        head: { title: 'Kepala Dinas Sekolah', personId: region.people.eko },
        takes: [units.smpn1],
      },
    ],
  })

  const after = await chart(day)
  const made = [...after.unit.values()].find(({ code }) => code === '05')
  expect(made).toMatchObject({ isAgency: true, parentId: units.pemda, kind: 'DINAS' })
  expect(after.unit.get(units.smpn1)?.parentId).toBe(made?.id)
  expect(after.unit.get(units.sekretariatDinas)?.parentId).toBe(units.dinasPendidikan)
  const head = [...after.position.values()].find(({ title }) => title === 'Kepala Dinas Sekolah')
  expect(after.holders.get(head?.id ?? '')).toMatchObject([{ personId: region.people.eko }])
  expect(head?.superiorId).toBe(positions.waliKota)
})

it('dissolves a unit whose parts are given away or closed', async () => {
  const { units, positions, people } = region
  await done('DISSOLVE', {
    unitId: units.kecamatanUtara,
    heirs: [units.setda],
    closed: [positions.sekcam],
    placed: [{ to: units.setda, things: [units.kelurahanMekar] }],
  })

  const after = await chart(day)
  expect(after.unit.get(units.kelurahanMekar)?.parentId).toBe(units.setda)
  expect(after.position.get(positions.lurah)?.superiorId).toBe(positions.sekda)
  expect(after.posts.get(people.sari)).toBeUndefined()
})

it('says before it is confirmed which unit ends too early to take something', async () => {
  const { bagianOrganisasi, bidangAnggaran, kecamatanUtara: ending } = region.units
  const before = '2026-01-10'
  const ends = `Kecamatan Uji Utara berakhir ${printDate(day)}, jadi tidak dapat menjadi tujuan.`
  const opens = { code: '09', name: 'Bagian Baru', parentId: ending }

  for (const [kind, content] of [
    ['MOVE', { unitId: bagianOrganisasi, parentId: ending }],
    ['MERGE', { sources: [bagianOrganisasi, bidangAnggaran], into: ending }],
    ['MERGE', { sources: [bagianOrganisasi, bidangAnggaran], opens }],
    [
      'DISSOLVE',
      {
        ...{ unitId: bagianOrganisasi, heirs: [ending] },
        closed: [region.positions.analisKebijakan],
      },
    ],
  ] as const)
    await expect(done(kind, content, before), kind).rejects.toThrow(ends)
})

it('makes structural posts functional: the same holder leads the team', async () => {
  const { units, positions, people } = region
  await done('EQUALISATION', {
    posts: [
      {
        positionId: positions.kabidAnggaran,
        title: 'Analis Anggaran Ahli Madya',
        team: 'Tim Kerja Anggaran',
      },
    ],
  })

  const after = await chart(day)
  expect(after.unit.get(units.bidangAnggaran)).toMatchObject({
    ...{ name: 'Tim Kerja Anggaran', kind: 'TIM_KERJA' },
  })
  const [held] = after.posts.get(people.putri) ?? []
  expect(after.position.get(held?.positionId ?? '')).toMatchObject({
    ...{ kind: 'FUNGSIONAL', title: 'Analis Anggaran Ahli Madya', level: 'FUNCTIONAL' },
  })
  expect(after.organisation.teamRoles).toMatchObject([
    { unitId: units.bidangAnggaran, personId: people.putri, role: 'KETUA' },
  ])
})

it('puts a Pj in the place of a head of region whose term ended', async () => {
  await done('NEW_HEAD', { personId: region.people.hasan, as: 'PJ' })

  const [before, after] = [await chart('2026-01-14'), await chart(day)]
  const held = (all: typeof after) =>
    all.holders.get(region.positions.waliKota)?.map(({ personId, kind }) => [personId, kind])
  expect(held(before)).toEqual([[region.people.maya, 'D']])
  expect(held(after)).toEqual([[region.people.hasan, 'PJ']])
})

it('has a sentence for things that are not there, whatever is named', async () => {
  const nobody = '01a00000-0000-7000-8000-000000000000'
  const unit = region.units.setda
  const opens = { code: '77', name: 'Unit' }
  const asked: [string, Record<string, unknown>][] = [
    ['RENAME', { unitId: nobody, name: 'X' }],
    ['MERGE', { sources: [nobody, unit], opens }],
    [
      'MERGE',
      { sources: [unit, region.units.bagianOrganisasi], opens: { ...opens, parentId: nobody } },
    ],
    ['MERGE', { sources: [unit], into: nobody, closed: [nobody] }],
    ['SPLIT', { unitId: nobody, parts: [{ opens, takes: [unit] }] }],
    [
      'SPLIT',
      { unitId: unit, parts: [{ opens, head: { title: 'K', personId: nobody }, takes: [] }] },
    ],
    [
      'SPLIT',
      {
        unitId: unit,
        parts: [
          { opens, takes: [] },
          { opens, takes: [] },
        ],
      },
    ],
    ['MOVE', { unitId: nobody, parentId: unit }],
    ['MOVE', { unitId: unit, parentId: nobody }],
    ['DISSOLVE', { unitId: nobody, heirs: [unit] }],
    ['DISSOLVE', { unitId: unit, heirs: [unit] }],
    ['EQUALISATION', { posts: [{ positionId: nobody, title: 'X' }] }],
    ['NEW_HEAD', { personId: nobody }],
  ]
  for (const [kind, content] of asked)
    await expect(done(kind, content), kind).rejects.toThrow('Belum dapat dikonfirmasi.')
})
