import { printDate } from '../../../kernel/indonesian.ts'
import type { Assignment, AssignmentKind, Position } from '../organisation.contract.ts'
import { type Chart, leaderOf, titleAs, unitsAbove } from '../organisation.rules.ts'
import { fits } from '../pack/level.rules.ts'
import { type RaterRank, type RaterRules, raterRanks } from '../pack/organisation-pack.contract.ts'
import { raterRankNames } from '../pack/organisation-packs.rules.ts'
import type { Giver } from './superior.contract.ts'

type Held = Pick<Assignment, 'positionId' | 'personId'>

/** For what a superior is asked: to verify figures, to give the mandate of a PK, to rate an SKP or
 * stand above who rates it, to lead a team. Each comes with the rules it goes by. */
export type Asked =
  | { for: 'VERIFIER' | 'TEAM' }
  | {
      for: 'PK_GIVER'
      levels: Readonly<Record<string, { giver: Giver }>>
      plhSigns: boolean
    }
  | ({ for: 'SKP_RATER' | 'SKP_RATER_SUPERIOR' } & RaterRules)

/** A superior, and by what they stand above somebody: a decree, what is stated for this person or
 * for the post, the policy of the level, the tree of units, a team. */
export type Superior = {
  position: Position
  holder: Assignment
  by: 'DECREE' | 'STATED' | 'POLICY' | 'TREE' | 'TEAM'
}
/** Whom one asked for found, and why: sentences, those passed over first. Several only in teams. */
export type Answer = { superiors: Superior[]; reasons: string[] }
/** The one superior, with the reasons. */
export type Found = Superior & { reasons: string[] }

/** Everybody who stands above a holder on the date of the chart, for a purpose, with the reasons.
 * Never oneself, never a deputy head of region; posts that nobody can act from are passed over
 * upwards, and circles in the data end where they close. */
export function superiorsOf(chart: Chart, held: Held, asked: Asked): Answer {
  if (asked.for === 'TEAM') return teamLeads(chart, held)
  if (asked.for === 'SKP_RATER') return raterOf(chart, held, asked)
  if (asked.for === 'SKP_RATER_SUPERIOR') return aboveRater(chart, held, asked)
  if (asked.for === 'PK_GIVER') return giverOf(chart, held, asked)
  return firstOf(chart, held, waysUp(chart, held), { kinds: ['D', 'PJ', 'PLT', 'PLH'] })
}

/** The one superior for a purpose; `null` where nobody stands above. */
export function superiorOf(chart: Chart, held: Held, asked: Asked): Found | null {
  const { superiors, reasons } = superiorsOf(chart, held, asked)
  return superiors[0] ? { ...superiors[0], reasons } : null
}

type Way = { position: Position; by: Superior['by'] }
type Wanted = {
  /** In which capacities somebody acts for the purpose, the first that is there. */
  kinds: readonly AssignmentKind[]
  /** Why this post is not enough for the purpose. */
  whyNot?: (position: Position) => string | null
  /** Who may not be it, besides the person asked about. */
  except?: readonly string[]
}

const nobody = (reason: string): Answer => ({ superiors: [], reasons: [reason] })
const none = 'Tidak ada pejabat di atasnya yang dapat bertindak hari itu.'
const how: Record<Superior['by'], string> = {
  DECREE: 'bertindak menurut keputusan',
  STATED: 'tercatat sebagai atasan langsung',
  POLICY: 'memberi amanah menurut aturan PK daerah',
  TREE: 'memimpin unit di atasnya',
  TEAM: 'memimpin timnya',
}

function firstOf(chart: Chart, held: Held, ways: readonly Way[], wanted: Wanted): Answer {
  const reasons = new Set<string>()
  const passed = new Set<string>()
  for (const { position, by } of ways) {
    if (passed.has(position.id)) continue
    passed.add(position.id)
    const holder = actingFrom(chart, position.id, wanted.kinds)
    const why = whyPassed(position, holder, [held.personId, ...(wanted.except ?? [])])
    const short = why ?? wanted.whyNot?.(position) ?? null
    if (short) reasons.add(short)
    else if (holder) {
      const reason = `${titleAs(position, holder.kind)} ${how[by]}.`
      return { superiors: [{ position, holder, by }], reasons: [...reasons, reason] }
    }
  }
  return { superiors: [], reasons: [...reasons, none] }
}

