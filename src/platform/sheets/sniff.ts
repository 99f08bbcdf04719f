import { fileProblems, Unreadable, type WrongType } from './file-problems.ts'

/** Bytes some file types begin with. */
const beginnings: readonly [type: WrongType, bytes: readonly number[] | string][] = [
  ['pdf', '%PDF-'],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', 'GIF8'],
  ['image', 'RIFF'],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['archive', 'Rar!'],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
  ['word', '{\\rtf'],
]

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const starts = (bytes: Uint8Array, with_: readonly number[] | string): boolean =>
  [...(typeof with_ === 'string' ? Buffer.from(with_, 'latin1') : with_)].every(
    (byte, index) => bytes[index] === byte,
  )

/** Names of the streams inside an old Office file stand in it as UTF-16. */
const holds = (bytes: Uint8Array, stream: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from(stream, 'utf16le'),
  )

/** Old Office container: a workbook locked with a password comes in one,
 * too (MS-OFFCRYPTO §2.3.4.1). */
function refuseCompound(bytes: Uint8Array): never {
  if (holds(bytes, 'EncryptedPackage')) throw new Unreadable(fileProblems.password)
  if (holds(bytes, 'Workbook') || holds(bytes, 'Book')) throw new Unreadable(fileProblems.oldExcel)
  throw new Unreadable(
    fileProblems.wrongType(
      holds(bytes, 'WordDocument')
        ? 'word'
        : holds(bytes, 'PowerPoint Document')
          ? 'slides'
          : 'unknown',
    ),
  )
}

/** What a file is by its content; its name and the type the browser gave are never asked. Refuses,
 * by name, what the reader does not read. */
export function sniffed(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.byteLength === 0) throw new Unreadable(fileProblems.empty)
  if (starts(bytes, 'PK\u0003\u0004') || starts(bytes, 'PK\u0005\u0006')) return 'zip'
  if (starts(bytes, compoundFile)) refuseCompound(bytes)
  const known = beginnings.find(([, beginning]) => starts(bytes, beginning))
  if (known) throw new Unreadable(fileProblems.wrongType(known[0]))
  const head = Buffer.from(bytes.subarray(0, 1024))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase()
  if (/^(<!doctype html|<html|<head|<body|<table|<meta|<style|<script|<div)/.test(head))
    throw new Unreadable(fileProblems.wrongType('web'))
  if (/^<(\?xml|!doctype)/.test(head))
    throw new Unreadable(fileProblems.wrongType(/<html|<!doctype html/.test(head) ? 'web' : 'xml'))
  return 'text'
}

/** What a ZIP without a workbook inside is, by the names of its parts. */
export function typeOfZip(names: readonly string[]): WrongType | null {
  const has = (start: string): boolean => names.some((name) => name.startsWith(start))
  if (has('xl/workbook.bin')) return 'binaryExcel'
  if (has('xl/') && has('[Content_Types].xml')) return null
  if (has('word/')) return 'word'
  if (has('ppt/')) return 'slides'
  if (has('mimetype') && has('content.xml')) return 'openDocument'
  return has('_rels/.rels') ? null : 'archive'
}
