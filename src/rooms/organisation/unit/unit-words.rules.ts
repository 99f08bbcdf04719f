import { nearest, normalised } from '../../../kernel/near.ts'

type Named = { code: string; name: string; shortName: string }

/** Which unit a word of a file stands for; where none or several, what the person could write
 * instead. */
export type UnitWord = { code: string } | { code: null; suggestion: string | undefined }

/** Finds units as files name them: by code, else by the whole name or short name where only one
 * unit bears it. A near name is suggested, never taken, and a name of several units is told with
 * their codes. */
export function unitWords(units: readonly Named[]): (word: string) => UnitWord {
  const codes = new Set(units.map(({ code }) => code))
  const named = Map.groupBy(
    units.flatMap((unit) =>
      [...new Set([unit.name, unit.shortName].map(normalised))].map((name) => ({ name, unit })),
    ),
    ({ name }) => name,
  )
  return (word) => {
    if (codes.has(word)) return { code: word }
    const [found, ...others] = named.get(normalised(word)) ?? []
    if (found && others.length === 0) return { code: found.unit.code }
    if (found) {
      const all = [found, ...others].map(({ unit }) => unit.code)
      const listed = all.slice(0, 5).join(', ') + (all.length > 5 ? ', …' : '')
      return {
        code: null,
        suggestion: `Ada ${all.length} unit bernama itu (${listed}); tulis kodenya.`,
      }
    }
    const near = nearest(word, units, ({ name }) => name)
    return {
      code: null,
      suggestion: near ? `Mungkin maksudnya ${near.name} (${near.code}).` : undefined,
    }
  }
}
