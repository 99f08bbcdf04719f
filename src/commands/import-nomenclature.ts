import { basename } from 'node:path'
import type pg from 'pg'
import * as z from 'zod/mini'
import { printNumber } from '../kernel/indonesian.ts'
import { Refused } from '../kernel/refusal.ts'
import {
  checkNomenclature,
  editionSize,
  importNomenclature,
  NomenclatureEdition,
} from '../rooms/budget/index.ts'
import type { ImportOrder } from './import-order.ts'

/** The kind of file that belongs to no region: the list of codes that all regions read and only the
 * owner writes (`design.md` §1). */
export const nomenclatureKind = 'nomenclature'

const nomenclatureUsage =
  'Pemakaian: ./amanah import nomenclature --edition EDISI BERKAS [--opsi nama=…] [--opsi ' +
  'dasar=…] [--opsi terbit=2020-10-05] [--commit]. Edisi misalnya "Kepmendagri ' +
  '050-3708/2020".'

const known = new Set(['edition', 'nama', 'dasar', 'terbit'])

/** The edition an order names; name and legal basis are the edition's own words unless told.
 * Answers the sentence to show when it does not fit. */
export function editionOf({
  options,
  region,
}: Pick<ImportOrder, 'options' | 'region'>): NomenclatureEdition | { problem: string } {
  const code = options.edition?.trim() ?? ''
  if (code === '') return { problem: `Sebutkan edisinya. ${nomenclatureUsage}` }
  if (region !== undefined)
    return {
      problem: `Nomenklatur berlaku bagi semua daerah, jadi --daerah tidak dipakai. ${nomenclatureUsage}`,
    }
  const strange = Object.keys(options).find((name) => !known.has(name))
  if (strange !== undefined)
    return { problem: `Opsi «${strange}» tidak dikenal. ${nomenclatureUsage}` }
  const edition = {
    code,
    name: options.nama?.trim() || code,
    legalBasis: options.dasar?.trim() || code,
    issuedOn: options.terbit ?? null,
  }
  const read = z.safeParse(NomenclatureEdition, edition)
  return read.success
    ? read.data
    : {
        problem: `Edisi paling panjang 60 huruf dan tanggal terbit ditulis 2020-10-05. ${nomenclatureUsage}`,
      }
}

type File = { name: string; bytes: Uint8Array }

/** Checks a list and, with `commit`, publishes it as owner in the place of what the edition held. A
 * file with any error changes nothing: its errors are told line by line and the answer is 1. */
export async function takeNomenclature(
  owner: pg.Pool,
  { edition, commit, ...file }: File & { edition: NomenclatureEdition; commit: boolean },
  say: { out: (line: string) => void; error: (line: string) => void },
): Promise<number> {
  try {
    const { sentence, items } = await (commit
      ? importNomenclature(owner, edition, file)
      : checkNomenclature(edition, file))
    say.out(sentence)
    if (commit) {
      say.out(`Tersimpan: ${printNumber(items.length)} baris.`)
      return 0
    }
    const standing = await editionSize(owner, edition.code)
    if (standing !== null)
      say.out(`Edisi ini sudah ada dengan ${printNumber(standing)} baris; semuanya akan diganti.`)
    say.out('Ini uji coba: belum ada yang berubah. Ulangi dengan --commit untuk menyimpan.')
    return 0
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    say.error(`${basename(file.name)}: ${error.refusal.detail}`)
    for (const { detail } of error.refusal.errors?.slice(1) ?? []) say.error(`  ${detail}`)
    return 1
  }
}
