import { dateOf } from '../../../kernel/moment.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import { alwaysOnDuty, type Duty, isLateFor } from '../../organisation/words.ts'
import type {
  AgreementLine,
  AgreementState,
  DraftingGap,
  Figures,
  LevelReadiness,
  OfficeReadiness,
} from '../agreement.contract.ts'
import { isAhead } from '../state.rules.ts'

/** Past its due date without every signature it needs (`design.md` §5, flag `lateSince`); `personId`
 * is who promises: on days off duty nothing of theirs is late. */
export const isLate = (
  { dueOn, state, personId }: { dueOn: LocalDate | null; state: AgreementState; personId: string },
  today: LocalDate,
  duty: Duty = alwaysOnDuty,
): boolean => dueOn !== null && isAhead(state) && isLateFor(duty, personId, dueOn, today)

/** So many that stand alike, parted where some of them are not late though the day has passed: who
 * promises was away. */
export function partedByDuty<One extends Counted>(
  lines: readonly One[],
  excused: readonly Pick<One, 'agencyId' | 'level' | 'state' | 'dueOn'>[],
): One[] {
  const keyOf = (one: (typeof excused)[number]): string =>
    JSON.stringify([one.agencyId, one.level, one.state, one.dueOn])
  const counts = Map.groupBy(excused, keyOf)
  return lines.flatMap((line) => {
    const away = counts.get(keyOf(line))?.length ?? 0
    if (!line.late || away === 0) return [line]
    const counted = { signedLate: 0, wet: 0, incoherent: 0, amending: 0 }
    return [
      { ...line, count: line.count - away },
      { ...line, ...counted, count: away, late: false },
    ]
  })
}

/** The day a promise was signed by everybody, where that was after its due date; `null` else. */
export function signedLateOn(
  { dueOn, signedAt }: { dueOn: LocalDate | null; signedAt: Instant | null },
  timeZone: string,
): LocalDate | null {
  const on = signedAt === null ? null : dateOf(signedAt, timeZone)
  return on !== null && dueOn !== null && on > dueOn ? on : null
}

type Place = Pick<AgreementLine, 'agencyId' | 'agencyName' | 'level'>

/** So many promises of an office and a level that stand alike; `byLaw` where national law obliges
 * them. */
export type Counted = Place &
  Pick<AgreementLine, 'state' | 'dueOn' | 'late'> &
  Record<'count' | 'signedLate' | 'wet' | 'incoherent' | 'amending', number> & { byLaw: boolean }

/** A PK that «Susun PK» would draft right away. */
export type Ready = Place & Pick<Counted, 'dueOn' | 'late' | 'byLaw'>

/** One that cannot be drafted yet. */
export type Lacking = Pick<DraftingGap, 'agencyId' | 'agency' | 'level'> & { byLaw: boolean }

type Numbers = Omit<Figures, 'dueOn' | 'byLaw'>

/** What counts towards the figures of one office and one level. */
type Piece = Place & Pick<Counted, 'dueOn' | 'byLaw'> & { numbers: Partial<Numbers> }

const nothing: Numbers = {
  obliged: 0,
  missing: 0,
  ready: 0,
  draft: 0,
  negotiation: 0,
  agreed: 0,
  signedFirst: 0,
  active: 0,
  wet: 0,
  declined: 0,
  late: 0,
  lateMissing: 0,
  signedLate: 0,
  incoherent: 0,
  amending: 0,
}

const slot: Partial<
  Record<AgreementState, 'draft' | 'negotiation' | 'agreed' | 'signedFirst' | 'active' | 'declined'>
> = {
  DRAFT: 'draft',
  NEGOTIATION: 'negotiation',
  AGREED: 'agreed',
  SIGNED_FIRST: 'signedFirst',
  ACTIVE: 'active',
  // the year is over, and it was in force to its end
  CLOSED: 'active',
  DECLINED: 'declined',
}

const earlier = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null ? b : b === null ? a : a < b ? a : b

function drafted({ count, late, signedLate, wet, incoherent, amending, ...line }: Counted): Piece {
  const name = slot[line.state]
  const standing = name ? { obliged: count, [name]: count } : {}
  const numbers = { ...standing, late: late ? count : 0, signedLate, wet, incoherent, amending }
  return { ...line, numbers }
}

function drawable({ late, ...one }: Ready): Piece {
  const passed = Number(late)
  return {
    ...one,
    numbers: { obliged: 1, missing: 1, ready: 1, late: passed, lateMissing: passed },
  }
}

const lacking = ({ agencyId, agency, level, byLaw }: Lacking): Piece => ({
  ...{ agencyId, agencyName: agency, level, byLaw },
  dueOn: null,
  numbers: { obliged: 1, missing: 1 },
})

function sumOf(pieces: readonly Piece[]): Figures {
  const sum = { ...nothing }
  const byLaw = { obliged: 0, active: 0, late: 0, signedLate: 0 }
  let dueOn: LocalDate | null = null
  for (const piece of pieces) {
    for (const name of Object.keys(piece.numbers) as (keyof Numbers)[])
      sum[name] += piece.numbers[name] ?? 0
    if (piece.byLaw)
      for (const name of Object.keys(byLaw) as (keyof typeof byLaw)[])
        byLaw[name] += piece.numbers[name] ?? 0
    dueOn = earlier(dueOn, piece.dueOn)
  }
  return { ...sum, dueOn, byLaw }
}

export type Board = {
  total: Figures
  offices: OfficeReadiness[]
  levels: Omit<LevelReadiness, 'label'>[]
}

/** Readiness of the whole region, of each office, the least ready first, and of each level. What has
 * no draft counts as missing, whether it could have one at once or not. */
export function readinessOf(
  lines: readonly Counted[],
  gaps: readonly Lacking[],
  ready: readonly Ready[] = [],
): Board {
  const pieces = [...lines.map(drafted), ...ready.map(drawable), ...gaps.map(lacking)]
  const offices = [...Map.groupBy(pieces, ({ agencyId }) => agencyId)].map(([agencyId, own]) => ({
    ...{ agencyId, agencyName: own[0]?.agencyName ?? 'Pemerintah daerah' },
    ...sumOf(own),
  }))
  const share = ({ obliged, active }: Figures): number => (obliged === 0 ? 1 : active / obliged)
  return {
    total: sumOf(pieces),
    offices: offices.toSorted(
      (a, b) =>
        share(a) - share(b) || b.missing - a.missing || (a.agencyName < b.agencyName ? -1 : 1),
    ),
    levels: [...Map.groupBy(pieces, ({ level }) => level)].map(([level, own]) => ({
      level,
      ...sumOf(own),
    })),
  }
}
