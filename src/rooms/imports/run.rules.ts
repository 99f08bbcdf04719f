import { type Actor, may, officesWith, type Right } from '../../kernel/actor.ts'
import { errorsOf, type Problem } from '../../kernel/importer.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { ImportRun } from './import.contract.ts'

/** How many problems a run keeps and shows; the rest are counted. */
export const shownProblems = 200

/** State of a run as its dates and problems tell it. */
export function stateOf(run: {
  errors: number
  committedAt: string | null
  undoneAt: string | null
}): ImportRun['state'] {
  if (run.undoneAt) return 'UNDONE'
  if (run.committedAt) return 'COMMITTED'
  return run.errors > 0 ? 'REFUSED' : 'CHECKED'
}

export const countProblems = (
  problems: readonly Problem[],
): { errors: number; warnings: number } => {
  const errors = errorsOf(problems).length
  return { errors, warnings: problems.length - errors }
}

export function whyNotImport(
  actor: Pick<Actor, 'kind' | 'mandates'>,
  right: Right,
  title: string,
  withinOffice = false,
): Refusal | null {
  if (may(actor, right)) return null
  if (withinOffice && officesWith(actor, right)?.length) return null
  return refusal(
    'imports/not-allowed',
    403,
    `Impor «${title}» hanya untuk pengelola datanya. Mintalah hak itu kepada Bagian Organisasi.`,
  )
}

export function whyNotCommit(run: Pick<ImportRun, 'state' | 'errors'>): Refusal | null {
  if (run.state === 'COMMITTED')
    return refusal(
      'imports/already-committed',
      409,
      'Impor ini sudah disimpan sebelumnya; tidak ada yang ditulis dua kali.',
    )
  if (run.state === 'UNDONE')
    return refusal(
      'imports/undone',
      409,
      'Impor ini sudah dibatalkan. Unggah lagi berkasnya untuk mengulang.',
    )
  if (run.errors > 0)
    return refusal(
      'imports/has-errors',
      409,
      `Masih ada ${run.errors} kesalahan. Perbaiki di berkasnya, lalu unggah lagi; belum ada yang ditulis.`,
    )
  return null
}

export function whyNotUndo(run: Pick<ImportRun, 'state'>): Refusal | null {
  if (run.state === 'UNDONE') return refusal('imports/undone', 409, 'Impor ini sudah dibatalkan.')
  if (run.state !== 'COMMITTED')
    return refusal(
      'imports/not-committed',
      409,
      'Impor ini belum disimpan, jadi tidak ada yang perlu dibatalkan.',
    )
  return null
}
