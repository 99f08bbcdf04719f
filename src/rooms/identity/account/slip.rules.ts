import { type Refusal, refusal } from '../../../kernel/refusal.ts'

/** One slip: whose account, and what is on the paper. */
export type Slip = {
  id: string
  personId: string
  name: string
  unitId: string | null
  signIn: string
  password: string
}

/** Slips of one file: more are printed office by office. */
export const mostSlips = 1000

export function whyNotSlips(count: number): Refusal | null {
  if (count === 0)
    return refusal(
      'identity/no-slips',
      409,
      'Tidak ada slip yang perlu dicetak: semua yang dimaksud sudah masuk dan memilih kata sandinya.',
    )
  if (count <= mostSlips) return null
  return refusal(
    'identity/too-many-slips',
    422,
    `Sekali cetak paling banyak ${mostSlips} slip; ini ${count}. Cetak per perangkat daerah.`,
  )
}

export const slipsChanged = refusal(
  'identity/slips-changed',
  409,
  'Salah satu akun itu berubah saat slip disusun, jadi tidak ada yang dicetak. Cetak sekali lagi.',
)

/** The sheet of the template: offices by name, in each the slips by name. */
export function slipsOf(
  slips: readonly Omit<Slip, 'id'>[],
  placeOf: (unitId: string | null) => { office: string; unit: string },
  head: { region: { name: string; governmentName: string }; address: string; until: string },
) {
  const placed = slips.map(({ name, unitId, signIn, password }) => {
    return { name, signIn, password, ...placeOf(unitId) }
  })
  const byName = (a: { name: string }, b: { name: string }): number =>
    a.name.localeCompare(b.name, 'id')
  return {
    region: head.region.name,
    government: head.region.governmentName,
    address: head.address,
    note:
      `Berlaku sampai ${head.until}, hanya untuk masuk pertama; sesudah itu Anda memilih kata ` +
      'sandi sendiri. Kata sandi tidak membedakan huruf besar dan kecil.',
    offices: [...Map.groupBy(placed, ({ office }) => office)]
      .map(([name, inside]) => ({
        name,
        slips: inside.map(({ office: _, ...slip }) => slip).toSorted(byName),
      }))
      .toSorted(byName),
  }
}
