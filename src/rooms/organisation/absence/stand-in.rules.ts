import { printDate } from '../../../kernel/indonesian.ts'
import type { TaskToOpen } from '../../../kernel/ports.ts'
import { daysBetween, type LocalDate } from '../../../kernel/time.ts'
import { agencyOf, type Chart } from '../organisation.rules.ts'
import type { Absence, AbsencePack } from './absence.contract.ts'
import { asksForStandIn, printAbsent, toldOf } from './absence.rules.ts'

/** A post whose holder is away for long and where nobody stands in. */
export const standInTask = 'organisation/stand-in'
/** Somebody who does not come back and still holds a post. */
export const endingTask = 'organisation/end-assignments'

type Away = Pick<Absence, 'personId' | 'kind' | 'validFrom' | 'validTo'>

/** Is somebody else at the post: a Plh, Plt, Pj or holder who is on duty? */
const isCovered = ({ holders, absent }: Chart, positionId: string, personId: string): boolean =>
  (holders.get(positionId) ?? []).some(
    (held) => held.personId !== personId && held.kind !== 'TT' && !absent.has(held.personId),
  )

/** Nothing is late on the day it is first asked: a decree comes in after its day. */
const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

/** Who looks after it: Bagian Organisasi, and the administrator of the office. */
const keepersOf = (chart: Chart, unitId: string): TaskToOpen['holder'][] => {
  const office = agencyOf(chart, unitId)
  return [
    { grant: 'ORGANISATION_BUREAU' },
    ...(office ? [{ grant: 'UNIT_ADMIN', unitId: office.id }] : []),
  ]
}

/** The posts that ask for a Plh or Plt today: leading ones whose holder is away for as long as the
 * pack says, with nobody else there. */
export function standInsWanted(
  chart: Chart,
  away: readonly Away[],
  pack: AbsencePack,
): TaskToOpen[] {
  const { on } = chart.organisation
  return away.flatMap((absence) => {
    const kind = pack.kinds[absence.kind]
    const days = absence.validTo === null ? null : daysBetween(absence.validFrom, absence.validTo)
    if (!kind || !asksForStandIn(kind, days)) return []
    return (chart.posts.get(absence.personId) ?? []).flatMap((held) => {
      const post = chart.position.get(held.positionId)
      const leads = post?.kind === 'STRUKTURAL' || post?.kind === 'POLITIK'
      if (!post || !leads || held.kind === 'TT') return []
      if (isCovered(chart, post.id, absence.personId)) return []
      const says = printAbsent(toldOf(absence, pack))
      return keepersOf(chart, post.unitId).map((holder) => ({
        ...{ kind: standInTask, subject: post.id, holder, dueOn: later(absence.validFrom, on) },
        title: `Plh atau Plt ${post.title} (${says})`,
        link: `/organisasi/${post.unitId}`,
      }))
    })
  })
}

/** People who do not come back and still hold posts: somebody has to end them. */
export function endingsWanted(
  chart: Chart,
  away: readonly Away[],
  { kinds }: AbsencePack,
): TaskToOpen[] {
  return away.flatMap(({ personId, kind, validFrom }) => {
    const posts = (chart.posts.get(personId) ?? []).flatMap(
      ({ positionId }) => chart.position.get(positionId) ?? [],
    )
    const [first] = posts
    const says = kinds[kind]?.name.toLocaleLowerCase('id')
    if (!first || !kinds[kind]?.ends) return []
    const name = chart.person.get(personId)?.name ?? 'Pegawai'
    return keepersOf(chart, first.unitId).map((holder) => ({
      ...{
        kind: endingTask,
        subject: personId,
        holder,
        dueOn: later(validFrom, chart.organisation.on),
      },
      title: `penugasan ${name} (${says} sejak ${printDate(validFrom)})`,
      detail: `Masih tercatat memegang ${posts.map(({ title }) => title).join(', ')}.`,
      link: `/organisasi/${first.unitId}`,
    }))
  })
}
