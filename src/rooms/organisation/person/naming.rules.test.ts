import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type {
  EmploymentKind,
  MandateLevel,
  PositionKind,
  UnitKind,
} from '../organisation.contract.ts'
import { unitKinds } from '../organisation.contract.ts'
import { echelonOf, type Grades, gradeOf } from '../pack/grade.rules.ts'
import { levelOf } from '../pack/level.rules.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import {
  coreName,
  plainWords,
  positionKindOfTitle,
  unitKindNames,
  unitKindOfName,
  unitKindOfWord,
} from './naming.rules.ts'

const packFile = (name: string): { content: unknown } =>
  JSON.parse(readFileSync(new URL(`../../../../data/packs/${name}.json`, import.meta.url), 'utf8'))
const pack = z.parse(OrganisationPack, packFile('organisasi').content)
const { ranks } = z.parse(
  z.object({ ranks: z.record(z.string(), z.string()) }),
  packFile('kepangkatan').content,
)
const grades: Grades = { ranks, contractGrades: pack.contractGrades }

describe('the kind of a unit', () => {
  it.each<[string, UnitKind | null]>([
    ['Sekretariat Daerah', 'SETDA'],
    ['SEKRETARIAT DPRD', 'SETWAN'],
    ['Sekretariat Dinas Kesehatan', 'SEKRETARIAT'],
    ['UPTD Puskesmas MADUKARA 1', 'PUSKESMAS'],
    ['UPTD Laboratorium Kesehatan', 'UPTD'],
    ['UPT PEMELIHARAAN JALAN DAN IRIGASI WILAYAH I', 'UPTD'],
    ['RUMAH SAKIT UMUM DAERAH K.R.M.T WONGSONEGORO', 'RSUD'],
    ['SMPN 2 Satu Atap Sigaluh', 'SEKOLAH'],
    ['TKN Banjarnegara', 'SEKOLAH'],
    ['Inspektorat', 'INSPEKTORAT'],
    ['Inspektur Pembantu I', 'IRBAN'],
    ['Sub Bagian Umum', 'SUBBAGIAN'],
    ['Satuan Polisi Pamong Praja', 'SATUAN'],
    ['Dinasti Kopi', null],
    ['Graha Pemuda', null],
  ])('of «%s» is read from its name', (name, kind) => expect(unitKindOfName(name, pack)).toBe(kind))

  it.each<[string, UnitKind | null]>([
    ['dinas', 'DINAS'],
    ['Tim Kerja', 'TIM_KERJA'],
    ['TIM_KERJA', 'TIM_KERJA'],
    ['Kelompok Jabatan Fungsional', 'KELOMPOK_JF'],
    ['Bandan', null],
  ])('is named by the word «%s»', (word, kind) => expect(unitKindOfWord(word, pack)).toBe(kind))

  it('is named by its own name and by its code, for every kind', () => {
    expect(
      unitKinds.filter(
        (kind) =>
          unitKindOfWord(unitKindNames[kind], pack) !== kind || unitKindOfWord(kind, pack) !== kind,
      ),
    ).toEqual([])
  })
})

it.each<[string, PositionKind | null]>([
  ['Wali Kota Mekarsari', 'POLITIK'],
  ['Kepala Dinas Kesehatan', 'STRUKTURAL'],
  ['Guru Ahli Pertama', 'FUNGSIONAL'],
  ['Perencana Ahli Muda selaku Ketua Tim', 'FUNGSIONAL'],
  ['Pengadministrasi Perkantoran', 'PELAKSANA'],
  ['Sesepuh Kampung', null],
])('the kind of the post «%s» is read from its title', (title, kind) =>
  expect(positionKindOfTitle(title, pack)).toBe(kind),
)

