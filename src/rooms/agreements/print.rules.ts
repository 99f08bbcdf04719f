import type { Instant, LocalDate } from '../../kernel/time.ts'
import type {
  AgreementPrint,
  PrintedBudget,
  PrintedParty,
  PrintedTarget,
} from '../documents/words.ts'
import { printTarget } from '../planning/words.ts'
import type { AgreementRow, AgreementState, BudgetRow, Party } from './agreement.contract.ts'
import type { LevelPolicy } from './pack.contract.ts'

/** Everything the paper needs, as the stores give it. */
export type ToPrint = {
  current: {
    code: string
    publicCode: string
    version: number
    year: number
    state: AgreementState
    form: 'SOLE' | 'TWO_PARTY'
    firstParty: Party
    secondParty: Party | null
    digest: string | null
  }
  rows: readonly AgreementRow[]
  budget: readonly BudgetRow[]
  policy: Pick<LevelPolicy, 'heading' | 'grain' | 'budgetFrom'>
  parentDigest: string | null
  region: { governmentName: string; place: string }
  names: { agency: string; unit: string | null }
  publicUrl: string
  createdAt: Instant
  /** Set once the content is agreed: the date on the paper, and QR codes in the places the signatures will take. */
  agreedOn?: LocalDate | null
}

const grains = { PROGRAM: 'Program', ACTIVITY: 'Kegiatan', SUB_ACTIVITY: 'Sub Kegiatan' } as const

const partyOnPaper = ({ name, title, rank, nip }: Party, qr: string | null): PrintedParty => ({
  name,
  position: title,
  rank,
  nip,
  roleLine: null,
  signature: { signedAt: null, qr, label: null },
})

/** A plain number keeps its decimals; ranges, grades and dates are words; a missing target is told, never blank. */
export function targetOnPaper(target: string): PrintedTarget {
  if (target === '') return { words: 'belum ada' }
  return /^-?\d+(\.\d+)?$/.test(target) ? { number: target } : { words: printTarget(target) }
}

/** Block B grouped by what its lines belong to, in the order of the rows; without lines the one sentence that says why. */
export function budgetOnPaper(
  rows: readonly BudgetRow[],
  { grain, budgetFrom }: Pick<LevelPolicy, 'grain' | 'budgetFrom'>,
): PrintedBudget | { reason: string } {
  if (rows.length === 0)
    return {
      reason:
        budgetFrom === 'NODES'
          ? 'Jabatan ini tidak mengelola anggaran secara langsung.'
          : 'Anggaran belum tersedia pada saat konsep ini dibuat.',
    }
  const groups: PrintedBudget['groups'] = []
  let last: string | null | undefined
  for (const { groupCode, groupName, name, amount, source } of rows) {
    if (last === undefined || groupCode !== last) groups.push({ name: groupName, rows: [] })
    last = groupCode
    groups.at(-1)?.rows.push({ name, amount, source })
  }
  return { grain: grains[grain], groups }
}

const isDraft = (state: AgreementState): boolean =>
  ['DRAFT', 'NEGOTIATION', 'DECLINED', 'CANCELLED'].includes(state)

/** The agreement as `documents` prints it. */
export function printOf({
  current,
  rows,
  budget,
  policy,
  parentDigest,
  region,
  names,
  publicUrl,
  createdAt,
  agreedOn = null,
}: ToPrint): AgreementPrint {
  const verifyUrl = `${publicUrl}/verifikasi/${current.publicCode}`
  const qr = agreedOn === null ? null : verifyUrl
  const common = {
    region: { governmentName: region.governmentName, place: region.place, emblem: null },
    year: current.year,
    amendment: current.version > 1,
    objectiveHeading: policy.heading,
    rows: rows.map(({ objective, indicator, unitLabel, target }) => ({
      objective,
      indicator,
      unit: unitLabel,
      target: targetOnPaper(target),
    })),
    budget: budgetOnPaper(budget, policy),
    date: agreedOn,
    code: current.code,
    version: current.version,
    digest: current.digest,
    parentDigest,
    verifyUrl,
    watermark: isDraft(current.state) ? 'KONSEP' : null,
    createdAt,
    firstParty: partyOnPaper(current.firstParty, qr),
  }
  if (!current.secondParty) return { ...common, form: 'SOLE' }
  return {
    ...common,
    form: 'TWO_PARTY',
    agencyName: names.agency,
    unitName: names.unit,
    secondParty: partyOnPaper(current.secondParty, qr),
  }
}
