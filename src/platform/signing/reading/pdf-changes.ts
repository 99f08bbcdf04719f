import type { PdfFile, Revision } from './pdf-revisions.ts'
import { rootOf } from './pdf-revisions.ts'
import {
  asArray,
  asDict,
  asName,
  asRef,
  differingKeys,
  type PdfValue,
  refsIn,
  sameValue,
} from './pdf-values.ts'
import { type Page, pagesOf, type View, viewAt } from './pdf-view.ts'
import { type Problem, problems } from './problems.ts'
import { fieldsOf, type SignatureField } from './signature-fields.ts'

/** Two states of a file and what lies between them. */
type Step = {
  before: View
  after: View
  revision: Revision
  pages: Page[]
  fresh: SignatureField[]
  signing: SignatureField[]
  growing: ReadonlySet<number | undefined>
}

/** More replaced objects than these are not named one by one. */
const mostNamed = 20

const only = (keys: readonly string[], allowed: readonly string[]): boolean =>
  keys.every((key) => allowed.includes(key))

/** `after` is `before` with nothing but references to new fields behind it. */
function isAppended(
  before: PdfValue | undefined,
  after: PdfValue | undefined,
  fresh: readonly SignatureField[],
): boolean {
  const [old, now] = [asArray(before) ?? [], asArray(after)]
  if (sameValue(before, after)) return true
  if (!now || now.length < old.length || !old.every((item, i) => sameValue(item, now[i])))
    return false
  return now.slice(old.length).every((item) => fresh.some(({ number }) => number === asRef(item)))
}

/** The form may gain the new field and the flags that say a signature exists. */
function isFormKept({ before, after, fresh }: Step): boolean {
  const [old, now] = [before, after].map(
    (view) => asDict(view.resolve(view.catalog?.get('AcroForm'))) ?? new Map<string, PdfValue>(),
  )
  if (!old || !now) return false
  const flags = now.get('SigFlags')
  if (!only(differingKeys(old, now), ['Fields', 'SigFlags']) && old.size > 0) return false
  if (flags !== undefined && flags !== 1 && flags !== 3) return false
  return isAppended(before.resolve(old.get('Fields')), after.resolve(now.get('Fields')), fresh)
}

function isPageKept(
  { before, after, fresh }: Step,
  old: Map<string, PdfValue>,
  now: Map<string, PdfValue>,
): boolean {
  return (
    only(differingKeys(old, now), ['Annots']) &&
    isAppended(before.resolve(old.get('Annots')), after.resolve(now.get('Annots')), fresh)
  )
}

/** A field that was empty may take its signature and its face; place and name stay. */
const isFieldFilled = (old: Map<string, PdfValue>, now: Map<string, PdfValue>): boolean =>
  only(differingKeys(old, now), ['V', 'AP', 'M']) && !old.has('V')

/** What the form and the pages keep in objects of their own: these may grow, and what is in them is
 * checked where they hang. */
function growingIn(before: View, pages: readonly Page[]): Set<number | undefined> {
  const form = asRef(before.catalog?.get('AcroForm'))
  const fields = asRef(asDict(before.resolve(before.catalog?.get('AcroForm')))?.get('Fields'))
  return new Set([form, fields, ...pages.map(({ dict }) => asRef(dict.get('Annots')))])
}

const kinds: Record<string, Problem> = {
  Page: problems.pageChanged,
  Pages: problems.pageChanged,
  XObject: problems.pageChanged,
  Font: problems.fontChanged,
  FontDescriptor: problems.fontChanged,
  CMap: problems.fontChanged,
  Catalog: problems.catalogChanged,
  EmbeddedFile: problems.attachmentChanged,
  Filespec: problems.attachmentChanged,
  Annot: problems.signatureChanged,
  Sig: problems.signatureChanged,
}

/** Every object that a value leads to, without climbing back up. */
function reachable(view: View, from: PdfValue | undefined): Set<number> {
  const seen = new Set<number>()
  const open = refsIn(from, new Set(['Parent', 'P']))
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    if (seen.has(number)) continue
    seen.add(number)
    open.push(...refsIn(view.object(number), new Set(['Parent', 'P'])))
  }
  return seen
}

/** Names what was changed, for people: by its type, or by what it belongs to. */
function changeOf({ before, pages, revision }: Step, number: number): Problem {
  const dict = asDict(before.object(number))
  const known =
    kinds[asName(dict?.get('Type')) ?? ''] ??
    (dict?.has('BaseFont') ? problems.fontChanged : undefined)
  if (number === rootOf(revision)) return problems.catalogChanged
  if (known) return known
  const resources = pages.flatMap((page) => [page.inherited.get('Resources') ?? null])
  const fonts = resources.flatMap(
    (one) => asDict(before.resolve(asDict(before.resolve(one))?.get('Font'))) ?? [],
  )
  if (fonts.some((font) => reachable(before, { kind: 'dict', entries: font }).has(number)))
    return problems.fontChanged
  const shown = pages.map(({ dict: page }) => page.get('Contents') ?? null)
  if (reachable(before, { kind: 'array', items: [...shown, ...resources] }).has(number))
    return problems.pageChanged
  return reachable(before, before.catalog?.get('Names')).has(number)
    ? problems.attachmentChanged
    : problems.objectChanged
}

