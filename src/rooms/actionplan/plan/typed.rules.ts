import { decimalText, isNegative } from '../../../kernel/decimal.ts'
import { readPrinted } from '../../../kernel/printed-number.ts'
import type { FieldError } from '../../../kernel/refusal.ts'
import { readTarget } from '../../planning/words.ts'
import { periodWord } from './check.rules.ts'
import { type Ground, type PromisedRow, periodsOf } from './content.rules.ts'
import type { PlanContent, PlannedStep, PlannedTarget, TypedContent } from './plan.contract.ts'
import type { Staff } from './staff.rules.ts'

type Words = Parameters<typeof readTarget>[2]
/** What was typed as it is stored, or what is wrong with it, each in one sentence that says where. */
export type ContentRead = { content: PlanContent; wrong: FieldError[] }

/** A target as printed (`14,00`), canonical; `null` where the cell is empty; a sentence where it
 * cannot be taken. */
export function readPeriodTarget(
  row: PromisedRow,
  { period, target }: Pick<PlannedTarget, 'period' | 'target'>,
  words: Words,
): { target: string | null } | { wrong: string } {
  const read = readTarget(target, row, words)
  if (read.kind === 'blank') return { target: null }
  if (read.kind === 'value') return { target: read.value }
  return { wrong: `Baris ${row.number}, ${periodWord(period)}: ${read.detail}` }
}

/** How much of an output, as printed. */
export function readAmount(text: string | null): { amount: string | null } | { wrong: string } {
  const read = readPrinted(text ?? '', {})
  if (read.kind === 'blank' || read.kind === 'not-applicable') return { amount: null }
  if (read.kind !== 'number' || isNegative(read.value))
    return { wrong: `«${text}» bukan jumlah. Tulis angkanya saja, misalnya 2 atau 1,5.` }
  return { amount: decimalText(read.value) }
}

type Read<Part> = { kept: Part[]; wrong: FieldError[] }

function readTargets(
  targets: readonly PlannedTarget[],
  { year, rows }: Ground,
  words: Words,
): Read<PlannedTarget> {
  const read: Read<PlannedTarget> = { kept: [], wrong: [] }
  const seen = new Set<string>()
  for (const typed of targets) {
    const row = rows.find(({ number }) => number === typed.row)
    const key = `${typed.row} ${typed.period}`
    const asked = row && Object.values(periodsOf(row, year)).flat()
    if (!row || !asked?.includes(typed.period) || seen.has(key)) {
      const detail = `Baris ${typed.row} tidak meminta target ${typed.period}. Muat ulang halaman ini.`
      read.wrong.push({ pointer: '/targets', detail })
      continue
    }
    seen.add(key)
    const found = readPeriodTarget(row, typed, words)
    if ('wrong' in found) read.wrong.push({ pointer: '/targets', detail: found.wrong })
    else if (found.target !== null) read.kept.push({ ...typed, target: found.target })
  }
  return read
}

const wordOrNull = (text: string | null): string | null => text?.trim() || null

function readStep(step: PlannedStep, { money }: Ground, { posts, people }: Staff) {
  const wrong: string[] = []
  const months = step.months.flatMap(({ month, amount }) => {
    const read = readAmount(amount)
    if ('wrong' in read) wrong.push(read.wrong)
    return [{ month, amount: 'amount' in read ? read.amount : null }]
  })
  if (new Set(months.map(({ month }) => month)).size < months.length)
    wrong.push('Satu bulan tertulis dua kali.')
  if (step.positionId !== null && !posts.some(({ id }) => id === step.positionId))
    wrong.push('Penanggung jawabnya bukan jabatan di unit ini. Pilih lagi dari daftar.')
  if (step.executorIds.some((id) => !people.some((one) => one.id === id)))
    wrong.push('Salah satu pelaksananya bukan pegawai di unit ini. Pilih lagi dari daftar.')
  if (step.budgetCode !== null && !money.some(({ code }) => code === step.budgetCode))
    wrong.push(`Kode anggaran ${step.budgetCode} tidak ada di PK ini. Pilih lagi dari daftar.`)
  const kept: PlannedStep = {
    ...step,
    ...{ action: step.action.trim(), output: step.output.trim() },
    unitLabel: wordOrNull(step.unitLabel),
    executorIds: [...new Set(step.executorIds)],
    months: months.toSorted((a, b) => a.month - b.month),
  }
  return { kept, wrong }
}

function readSteps(steps: readonly PlannedStep[], ground: Ground, staff: Staff): Read<PlannedStep> {
  const read: Read<PlannedStep> = { kept: [], wrong: [] }
  const seen = new Set<string>()
  for (const step of steps) {
    if (!ground.rows.some(({ number }) => number === step.row) || (step.id && seen.has(step.id))) {
      const detail = `Langkah «${step.action}» tidak cocok dengan baris PK ini. Muat ulang halaman ini.`
      read.wrong.push({ pointer: '/steps', detail })
      continue
    }
    if (step.id) seen.add(step.id)
    const { kept, wrong } = readStep(step, ground, staff)
    read.kept.push(kept)
    for (const why of wrong)
      read.wrong.push({
        pointer: '/steps',
        detail: `Baris ${step.row}, langkah «${step.action || 'tanpa nama'}»: ${why}`,
      })
  }
  return read
}

function readCash(
  cash: TypedContent['cash'],
  { money }: Ground,
): Read<PlanContent['cash'][number]> {
  const read: Read<PlanContent['cash'][number]> = { kept: [], wrong: [] }
  const parts = new Map(cash.map((part) => [`${part.row} ${part.quarter}`, part]))
  for (const { row, quarter, amount } of parts.values()) {
    const name = money.find((one) => one.row === row)?.name
    const found = readPrinted(amount, { rupiah: true })
    if (found.kind === 'blank' || name === undefined) continue
    const rupiah = found.kind === 'number' ? Number(decimalText(found.value)) : -1
    if (Number.isSafeInteger(rupiah) && rupiah >= 0)
      read.kept.push({ row, quarter, amount: rupiah })
    else
      read.wrong.push({
        pointer: '/cash',
        detail: `Anggaran «${name}», ${periodWord(`Q${quarter}`)}: «${amount}» bukan rupiah utuh.`,
      })
  }
  return read
}

/** Reads everything that was typed for a promise. */
export function readContent(
  typed: TypedContent,
  { ground, staff, words }: { ground: Ground; staff: Staff; words: Words },
): ContentRead {
  const targets = readTargets(typed.targets, ground, words)
  const steps = readSteps(typed.steps, ground, staff)
  const cash = readCash(typed.cash, ground)
  return {
    content: { targets: targets.kept, steps: steps.kept, cash: cash.kept },
    wrong: [...targets.wrong, ...steps.wrong, ...cash.wrong],
  }
}
