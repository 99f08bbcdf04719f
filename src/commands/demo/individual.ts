import type { DemoData, Individual } from './demo-data.ts'
import { type Dice, diceFor } from './dice.ts'
import { readIndicator } from './indicator.ts'
import type { DemoNode } from './node.ts'
import type { Seat } from './people.ts'
import type { DemoPost } from './posts.ts'

const rungs = / (Ahli (Utama|Madya|Muda|Pertama)|Penyelia|Mahir|Terampil|Pemula)\b.*$/

/** The title without its rung: `Perencana Ahli Muda` → `Perencana`. */
export const familyOf = (title: string): string => title.replace(rungs, '')

/** Health staff and teachers of puskesmas and schools have no PK by policy. */
function isExempt({ kind, unit, group }: DemoPost, { offices }: DemoData): boolean {
  if (kind !== 'Fungsional' || !group.endsWith(`/${unit}`)) return false
  const [office = '', number = ''] = unit.split('.')
  const kinds =
    offices
      .find(({ code }) => code === office)
      ?.sites?.flatMap(({ kind: own, names }) => names.map(() => own)) ?? []
  return ['Puskesmas', 'Sekolah'].includes(kinds[Number(number) - 21] ?? '')
}

/** Does everybody in this post promise something of their own? Posts that lead an office, a
 * division or a team hold its nodes already. */
const promises = ({ kind, level }: DemoPost): boolean =>
  (kind === 'Fungsional' && level === 'Fungsional') || kind === 'Pelaksana'

function resultsOf(title: string, individual: Individual): Individual[string] {
  const found = individual[familyOf(title)]
  if (!found || found.length === 0) throw new Error(`no result is written for ${title}`)
  return found
}

/** Where the own results of a post's people hang: a node of a team of their division, in turn, else
 * the one of its head. */
function anchorsOf(nodes: readonly DemoNode[], seats: readonly Seat[]): Map<string, DemoNode[]> {
  const groupOfPost = new Map(seats.map(({ post }) => [post.code, post]))
  const anchors = new Map<string, DemoNode[]>()
  for (const node of nodes) {
    const post = node.post ? groupOfPost.get(node.post) : undefined
    if (post) anchors.set(post.group, [...(anchors.get(post.group) ?? []), node])
  }
  return anchors
}

/** What each functional official and pelaksana promises: one or two results of their kind, below a
 * node of their own unit. */
export function individualNodes(
  nodes: readonly DemoNode[],
  seats: readonly Seat[],
  data: DemoData,
): DemoNode[] {
  const anchors = anchorsOf(nodes, seats)
  const number = new Map<string, number>()
  return seats.flatMap((seat, place) => {
    const { post, person } = seat
    if (!person || !promises(post) || data.cast.withoutRows.includes(`${post.title} ${post.unit}`))
      return []
    const group = anchors.get(post.group) ?? []
    const ofSuperior = group.filter((node) => node.post === post.superior)
    const teams = group.filter(({ component }) => component === 'Sasaran kegiatan')
    const choice = teams.some((node) => node.post === post.superior)
      ? ofSuperior
      : teams.length > 0
        ? teams
        : group
    const dice = diceFor(`result ${post.code} ${person.nip}`)
    if (choice.length === 0 || isExempt(post, data)) return []
    const above = choice[place % choice.length]
    const results = resultsOf(post.title, data.individual)
    const first = dice.whole(0, results.length - 1)
    const wanted =
      results.length > 1 && dice.chance(35) ? [first, (first + 1) % results.length] : [first]
    return wanted.map((at): DemoNode => {
      const result = results[at]
      if (!result || !above) throw new Error(`no result for ${post.title}`)
      const next = (number.get(post.unit) ?? 0) + 1
      number.set(post.unit, next)
      const code = `${post.unit}.I${String(next).padStart(2, '0')}`
      const measure = readIndicator(
        personal(result.by, dice),
        `KI-${initials(familyOf(post.title))}-${at + 1}`,
      )
      const { text } = result
      return {
        ...{
          code,
          parent: above.code,
          component: 'Kinerja individu',
          text,
          unit: post.unit,
          post: post.code,
          nip: person.nip,
        },
        budget: null,
        measures: [measure],
      }
    })
  })
}

/** The same indicator with a last target of one's own: a share some points apart, a count some
 * tenth more or less. */
function personal(line: string, dice: Dice): string {
  const parts = line.split('|')
  const [unit = '', last = ''] = [parts[1], parts[5]]
  const [whole = '', places] = last.split(',')
  const figure = Number(whole.replaceAll('.', ''))
  const own =
    unit === 'persen'
      ? Math.min(100, figure + dice.whole(-3, 2))
      : Math.max(1, Math.round((figure * dice.whole(88, 114)) / 100))
  return parts
    .with(5, places === undefined ? String(own) : `${own},${own === 100 ? '00' : places}`)
    .join('|')
}

/** `Pengolah Data dan Informasi` → `PENGOLAH-DATA-DAN-INFORMASI`: a code people can read. */
const initials = (family: string): string => family.toUpperCase().replace(/[^A-Z]+/g, '-')
