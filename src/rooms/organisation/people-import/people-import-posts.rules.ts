import { turnOf } from '../../../kernel/dating.ts'
import type { RowProblems } from '../../../kernel/importer.ts'
import { printDate, printNumber } from '../../../kernel/indonesian.ts'
import type { MandateLevel, PositionKind } from '../organisation.contract.ts'
import { echelonOf } from '../pack/grade.rules.ts'
import { levelName, levelOf, levelOfWord } from '../pack/level.rules.ts'
import type { Level, OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { plainWords, positionKindNames, positionKindOfTitle } from '../person/naming.rules.ts'
import { differencesOf } from '../records/difference.rules.ts'
import type { PositionRecord, UnitRecord } from '../records/record.contract.ts'
import type { ColumnTally } from '../records/tally.rules.ts'
import type { PeopleQuestion, PostChange, PostFields } from './people-import.contract.ts'
import type { PostDraft } from './people-import-codes.rules.ts'
import type { Known } from './people-import-known.rules.ts'
import type { PeopleRow } from './people-import-sheet.rules.ts'

export type SettledPost = { row: number; fields: PostFields }
type Tools = {
  question: PeopleQuestion
  known: Known
  noteOf: (row: number) => RowProblems
  tally: ColumnTally
}

const labels: { [K in keyof PostFields]: string } = {
  ...{
    code: 'Kode',
    title: 'Nama jabatan',
    unitCode: 'Unit',
    kind: 'Jenis',
    echelon: 'Eselon',
    level: 'Tingkat PK',
  },
  superiorCode: 'Atasan',
  singleHolder: 'Satu pemegang',
}

/** Posts that only one person at a time may hold (`anggaran-organisasi-layanan.md` §2.3);
 * functional and other posts have many holders. */
const holdsOne = (kind: PositionKind): boolean =>
  kind === 'STRUKTURAL' || kind === 'POLITIK' || kind === 'WAKIL'

/** The level of every deputy head of region; no policy lets it promise or give. */
const deputyLevel = 'REGION_DEPUTY'

/** The rows with the level that each written word stands for; a word that the pack does not know is
 * an error of its row. */
export const withLevels = (
  rows: readonly PeopleRow[],
  levels: readonly Level[],
  noteOf: Tools['noteOf'],
): PeopleRow[] =>
  rows.map((row) => {
    const word = row.level === null || plainWords(row.level) === '' ? null : row.level
    const level = word === null ? null : levelOfWord(word, levels)
    if (word !== null && level === null)
      noteOf(row.row).error(
        'level',
        'sheets/not-a-choice',
        `Isi sel ini tidak ada dalam pilihan: ${levels.map(({ name }) => name).join(', ')}.`,
        { found: word },
      )
    return { ...row, level }
  })

/** What each post would be, from its rows and what is on record; a post whose unit, kind or level
 * stays unknown is told and left out. */
export function settlePosts(drafts: readonly PostDraft[], tools: Tools): SettledPost[] {
  const unitOfPost = new Map(drafts.map(({ code, unitCode }) => [code, unitCode]))
  return drafts.flatMap((draft) => {
    const fields = settle(draft, unitOfPost, tools)
    return fields ? [{ row: draft.row, fields }] : []
  })
}

function settle(
  draft: PostDraft,
  unitOfPost: ReadonlyMap<string, string>,
  tools: Tools,
): PostFields | null {
  const { known } = tools
  const before = known.post.get(draft.code)
  const unit = unitFor(draft, tools)
  if (!before) tellReserved(draft, tools)
  const echelon = echelonFor(draft, before, tools)
  const kind = deputyOr(kindFor(draft, before, echelon, tools), draft, tools)
  if (!unit || !kind) return null
  const recorded = before?.superiorId ? (known.codeOfPost.get(before.superiorId) ?? null) : null
  const superiorCode = draft.superiorCode ?? recorded
  const superiorUnit =
    superiorCode === null ? null : (unitOfPost.get(superiorCode) ?? unitCodeOf(known, superiorCode))
  const headsAgency = unit.isAgency && superiorUnit !== null && superiorUnit !== unit.code
  const level =
    kind === 'WAKIL'
      ? deputyLevel
      : (draft.level ??
        before?.level ??
        derivedLevel(draft, { kind, unit, echelon, headsAgency }, tools))
  if (!level) return null
  return {
    ...{
      code: draft.code,
      title: draft.title,
      unitCode: unit.code,
      kind,
      echelon,
      level,
      superiorCode,
    },
    singleHolder: holdsOne(kind),
  }
}

function unitFor(
  { row, unitCode }: PostDraft,
  { question, known, noteOf }: Tools,
): UnitRecord | undefined {
  const unit = known.unit.get(unitCode)
  if (!unit) {
    const word = known.unitWord(unitCode)
    noteOf(row).error(
      'unitCode',
      'organisation/unit-unknown',
      `Unit ${unitCode} belum tercatat pada ${printDate(question.on)}.`,
      {
        found: unitCode,
        suggestion:
          (word.code === null && word.suggestion) ||
          'Impor dulu «Struktur unit kerja», atau periksa kodenya.',
      },
    )
  }
  return unit
}

function tellReserved({ row, code }: PostDraft, { known, noteOf }: Tools): void {
  const taken = known.reservedPost.get(code)
  if (!taken) return
  const detail = `Kode ${code} dipakai ${taken.title} mulai ${printDate(taken.validFrom)}.`
  noteOf(row).error('positionCode', 'organisation/code-later', detail, { found: code })
}

function unitCodeOf({ post, unitOfId }: Known, code: string): string | null {
  const recorded = post.get(code)
  return recorded ? (unitOfId.get(recorded.unitId)?.code ?? null) : null
}

function echelonFor(
  draft: PostDraft,
  before: PositionRecord | undefined,
  { question, noteOf }: Tools,
): string | null {
  if (draft.echelon === null) return before?.echelon ?? null
  const echelon = echelonOf(draft.echelon, question.pack.echelons)
  if (echelon === null)
    noteOf(draft.row).error(
      'echelon',
      'organisation/echelon-unknown',
      `Eselon «${draft.echelon}» tidak dikenal.`,
      {
        found: draft.echelon,
        suggestion: `Yang dikenal: ${question.pack.echelons.join(', ')}; kosongkan bila tanpa eselon.`,
      },
    )
  return echelon === 'none' ? null : echelon
}

function kindFor(
  draft: PostDraft,
  before: PositionRecord | undefined,
  echelon: string | null,
  tools: Tools,
): PositionKind | null {
  const told = draft.kind ?? before?.kind ?? null
  if (told) return told
  const kind =
    echelon === null ? positionKindOfTitle(draft.title, tools.question.pack) : 'STRUKTURAL'
  const note = tools.noteOf(draft.row)
  if (!kind) {
    note.error(
      'kind',
      'organisation/position-kind-unguessable',
      'Jenis jabatan tidak tertulis dan tidak terbaca dari namanya.',
      {
        suggestion: 'Isi JENIS JABATAN: Politik, Struktural, Fungsional, atau Pelaksana.',
      },
    )
    return null
  }
  tools.tally.warn(note, {
    key: 'kind',
    code: 'organisation/position-kind-guessed',
    detail:
      `Jenis jabatan tidak tertulis; dibaca ${positionKindNames[kind]} dari ` +
      `${echelon === null ? 'namanya' : 'eselonnya'}.`,
    all: (count) =>
      `Kolom JENIS JABATAN tidak ada; jenis ${printNumber(count)} jabatan dibaca dari eselon atau namanya.`,
  })
  return kind
}

/** A political post whose title begins with «Wakil» is the deputy's, unless the person says
 * otherwise: as a head of region it would give every office its PK. */
function deputyOr(
  kind: PositionKind | null,
  { row, title }: PostDraft,
  { question, noteOf }: Tools,
): PositionKind | null {
  if (kind !== 'POLITIK' || !/^wakil\b/i.test(title.trim())) return kind
  if (question.deputies === 'tetap') return kind
  if (question.deputies === null)
    noteOf(row).warn(
      'kind',
      'organisation/deputy-assumed',
      `${title} dibaca sebagai wakil kepala daerah: tidak diminta membuat PK dan tidak memberi PK.`,
      {
        found: title,
        suggestion: 'Isi JENIS JABATAN «Wakil kepala daerah», atau pilih jawabannya di atas.',
      },
    )
  return 'WAKIL'
}

type LevelGround = {
  kind: PositionKind
  unit: UnitRecord
  echelon: string | null
  headsAgency: boolean
}

function derivedLevel(
  draft: PostDraft,
  { kind, unit, echelon, headsAgency }: LevelGround,
  tools: Tools,
): MandateLevel | null {
  const note = tools.noteOf(draft.row)
  const level = levelOf(
    { kind, unitKind: unit.kind, echelon, title: draft.title, headsAgency },
    tools.question.pack,
  )
  if (!level) {
    note.error(
      'level',
      'organisation/level-unknown',
      'Tingkat PK tidak tertulis dan tidak dapat ditetapkan tanpa eselon.',
      {
        suggestion: 'Isi kolom ESELON atau TINGKAT PK.',
      },
    )
    return null
  }
  tools.tally.warn(note, {
    key: 'level',
    code: 'organisation/level-derived',
    detail:
      `Tingkat PK tidak tertulis; ditetapkan ${levelName(level, tools.question.pack.levels)} ` +
      'dari jenis unit, eselon, dan jenis jabatannya.',
    all: (count) =>
      `Kolom TINGKAT PK tidak ada; tingkat ${printNumber(count)} jabatan ditetapkan dari ` +
      'jenis unit, eselon, dan jenis jabatannya.',
  })
  return level
}

/** Posts that become new or different on the date. */
export function postChangesOf(
  posts: readonly SettledPost[],
  { question, known, noteOf }: Tools,
): PostChange[] {
  const versions = Map.groupBy(question.records.positions, ({ id }) => id)
  return posts.flatMap(({ row, fields }) => {
    const before = known.post.get(fields.code)
    const turn = turnOf(before ? (versions.get(before.id) ?? []) : [], question.on)
    const differences = turn.replaced
      ? differencesOf(
          printable(fieldsOf(turn.replaced, known), question.pack),
          printable(fields, question.pack),
          labels,
        )
      : []
    if (turn.replaced && differences.length === 0) return []
    if (turn.span.validTo)
      noteOf(row).warn(
        null,
        'organisation/until-later-change',
        `Perubahan ini berlaku sampai ${printDate(turn.span.validTo)}, karena sejak ` +
          'tanggal itu sudah tercatat keadaan lain.',
      )
    return [{ row, positionId: before?.id ?? null, fields, turn, differences }]
  })
}

const fieldsOf = (record: PositionRecord, { unitOfId, postOfId }: Known): PostFields => ({
  ...{
    code: record.code,
    title: record.title,
    unitCode: unitOfId.get(record.unitId)?.code ?? '',
    kind: record.kind,
  },
  echelon: record.echelon,
  level: record.level,
  singleHolder: record.singleHolder,
  superiorCode: record.superiorId ? (postOfId.get(record.superiorId)?.code ?? null) : null,
})

const printable = (
  fields: PostFields,
  { levels }: Pick<OrganisationPack, 'levels'>,
): Record<keyof PostFields, string | boolean | null> => ({
  ...fields,
  kind: positionKindNames[fields.kind],
  level: levelName(fields.level, levels),
})
