import {
  type AssignmentKind,
  type EmploymentKind,
  type PositionKind,
  type TeamRole,
  type UnitKind,
  unitKinds,
} from '../organisation.contract.ts'
import type { OrganisationPack } from '../pack/organisation-pack.contract.ts'

/** Kinds of unit as people write them (`anggaran-organisasi-layanan.md` §2.1). */
export const unitKindNames: Record<UnitKind, string> = {
  PEMDA: 'Pemerintah daerah',
  SETDA: 'Sekretariat daerah',
  SETWAN: 'Sekretariat DPRD',
  INSPEKTORAT: 'Inspektorat',
  DINAS: 'Dinas',
  BADAN: 'Badan',
  SATUAN: 'Satuan',
  KECAMATAN: 'Kecamatan',
  KELURAHAN: 'Kelurahan',
  UPTD: 'UPTD',
  RSUD: 'RSUD',
  PUSKESMAS: 'Puskesmas',
  SEKOLAH: 'Sekolah',
  BAGIAN: 'Bagian',
  BIRO: 'Biro',
  SEKRETARIAT: 'Sekretariat',
  BIDANG: 'Bidang',
  IRBAN: 'Inspektur pembantu',
  SUBBAGIAN: 'Subbagian',
  SUBBIDANG: 'Subbidang',
  SEKSI: 'Seksi',
  TIM_KERJA: 'Tim kerja',
  KELOMPOK_JF: 'Kelompok jabatan fungsional',
}

/** Roles in a team as people write them (Permenpan-RB 7/2022). */
export const teamRoleNames: Record<TeamRole['role'], string> = {
  KETUA: 'Ketua tim',
  ANGGOTA: 'Anggota tim',
}

/** A text reduced to its words in lower case, so that spelling variants of one name compare equal:
 * `Drs. H. Ali` and `DRS H ALI`. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const opens = (words: string, beginning: string): boolean =>
  words === beginning || words.startsWith(`${beginning} `)

/** Does a title begin with one of these words? */
export const startsWithAny = (title: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => opens(plainWords(title), beginning))

/** Does a title hold one of these words anywhere? */
export const holdsAny = (title: string, words: readonly string[]): boolean =>
  words.some((word) => ` ${plainWords(title)} `.includes(` ${word} `))

/** The kind a unit's name speaks of, by its longest known beginning (`UPTD Puskesmas …` is a
 * puskesmas); `null` when it says nothing. */
export function unitKindOfName(
  name: string,
  { unitNames }: Pick<OrganisationPack, 'unitNames'>,
): UnitKind | null {
  const words = plainWords(name)
  const found = unitKinds.flatMap((kind) =>
    unitNames[kind]
      .filter((beginning) => opens(words, beginning))
      .map((beginning) => ({ kind, length: beginning.length })),
  )
  return found.toSorted((a, b) => b.length - a.length)[0]?.kind ?? null
}

/** The kind a word of the column JENIS names: its name, its code, or a known short form; `null`
 * when unknown. */
export function unitKindOfWord(
  word: string,
  { unitNames }: Pick<OrganisationPack, 'unitNames'>,
): UnitKind | null {
  const words = plainWords(word)
  const namesOf = (kind: UnitKind): string[] => [
    plainWords(unitKindNames[kind]),
    plainWords(kind),
    ...unitNames[kind],
  ]
  return unitKinds.find((kind) => namesOf(kind).includes(words)) ?? null
}

/** The kind of post a title speaks of; `null` when it says nothing. */
export function positionKindOfTitle(
  title: string,
  { positionTitles }: Pick<OrganisationPack, 'positionTitles'>,
): PositionKind | null {
  const found = positionTitles.find(
    ({ starts = [], has = [] }) => startsWithAny(title, starts) || holdsAny(title, has),
  )
  return found?.kind ?? null
}

/** Kinds of post as people call them. */
export const positionKindNames: Record<PositionKind, string> = {
  POLITIK: 'Politik',
  WAKIL: 'Wakil kepala daerah',
  STRUKTURAL: 'Struktural',
  FUNGSIONAL: 'Fungsional',
  PELAKSANA: 'Pelaksana',
}

/** Kinds of employment as people call them. */
export const employmentKindNames: Record<EmploymentKind, string> = {
  CPNS: 'CPNS',
  PNS: 'PNS',
  PPPK: 'PPPK',
  PPPK_PARUH_WAKTU: 'PPPK Paruh Waktu',
  NON_ASN: 'Non ASN',
}

/** Kinds of assignment as people call them (`anggaran-organisasi-layanan.md` §2.3). */
export const assignmentKindNames: Record<AssignmentKind, string> = {
  D: 'Definitif',
  PLT: 'Plt',
  PLH: 'Plh',
  PJ: 'Pj',
  TT: 'Tugas tambahan',
}

const leadingTitles = /^(?:(?:prof|dr|drs|dra|ir|hj|h|kh|apt|ns|drg|drh)\.?\s+)+/i

/** A name without degrees and forms of address, so that `Drs. Ali Akbar, M.Si.` and `ALI AKBAR` are
 * the same person. */
export const coreName = (name: string): string =>
  plainWords((name.split(',')[0] ?? '').trim().replace(leadingTitles, ''))
