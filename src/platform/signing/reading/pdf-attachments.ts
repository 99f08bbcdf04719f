import { asArray, asDict, asRef, asStream, asString, type PdfValue, textOf } from './pdf-values.ts'
import type { View } from './pdf-view.ts'
import { problems, Unreadable } from './problems.ts'

const mostFiles = 20

/** The leaves of a name tree (ISO 32000-1 §7.9.6): names with their values; loops and endless trees
 * are refused. */
function leavesOf(view: View, root: PdfValue | undefined): [string, PdfValue][] {
  const found: [string, PdfValue][] = []
  const seen = new Set<number>()
  const walk = (node: PdfValue | undefined, depth: number): void => {
    const number = asRef(node)
    const dict = asDict(view.resolve(node))
    if (!dict) return
    if (depth > 10 || (number !== undefined && seen.has(number)))
      throw new Unreadable(problems.ambiguous, 'a tree of names with loops')
    if (number !== undefined) seen.add(number)
    const names = asArray(view.resolve(dict.get('Names'))) ?? []
    for (let i = 0; i + 1 < names.length; i += 2) {
      const name = asString(view.resolve(names[i]))
      if (name) found.push([textOf(name), names[i + 1] ?? null])
    }
    if (found.length > mostFiles) throw new Unreadable(problems.tooBig, 'too many attachments')
    for (const kid of asArray(view.resolve(dict.get('Kids'))) ?? []) walk(kid, depth + 1)
  }
  walk(root, 0)
  return found
}

function contentOf(view: View, specification: PdfValue): { name: string; bytes: Uint8Array } {
  const dict = asDict(view.resolve(specification))
  const files = asDict(view.resolve(dict?.get('EF')))
  const [plain, unicode] = [files?.get('F'), files?.get('UF')]
  const stream = asStream(view.resolve(plain ?? unicode))
  const name = asString(view.resolve(dict?.get('UF') ?? dict?.get('F')))
  const isOne = plain === undefined || unicode === undefined || asRef(plain) === asRef(unicode)
  if (!stream || !name || !isOne)
    throw new Unreadable(problems.ambiguous, 'an attachment without one clear content')
  return { name: textOf(name), bytes: view.unpack(stream) }
}

/** The attached files of a PDF by name, as its `EmbeddedFiles` list them; what `AF` names must be
 * among them. Throws `Unreadable` where two readers could take different files for the same
 * name. */
export function attachmentsOf(view: View): Map<string, Uint8Array> {
  const names = asDict(view.resolve(view.catalog?.get('Names')))
  const leaves = leavesOf(view, names?.get('EmbeddedFiles'))
  const files = new Map<string, Uint8Array>()
  for (const [key, value] of leaves) {
    const { name, bytes } = contentOf(view, value)
    if (name !== key || files.has(name))
      throw new Unreadable(problems.ambiguous, `the attachment ${name} twice`)
    files.set(name, bytes)
  }
  const listed = new Set(leaves.map(([, value]) => asRef(value)))
  const associated = asArray(view.resolve(view.catalog?.get('AF'))) ?? []
  if (associated.some((value) => !listed.has(asRef(value))))
    throw new Unreadable(problems.ambiguous, 'an associated file that is not attached')
  return files
}
