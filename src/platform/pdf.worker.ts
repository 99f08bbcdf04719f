import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import {
  NodeCompiler,
  type NodeError,
  type NodeTypstDocument,
} from '@myriaddreamin/typst-ts-node-compiler'

/** A rectangle the template reserved (`metadata` labelled `<mark>`), in PDF user space: points, `x`
 * and `y` of the lower left corner, counted from the lower left corner of the page; pages count
 * from 1. */
export type Mark = {
  name: string
  page: number
  x: number
  y: number
  width: number
  height: number
}

/** A finished document. `PDF 1.7` instead of `PDF/UA-1` says: the font lacked a letter, an empty
 * box stands in its place. */
export type Pdf = {
  bytes: Uint8Array
  pages: number
  marks: Mark[]
  standard: 'PDF/UA-1' | 'PDF 1.7'
}

/** What the press sends: the data travels as JSON text and is read by the template from
 * `/data.json`, beside it the files by their names. */
export type Order = {
  id: number
  template: string
  json: string
  files: Record<string, Uint8Array>
  createdAt: number
}
export type Answer = { id: number; pdf: Pdf } | { id: number; fault: string }

/** No such folder exists: a template reads nothing but its own data. */
const nowhere = '/amanah-documents'
const fonts = [
  import.meta.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
]
const fontBlobs = fonts.map((url) => readFileSync(new URL(url)))
const compiler = NodeCompiler.create({ workspace: nowhere, fontArgs: [{ fontBlobs }] })

function whatIsWrong(error: NodeError | null): string {
  const found: { message: string }[] = error?.shortDiagnostics ?? []
  return found.map(({ message }) => message).join('; ') || 'the compiler gave no reason'
}

function compiled({ template, json, files }: Order): NodeTypstDocument {
  compiler.resetShadow()
  compiler.mapShadow(`${nowhere}/data.json`, Buffer.from(json))
  for (const [name, bytes] of Object.entries(files))
    compiler.mapShadow(`${nowhere}/${name}`, Buffer.from(bytes))
  const done = compiler.compile({ mainFileContent: template })
  if (!done.result) throw new Error(whatIsWrong(done.takeError() ?? done.takeDiagnostics()))
  return done.result
}

/** PDF/UA-1 refuses a text with a letter the font lacks; such a document is still made, tagged,
 * with an empty box in that place. */
function written(
  document: NodeTypstDocument,
  creationTimestamp: number,
): Pick<Pdf, 'bytes' | 'standard'> {
  try {
    return {
      bytes: compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp }),
      standard: 'PDF/UA-1',
    }
  } catch (error) {
    if (!String(error).includes('could not be displayed with font')) throw error
    return {
      bytes: compiler.pdf(document, { pdfStandard: '1.7', creationTimestamp }),
      standard: 'PDF 1.7',
    }
  }
}

function printed(order: Order): Pdf {
  const document = compiled(order)
  const marks: Mark[] = compiler.query(document, { selector: '<mark>', field: 'value' })
  return { ...written(document, order.createdAt), pages: document.numOfPages, marks }
}

function answered(order: Order): Answer {
  try {
    return { id: order.id, pdf: printed(order) }
  } catch (error) {
    return { id: order.id, fault: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (order: Order) => {
  parentPort?.postMessage(answered(order))
  // Two papers share next to nothing: what the compiler remembers of one only slows the next
  // (`measurements.md`)
  compiler.evictCache(0)
})
