import type { Actor } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { type Assignment, agencyOf, type Chart, titleAs } from '../../organisation/words.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import type { Capacity, Colleague, FeedbackKind } from './feedback.contract.ts'

/** Who is not named to whom they speak of. */
export const isUnnamed = (capacity: Capacity): boolean =>
  capacity === 'PEER' || capacity === 'SUBORDINATE' || capacity === 'SERVICE_USER'

/** So many must have spoken before the rated reads what unnamed people said (§7). */
export const fewestRespondents = 3

export const capacityNames: Readonly<Record<Capacity, string>> = {
  SUPERIOR: 'Atasan',
  TEAM_LEAD: 'Ketua tim',
  PEER: 'Rekan kerja',
  SUBORDINATE: 'Bawahan',
  SERVICE_USER: 'Pengguna layanan',
}
export const kindNames: Readonly<Record<FeedbackKind, string>> = {
  PRAISE: 'Penghargaan',
  CORRECT: 'Perbaikan',
}

/** Who rates whom, as far as capacities need it. */
type Raters = {
  chart: Chart
  raterOf(held: Assignment): { holder: { personId: string } } | null
  aboveRaterOf(held: Assignment): { holder: { personId: string } } | null
  ratedBy(personId: string): readonly Assignment[]
}

/** In which capacity somebody sees another's work today; `null`: they do not work together. Who has
 * several has the first. */
export function capacityOf(raters: Raters, from: string, to: string): Capacity | null {
  const { chart } = raters
  const posts = chart.posts.get(to) ?? []
  if (from === to || posts.length === 0) return null
  const above = (held: Assignment): boolean =>
    raters.raterOf(held)?.holder.personId === from ||
    raters.aboveRaterOf(held)?.holder.personId === from
  if (posts.some(above)) return 'SUPERIOR'
  const teams = chart.organisation.teamRoles.filter(({ personId }) => personId === to)
  const shared = chart.organisation.teamRoles.filter(
    ({ personId, unitId }) => personId === from && teams.some((one) => one.unitId === unitId),
  )
  if (shared.some(({ role }) => role === 'KETUA')) return 'TEAM_LEAD'
  const own = chart.posts.get(from) ?? []
  if (own.some((held) => raters.raterOf(held)?.holder.personId === to)) return 'SUBORDINATE'
  const units = new Set(own.map((held) => chart.position.get(held.positionId)?.unitId))
  const together = posts.some((held) => units.has(chart.position.get(held.positionId)?.unitId))
  const rater = (held: Assignment) => raters.raterOf(held)?.holder.personId
  const raterIds = new Set(own.flatMap((held) => rater(held) ?? []))
  const sameRater = posts.some((held) => raterIds.has(rater(held) ?? ''))
  return shared.length > 0 || together || sameRater ? 'PEER' : null
}

