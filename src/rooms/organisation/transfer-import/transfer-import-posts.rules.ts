import { printDate } from '../../../kernel/indonesian.ts'
import { nearest } from '../../../kernel/near.ts'
import type { Position } from '../organisation.contract.ts'
import { branchOf, type Chart, unitsAbove } from '../organisation.rules.ts'
import { plainWords } from '../person/naming.rules.ts'
import { unitWords } from '../unit/unit-words.rules.ts'

/** Which post the words of a row stand for, or what the person could write instead. */
export type PostFound =
  | { post: Position }
  | { post: null; key: 'positionCode' | 'title' | 'unit'; detail: string; suggestion?: string }

type Asked = { positionCode: string | null; title: string | null; unit: string | null }

/** Finds posts as decrees name them: by code (or a title written in its place), else by the title, alone or within the unit that is
 * written beside it or that the title itself ends with («… pada Dinas Kesehatan»). A near title is
 * suggested, never taken. */
export function postFinder(chart: Chart): (asked: Asked) => PostFound {
  const on = printDate(chart.organisation.on)
  const { positions } = chart.organisation
  const byCode = new Map(positions.map((post) => [post.code, post]))
  const byTitle = Map.groupBy(positions, ({ title }) => plainWords(title))
  const unitOf = unitWords(chart.organisation.units)
  const branches = new Map<string, ReadonlySet<string>>()
  const within = (code: string): ReadonlySet<string> => {
    const known = branches.get(code)
    if (known) return known
    const root = chart.organisation.units.find((unit) => unit.code === code)
    const found = new Set((root ? branchOf(chart, root.id) : []).map(({ id }) => id))
    branches.set(code, found)
    return found
  }
  const inUnits = (posts: readonly Position[], code: string): Position[] =>
    posts.filter(({ unitId }) => within(code).has(unitId))
  return ({ positionCode, title, unit }) => {
    if (positionCode !== null) {
      const post = byCode.get(positionCode)
      if (post) return { post }
      const named = byTitle.get(plainWords(positionCode)) ?? []
      const found = decided(named, { title: positionCode, all: positions }, chart)
      if (found.post) return found
      const detail = `Kode jabatan ${positionCode} tidak tercatat pada ${on}.`
      return { ...found, key: 'positionCode', ...(named.length === 0 && { detail }) }
    }
    if (title === null) return none('title', 'Jabatan barunya belum diisi.')
    const [own, place] = splitTitle(title, byTitle.has(plainWords(title)))
    const word = unit ?? place
    const told = word === null ? null : unitOf(word)
    if (word !== null && told?.code === null)
      return none('unit', `Unit ${word} tidak tercatat pada ${on}.`, told.suggestion)
    const named = byTitle.get(plainWords(own)) ?? []
    const found = told?.code ? inUnits(named, told.code) : named
    return decided(
      found,
      { title: own, all: told?.code ? inUnits(positions, told.code) : positions },
      chart,
    )
  }
}

const none = (
  key: 'positionCode' | 'title' | 'unit',
  detail: string,
  suggestion?: string,
): PostFound => ({ post: null, key, detail, ...(suggestion ? { suggestion } : {}) })

/** «Kepala Seksi Gizi pada Dinas Kesehatan» names its unit too, unless a post is called so. */
function splitTitle(title: string, isWhole: boolean): [string, string | null] {
  if (isWhole) return [title, null]
  const [, own = title, place = null] = /^(.+?)\s+(?:pada|di)\s+(.+)$/i.exec(title) ?? []
  return [own, place]
}

function decided(
  found: readonly Position[],
  { title, all }: { title: string; all: readonly Position[] },
  chart: Chart,
): PostFound {
  const [first, ...others] = found
  if (first && others.length === 0) return { post: first }
  if (first) {
    const places = found
      .slice(0, 3)
      .map(({ unitId, code }) => `${placeOf(chart, unitId)} (${code})`)
    return none(
      'title',
      `Ada ${found.length} jabatan «${title}».`,
      `Isi UNIT KERJA atau KODE JABATAN: ${places.join('; ')}${found.length > 3 ? '; …' : ''}.`,
    )
  }
  const near = nearest(title, all, (post) => post.title)
  return none(
    'title',
    `Jabatan «${title}» tidak tercatat di sana pada ${printDate(chart.organisation.on)}.`,
    near
      ? `Mungkin maksudnya ${near.title}, ${placeOf(chart, near.unitId)} (${near.code}).`
      : 'Periksa penulisannya dan TMT-nya, atau catat jabatannya lebih dahulu.',
  )
}

const placeOf = (chart: Chart, unitId: string): string =>
  unitsAbove(chart, unitId)[0]?.name ?? 'unit lain'
