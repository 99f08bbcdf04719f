const escaped = (text: string): string =>
  text.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e]/g, '-')

/** A page of evidence as an office would scan it: a small PDF with a few lines of text. */
export function evidencePaper(lines: readonly string[]): Uint8Array {
  const text = lines
    .map((line, index) => `${index === 0 ? '' : '0 -22 Td '}(${escaped(line)}) Tj`)
    .join('\n')
  const content = `BT /F1 12 Tf 60 760 Td\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ' +
      '/Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`
  return new TextEncoder().encode(
    `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ` +
      `>>\nstartxref\n${file.length}\n%%EOF\n`,
  )
}
