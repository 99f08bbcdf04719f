import { type PDF, PdfArray, PdfDict, type PdfObject, PdfRef } from '@libpdf/core'
import type { Place } from './signer.ts'
import { arrayIn, dictIn, name, number, pageOf, rectangle, resolveIn, text } from './update.ts'

/** A place for a signature to come: `name` is unique in the file, `label` is what a screen reader
 * says. */
export type FieldPlan = { name: string; mark: Place; label: string }

/** Print and Locked (ISO 32000-1 table 165): the widget prints and cannot be moved. */
const printedAndLocked = 132
/** A signature field exists, and only appending is safe (table 219). */
const signaturesExist = 3

/** The form of the file, made where there is none. */
export function formOf(pdf: PDF): PdfDict {
  const catalog = pdf.getCatalog()
  const found = catalog.getDict('AcroForm', resolveIn(pdf))
  if (found) return found
  const form = PdfDict.of({ Fields: new PdfArray(), SigFlags: number(signaturesExist) })
  catalog.set('AcroForm', pdf.register(form))
  return form
}

/** The signature field of that name, if the file has one. */
export function findField(pdf: PDF, fieldName: string): PdfDict | null {
  const resolve = resolveIn(pdf)
  const fields = pdf.getCatalog().getDict('AcroForm', resolve)?.getArray('Fields', resolve)
  for (let i = 0; i < (fields?.length ?? 0); i++) {
    const field = fields?.at(i, resolve)
    if (field instanceof PdfDict && field.getString('T', resolve)?.asString() === fieldName)
      return field
  }
  return null
}

/** Adds an empty signature field with its one widget (ISO 32000-2 §12.7.5.5: never more than
 * one). */
export function addField(
  pdf: PDF,
  { name: fieldName, mark, label }: FieldPlan,
): { ref: PdfRef; dict: PdfDict } {
  const page = pageOf(pdf, mark.page)
  const dict = PdfDict.of({
    Type: name('Annot'),
    Subtype: name('Widget'),
    FT: name('Sig'),
    T: text(fieldName),
    TU: text(label),
    F: number(printedAndLocked),
    Rect: rectangle(mark),
    P: page.ref,
  })
  const ref = pdf.register(dict)
  arrayIn(pdf, page.dict, 'Annots').push(ref)
  arrayIn(pdf, formOf(pdf), 'Fields').push(ref)
  return { ref, dict }
}

function nextKey(numbers: PdfArray): number {
  const keys = numbers.toArray().filter((_, i) => i % 2 === 0)
  return (
    1 +
    Math.max(
      -1,
      ...keys.map((key) => ('value' in key && typeof key.value === 'number' ? key.value : -1)),
    )
  )
}

function pushKid(pdf: PDF, parent: PdfDict, kid: PdfObject): void {
  const kids = parent.get('K')
  const list = kids instanceof PdfRef ? pdf.getObject(kids) : kids
  if (list instanceof PdfArray) list.push(kid)
  else parent.set('K', kids === undefined ? PdfArray.of(kid) : PdfArray.of(kids, kid))
}

/** Puts a widget into the structure tree as a form (PDF/UA-1 §7.18.4), at the end of the document's
 * reading order. A file without tags, or whose parent tree is not one flat list, stays as it is.
 * Only before the first signature: afterwards nothing but the next signature may change. */
export function tagField(
  pdf: PDF,
  { ref, dict }: { ref: PdfRef; dict: PdfDict },
  page: number,
): void {
  const resolve = resolveIn(pdf)
  const tree = pdf.getCatalog().getDict('StructTreeRoot', resolve)
  const numbers = tree?.getDict('ParentTree', resolve)?.getArray('Nums', resolve)
  const top = tree?.getArray('K', resolve)?.at(0)
  const document = top instanceof PdfRef ? pdf.getObject(top) : null
  if (!tree || !numbers || !(top instanceof PdfRef) || !(document instanceof PdfDict)) return
  const { ref: pageRef, dict: pageDict } = pageOf(pdf, page)
  const key = nextKey(numbers)
  const form = PdfDict.of({
    Type: name('StructElem'),
    S: name('Form'),
    P: top,
    Pg: pageRef,
    K: PdfDict.of({ Type: name('OBJR'), Obj: ref, Pg: pageRef }),
  })
  const formRef = pdf.register(form)
  pushKid(pdf, document, formRef)
  numbers.push(number(key), formRef)
  if (tree.has('ParentTreeNextKey')) tree.set('ParentTreeNextKey', number(key + 1))
  dict.set('StructParent', number(key))
  pageDict.set('Tabs', name('S'))
}

/** Fonts the appearances of this form may use. */
export const formFonts = (pdf: PDF): PdfDict => dictIn(pdf, dictIn(pdf, formOf(pdf), 'DR'), 'Font')