/** Who acts from a post: the first of these kinds, who is on duty before who is not. */
function actingFrom(
  { holders, absent }: Pick<Chart, 'holders' | 'absent'>,
  positionId: string,
  kinds: readonly AssignmentKind[],
): Assignment | null {
  const there = holders.get(positionId) ?? []
  const ordered = kinds.flatMap((kind) => there.filter((held) => held.kind === kind))
  return ordered.find(({ personId }) => !absent.has(personId)) ?? ordered[0] ?? null
}

/** Why nobody acts as a superior from this post; `null` where its holder does. */
function whyPassed(
  { kind, title }: Position,
  holder: Assignment | null,
  not: readonly string[],
): string | null {
  if (kind === 'WAKIL')
    return `${title} adalah wakil kepala daerah, yang tidak memberi amanah dan tidak menilai.`
  if (!holder) return `Jabatan ${title} kosong.`
  return not.includes(holder.personId) ? `Jabatan ${title} dipegang orang yang sama.` : null
}

/** The way up: what is stated for this person or the post and upwards from there, then the leaders
 * of the units above, so that a region whose list names no superiors has somebody. */
const waysUp = (chart: Chart, held: Held, between: readonly Way[] = []): Way[] => [
  ...statedAbove(chart, held).map((position) => ({ position, by: 'STATED' as const })),
  ...between,
  ...leadersAbove(chart, held.positionId).map((position) => ({ position, by: 'TREE' as const })),
]

/** Posts from the stated superior upwards, the person's own before the post's (KODE ATASAN); a
 * circle ends where it closes. */
function statedAbove({ position, holders, stated }: Chart, { positionId, personId }: Held) {
  const found = new Map<string, Position>()
  const held = (holders.get(positionId) ?? []).filter((one) => one.personId === personId)
  const own = held.flatMap(({ id }) => stated.get(id) ?? [])[0]
  let next = position.get(own?.superiorId ?? position.get(positionId)?.superiorId ?? '')
  while (next && next.id !== positionId && !found.has(next.id)) {
    found.set(next.id, next)
    next = position.get(next.superiorId ?? '')
  }
  return [...found.values()]
}

/** The leaders of the units a post stands in, from its own upwards, less itself. */
function leadersAbove(chart: Chart, positionId: string): Position[] {
  const own = chart.position.get(positionId)
  return (own ? unitsAbove(chart, own.unitId) : []).flatMap(({ id }) => {
    const leader = leaderOf(chart, id)
    return leader && leader.id !== positionId ? [leader] : []
  })
}

/** Who gives the mandate of a PK (`perjanjian-kinerja.md` §3.2): nobody to the head of region; else
 * the stated superior, the head of region where the policy names them, the leaders above. A Plh
 * only where the policy says so. */
function giverOf(chart: Chart, held: Held, asked: Extract<Asked, { for: 'PK_GIVER' }>): Answer {
  const level = chart.position.get(held.positionId)?.level ?? ''
  const giver = asked.levels[level]?.giver ?? 'SUPERIOR'
  if (giver === 'NONE') return nobody('Kepala daerah berjanji sendiri, tanpa pemberi amanah.')
  const head = chart.organisation.positions.find(
    ({ kind, level: of }) => kind !== 'WAKIL' && asked.levels[of]?.giver === 'NONE',
  )
  const between = giver === 'REGION_HEAD' && head ? [{ position: head, by: 'POLICY' as const }] : []
  const kinds = ['D', 'PJ', 'PLT', ...(asked.plhSigns ? ['PLH' as const] : [])] as const
  return firstOf(chart, held, waysUp(chart, held, between), { kinds })
}

const rating = ['D', 'PJ', 'PLT', 'TT', 'PLH'] as const
const question = (chart: Chart, { kind, unitId, echelon, title, level, id }: Position) => {
  const unit = chart.unit.get(unitId)
  const headsAgency = unit?.isAgency === true && leaderOf(chart, unitId)?.id === id
  return { kind, unitKind: unit?.kind ?? 'PEMDA', echelon, title, headsAgency, level } as const
}

/** Why a post is below what rating asks for. */
const whyBelow =
  (chart: Chart, { raterPosts }: RaterRules, least: RaterRank) =>
  (position: Position): string | null => {
    const rank = raterPosts.find((rule) => fits(rule, question(chart, position)))?.rank
    const at = rank ? raterRanks.indexOf(rank) : -1
    if (at >= raterRanks.indexOf(least)) return null
    return (
      `${position.title} memberi masukan dan tidak menilai: yang menilai paling rendah ` +
      `${raterRankNames[least]}, atau pejabat yang menerima pendelegasian dengan keputusan.`
    )
  }