describe('the level of a post on the PK', () => {
  const level = (
    kind: PositionKind,
    unitKind: UnitKind,
    echelon: string | null,
    title = 'Jabatan',
    headsAgency = false,
  ) => levelOf({ kind, unitKind, echelon, title, headsAgency }, pack)

  it.each<[string, MandateLevel | null, MandateLevel | null]>([
    ['head of region', level('POLITIK', 'PEMDA', null), 'REGION_HEAD'],
    [
      'Sekda of a city (II.a)',
      level('STRUKTURAL', 'SETDA', 'II.a', 'Sekretaris Daerah'),
      'AGENCY_HEAD',
    ],
    ['assistant (II.b in Setda)', level('STRUKTURAL', 'SETDA', 'II.b'), 'ASSISTANT'],
    [
      'assistant of a province (II.a)',
      level('STRUKTURAL', 'SETDA', 'II.a', 'Asisten Pemerintahan'),
      'ASSISTANT',
    ],
    [
      'expert staff, though under the head of region',
      level('STRUKTURAL', 'SETDA', 'II.b', 'Staf Ahli Bidang Hukum', true),
      'EXPERT_STAFF',
    ],
    ['Kepala Biro of a province (II.b)', level('STRUKTURAL', 'BIRO', 'II.b'), 'BUREAU_HEAD'],
    ['head of a dinas (II.b)', level('STRUKTURAL', 'DINAS', 'II.b'), 'AGENCY_HEAD'],
    ['secretary of a dinas (III.a)', level('STRUKTURAL', 'SEKRETARIAT', 'III.a'), 'ADMINISTRATOR'],
    ['camat (III.a) heads an office', level('STRUKTURAL', 'KECAMATAN', 'III.a'), 'AGENCY_HEAD'],
    [
      'secretary of a kecamatan (III.b)',
      level('STRUKTURAL', 'KECAMATAN', 'III.b'),
      'ADMINISTRATOR',
    ],
    [
      'head of a small office (III.a) by its place',
      level('STRUKTURAL', 'SATUAN', 'III.a', 'Kepala Satuan', true),
      'AGENCY_HEAD',
    ],
    [
      'director of a hospital below a dinas (II.b)',
      level('STRUKTURAL', 'RSUD', 'II.b'),
      'ADMINISTRATOR',
    ],
    [
      'director of a hospital that is an office',
      level('STRUKTURAL', 'RSUD', 'III.a', 'Direktur', true),
      'AGENCY_HEAD',
    ],
    ['lurah (IV.a)', level('STRUKTURAL', 'KELURAHAN', 'IV.a'), 'SUPERVISOR'],
    [
      'team leader',
      level('FUNGSIONAL', 'BIDANG', null, 'Perencana Ahli Muda selaku Ketua Tim Kurikulum'),
      'COORDINATOR',
    ],
    ['functional official', level('FUNGSIONAL', 'BIDANG', null), 'FUNCTIONAL'],
    ['staff', level('PELAKSANA', 'SEKRETARIAT', null), 'STAFF'],
    ['structural post without echelon', level('STRUKTURAL', 'BIDANG', null), null],
  ])('is right for a %s', (_, found, expected) => expect(found).toBe(expected))
})

describe('a grade', () => {
  it.each<[string, EmploymentKind, string | null]>([
    ['IV/c', 'PNS', 'IV/c'],
    ['IVc', 'PNS', 'IV/c'],
    ['iv.C', 'PNS', 'IV/c'],
    ['Pembina Utama Muda (IV/c)', 'PNS', 'IV/c'],
    ['Pembina Utama Muda, IV/c', 'PNS', 'IV/c'],
    ['Pembina Utama Muda', 'PNS', 'IV/c'],
    ['Penata Muda Tk. I', 'PNS', 'III/b'],
    ['Penata Madya', 'PNS', null],
    ['Gol. III/a', 'CPNS', 'III/a'],
    ['V/a', 'PNS', null],
    ['III/e', 'PNS', null],
    ['IX', 'PNS', null],
    ['IX', 'PPPK', 'IX'],
    ['Golongan IX', 'PPPK', 'IX'],
    ['9', 'PPPK', 'IX'],
    ['V', 'PPPK_PARUH_WAKTU', 'V'],
    ['XVIII', 'PPPK', null],
    ['0', 'PPPK', null],
    ['III/d', 'PPPK', null],
    ['III/d', 'NON_ASN', null],
  ])('«%s» of a %s is %s', (text, kind, grade) => expect(gradeOf(text, kind, grades)).toBe(grade))

  it('exists for every rank of the list, by grade and by name', () => {
    for (const [grade, name] of Object.entries(ranks))
      expect([gradeOf(grade, 'PNS', grades), gradeOf(name, 'PNS', grades)]).toEqual([grade, grade])
  })
})

it.each([
  ['II.b', 'II.b'],
  ['IIb', 'II.b'],
  ['Eselon II-B', 'II.b'],
  ['Es. IV.A', 'IV.a'],
  ['Non Eselon', 'none'],
  ['-', 'none'],
  ['VI.a', null],
  ['II', null],
])('the echelon «%s» is %s', (text, echelon) =>
  expect(echelonOf(text, pack.echelons)).toBe(echelon),
)

describe('a name', () => {
  it.each([
    ['Drs. H. Ali Akbar, M.Si.', 'ALI AKBAR'],
    ['Dr. dr. Siti Aminah, Sp.A', 'siti aminah'],
    ['Ir. Hj. Nur Aisyah', 'Nur Aisyah, S.T.'],
  ])('«%s» is the same person as «%s»', (one, other) => expect(coreName(one)).toBe(coreName(other)))

  it('keeps names that only look like a title, and tells different people apart', () => {
    expect(coreName('Hari Susanto')).toBe('hari susanto')
    expect(coreName('Drajat')).toBe('drajat')
    expect(coreName('Ali Akbar')).not.toBe(coreName('Ali Akbari'))
    expect(plainWords('  Dinas  Pemuda, dan Olah-Raga ')).toBe('dinas pemuda dan olah raga')
  })
})
