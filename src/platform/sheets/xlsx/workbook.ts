import type { Notice } from '../../../kernel/importer.ts'
import { fileProblems, Unreadable } from '../file-problems.ts'
import type { SheetLimits } from '../limits.ts'
import { notice } from '../notices.ts'
import type { SheetSource } from '../raw.ts'
import { numberLooks } from './number-looks.ts'
import { countFilledRows } from './row-count.ts'
import { sharedStrings } from './shared-strings.ts'
import { type Surroundings, sheetRows } from './sheet-rows.ts'
import { attributeOf, readXml } from './xml.ts'
import { inflatedChunks, type ZipPart } from './zip.ts'

type Parts = {
  names: ReadonlyMap<string, ZipPart>
  pieces: (name: string) => AsyncIterable<Uint8Array> | null
}
type Relation = { type: string; target: string }
type Index = { sheets: { name: string; hidden: boolean; relation: string }[]; from1904: boolean }

/** An open workbook: its sheets in order, and what the person should know before any is read. */
export type Book = { sheets: SheetSource[]; notices: Notice[] }

/** Opens an XLSX or XLSM from its parts. Macros, pictures, charts and links to other files are
 * never touched. */
export async function openWorkbook(
  bytes: Uint8Array,
  names: ReadonlyMap<string, ZipPart>,
  limits: SheetLimits,
): Promise<Book> {
  const parts: Parts = {
    names,
    pieces: (name) => {
      const part = names.get(name)
      return part ? inflatedChunks(bytes, part, limits) : null
    },
  }
  const workbook = [...(await relations(parts, '')).values()].find(({ type }) =>
    type.endsWith('/officeDocument'),
  )?.target
  if (!workbook) throw new Unreadable(fileProblems.broken)
  const links = await relations(parts, workbook)
  const index = await indexOf(parts, workbook)
  if (index.sheets.length > limits.sheets)
    throw new Unreadable(fileProblems.tooManySheets(index.sheets.length, limits.sheets))
  const around = await surroundings(parts, [...links.values()], index.from1904)
  return {
    sheets: sourcesOf(parts, index, links, around),
    notices: [...names.keys()].some((name) => name.endsWith('vbaProject.bin'))
      ? [notice('macros')]
      : [],
  }
}

function sourcesOf(
  parts: Parts,
  index: Index,
  links: ReadonlyMap<string, Relation>,
  around: Surroundings,
): SheetSource[] {
  return index.sheets.flatMap(({ name, hidden, relation }) => {
    const link = links.get(relation)
    if (!link?.type.endsWith('/worksheet') || !parts.names.has(link.target)) return []
    const pieces = (): AsyncIterable<Uint8Array> => parts.pieces(link.target) ?? nothing()
    return [
      {
        name,
        hidden,
        rows: () => sheetRows(pieces(), around),
        countRows: () => countFilledRows(pieces()),
      },
    ]
  })
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Targets of a part's relations, as full part names; `''` asks for those of the package. Links to
 * other files are left out. */
async function relations({ pieces }: Parts, part: string): Promise<Map<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const found = new Map<string, Relation>()
  const listed = pieces(`${folder}_rels/${part.slice(folder.length)}.rels`)
  if (!listed) return found
  await readXml(listed, {
    open: (name, { Id, Type, Target, TargetMode }) => {
      if (
        name !== 'Relationship' ||
        Id === undefined ||
        Target === undefined ||
        TargetMode === 'External'
      )
        return
      found.set(Id, { type: Type ?? '', target: resolved(folder, Target) })
    },
  })
  return found
}

/** `xl/` + `../a/b.xml` → `a/b.xml`; a leading slash starts at the package. */
function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

async function indexOf({ pieces }: Parts, workbook: string): Promise<Index> {
  const part = pieces(workbook)
  if (!part) throw new Unreadable(fileProblems.broken)
  const index: Index = { sheets: [], from1904: false }
  await readXml(part, {
    open: (name, attributes) => {
      if (name === 'workbookPr') index.from1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const hidden = ['hidden', 'veryHidden'].includes(attributes.state ?? '')
      index.sheets.push({
        name: attributes.name ?? '',
        hidden,
        relation: attributeOf(attributes, 'id') ?? '',
      })
    },
  })
  return index
}

async function surroundings(
  { pieces }: Parts,
  links: readonly Relation[],
  from1904: boolean,
): Promise<Surroundings> {
  const partOf = (type: string) =>
    pieces(links.find((link) => link.type.endsWith(type))?.target ?? '')
  const [strings, styles] = [partOf('/sharedStrings'), partOf('/styles')]
  return {
    strings: strings ? await sharedStrings(strings) : [],
    looks: styles ? await numberLooks(styles) : [],
    from1904,
  }
}
