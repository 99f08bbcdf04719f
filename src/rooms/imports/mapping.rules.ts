import type { MappedColumn, SheetWish } from '../../kernel/importer.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'

type Wanted = readonly { key: string; heading: string; required?: boolean }[]

const fault = (code: string, detail: string): Refusal =>
  refusal(`imports/${code}`, 422, detail, { errors: [{ pointer: '/columns', detail }] })

/** Why columns cannot be read as somebody said: two for one of ours, one for two, a required one
 * left out, or one we do not know. */
export function whyNotMapped(wanted: Wanted, mapped: readonly MappedColumn[]): Refusal | null {
  const nameOf = (key: string): string => wanted.find((one) => one.key === key)?.heading ?? key
  for (const [at, { key, letter, heading }] of mapped.entries()) {
    if (!wanted.some((one) => one.key === key))
      return fault(
        'column-unknown',
        `Kolom ${letter} («${heading}») dipasangkan dengan kolom yang tidak dikenal jenis ` +
          'impor ini. Pasangkan lagi kolomnya.',
      )
    const twin = mapped.slice(0, at).find((one) => one.key === key || one.letter === letter)
    if (twin)
      return twin.key === key
        ? fault(
            'column-twice',
            `Kolom ${twin.letter} dan ${letter} sama-sama dipasangkan dengan «${nameOf(key)}». Sisakan satu.`,
          )
        : fault(
            'column-for-two',
            `Kolom ${letter} («${heading}») dipasangkan dengan «${nameOf(twin.key)}» dan ` +
              `«${nameOf(key)}» sekaligus. Pilih salah satu.`,
          )
  }
  const missing = wanted.filter(
    ({ key, required }) => required && !mapped.some((one) => one.key === key),
  )
  if (missing.length === 0) return null
  const names = missing.map(({ heading }) => `«${heading}»`).join(', ')
  return fault(
    'column-missing',
    `Kolom wajib ${names} belum dipasangkan. Pilih kolomnya di berkas.`,
  )
}

/** A wish that also knows the headings a region has used before, by the column each stands for. */
export function withRemembered(
  wish: SheetWish,
  remembered: ReadonlyMap<string, readonly string[]>,
): SheetWish {
  const columns = wish.columns.map((column) => ({
    ...column,
    aliases: [...(column.aliases ?? []), ...(remembered.get(column.key) ?? [])],
  }))
  return { ...wish, columns }
}