function whyNotReplaced(step: Step, number: number): Problem | null {
  const { before, after, revision, pages, signing } = step
  const [old, now] = [before.object(number), after.object(number)]
  if (sameValue(old, now)) return null
  const [oldDict, nowDict] = [asDict(old), asDict(now)]
  if (oldDict && nowDict) {
    if (number === rootOf(revision))
      return only(differingKeys(oldDict, nowDict), ['AcroForm']) ? null : problems.catalogChanged
    if (
      number === asRef(revision.trailer.get('Info')) &&
      only(differingKeys(oldDict, nowDict), ['ModDate'])
    )
      return null
    if (signing.some((field) => field.number === number))
      return isFieldFilled(oldDict, nowDict) ? null : problems.signatureChanged
    const page = pages.find((one) => one.number === number)
    if (page) return isPageKept(step, oldDict, nowDict) ? null : problems.pageChanged
  }
  return step.growing.has(number) ? null : changeOf(step, number)
}

/** Pages whose list of annotations is an object of its own: the list is checked even where the page
 * itself was not rewritten. */
const arePagesKept = (step: Step): boolean =>
  step.pages.every(({ number, dict }) => {
    const now = asDict(step.after.object(number))
    return now !== undefined && isPageKept(step, dict, now)
  })

/** New objects that belong to the new signature. */
function expected({ before, after, signing, fresh }: Step): Set<number> {
  const belongs = new Set<number>(fresh.map(({ number }) => number))
  const add = (value: PdfValue | undefined): void => {
    for (const number of reachable(after, value)) belongs.add(number)
  }
  for (const { number } of [...signing, ...fresh]) add(after.object(number))
  const form = asRef(after.catalog?.get('AcroForm'))
  if (!before.catalog?.has('AcroForm') && form !== undefined) belongs.add(form)
  return belongs
}

/** Numbers older objects point to although nothing was there: writing them now would change what
 * those objects show. */
function dangling(file: PdfFile, index: number, before: View): Set<number> {
  const all = file.revisions
    .slice(0, index)
    .flatMap(({ written }) => [...written.values()].flatMap((value) => refsIn(value)))
  return new Set(all.filter((number) => before.object(number) === undefined))
}

function addedProblems(file: PdfFile, index: number, step: Step, added: number[]): Problem[] {
  if (added.length === 0) return []
  const [belongs, awaited] = [expected(step), dangling(file, index, step.before)]
  const isContainer = (number: number): boolean =>
    asName(asDict(step.after.object(number))?.get('Type')) === 'ObjStm'
  const isForeign = added.some(
    (number) => awaited.has(number) || !(belongs.has(number) || isContainer(number)),
  )
  return isForeign ? [problems.objectAdded] : []
}

const isSameFile = (a: Revision, b: Revision): boolean => {
  const [id, nextId] = [a, b].map(({ trailer }) => asArray(trailer.get('ID'))?.[0])
  return (
    rootOf(a) === rootOf(b) &&
    sameValue(a.trailer.get('Info'), b.trailer.get('Info')) &&
    sameValue(id, nextId)
  )
}

function stepTo(file: PdfFile, index: number): Step | null {
  const [before, after] = [viewAt(file, index - 1), viewAt(file, index)]
  const [pages, revision] = [pagesOf(before), file.revisions[index]]
  if (!pages || !revision) return null
  const old = fieldsOf(before, pages).fields
  const now = fieldsOf(after, pages).fields
  const was = new Map(old.map((field) => [field.number, field]))
  const signing = now.filter(
    ({ number, value }) => value !== null && (was.get(number)?.value ?? null) === null,
  )
  return {
    before,
    after,
    revision,
    pages,
    fresh: now.filter(({ number }) => !was.has(number)),
    signing,
    growing: growingIn(before, pages),
  }
}

/** What a revision did beyond adding the next signature (its dictionary, its field and widget, its
 * face with fonts). An update without a signature is one too, whatever it adds: evidence for the
 * long run (`DSS`) held anything anybody liked. Replacing, removing or waking anything else is a
 * problem: shadow attacks hide, replace, or hide and replace content this way. `index` counts from
 * 0; call it for every revision that came after a signature. */
export function changesAt(file: PdfFile, index: number): Problem[] {
  const step = stepTo(file, index)
  const last = file.revisions[index - 1]
  if (!step || !last || !isSameFile(last, step.revision) || step.revision.freed.size > 0)
    return [problems.objectChanged]
  const { before, revision, fresh, signing } = step
  const found: Problem[] = []
  if (signing.length > 1 || fresh.some(({ value }) => value === null))
    found.push(problems.objectAdded)
  if (signing.length === 0) found.push(problems.updateUnsigned)
  const numbers = [...revision.written.keys()]
  const known = numbers.filter((number) => before.object(number) !== undefined)
  for (const number of known) {
    const problem = found.length < mostNamed ? whyNotReplaced(step, number) : null
    if (problem) found.push(problem)
  }
  if (!isFormKept(step)) found.push(problems.signatureChanged)
  if (!arePagesKept(step)) found.push(problems.pageChanged)
  found.push(
    ...addedProblems(
      file,
      index,
      step,
      numbers.filter((number) => before.object(number) === undefined),
    ),
  )
  return [...new Set(found)]
}
