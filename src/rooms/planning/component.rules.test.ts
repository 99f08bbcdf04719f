import { expect, it } from 'vitest'
import packFile from '../../../data/packs/perencanaan.json' with { type: 'json' }
import { componentLabels, componentsAt, isTop, levelOf, whyNotBelow } from './component.rules.ts'
import { PlanningPack } from './pack.contract.ts'
import { Component, Level } from './plan.contract.ts'
import { activityWords } from './wording.rules.ts'

const pack = PlanningPack.parse(packFile.content)

it('puts every component on one level, and back (§2.3)', () => {
  expect(Level.options.flatMap((level) => componentsAt(level, pack))).toEqual([
    ...Component.options,
  ])
  expect(Component.options.map((component) => levelOf(component, pack))).toEqual([
    ...[
      'FINAL_OUTCOME',
      'FINAL_OUTCOME',
      'FINAL_OUTCOME',
      'INTERMEDIATE_OUTCOME',
      'INTERMEDIATE_OUTCOME',
      'INTERMEDIATE_OUTCOME',
    ],
    ...['IMMEDIATE_OUTCOME', 'OUTPUT', 'OUTPUT', 'PROCESS'],
  ])
})

it.each<[Component, Component, string | null]>([
  ['SASARAN_DAERAH', 'TUJUAN_DAERAH', null],
  ['SASARAN_PD', 'SASARAN_DAERAH', null],
  ['SASARAN_PROGRAM', 'SASARAN_PD', null],
  ['KINERJA_INDIVIDU', 'KINERJA_INDIVIDU', null],
  ['VISI', 'MISI', 'Visi berdiri paling atas dan tidak punya induk.'],
  [
    ...(['SASARAN_PD', 'SASARAN_PROGRAM'] as const),
    'Sasaran perangkat daerah tidak dapat berada langsung di bawah sasaran program; ' +
      'induknya sasaran daerah atau tujuan perangkat daerah.',
  ],
])('%s below %s: %s', (component, parent, why) =>
  expect(whyNotBelow(component, parent, pack)).toBe(why),
)

it('lets only what the region itself promises stand at the top', () =>
  expect(Component.options.filter(isTop).map((component) => componentLabels[component])).toEqual([
    'Visi',
    'Misi',
    'Tujuan daerah',
  ]))

it.each([
  ['Terlaksananya pembangunan jalan', 'INTERMEDIATE_OUTCOME', 'terlaksananya'],
  ['Jumlah rapat koordinasi', 'FINAL_OUTCOME', 'jumlah rapat'],
  ['  JUMLAH   DOKUMEN perencanaan', 'INTERMEDIATE_OUTCOME', 'jumlah dokumen'],
  ['Jumlah rapatan', 'INTERMEDIATE_OUTCOME', null],
  ['Meningkatnya kemantapan jalan', 'INTERMEDIATE_OUTCOME', null],
  ['Terlaksananya pembangunan jalan', 'OUTPUT', null],
] as const)('C7: «%s» at %s opens with %s', (text, level, words) =>
  expect(activityWords(text, level, pack)).toBe(words),
)
