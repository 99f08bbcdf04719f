import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@swc/core'
import { expect, it } from 'vitest'

const web = import.meta.dirname
const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.(test|d)\.ts$/.test(name),
)

/** Words that no text on the screen uses, and what is said instead (`docs/glossary.md`). */
const never: [RegExp, string][] = [
  [/\bjanji(nya)?\b/i, 'PK'],
  [/\bsimpul(nya)?\b/i, 'kinerja'],
  // the size of a sheet or a file is one too
  [/\bukuran(nya)?\b(?! (poster|kertas|berkas|foto))/i, 'indikator'],
  [/\bdraft?\b/i, 'konsep'],
  [/\b(down|up)load\b/i, 'unduh, unggah'],
  [/\b(password|link|filter|user|login)\b/i, 'kata sandi, tautan, saringan, pengguna, masuk'],
  [/\bsilakan\b/i, 'the act itself'],
]
/** The room of promises keeps its name in the menu. */
const room = 'Janji'

type Node = { type?: string; value?: unknown; raw?: string; name?: { value?: string } }
const unread = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'TsLiteralType'])
const attributes = new Set(['class', 'href', 'id', 'key', 'name', 'icon', 'type', 'role'])

/** What a person reads of a source: text between tags, and literals that are no name of code: with
 * a space in them, or a capital first. */
function textsIn(source: string, tsx: boolean): string[] {
  const texts: string[] = []
  const visit = (node: Node): void => {
    if (unread.has(node.type ?? '')) return
    if (node.type === 'JSXAttribute' && attributes.has(node.name?.value ?? '')) return
    if (node.type === 'JSXText') texts.push(String(node.value))
    if (node.type === 'StringLiteral') texts.push(String(node.value))
    if (node.type === 'TemplateElement') texts.push(node.raw ?? '')
    for (const inside of Object.values(node))
      for (const one of Array.isArray(inside) ? inside : [inside])
        if (one && typeof one === 'object') visit(one as Node)
  }
  visit(parseSync(source, { syntax: 'typescript', tsx }) as Node)
  return texts
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => /\s|^[A-Z][a-z]/.test(text))
}

it('finds the texts of a page and leaves names of code alone', () => {
  expect(
    textsIn(
      "import 'janji.ts'; const a = { id: 'janji', told: 'Dua janji menunggu.' }\n" +
        'const b = <p class="janji baru" title={`satu simpul`}>\n Janji ini {a}</p>',
      true,
    ),
  ).toEqual(['Dua janji menunggu.', 'satu simpul', 'Janji ini'])
})

it('calls one thing by one word', () => {
  const found = files.flatMap((name) =>
    textsIn(readFileSync(join(web, name), 'utf8'), name.endsWith('x')).flatMap((text) =>
      never.flatMap(([word, instead]) =>
        text !== room && word.test(text) ? [`${name}: «${text}» (say: ${instead})`] : [],
      ),
    ),
  )
  expect(found).toEqual([])
})
