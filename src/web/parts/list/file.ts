import { printNumber } from '../../../kernel/indonesian.ts'

/** A megabyte in bytes. */
export const megabyte = 1024 * 1024

/** The size of a file as Indonesians write it: `34 MB`, `0,4 MB`, `12 KB`. */
export function printSize(bytes: number): string {
  if (bytes < megabyte / 10) return `${printNumber(Math.ceil(bytes / 1024))} KB`
  const size = bytes / megabyte
  return `${printNumber(size >= 10 ? Math.round(size) : size.toFixed(1))} MB`
}

/** Why a file may not be chosen, or `null`: empty, too large, or of a kind not taken here. */
export function whyNotFile(
  file: { name: string; size: number },
  accept: string[],
  limit: number,
): string | null {
  if (file.size === 0) return `Berkas «${file.name}» kosong. Pilih berkas yang berisi.`
  if (file.size > limit)
    return `Berkas ${printSize(file.size)} terlalu besar. Paling besar ${printSize(limit)}.`
  if (accept.length > 0 && !accept.some((ending) => file.name.toLowerCase().endsWith(ending)))
    return `Berkas «${file.name}» tidak dapat dibaca di sini. Pilih ${accept.join(', ')}.`
  return null
}
