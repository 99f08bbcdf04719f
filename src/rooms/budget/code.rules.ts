/** A budget code without zero padding of a sub kegiatan's last part, so that `…01` and `…0001` compare equal inside one edition (§1.7). */
export function canonicalCode(code: string): string {
  const parts = code.trim().split('.')
  if (parts.length !== 6) return parts.join('.')
  return [...parts.slice(0, 5), String(Number(parts[5]))].join('.')
}
