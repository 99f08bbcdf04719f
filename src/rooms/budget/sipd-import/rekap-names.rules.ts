import type { RowProblems } from '../../../kernel/importer.ts'
import type { RekapLine } from './rekap.contract.ts'

type CodeField =
  | 'skpdCode'
  | 'subUnitCode'
  | 'programCode'
  | 'activityCode'
  | 'subActivityCode'
  | 'fundCode'
  | 'accountCode'
const pairs: readonly (readonly [CodeField, keyof RekapLine, string])[] = [
  ['skpdCode', 'skpdName', 'SKPD'],
  ['subUnitCode', 'subUnitName', 'Sub unit'],
  ['programCode', 'programName', 'Program'],
  ['activityCode', 'activityName', 'Kegiatan'],
  ['subActivityCode', 'subActivityName', 'Sub kegiatan'],
  ['fundCode', 'fundName', 'Sumber dana'],
  ['accountCode', 'accountName', 'Rekening'],
]

/** Names are compared without case, blanks and punctuation: «A, B, dan C» and «A, B dan C» are one
 * name. */
const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Remembers the first name of every code and tells each other name once, at the row where it first
 * turns up. */
export function nameKeeper(): { check: (line: RekapLine, say: RowProblems) => void } {
  const first = pairs.map(() => new Map<string, string>())
  const told = new Set<string>()
  return {
    check: (line, say) => {
      for (const [index, [codeField, nameField, what]] of pairs.entries()) {
        const [code, name] = [line[codeField], String(line[nameField])]
        const known = first[index]?.get(code)
        if (known === undefined) first[index]?.set(code, name)
        else if (
          known !== name &&
          bare(known) !== bare(name) &&
          !told.has(`${codeField} ${code} ${bare(name)}`)
        ) {
          told.add(`${codeField} ${code} ${bare(name)}`)
          say.warn(
            nameField,
            'budget/other-name',
            `${what} ${code} sebelumnya bernama «${known}».`,
            { found: name },
          )
        }
      }
    },
  }
}
