import { dateOf } from '../../../kernel/moment.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import { alwaysOnDuty, type Duty, isLateFor } from '../../organisation/words.ts'
import type {
  AgreementLine,
  AgreementState,
  DraftingGap,
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
export function partedByDuty<One extends Counted & { level: string }>(
  lines: readonly One[],
  excused: readonly (Pick<One, 'agencyId' | 'level' | 'state' | 'dueOn'> & { count: number })[],
): One[] {
  const keyOf = (one: (typeof excused)[number]): string =>
    JSON.stringify([one.agencyId, one.level, one.state, one.dueOn])
  const counts = Map.groupBy(excused, keyOf)
  return lines.flatMap((line) => {
    const away = (counts.get(keyOf(line)) ?? []).reduce((sum, { count }) => sum + count, 0)
    if (!line.late || away === 0) return [line]
    const nothing = { signedLate: 0, wet: 0 }
    return [
      { ...line, count: line.count - away },
      { ...line, ...nothing, count: away, late: false },
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

/** So many promises of an office that stand alike; `byLaw` where national law obliges them. */
type Counted = Pick<AgreementLine, 'agencyId' | 'agencyName' | 'state' | 'dueOn' | 'late'> & {
  count: number
  signedLate: number
  wet: number
  byLaw: boolean
}

const empty = (agencyId: string | null, agencyName: string): OfficeReadiness => ({
  agencyId,
  agencyName,
  dueOn: null,
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
  signedLate: 0,
  byLaw: { obliged: 0, active: 0, late: 0, signedLate: 0 },
})

const slot: Partial<
  Record<AgreementState, 'draft' | 'negotiation' | 'agreed' | 'signedFirst' | 'active' | 'declined'>
> = {
  DRAFT: 'draft',
  NEGOTIATION: 'negotiation',
  AGREED: 'agreed',
  SIGNED_FIRST: 'signedFirst',
  ACTIVE: 'active',
  DECLINED: 'declined',
}

const earlier = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null ? b : b === null ? a : a < b ? a : b

function add(office: OfficeReadiness, line: Counted): OfficeReadiness {
  const name = slot[line.state]
  const counted = name
    ? { ...office, [name]: office[name] + line.count, obliged: office.obliged + line.count }
    : office
  return {
    ...counted,
    dueOn: earlier(office.dueOn, line.dueOn),
    late: office.late + (line.late ? line.count : 0),
    signedLate: office.signedLate + line.signedLate,
    wet: office.wet + (line.state === 'ACTIVE' ? line.wet : 0),
    byLaw: line.byLaw
      ? addedByLaw(office.byLaw, {
          obliged: name ? line.count : 0,
          active: line.state === 'ACTIVE' ? line.count : 0,
          late: line.late ? line.count : 0,
          signedLate: line.signedLate,
        })
      : office.byLaw,
  }
}

type ByLaw = OfficeReadiness['byLaw']

const addedByLaw = (sum: ByLaw, more: ByLaw): ByLaw => ({
  obliged: sum.obliged + more.obliged,
  active: sum.active + more.active,
  late: sum.late + more.late,
  signedLate: sum.signedLate + more.signedLate,
})

/** One that has no draft yet. */
const lacking = (late: boolean): ByLaw => ({
  obliged: 1,
  active: 0,
  late: Number(late),
  signedLate: 0,
})

/** A PK that «Susun PK» would draft right away. */
export type Ready = Omit<Counted, 'state' | 'count' | 'signedLate' | 'wet'>

const nameOf = ({ agencyName }: Pick<Counted, 'agencyName'>): string =>
  agencyName ?? 'Pemerintah daerah'

function addReady(office: OfficeReadiness, { dueOn, late, byLaw }: Ready): OfficeReadiness {
  return {
    ...office,
    obliged: office.obliged + 1,
    missing: office.missing + 1,
    ready: office.ready + 1,
    dueOn: earlier(office.dueOn, dueOn),
    late: office.late + Number(late),
    byLaw: byLaw ? addedByLaw(office.byLaw, lacking(late)) : office.byLaw,
  }
}

/** Readiness per office, the least ready first, and the whole region. What has no draft counts as
 * missing, whether it could have one at once or not. */
export function readinessOf(
  lines: readonly Counted[],
  gaps: readonly (Pick<DraftingGap, 'agencyId' | 'agency'> & { byLaw: boolean })[],
  ready: readonly Ready[] = [],
): { total: OfficeReadiness; offices: OfficeReadiness[] } {
  const offices = new Map<string, OfficeReadiness>()
  const office = (id: string | null, name: string): OfficeReadiness =>
    offices.get(id ?? '') ?? empty(id, name)
  for (const line of lines)
    offices.set(line.agencyId ?? '', add(office(line.agencyId, nameOf(line)), line))
  for (const one of ready)
    offices.set(one.agencyId ?? '', addReady(office(one.agencyId, nameOf(one)), one))
  for (const { agencyId, agency, byLaw } of gaps) {
    const here = office(agencyId, agency)
    offices.set(agencyId ?? '', {
      ...here,
      missing: here.missing + 1,
      obliged: here.obliged + 1,
      byLaw: byLaw ? addedByLaw(here.byLaw, lacking(false)) : here.byLaw,
    })
  }
  const all = [...offices.values()]
  const total = all.reduce((sum, one) => merged(sum, one), empty(null, 'Seluruh daerah'))
  const share = ({ obliged, active }: OfficeReadiness): number =>
    obliged === 0 ? 1 : active / obliged
  return {
    total,
    offices: all.toSorted(
      (a, b) =>
        share(a) - share(b) || b.missing - a.missing || (a.agencyName < b.agencyName ? -1 : 1),
    ),
  }
}

function merged(sum: OfficeReadiness, one: OfficeReadiness): OfficeReadiness {
  const counts = [
    'obliged',
    'missing',
    'ready',
    'draft',
    'negotiation',
    'agreed',
    'signedFirst',
    'active',
    'wet',
    'declined',
    'late',
    'signedLate',
  ] as const
  return {
    ...sum,
    ...Object.fromEntries(counts.map((name) => [name, sum[name] + one[name]])),
    dueOn: earlier(sum.dueOn, one.dueOn),
    byLaw: addedByLaw(sum.byLaw, one.byLaw),
  }
}
