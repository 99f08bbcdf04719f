import { type Refusal, refusal } from '../../kernel/refusal.ts'

/** One step of the schema as it lies in the folder: `0001_regions` with the SHA-256 of its text. */
export type Migration = { name: string; sha256: string; sql: string }

/** One step as the database remembers it. */
export type AppliedMigration = Pick<Migration, 'name' | 'sha256'>

const numbered = /^\d{4}_[a-z0-9_]+$/
const numberOf = (name: string): string => name.slice(0, 4)

function whyNotNamed(names: readonly string[]): Refusal | null {
  const odd = names.find((name) => !numbered.test(name))
  if (odd)
    return refusal(
      'platform/migration-name',
      500,
      `Nama migrasi «${odd}» tidak mengikuti pola 0001_nama_kecil.sql.`,
    )
  const twin = names.find(
    (name, at) => names.findIndex((other) => numberOf(other) === numberOf(name)) !== at,
  )
  return twin
    ? refusal(
        'platform/migration-number-twice',
        500,
        `Nomor migrasi ${numberOf(twin)} dipakai dua kali; satu nomor hanya untuk satu berkas.`,
      )
    : null
}

/** Why the folder does not continue what the database holds: an applied step that is gone or was
 * edited, a step slipped in before an applied one, two with one number. `null` when everything
 * pending comes after everything applied. */
export function whyNotMigrate(
  files: readonly Migration[],
  applied: readonly AppliedMigration[],
): Refusal | null {
  const misnamed = whyNotNamed(files.map(({ name }) => name))
  if (misnamed) return misnamed
  for (const { name, sha256 } of applied) {
    const file = files.find((candidate) => candidate.name === name)
    if (!file)
      return refusal(
        'platform/migration-missing',
        409,
        `Basis data sudah memuat migrasi ${name}, tetapi berkasnya tidak ada; versi Amanah ` +
          'ini mungkin lebih lama daripada basis datanya.',
      )
    if (file.sha256 !== sha256)
      return refusal(
        'platform/migration-edited',
        409,
        `Migrasi ${name} diubah setelah diterapkan. Kembalikan isinya, lalu tulis ` +
          'perubahan sebagai migrasi baru.',
      )
  }
  const last = applied
    .map(({ name }) => name)
    .sort()
    .at(-1)
  const early = pendingOf(files, applied).find(({ name }) => last !== undefined && name < last)
  return early
    ? refusal(
        'platform/migration-out-of-order',
        409,
        `Migrasi ${early.name} bernomor lebih kecil daripada ${last}, yang sudah ` +
          'diterapkan. Beri nomor berikutnya.',
      )
    : null
}

/** The steps still to be applied, in order. */
export function pendingOf(
  files: readonly Migration[],
  applied: readonly AppliedMigration[],
): Migration[] {
  const done = new Set(applied.map(({ name }) => name))
  return files.filter(({ name }) => !done.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}
