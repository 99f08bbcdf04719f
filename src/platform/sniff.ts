/** Media types that evidence may have, told from the content itself; a name or a header proves
 * nothing. */
const signatures: { type: string; extension: string; at: number; bytes: readonly number[] }[] = [
  { type: 'application/pdf', extension: 'pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/jpeg', extension: 'jpg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  {
    type: 'image/png',
    extension: 'png',
    at: 0,
    bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  },
  { type: 'image/webp', extension: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
]

const office: { marker: string; type: string; extension: string }[] = [
  {
    marker: 'word/',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  {
    marker: 'xl/',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
  {
    marker: 'ppt/',
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extension: 'pptx',
  },
]

export type Sniffed = { type: string; extension: string }

const startsAt = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte)

/** Text without control characters and without a tag that a browser could take for a page. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, 64 * 1024))
    return !/<\s*(!doctype|html|svg|script|\?xml)/i.test(text)
  } catch {
    return false
  }
}

/** What the bytes are, or `null` for what evidence may not be (HTML, SVG, programs, archives). */
export function sniff(bytes: Uint8Array): Sniffed | null {
  const plain = signatures.find(({ at, bytes: wanted }) => startsAt(bytes, at, wanted))
  if (plain) return { type: plain.type, extension: plain.extension }
  if (startsAt(bytes, 0, [0x50, 0x4b, 0x03, 0x04])) {
    const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    const found = names.includes('[Content_Types].xml')
      ? office.find(({ marker }) => names.includes(marker))
      : undefined
    return found ? { type: found.type, extension: found.extension } : null
  }
  return bytes.length > 0 && isPlainText(bytes)
    ? { type: 'text/plain; charset=utf-8', extension: 'txt' }
    : null
}
