import { printRupiah } from '../../../kernel/indonesian.ts'
import type { Balance, Inheritance, Question, Succession } from '../../../kernel/ports.ts'
import type { Link } from './link.rules.ts'

/** What a code, or one sub kegiatan of it, has to spend and has spent on the eve of a change; whole
 * rupiah. */
export type Money = { ceiling: number; realised: number }
/** One sub kegiatan under an office's code, with the unit that has it on the eve. */
export type Held = Money & {
  code: string
  subActivityCode: string
  subActivityName: string
  unitId: string
}
/** A code that stands for a unit of the change on the eve, whole or only with some of its sub
 * kegiatan. */
export type HeldCode = { code: string; unitId: string; whole: boolean }

export type Names = (unitId: string) => string
/** What a code becomes: a link from the day on, or (`unitId` null) nobody's. */
type Going = Money & {
  code: string
  subActivityCode: string | null
  from: string
  unitId: string | null
  question?: Question
}

const sumOf = (lines: readonly Money[]): Money =>
  lines.reduce(
    (sum, { ceiling, realised }) => ({
      ceiling: sum.ceiling + ceiling,
      realised: sum.realised + realised,
    }),
    { ceiling: 0, realised: 0 },
  )

const keyOf = ({ code }: { code: string }, subActivityCode: string | null): string =>
  subActivityCode === null
    ? `budget/code:${code}`
    : `budget/sub-activity:${code}/${subActivityCode}`

function asked(
  held: Pick<HeldCode, 'code' | 'unitId'> & Money,
  sub: { code: string; name: string } | null,
  { units, answers }: Succession,
  nameOf: Names,
): Question {
  const key = keyOf(held, sub?.code ?? null)
  const what = sub ? `Sub kegiatan ${sub.code} ${sub.name}` : `Kode anggaran ${held.code}`
  const options = (units[held.unitId] ?? []).map((value) => ({ value, label: nameOf(value) }))
  return {
    ...{ key, options },
    text:
      `${what} milik ${nameOf(held.unitId)} (pagu ${printRupiah(held.ceiling)}, realisasi ` +
      `${printRupiah(held.realised)}): siapa yang melanjutkannya?`,
    answer: options.find(({ value }) => value === answers[key])?.value ?? null,
  }
}

/** Where every code of the units of a change goes: whole to a single heir, sub kegiatan by sub
 * kegiatan where several follow, which is asked and never guessed. */
export function goings(
  codes: readonly HeldCode[],
  lines: readonly Held[],
  succession: Succession,
  nameOf: Names,
): Going[] {
  const byCode = Map.groupBy(lines, ({ code }) => code)
  return codes.flatMap((held): Going[] => {
    const heirs = succession.units[held.unitId]
    const own = (byCode.get(held.code) ?? []).filter(({ unitId }) => unitId === held.unitId)
    if (!heirs || (heirs.length === 1 && heirs[0] === held.unitId)) return []
    const whole = { code: held.code, subActivityCode: null, from: held.unitId, ...sumOf(own) }
    if (heirs.length < 2 && held.whole) return [{ ...whole, unitId: heirs[0] ?? null }]
    if (own.length === 0 && held.whole) {
      const question = asked({ ...held, ...whole }, null, succession, nameOf)
      return [{ ...whole, unitId: question.answer, question }]
    }
    return own.map(({ subActivityCode, subActivityName, ceiling, realised }) => {
      const sub = { code: subActivityCode, name: subActivityName }
      const line = { code: held.code, subActivityCode, from: held.unitId, ceiling, realised }
      if (heirs.length < 2) return { ...line, unitId: heirs[0] ?? null }
      const question = asked({ ...held, ceiling, realised }, sub, succession, nameOf)
      return { ...line, unitId: question.answer, question }
    })
  })
}

/** Who has a line after a change that is not done yet; `null`: nobody, or nobody said so far. */
export function goesTo(line: Held, going: readonly Going[]): string | null {
  const own = going.find(
    ({ code, subActivityCode, from }) =>
      code === line.code &&
      from === line.unitId &&
      (subActivityCode === null || subActivityCode === line.subActivityCode),
  )
  return own ? own.unitId : line.unitId
}

/** What each unit has of some lines before a change and after it. */
export function sharesOf(
  lines: readonly Held[],
  after: (line: Held) => string | null,
): Balance['shares'] {
  const shares = new Map<string | null, { before: number; after: number }>()
  const add = (unitId: string | null, before: number, later: number): void => {
    const sum = shares.get(unitId) ?? { before: 0, after: 0 }
    shares.set(unitId, { before: sum.before + before, after: sum.after + later })
  }
  for (const line of lines) add(line.unitId, line.ceiling, 0)
  for (const line of lines) add(after(line), 0, line.ceiling)
  return [...shares].map(([unitId, share]) => ({ unitId, ...share }))
}

/** What the change does to money: what was spent stays booked where it was, the rest goes on. */
export function effectOf(
  { code, subActivityCode, from, unitId, ceiling, realised, question }: Going,
  nameOf: Names,
): Inheritance {
  const what =
    subActivityCode === null ? `Kode anggaran ${code}` : `Sub kegiatan ${subActivityCode}`
  const money =
    ceiling === 0 && realised === 0
      ? ''
      : `: pagu ${printRupiah(ceiling)}, realisasi ${printRupiah(realised)} tetap dibukukan pada ` +
        `${nameOf(from)}, sisa ${printRupiah(ceiling - realised)}`
  const left = money === '' ? ' menunggu unit yang baru.' : ' dikembalikan.'
  const goes =
    money === '' ? ' ikut ke unit penggantinya.' : ` dilanjutkan ${nameOf(unitId ?? '')}.`
  return {
    ...{ table: 'budget.unit_aliases', id: code, from, to: unitId },
    effect: `${what}${money}${unitId === null ? left : goes}`,
    ...(question ? { question } : {}),
  }
}

/** The links that the change writes: what stays with its unit by itself needs none. */
export const linksAfter = (going: readonly Going[], { on }: Pick<Succession, 'on'>): Link[] =>
  going.flatMap(({ code, subActivityCode, from, unitId }) =>
    unitId === null || unitId === from
      ? []
      : [{ code, subActivityCode, unitId, fromUnitId: from, validFrom: on, executed: false }],
  )

/** What units have and have spent before a change and after it: the same rupiah, told by who has
 * them. */
export type MoneyOf = Money & { unitId: string | null; codes: readonly string[] }
export function moneyByUnit(
  lines: readonly (Money & { code: string; subActivityCode: string })[],
  unitOf: (code: string, subActivityCode: string) => { id: string } | null,
): MoneyOf[] {
  const units = Map.groupBy(lines, (line) => unitOf(line.code, line.subActivityCode)?.id ?? null)
  return [...units].map(([unitId, own]) => ({
    ...{ unitId, codes: [...new Set(own.map(({ code }) => code))].toSorted() },
    ...sumOf(own),
  }))
}
