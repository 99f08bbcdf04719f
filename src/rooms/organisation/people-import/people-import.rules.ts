import { notesOf, type Problem, type SheetTable } from '../../../kernel/importer.ts'
import { holds } from '../../../kernel/time.ts'
import { absences } from '../records/absence.rules.ts'
import { coverageOf, scopeOf } from '../records/scope.rules.ts'
import { columnTally } from '../records/tally.rules.ts'
import type { HoldingChange, PeoplePlan, PeopleQuestion } from './people-import.contract.ts'
import { holdingChangesOf, wordsOf } from './people-import-changes.rules.ts'
import { codesOf, postDrafts } from './people-import-codes.rules.ts'
import { checkHoldings, holdingsOf, matchedOf } from './people-import-holdings.rules.ts'
import { type Known, knownOn } from './people-import-known.rules.ts'
import { hasHolder, namesOf, personChangesOf, settlePeople } from './people-import-people.rules.ts'
import {
  postChangesOf,
  type SettledPost,
  settlePosts,
  withLevels,
} from './people-import-posts.rules.ts'
import { type PeopleRow, peopleSheet } from './people-import-sheet.rules.ts'
import { checkSuperiors } from './people-import-superiors.rules.ts'

/** Compares a file of posts and holders with what is on record on a date: what is wrong row by row,
 * and which posts, people and assignments would become new, different or end. Decides nothing by
 * position in the file. Pauses between its steps (`inSteps`). */
export function* planPeople(
  table: SheetTable,
  question: PeopleQuestion,
): Generator<void, PeoplePlan> {
  const known = knownOn(question.records, question.on)
  const read = peopleSheet
    .rows(table)
    .map((row) => ({ ...row, unitCode: known.unitWord(row.unitCode).code ?? row.unitCode }))
  const notes = notesOf(table)
  const noteOf = notes.of
  yield
  const rows = withLevels(read, question.pack.levels, noteOf)
  const typed = table.format === 'TYPED'
  const tally = columnTally(typed ? peopleSheet.wish.columns : table.columns)
  const tools = { question, known, noteOf, tally }
  yield
  const codes = codesOf(rows, known, tools)
  const posts = settlePosts(postDrafts(rows, codes, tools), tools)
  yield
  checkSuperiors(posts, new Set(codes.values()), tools)
  const names = namesOf(rows, known)
  yield
  const people = settlePeople(rows, names, tools)
  const postOf = new Map(posts.map(({ fields }) => [fields.code, fields]))
  yield
  const holdings = holdingsOf(rows, codes, names)
  checkHoldings(holdings, postOf, tools)
  yield
  const vacant = saysHolders(table) ? vacantPosts(rows, codes, posts) : new Map<string, number>()
  const matched = holdings.map((holding) => matchedOf(holding, tools))
  yield
  const holdingChanges = holdingChangesOf(matched, vacant, postOf, tools)
  yield
  const restated = new Set(matched.flatMap(({ recorded }) => recorded?.rowId ?? []))
  const absent = typed
    ? { problems: [], count: 0 }
    : absentFrom(new Set(codes.values()), restated, holdingChanges, question, known)
  yield
  return {
    ...{
      posts: posts.map(({ fields }) => fields),
      people: people.map(({ fields }) => fields),
      vacant: vacant.size,
      holdingChanges,
    },
    ...{
      postChanges: postChangesOf(posts, tools),
      personChanges: personChangesOf(people, tools),
      absent: absent.count,
      coverage: typed
        ? { offices: 0, all: 0 }
        : coverageOf(
            [...known.unitOfId.values()],
            posts.flatMap(({ fields }) => known.unit.get(fields.unitCode)?.id ?? []),
          ),
    },
    problems: [...notes.all(), ...tally.found(), ...absent.problems],
  }
}

/** A table with neither column says nothing about who holds what; with either, an empty row means
 * that nobody does. */
const saysHolders = ({ columns }: SheetTable): boolean =>
  columns.some(({ key }) => key === 'nip' || key === 'name')

/** Posts with one holder of which no row names anybody, each with its row. */
function vacantPosts(
  rows: readonly PeopleRow[],
  codes: ReadonlyMap<number, string>,
  posts: readonly SettledPost[],
): Map<string, number> {
  const held = new Set(rows.filter(hasHolder).map(({ row }) => codes.get(row)))
  return new Map(
    posts.flatMap(({ row, fields }) =>
      fields.singleHolder && !held.has(fields.code) ? [[fields.code, row] as const] : [],
    ),
  )
}

/** Posts and holders on record that the file leaves out, within the offices it speaks for. */
function absentFrom(
  codes: ReadonlySet<string>,
  restated: ReadonlySet<string>,
  changes: readonly HoldingChange[],
  { records, on }: PeopleQuestion,
  known: Known,
): { problems: Problem[]; count: number } {
  const here = records.units.filter((unit) => holds(unit, on))
  const posts = records.positions.filter((post) => holds(post, on))
  const inScope = scopeOf(
    here,
    posts.filter(({ code }) => codes.has(code)).map(({ unitId }) => unitId),
  )
  const spoken = posts.filter(({ unitId }) => inScope(unitId))
  const missing = spoken
    .filter(({ code }) => !codes.has(code))
    .map(({ title, code }) => `${title} (${code})`)
  const ended = new Set(
    changes.flatMap((change) => (change.what === 'ends' ? [change.before.rowId] : [])),
  )
  const named = new Set(spoken.filter(({ code }) => codes.has(code)).map(({ id }) => id))
  const left = records.assignments
    .filter(
      (held) =>
        holds(held, on) &&
        named.has(held.positionId) &&
        !restated.has(held.rowId) &&
        !ended.has(held.rowId),
    )
    .map((held) => `${wordsOf(held, known).who} sebagai ${wordsOf(held, known).what}`)
  const problems = [
    ...absences('organisation/post-absent', 'jabatan', missing),
    ...absences('organisation/holder-absent', 'pemegang jabatan', left),
  ]
  return { problems, count: missing.length + left.length }
}
