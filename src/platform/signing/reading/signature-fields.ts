import {
  asArray,
  asDict,
  asName,
  asNumber,
  asRef,
  asString,
  type PdfValue,
  textOf,
} from './pdf-values.ts'
import type { Page, View } from './pdf-view.ts'
import { type Problem, problems, Unreadable } from './problems.ts'

/** A rectangle in points from the lower left of its page. */
export type Rect = { left: number; bottom: number; right: number; top: number }

/** A signature field, which is its own widget: `value` is the number of its signature dictionary,
 * `null` while nobody signed. */
export type SignatureField = {
  number: number
  name: string
  page: number | null
  rect: Rect
  value: number | null
}

/** Keys a widget of ours may have: no actions, no other appearance than the normal one, no place
 * among other fields. */
const fieldKeys = new Set([
  'Type',
  'Subtype',
  'FT',
  'T',
  'TU',
  'F',
  'Rect',
  'P',
  'V',
  'AP',
  'StructParent',
  'DA',
  'M',
  'NM',
  'Ff',
  'Lock',
])

const mostFields = 20

/** The sides of a rectangle, put in order; nothing but a point when it is no rectangle. */
export function rectOf(value: PdfValue | undefined): Rect {
  const [a = 0, b = 0, c = 0, d = 0] = (asArray(value) ?? []).map((edge) => asNumber(edge) ?? 0)
  return {
    left: Math.min(a, c),
    bottom: Math.min(b, d),
    right: Math.max(a, c),
    top: Math.max(b, d),
  }
}

function fieldAt(view: View, number: number, pages: readonly Page[]): SignatureField | null {
  const dict = asDict(view.object(number))
  const name = asString(dict?.get('T'))
  if (
    !dict ||
    !name ||
    asName(dict.get('FT')) !== 'Sig' ||
    asName(dict.get('Subtype')) !== 'Widget'
  )
    return null
  const looks = asDict(dict.get('AP'))
  const hasOneLook = !dict.has('AP') || (looks?.size === 1 && asRef(looks.get('N')) !== undefined)
  if (![...dict.keys()].every((key) => fieldKeys.has(key)) || !hasOneLook) return null
  const page = pages.findIndex((one) => one.number === asRef(dict.get('P')))
  const value = asRef(dict.get('V'))
  if (dict.has('V') && value === undefined) return null
  return {
    number,
    name: textOf(name),
    page: page < 0 ? null : page + 1,
    rect: rectOf(dict.get('Rect')),
    value: value ?? null,
  }
}

/** The signature fields of a form, in its order. Our form is flat: every field is a signature and
 * its own single widget; any other field is a problem, because a reader may show its value on top
 * of the page. Throws `Unreadable` over twenty. */
export function fieldsOf(
  view: View,
  pages: readonly Page[],
): { fields: SignatureField[]; problems: Problem[] } {
  const form = asDict(view.resolve(view.catalog?.get('AcroForm')))
  const numbers = (asArray(view.resolve(form?.get('Fields'))) ?? []).map(asRef)
  if (numbers.length > mostFields) throw new Unreadable(problems.tooBig, 'too many fields')
  const fields = numbers.map((number) =>
    number === undefined ? null : fieldAt(view, number, pages),
  )
  const good = fields.filter((field) => field !== null)
  const names = new Set(good.map(({ name }) => name))
  const values = good.flatMap(({ value }) => (value === null ? [] : [value]))
  const isClear =
    good.length === fields.length &&
    names.size === good.length &&
    new Set(values).size === values.length
  return {
    fields: good,
    problems: isClear && new Set(numbers).size === numbers.length ? [] : [problems.strayField],
  }
}