/** Everybody whose work somebody sees: their unit, their teams, whom they rate and who rates them. */
export function colleaguesOf(raters: Raters, personId: string): Colleague[] {
  const { chart } = raters
  const own = chart.posts.get(personId) ?? []
  const units = new Set(own.map((held) => chart.position.get(held.positionId)?.unitId))
  const teams = new Set(
    chart.organisation.teamRoles.filter((one) => one.personId === personId).map((t) => t.unitId),
  )
  const raterIds = own.flatMap((held) => raters.raterOf(held)?.holder.personId ?? [])
  const near = [
    ...raterIds,
    ...[personId, ...raterIds].flatMap((id) => raters.ratedBy(id)).map((held) => held.personId),
    ...chart.organisation.teamRoles
      .filter(({ unitId }) => teams.has(unitId))
      .map((one) => one.personId),
    ...chart.organisation.assignments
      .filter((held) => units.has(chart.position.get(held.positionId)?.unitId))
      .map((held) => held.personId),
  ]
  return [...new Set(near)]
    .flatMap((id) => {
      const capacity = capacityOf(raters, personId, id)
      const person = chart.person.get(id)
      return capacity && person
        ? [{ personId: id, name: person.name, title: titleOf(chart, id), capacity }]
        : []
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The first post of somebody as printed; empty where they hold none. */
export function titleOf(chart: Chart, personId: string): string {
  const held = chart.posts.get(personId)?.[0]
  const post = held && chart.position.get(held.positionId)
  return held && post ? titleAs(post, held.kind) : ''
}

/** The rated as `sight.rules.ts` needs it, by their first post. */
export function ratedIn(raters: Raters, personId: string) {
  const held = raters.chart.posts.get(personId)?.[0]
  const post = held && raters.chart.position.get(held.positionId)
  return {
    personId,
    agencyId: (post && agencyOf(raters.chart, post.unitId)?.id) ?? null,
    raterPersonId: (held && raters.raterOf(held)?.holder.personId) ?? null,
    aboveRaterPersonId: (held && raters.aboveRaterOf(held)?.holder.personId) ?? null,
  }
}

type Said = {
  capacity: Capacity
  giverId: string | null
  serviceLinkId: string | null
}

/** What the rated reads: everything said by name; what unnamed colleagues said once three different
 * ones have, what people who were served said once three have (§7). */
export function shownToRated<T extends Said>(items: readonly T[]): { shown: T[]; hidden: number } {
  const colleagues = new Set(
    items.filter((one) => isUnnamed(one.capacity)).flatMap((one) => one.giverId ?? []),
  ).size
  const served = items.filter(({ capacity }) => capacity === 'SERVICE_USER').length
  const shown = items.filter(
    ({ capacity }) =>
      !isUnnamed(capacity) ||
      (capacity === 'SERVICE_USER' ? served : colleagues) >= fewestRespondents,
  )
  return { shown, hidden: items.length - shown.length }
}

/** The day on which something was said; where nobody is to be recognised, only its month. */
export const shownDay = (on: LocalDate, capacity: Capacity): LocalDate =>
  isUnnamed(capacity) ? `${on.slice(0, 7)}-01` : on

type About = { behaviour: string | null; resultId: string | null; logEntryId: string | null }

/** Why somebody cannot speak of another's work: they do not work together, or what it is to be about
 * is nothing of theirs. */
export function whyNotGive(
  capacity: Capacity | null,
  about: About,
  known: { values: StaffPack['behaviours']; resultIds: readonly string[]; logged: boolean },
): Refusal | null {
  if (capacity === null)
    return refusal(
      'staff/no-colleague',
      403,
      'Umpan balik diberikan oleh yang bekerja bersamanya: atasan, ketua tim, rekan seunit atau ' +
        'setim, dan bawahan. Menurut data organisasi hari ini Anda bukan salah satunya.',
    )
  const { behaviour, resultId, logEntryId } = about
  if ([behaviour, resultId, logEntryId].filter(Boolean).length > 1)
    return refusal('staff/feedback-about-two', 422, 'Pilih satu saja yang Anda bicarakan.')
  if (behaviour !== null && !known.values.some(({ code }) => code === behaviour))
    return refusal('staff/no-such-value', 422, 'Nilai ini bukan bagian dari BerAKHLAK. Pilih lagi.')
  const within = capacity === 'SUPERIOR'
  if (
    (resultId !== null && !(within && known.resultIds.includes(resultId))) ||
    (logEntryId !== null && !(within && known.logged))
  )
    return refusal(
      'staff/feedback-not-theirs',
      409,
      'Hasil kerja atau catatan itu tidak ada pada SKP-nya yang berlaku, atau hanya atasannya yang ' +
        'dapat menunjuknya. Pilih lagi, atau tulis tanpa menunjuk.',
    )
  return null
}

/** Why somebody cannot answer what was said: it is not about them, not shown to them, or answered. */
export function whyNotReply(
  actor: Pick<Actor, 'personId'>,
  said: { personId: string; shown: boolean; reply: string | null } | undefined,
): Refusal | null {
  if (!said || said.personId !== actor.personId || !said.shown)
    return refusal(
      'staff/no-such-feedback',
      404,
      'Umpan balik ini tidak ada di antara yang dapat Anda baca. Muat ulang halamannya.',
    )
  return said.reply === null
    ? null
    : refusal('staff/feedback-answered', 409, 'Umpan balik ini sudah Anda jawab satu kali.')
}
