import { code, lines, required, sheetOf, text } from '../../../kernel/fields.ts'
import { normalised } from '../../../kernel/near.ts'
import type { ActionPlanPage, PlannedStep, SheetTold, TypedContent } from './plan.contract.ts'
import type { Staff } from './staff.rules.ts'

/** The months by the names their columns have. */
const monthFields = {
  month1: code('Januari', ['Jan']),
  month2: code('Februari', ['Feb', 'Pebruari']),
  month3: code('Maret', ['Mar']),
  month4: code('April', ['Apr']),
  month5: code('Mei'),
  month6: code('Juni', ['Jun']),
  month7: code('Juli', ['Jul']),
  month8: code('Agustus', ['Agu', 'Agt', 'Ags']),
  month9: code('September', ['Sep', 'Sept']),
  month10: code('Oktober', ['Okt']),
  month11: code('November', ['Nov', 'Nopember']),
  month12: code('Desember', ['Des']),
}
const quarterFields = {
  target1: code('Target TW I', ['TW I', 'Target Triwulan I']),
  target2: code('Target TW II', ['TW II', 'Target Triwulan II']),
  target3: code('Target TW III', ['TW III', 'Target Triwulan III']),
  target4: code('Target TW IV', ['TW IV', 'Target Triwulan IV']),
}
const cashFields = {
  cash1: code('Anggaran TW I, Rp', ['Anggaran TW I', 'Kas TW I']),
  cash2: code('Anggaran TW II, Rp', ['Anggaran TW II', 'Kas TW II']),
  cash3: code('Anggaran TW III, Rp', ['Anggaran TW III', 'Kas TW III']),
  cash4: code('Anggaran TW IV, Rp', ['Anggaran TW IV', 'Kas TW IV']),
}

/** An action plan as a file: a row a step, in the columns it leaves in (`perjanjian-kinerja.md` §3.9).
 * What is reported and what comes from the promise is not read. */
export const planSheet = sheetOf(
  { name: 'Rencana aksi', example: 'Baris PK | Langkah\n\n1 | Visitasi sekolah' },
  {
    promised: required(code('Baris PK', ['No', 'Nomor'])),
    ...quarterFields,
    action: required(lines('Langkah', ['Aksi', 'Aksi/Langkah', 'Rencana Aksi', 'Kegiatan'])),
    output: text('Keluaran', ['Output']),
    unitLabel: text('Satuan keluaran', ['Satuan Output']),
    ...monthFields,
    responsible: text('Penanggung jawab', ['PJ']),
    executors: text('Pelaksana'),
    budgetCode: code('Kode anggaran', ['Kode', 'Kode rekening']),
    ...cashFields,
  },
)
type Row = ReturnType<typeof planSheet.rows>[number]
type Known = Pick<ActionPlanPage, 'rows' | 'money' | 'steps' | 'year'> & Staff & { holder: string }
type Tell = (row: number, why: string) => void

const same = (a: string, b: string): boolean => normalised(a) === normalised(b)
const withoutName = (title: string): string => title.replace(/\s*\([^)]*\)$/, '')

/** Planned in a month (`x`, `v`), how much, or nothing. */
function monthsOf(row: Row): PlannedStep['months'] {
  return Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month) => {
    const cell = row[`month${month}` as keyof typeof monthFields]?.trim()
    if (!cell || cell === '-' || cell === '–') return []
    return [{ month, amount: /^(x|v|✓|√|ya)$/i.test(cell) ? null : cell }]
  })
}

function postOf(row: Row, { posts, holder }: Known, tell: Tell): string | null {
  const named = row.responsible
  if (named === null || same(named, holder)) return null
  const plain = withoutName(named)
  const found = posts.filter(
    ({ title, holder: who }) => same(title, plain) || (who !== null && same(who, named)),
  )
  if (found.length === 1) return found[0]?.id ?? null
  tell(
    row.row,
    found.length === 0
      ? `penanggung jawab «${named}» bukan jabatan di unit ini; pilih pada isian`
      : `penanggung jawab «${named}» ada beberapa; pilih pada isian`,
  )
  return null
}

function peopleOf(row: Row, { people }: Known, tell: Tell): string[] {
  return (row.executors ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean)
    .flatMap((name) => {
      const found = people.filter((one) => same(one.name, name))
      if (found.length === 1) return found[0]?.id ?? []
      tell(row.row, `pelaksana «${name}» tidak ditemukan di unit ini; pilih pada isian`)
      return []
    })
}

/** One row as a step; a step of the same words goes on, with what was reported of it. */
function stepOf(row: Row, number: number, known: Known, tell: Tell): PlannedStep | null {
  if (row.action === null) return null
  const action = row.action
  const code = row.budgetCode
  const isKnown = code === null || known.money.some((money) => money.code === code)
  if (!isKnown) tell(row.row, `kode anggaran ${code} tidak ada di PK ini`)
  return {
    id: known.steps.find((step) => step.row === number && same(step.action, action))?.id ?? null,
    ...{ row: number, action, output: row.output ?? '', unitLabel: row.unitLabel },
    months: monthsOf(row),
    positionId: postOf(row, known, tell),
    executorIds: peopleOf(row, known, tell),
    budgetCode: isKnown ? code : null,
  }
}

/** What a file says of an action plan, for the form where it is checked and kept; and what of it could
 * not be used, row by row. Targets of quarters and cash count once, from the first row that has
 * them. */
export function placeSheet(
  rows: readonly Row[],
  known: Known,
): { content: TypedContent; told: SheetTold[] } {
  const told: SheetTold[] = []
  const tell: Tell = (row, why) => told.push({ row, why })
  const targets = new Map<string, TypedContent['targets'][number]>()
  const cash = new Map<string, TypedContent['cash'][number]>()
  const steps: PlannedStep[] = []
  for (const row of rows) {
    const number = Number(row.promised ?? Number.NaN)
    const promised = known.rows.find((one) => one.number === number)
    if (!promised) {
      tell(row.row, `baris PK «${row.promised ?? ''}» tidak ada di PK ini`)
      continue
    }
    for (const { period, from } of promised.quarters) {
      const target = row[`target${period.at(-1)}` as keyof typeof quarterFields]
      const key = `${number} ${period}`
      if (target && from !== 'PLANNING' && from !== 'YEAR' && !targets.has(key))
        targets.set(key, { row: number, period, target })
    }
    const step = stepOf(row, number, known, tell)
    if (step) steps.push(step)
    const money = known.money.find((one) => one.code === step?.budgetCode)
    for (const quarter of money ? [1, 2, 3, 4] : []) {
      const amount = row[`cash${quarter}` as keyof typeof cashFields]
      const key = `${money?.row} ${quarter}`
      if (money && amount && !cash.has(key)) cash.set(key, { row: money.row, quarter, amount })
    }
  }
  return { content: { targets: [...targets.values()], steps, cash: [...cash.values()] }, told }
}
