/** One field that becomes different, as its owner reads it. */
export type Difference = { label: string; from: string; to: string }

const shown = (value: string | boolean | null): string => {
  if (value === null) return 'kosong'
  return typeof value === 'boolean' ? (value ? 'ya' : 'tidak') : value
}

/** The fields that differ between what is on record and what the file says, with their labels, in
 * the order of the labels. */
export function differencesOf<Fields extends Record<string, string | boolean | null>>(
  before: Fields,
  after: Fields,
  labels: { [K in keyof Fields]: string },
): Difference[] {
  return Object.entries(labels).flatMap(([key, label]) => {
    const [from, to] = [before[key] ?? null, after[key] ?? null]
    return from === to ? [] : [{ label, from: shown(from), to: shown(to) }]
  })
}

/** `Nama: Dinas A menjadi Dinas B; Induk: kosong menjadi 00`. */
export const printDifferences = (differences: readonly Difference[]): string =>
  differences.map(({ label, from, to }) => `${label}: ${from} menjadi ${to}`).join('; ')
