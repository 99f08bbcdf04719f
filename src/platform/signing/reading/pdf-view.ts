import { type Budget, spend } from './pdf-budget.ts'
import { unpacked } from './pdf-filters.ts'
import type { PdfFile } from './pdf-revisions.ts'
import { rootOf } from './pdf-revisions.ts'
import { asArray, asDict, asRef, type PdfStream, type PdfValue } from './pdf-values.ts'

/** A file as it was at one of its revisions: an object by its number, a value with its references
 * followed, the content of a stream. */
export type View = {
  object: (number: number) => PdfValue | undefined
  resolve: (value: PdfValue | undefined) => PdfValue | undefined
  catalog: Map<string, PdfValue> | undefined
  /** What a stream holds, within the budget of the file. */
  unpack: (stream: PdfStream) => Uint8Array
  spend: (kind: keyof Budget, amount: number) => void
}

/** Opens the file as of a revision (counted from 0); a number never written or given back is
 * `undefined`. */
export function viewAt({ revisions, budget }: PdfFile, index: number): View {
  const object = (number: number): PdfValue | undefined => {
    for (let i = index; i >= 0; i--) {
      const revision = revisions[i]
      if (revision?.written.has(number)) return revision.written.get(number)
      if (revision?.freed.has(number)) return undefined
    }
    return undefined
  }
  const resolve = (value: PdfValue | undefined): PdfValue | undefined => {
    let found = value
    for (let steps = 0; steps < 8; steps++) {
      const number = asRef(found)
      if (number === undefined) return found
      found = object(number)
    }
    return undefined
  }
  const last = revisions[index]
  const root = last && rootOf(last)
  return {
    object,
    resolve,
    catalog: root === undefined ? undefined : asDict(object(root)),
    unpack: (stream) => unpacked(stream, budget),
    spend: (kind, amount) => spend(budget, kind, amount),
  }
}

/** A page with its number in the file, and what it inherits from the nodes above it. */
export type Page = { number: number; dict: Map<string, PdfValue>; inherited: Map<string, PdfValue> }

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
const mostPages = 200

/** The pages in reading order; `undefined` when the tree is no tree, or holds more than 200
 * pages. */
export function pagesOf(view: View): Page[] | undefined {
  const pages: Page[] = []
  const seen = new Set<number>()
  const walk = (
    number: number | undefined,
    above: Map<string, PdfValue>,
    depth: number,
  ): boolean => {
    const dict =
      number === undefined || seen.has(number) || depth > 20
        ? undefined
        : asDict(view.object(number))
    if (!dict || number === undefined || pages.length >= mostPages) return false
    seen.add(number)
    const inherited = new Map(above)
    for (const key of inheritable) {
      const own = dict.get(key)
      if (own !== undefined) inherited.set(key, own)
    }
    if (!dict.has('Kids')) return pages.push({ number, dict, inherited }) > 0
    return (asArray(view.resolve(dict.get('Kids'))) ?? []).every((kid) =>
      walk(asRef(kid), inherited, depth + 1),
    )
  }
  return walk(asRef(view.catalog?.get('Pages')), new Map(), 0) ? pages : undefined
}
