import type { Problem, ProblemMore } from '../../../kernel/importer.ts'
import { type UnitKind, unitKinds } from '../organisation.contract.ts'
import type { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { unitKindNames, unitKindOfName, unitKindOfWord } from '../person/naming.rules.ts'
import type { UnitRow } from './unit-import-sheet.rules.ts'

type KindProblem = Pick<Problem, 'code' | 'detail'> & {
  severity: 'error' | 'warn'
  more?: ProblemMore
}
/** The kind of a row, whether its word also says that it is an office (SIPD's `skpd`), and what to
 * tell. */
export type KindFound = {
  kind: UnitKind | null
  asAgency: boolean | null
  problem: KindProblem | null
}

/** Words that tell only whether a unit heads a budget document, as in lists taken from SIPD. */
const agencyWords: Record<string, boolean> = {
  skpd: true,
  opd: true,
  'perangkat daerah': true,
  'unit skpd': false,
  unit: false,
  'sub unit': false,
}

/** What kind of unit a row speaks of: by its word, else as already on record, else guessed from the
 * name, which is told as a warning. Refuses an unknown word and a name that says nothing. */
export function kindOfRow(
  { kind: kindWord, name }: UnitRow,
  before: { kind: UnitKind } | undefined,
  pack: OrganisationPack,
): KindFound {
  const asAgency =
    kindWord === null
      ? null
      : (agencyWords[
          kindWord
            .toLowerCase()
            .replace(/[^a-z]+/g, ' ')
            .trim()
        ] ?? null)
  if (kindWord !== null && asAgency === null) {
    const kind = unitKindOfWord(kindWord, pack)
    return { kind, asAgency, problem: kind ? null : unknownWord(kindWord) }
  }
  if (before) return { kind: before.kind, asAgency, problem: null }
  const kind = unitKindOfName(name, pack)
  return { kind, asAgency, problem: kind ? guessed(kind) : cannotGuess }
}

const guessed = (kind: UnitKind): KindProblem => ({
  severity: 'warn',
  code: 'organisation/unit-kind-guessed',
  detail: `Jenis tidak tertulis; dibaca ${unitKindNames[kind]} dari namanya.`,
})

const allNames = unitKinds.map((kind) => unitKindNames[kind]).join(', ')

const cannotGuess: KindProblem = {
  severity: 'error',
  code: 'organisation/unit-kind-unguessable',
  detail: 'Jenis unit tidak tertulis dan tidak terbaca dari namanya.',
  more: { suggestion: `Isi kolom JENIS dengan salah satu dari: ${allNames}.` },
}

const unknownWord = (word: string): KindProblem => ({
  severity: 'error',
  code: 'organisation/unit-kind-unknown',
  detail: `Jenis «${word}» tidak dikenal.`,
  more: { found: word, suggestion: `Yang dikenal: ${allNames}.` },
})
