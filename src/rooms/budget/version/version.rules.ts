import { type Actor, mandateWith, may } from '../../../kernel/actor.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { type Mend, type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Stage } from '../in-force.contract.ts'
import type { AccountLine, BudgetVersion } from './version.contract.ts'

/** Stages in the words of the field. */
export const stageLabels: Record<Stage, string> = {
  MURNI: 'APBD murni',
  PERGESERAN: 'Pergeseran',
  PERUBAHAN: 'APBD perubahan',
  PERGESERAN_SETELAH_PERUBAHAN: 'Pergeseran setelah perubahan',
}

/** A version in a sentence: `Pergeseran 2026 yang disahkan 4 Mei 2026`. */
export const printVersion = ({
  stage,
  year,
  approvedOn,
}: Pick<BudgetVersion, 'stage' | 'year' | 'approvedOn'>): string =>
  `${stageLabels[stage]} ${year} yang disahkan ${printDate(approvedOn)}`

/** Id of the version that counts on a date: the one that took effect last, of two from one day the
 * later import. */
export function inForceOn(
  versions: readonly Pick<BudgetVersion, 'id' | 'sequence' | 'effectiveFrom' | 'withdrawnAt'>[],
  on: LocalDate,
): string | null {
  const candidates = versions.filter(
    ({ withdrawnAt, effectiveFrom }) => withdrawnAt === null && effectiveFrom <= on,
  )
  const last = candidates.toSorted((a, b) =>
    a.effectiveFrom === b.effectiveFrom
      ? b.sequence - a.sequence
      : a.effectiveFrom < b.effectiveFrom
        ? 1
        : -1,
  )
  return last[0]?.id ?? null
}

type AccountSum = Omit<AccountLine, 'realised'>

/** One line for each account and source as printed: funds that share a short name (PAD and DAU are
 * both `APBD`) come together. */
export function accountLines(sums: readonly AccountSum[]): AccountSum[] {
  return [...Map.groupBy(sums, ({ code, source }) => `${code} ${source}`).values()].flatMap(
    (same) => {
      const [first] = same
      if (!first) return []
      return [
        {
          ...first,
          lines: same.reduce((sum, { lines }) => sum + lines, 0),
          amount: same.reduce((sum, { amount }) => sum + amount, 0),
        },
      ]
    },
  )
}

/** Where a code of the budget is linked with a unit. */
export const linkOfCode = (skpdCode: string): Mend => ({
  href: `/anggaran?kode=${encodeURIComponent(skpdCode)}`,
  label: 'Hubungkan dengan unit kerja',
})

/** The budget is open to everyone who holds a post or a grant in the region; strangers read the
 * portal. */
export function whyNotReadBudget(actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null {
  if (actor.kind === 'system' || mandateWith(actor, 'budget.read')) return null
  return refusal(
    'budget/not-your-region',
    403,
    'Anggaran terbuka bagi pegawai yang memegang jabatan atau penugasan di daerah ini.',
  )
}

/** Only those who keep the region's budget change anything in it. */
export function whyNotManageBudget(actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null {
  if (may(actor, 'budget.manage')) return null
  return refusal(
    'budget/not-a-keeper',
    403,
    'Data anggaran hanya dapat diubah oleh pengelola anggaran daerah atau Bagian ' +
      'Organisasi. Sampaikan perubahannya kepada mereka.',
  )
}

/** An approval is a fact of the past, about a version that still stands. */
export function whyNotApprove(
  version: Pick<BudgetVersion, 'withdrawnAt'>,
  { approvedOn, today }: { approvedOn: LocalDate; today: LocalDate },
): Refusal | null {
  if (version.withdrawnAt !== null)
    return refusal(
      'budget/withdrawn',
      409,
      'Versi anggaran ini sudah ditarik, jadi pengesahannya tidak dicatat lagi.',
    )
  if (approvedOn > today)
    return refusal(
      'budget/approved-in-future',
      409,
      `Tanggal pengesahan ${printDate(approvedOn)} belum tiba. Catat setelah DPA disahkan.`,
      {
        errors: [{ pointer: '/approvedOn', detail: 'Isi tanggal yang sudah lewat atau hari ini.' }],
      },
    )
  return null
}

/** A code that stands for a whole office (its last part is zero) belongs to an office, not to a
 * part of one (§1.7). */
export function whyNotLink(
  skpdCode: string,
  unit: { name: string; isAgency: boolean } | undefined,
): Refusal | null {
  if (!unit)
    return refusal(
      'budget/no-such-unit',
      404,
      'Unit kerja ini tidak ada hari ini. Pilih lagi dari daftar organisasi.',
    )
  if (/\.0{4}$/.test(skpdCode) && !unit.isAgency)
    return refusal(
      'budget/unit-not-office',
      409,
      `Kode ini milik satu perangkat daerah, sedangkan ${unit.name} adalah bagian dari perangkat daerah.`,
    )
  return null
}
