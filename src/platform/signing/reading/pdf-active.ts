import type { PdfFile } from './pdf-revisions.ts'
import { asArray, asDict, asName, asRef, asString, type PdfValue } from './pdf-values.ts'
import type { Page, View } from './pdf-view.ts'
import { type Problem, problems } from './problems.ts'
import type { SignatureField } from './signature-fields.ts'

const activeInCatalog = [
  'OpenAction',
  'AA',
  'OCProperties',
  'Collection',
  'Requirements',
  'NeedsRendering',
]
const activeActions = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'ResetForm',
  'Hide',
  'SetOCGState',
  'Rendition',
  'GoToE',
])

function isActive(value: PdfValue | undefined, depth = 0): boolean {
  const items = asArray(value)
  if (items) return items.some((item) => isActive(item, depth + 1))
  const entries = asDict(value)
  if (!entries) return false
  if (entries.has('JS') || entries.has('AA') || activeActions.has(asName(entries.get('S')) ?? ''))
    return true
  return [...entries.values()].some((item) => isActive(item, depth + 1))
}

/** Scripts, actions, layers and forms that can change what is seen; a performance agreement has
 * none. */
export function activeProblems({ revisions }: PdfFile, view: View): Problem[] {
  const { catalog } = view
  const form = asDict(view.resolve(catalog?.get('AcroForm')))
  const names = asDict(view.resolve(catalog?.get('Names')))
  const isDemanding = activeInCatalog.some((key) => catalog?.has(key)) || names?.has('JavaScript')
  const isForm =
    form !== undefined && (form.has('XFA') || view.resolve(form.get('NeedAppearances')) === true)
  const hasAction = revisions.some(({ written }) =>
    [...written.values()].some((value) => isActive(value)),
  )
  return isDemanding || isForm || hasAction ? [problems.active] : []
}

/** A link without a face of its own shows nothing; every other annotation may cover what was
 * signed. */
function isHarmless(view: View, value: PdfValue, known: ReadonlySet<number>): boolean {
  const number = asRef(value)
  if (number !== undefined && known.has(number)) return true
  const dict = asDict(view.resolve(value))
  return dict !== undefined && asName(dict.get('Subtype')) === 'Link' && !dict.has('AP')
}

/** Annotations on the pages that are neither signatures nor plain links. */
export function annotationProblems(
  view: View,
  pages: readonly Page[],
  fields: readonly SignatureField[],
): Problem[] {
  const known = new Set(fields.map(({ number }) => number))
  const isClear = pages.every(({ dict }) =>
    (asArray(view.resolve(dict.get('Annots'))) ?? []).every((one) => isHarmless(view, one, known)),
  )
  return isClear ? [] : [problems.strayAnnotation]
}

/** Signature dictionaries anywhere in the file, in any revision, that no field of the form holds:
 * signature wrapping hides them there. */
export function straySignatures(
  { revisions }: PdfFile,
  fields: readonly SignatureField[],
): Problem[] {
  const known = new Set(fields.map(({ value }) => value))
  const types = new Set(['Sig', 'DocTimeStamp'])
  const isSignature = (value: PdfValue): boolean => {
    const dict = asDict(value)
    const isTyped = types.has(asName(dict?.get('Type')) ?? '')
    return (
      isTyped ||
      dict?.has('ByteRange') === true ||
      (asString(dict?.get('Contents')) !== undefined && dict?.has('SubFilter') === true)
    )
  }
  const isStray = revisions.some(({ written }) =>
    [...written].some(([number, value]) => isSignature(value) && !known.has(number)),
  )
  return isStray ? [problems.straySignature] : []
}
