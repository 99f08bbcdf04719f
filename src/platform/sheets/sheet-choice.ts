import type { MappedColumn, Notice, SheetWish } from '../../kernel/importer.ts'
import { normalised } from '../../kernel/near.ts'
import { fileProblems, Unreadable } from './file-problems.ts'
import { fits, type Header, headerIn, mappedHeader } from './header.ts'
import type { SheetLimits } from './limits.ts'
import { notice } from './notices.ts'
import { letterOf, type RawRow, type SheetSource } from './raw.ts'

type Looked = { sheet: SheetSource; head: RawRow[]; header: Header | null }
type Chosen = { sheet: SheetSource; header: Header; notices: Notice[] }

/** The first filled rows of a sheet: where a header may stand, and one more. Refuses rows wider
 * than the limit. */
export async function headOf(sheet: SheetSource, limits: SheetLimits): Promise<RawRow[]> {
  const head: RawRow[] = []
  for await (const piece of sheet.rows()) {
    head.push(...piece.slice(0, limits.headerRows + 1 - head.length))
    if (head.length > limits.headerRows) break
  }
  const width = Math.max(0, ...head.map(({ cells }) => (cells.at(-1)?.at ?? -1) + 1))
  if (width > limits.columns)
    throw new Unreadable(fileProblems.tooManyColumns(width, limits.columns))
  return head
}

/** Chooses the sheet whose headings fit. Hidden sheets are never read, but named when the wanted
 * columns are there. Several that fit are refused unless the wish names one of them, because taking
 * the first would lose the others in silence. */
export async function chosenSheet(
  sheets: readonly SheetSource[],
  wanted: SheetWish,
  limits: SheetLimits,
): Promise<Chosen> {
  const looked: Looked[] = []
  for (const sheet of sheets) {
    const head = await headOf(sheet, limits)
    const find = wanted.mapped ? mappedHeader : headerIn
    looked.push({ sheet, head, header: find(head, wanted, limits.headerRows) })
  }
  const seen = looked.filter(({ sheet, head }) => !sheet.hidden && head.length > 0)
  const fitting = seen.filter(({ header }) => fits(header))
  const named = fitting.filter(
    ({ sheet }) =>
      wanted.sheet !== undefined && normalised(sheet.name ?? '') === normalised(wanted.sheet),
  )
  const best = named[0] ?? (fitting.length === 1 ? fitting[0] : undefined)
  if (best?.header)
    return {
      sheet: best.sheet,
      header: best.header,
      notices: noticesOf(best.sheet, best.header, sheets, wanted),
    }
  if (fitting.length > 1) throw new Unreadable(fileProblems.severalFit(fitting.map(nameOf)))
  throw new Unreadable(whyNone(looked, seen, wanted, limits))
}

const nameOf = ({ sheet }: Pick<Looked, 'sheet'>): string => sheet.name ?? ''

function whyNone(
  looked: readonly Looked[],
  seen: readonly Looked[],
  { columns, mapped }: SheetWish,
  limits: SheetLimits,
): Unreadable['problem'] {
  const behind = looked.find(({ sheet, header }) => sheet.hidden && fits(header))
  if (behind) return fileProblems.hiddenSheet(nameOf(behind))
  if (seen.length === 0) return fileProblems.blank
  if (mapped) return fileProblems.otherFile(mapped.filter((named) => !stands(named, seen)))
  const best = seen.reduce<Looked | null>(
    (held, next) =>
      (held?.header?.matched.length ?? -1) >= (next.header?.matched.length ?? -1) ? held : next,
    null,
  )
  const names = seen.map(nameOf)
  if (!best?.header) {
    const top = (seen[0]?.head[0]?.cells ?? [])
      .slice(0, 6)
      .map(({ text }) => text.trim().slice(0, 40))
    return fileProblems.noHeader(
      columns
        .filter(({ required }) => required)
        .slice(0, 8)
        .map(({ heading }) => heading),
      top,
      names,
      limits.headerRows,
    )
  }
  return whyNotFit(best.header, names)
}

const stands = ({ heading }: MappedColumn, seen: readonly Looked[]): boolean =>
  seen.some(({ head }) =>
    head.some(({ cells }) => cells.some(({ text }) => normalised(text) === normalised(heading))),
  )

function whyNotFit({ missing, twice }: Header, sheets: readonly string[]): Unreadable['problem'] {
  if (twice && missing.length === 0)
    return fileProblems.twiceTheSame(
      twice.headings[0]?.printed ?? twice.wish.heading,
      twice.headings.map(({ at }) => letterOf(at)),
    )
  const sentences = missing.map(
    ({ wish, near }) =>
      `Kolom «${wish.heading}» tidak ` +
      `ada${near ? `; ada kolom mirip «${near.printed}» (kolom ${letterOf(near.at)})` : ''}.`,
  )
  return fileProblems.missingColumns(sentences, sheets)
}

function noticesOf(
  chosen: SheetSource,
  header: Header,
  sheets: readonly SheetSource[],
  { columns }: SheetWish,
): Notice[] {
  const named = (code: Parameters<typeof notice>[0], names: string[]): Notice[] =>
    names.length > 0 ? [notice(code, { count: names.length, names })] : []
  const others = sheets.filter((sheet) => sheet !== chosen && sheet.name !== null)
  const quoted = (hidden: boolean): string[] =>
    others.filter((sheet) => sheet.hidden === hidden).map(({ name }) => `«${name}»`)
  const unknown = header.headings.filter(
    ({ at }) => !header.matched.some((match) => match.at === at),
  )
  const absent = columns.filter(({ key }) => !header.matched.some((match) => match.key === key))
  return [
    ...(header.twoRows ? [notice('header-two-rows')] : []),
    ...named(
      'column-ignored',
      unknown.map(({ at, printed }) => `«${printed}» (${letterOf(at)})`),
    ),
    ...named(
      'column-absent',
      absent.map(({ heading }) => `«${heading}»`),
    ),
    ...named('sheet-other', quoted(false)),
    ...named('sheet-hidden', quoted(true)),
  ]
}