const ratedBy = (chart: Chart, { positionId }: Held, { ratedPosts }: RaterRules) => {
  const position = chart.position.get(positionId)
  return position && ratedPosts.find((rule) => fits(rule, question(chart, position)))
}

/** Who rates (`skp-dan-penghargaan.md` §2): the delegate by decree, else the nearest superior of
 * the rank the rules ask for, also acting. */
function raterOf(chart: Chart, held: Held, rules: RaterRules): Answer {
  const decreed = delegateOf(chart, held)
  if (decreed && decreed.superiors.length > 0) return decreed
  const line = ratedBy(chart, held, rules)
  if (line?.rater === null)
    return nobody('Jabatan ini tidak dinilai dengan SKP, jadi tidak ada pejabat penilainya.')
  const { superiors, reasons } = firstOf(chart, held, waysUp(chart, held), {
    ...{ kinds: rating, whyNot: whyBelow(chart, rules, line?.rater ?? 'SUPERVISOR') },
  })
  return { superiors, reasons: [...(decreed?.reasons ?? []), ...reasons] }
}

/** The delegate by decree, of the person before the post; a delegate who holds no post that day or
 * is the rated themselves rates nobody. */
function delegateOf(chart: Chart, { personId, positionId }: Held): Answer | null {
  const [decree] = [personId, positionId].flatMap((id) => chart.delegations.get(id) ?? [])
  if (!decree) return null
  const { delegateId, decreeNumber, decreeDate } = decree
  const named = `Keputusan ${decreeNumber} tanggal ${printDate(decreeDate)}`
  const name = chart.person.get(delegateId)?.name ?? 'orang yang tidak lagi bertugas'
  if (delegateId === personId)
    return nobody(`${named} menunjuk orang yang sama, jadi tidak dipakai.`)
  const holder = mainPost(chart, delegateId)
  const position = holder && chart.position.get(holder.positionId)
  if (!holder || !position)
    return nobody(`${named} menunjuk ${name}, yang tidak memegang jabatan pada tanggal itu.`)
  const reason = `${named} mendelegasikan penilaian kepada ${name}.`
  return { superiors: [{ position, holder, by: 'DECREE' }], reasons: [reason] }
}

/** The post somebody holds in the first place. */
const mainPost = ({ posts }: Pick<Chart, 'posts'>, personId: string): Assignment | undefined =>
  (posts.get(personId) ?? []).toSorted((a, b) => Number(b.kind === 'D') - Number(a.kind === 'D'))[0]

/** Who stands above the rater and decides an objection: up from the rater's post, from the rated
 * post where the rater has it by decree. */
function aboveRater(chart: Chart, held: Held, rules: RaterRules): Answer {
  const rater = raterOf(chart, held, rules).superiors[0]
  if (!rater) return nobody('Tanpa pejabat penilai tidak ada atasannya.')
  const least = ratedBy(chart, held, rules)?.raterSuperior
  if (least === null)
    return nobody('Pejabat penilainya kepala daerah atau setingkat, yang tidak beratasan lagi.')
  const from = rater.by === 'DECREE' ? held : rater.holder
  return firstOf(chart, from, waysUp(chart, from), {
    ...{ kinds: rating, whyNot: whyBelow(chart, rules, least ?? 'SUPERVISOR') },
    except: [held.personId, rater.holder.personId],
  })
}

/** Who leads the teams somebody is a member of: they give work and feedback, and rate nobody. */
function teamLeads(chart: Chart, { personId }: Held): Answer {
  const { teamRoles } = chart.organisation
  const teams = teamRoles.filter((role) => role.personId === personId && role.role === 'ANGGOTA')
  const leads = teams.flatMap(({ unitId }) =>
    teamRoles.filter(
      (role) => role.unitId === unitId && role.role === 'KETUA' && role.personId !== personId,
    ),
  )
  const superiors = leads.flatMap((lead): Superior[] => {
    const holder = mainPost(chart, lead.personId)
    const position = holder && chart.position.get(holder.positionId)
    return holder && position ? [{ position, holder, by: 'TEAM' }] : []
  })
  if (superiors.length === 0) return nobody('Tidak ada ketua tim pada tanggal itu.')
  const reasons = leads.map(({ unitId, personId: lead }) => {
    const name = chart.person.get(lead)?.name ?? 'Ketua'
    const team = chart.unit.get(unitId)?.name ?? 'timnya'
    return `${name} memimpin ${team}: memberi tugas dan masukan, tidak menilai.`
  })
  return { superiors, reasons }
}
