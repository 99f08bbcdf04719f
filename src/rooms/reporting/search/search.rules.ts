import { agencyOf, type Chart, type Unit } from '../../organisation/words.ts'
import type { Found } from './search.contract.ts'

/** How many of each kind are shown together, and how many of one kind alone. */
export const fewOfEach = 6
export const manyOfOne = 50
/** More namesakes than this are no help to find a promise by. */
const mostPeople = 200

/** The words looked for, in small letters. */
export const wordsOf = (q: string): string[] =>
  q.toLocaleLowerCase('id').split(/\s+/).filter(Boolean).slice(0, 8)

/** A word as a pattern of `like`: what it means there stands for itself. */
export const patternOf = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** The texts of a chart in small letters, made once for as long as the chart is in memory. */
const lowered = new WeakMap<readonly object[], string[]>()

function textsOf<Thing extends object>(
  things: readonly Thing[],
  textOf: (thing: Thing) => string,
): string[] {
  const known = lowered.get(things)
  if (known) return known
  const texts = things.map((thing) => textOf(thing).toLocaleLowerCase('id'))
  lowered.set(things, texts)
  return texts
}

/** Things whose text holds every word; those that begin with the first word come first, then by
 * name. */
function matching<Thing extends object>(
  things: readonly Thing[],
  words: readonly string[],
  textOf: (thing: Thing) => string,
): Thing[] {
  const texts = textsOf(things, textOf)
  const found = things.flatMap((thing, i) => {
    const text = texts[i] ?? ''
    if (!words.every((word) => text.includes(word))) return []
    return [{ thing, text, begins: text.startsWith(words[0] ?? '') }]
  })
  return found
    .toSorted((a, b) => Number(b.begins) - Number(a.begins) || (a.text < b.text ? -1 : 1))
    .map(({ thing }) => thing)
}

/** The people whose name holds the words, by their ids. */
export const peopleNamed = ({ organisation }: Chart, words: readonly string[]): string[] =>
  matching(organisation.people, words, ({ name }) => name)
    .slice(0, mostPeople)
    .map(({ id }) => id)

/** A post with its unit, as far as somebody holds one. */
function postOf(chart: Chart, personId: string): { title: string; unit: Unit | undefined } | null {
  const [first] = chart.posts.get(personId) ?? []
  const post = chart.position.get(first?.positionId ?? '')
  return post ? { title: post.title, unit: chart.unit.get(post.unitId) } : null
}

/** People as they are found: with their post. */
export const foundPeople = (chart: Chart, ids: readonly string[], most: number): Found[] =>
  ids.slice(0, most).flatMap((id) => {
    const person = chart.person.get(id)
    if (!person) return []
    const post = postOf(chart, id)
    return {
      kind: 'PERSON',
      title: person.name,
      detail: post
        ? [post.title, post.unit && agencyOf(chart, post.unit.id)?.name].filter(Boolean).join(', ')
        : 'Tanpa jabatan hari ini',
      link: `/pegawai/${id}`,
    }
  })

/** Units whose name, short name or code holds the words. */
export const foundUnits = (chart: Chart, words: readonly string[], most: number): Found[] =>
  matching(
    chart.organisation.units,
    words,
    ({ name, shortName, code }) => `${name} ${shortName ?? ''} ${code}`,
  )
    .slice(0, most)
    .map(({ id, name, code, parentId }) => ({
      kind: 'UNIT',
      title: name,
      detail: [code, chart.unit.get(parentId ?? '')?.name].filter(Boolean).join(', '),
      link: `/organisasi/${id}`,
    }))
