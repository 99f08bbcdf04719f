import { PDF } from '@libpdf/core'
import { readInQuarantine } from './quarantine-thread.ts'

/** A run of pages, both ends included; pages count from 1. */
export type PageRange = { first: number; last: number }
export type PagesOrder = { bytes: Uint8Array; cuts: readonly PageRange[] }
/** How many pages there are and the parts asked for, or why nobody can read it. */
export type PagesRead =
  | { pages: number; parts: Uint8Array[] }
  | { problem: 'LOCKED' | 'BROKEN' | 'TOO_LONG' }

async function partsOf(pdf: PDF, cuts: readonly PageRange[]): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = []
  for (const { first, last } of cuts) {
    const indices = Array.from({ length: last - first + 1 }, (_, at) => first - 1 + at)
    parts.push(await (await pdf.extractPages(indices)).save())
  }
  return parts
}

async function read({ bytes, cuts }: PagesOrder): Promise<PagesRead> {
  const pdf = await PDF.load(bytes).catch(() => null)
  if (!pdf) return { problem: 'BROKEN' }
  if (pdf.isEncrypted && !pdf.isAuthenticated) return { problem: 'LOCKED' }
  const pages = pdf.getPageCount()
  return pages === 0 ? { problem: 'BROKEN' } : { pages, parts: await partsOf(pdf, cuts) }
}

readInQuarantine(read)
