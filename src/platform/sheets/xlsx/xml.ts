import { SaxesParser } from 'saxes'
import { fileProblems, Unreadable } from '../file-problems.ts'

/** What a reader of one part wants to hear; names come without their prefix. */
export type XmlEars = {
  open: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const deepest = 64

/** `x:row` → `row`: some writers prefix every name. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The value of an attribute whatever its prefix (`r:id`). */
export function attributeOf(attributes: Record<string, string>, name: string): string | undefined {
  return (
    attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]
  )
}

/** A parser that takes bytes piece by piece. A document type declaration ends the reading (Excel
 * writes none; it is how entity bombs and outside entities come in), and so do nesting over 64
 * levels and text that is no XML. */
export function xmlFeed(ears: XmlEars): { write: (bytes: Uint8Array) => void; end: () => void } {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({
    position: false,
    xmlns: false,
  })
  const decoder = new TextDecoder()
  let depth = 0
  parser.on('doctype', () => refuse(fileProblems.doctype))
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > deepest) refuse(fileProblems.broken)
    ears.open(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    ears.close?.(local(name))
  })
  if (ears.text) {
    parser.on('text', ears.text)
    parser.on('cdata', ears.text)
  }
  return {
    write: (bytes) => guarded(() => void parser.write(decoder.decode(bytes, { stream: true }))),
    end: () => guarded(() => void parser.write(decoder.decode()).close()),
  }
}

function refuse(problem: Unreadable['problem']): never {
  throw new Unreadable(problem)
}

function guarded(parse: () => void): void {
  try {
    parse()
  } catch (error) {
    throw error instanceof Unreadable
      ? error
      : new Unreadable({ ...fileProblems.broken, cause: String(error) })
  }
}

/** Reads a whole small part. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, ears: XmlEars): Promise<void> {
  const feed = xmlFeed(ears)
  for await (const piece of pieces) feed.write(piece)
  feed.end()
}
