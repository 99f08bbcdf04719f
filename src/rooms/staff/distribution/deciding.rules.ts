import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Grade } from '../evaluation/evaluation.contract.ts'
import type { Finding } from './distribution.rules.ts'

/** A unit and period as the rules of the acts ask about it. */
export type Standing = {
  name: string
  /** May the actor do it? */
  mine: boolean
  /** Who may, in words. */
  whose: string
  /** The last row they saw is the last row. */
  fresh: boolean
}

const stale = refusal(
  'staff/distribution-moved',
  409,
  'Sudah ada yang menetapkan atau melihatnya sejak Anda membuka halaman ini. Muat ulang dahulu.',
)

/** Why a predicate of an organisation is not taken: only who rates its leader decides, with a note,
 * and of a year also what was expected. */
export function whyNotDecideOrganisation(
  { name, mine, whose, fresh, over }: Standing & { over: boolean },
  said: { note: string; annual: boolean; expectation: Grade | null },
): Refusal | null {
  if (!mine)
    return refusal(
      'staff/not-yours-to-decide',
      403,
      `Predikat ${name} ditetapkan oleh ${whose}, satu tingkat di atas pimpinannya.`,
    )
  if (!over)
    return refusal('staff/period-not-over', 409, 'Periode ini belum selesai; tetapkan sesudahnya.')
  if (!fresh) return stale
  if (said.annual && !said.expectation)
    return refusal(
      'staff/expectation-missing',
      422,
      'Pilih dahulu bagaimana kinerja organisasi dibanding ekspektasi Anda.',
    )
  if (!said.note.trim())
    return refusal(
      'staff/note-missing',
      422,
      'Tulis catatan singkat: mengapa predikat ini. Yang diusulkan sistem dan catatan Anda tersimpan.',
    )
  return null
}

/** Why a distribution is not looked at: by whoever does not lead the unit or look after its ratings,
 * before its predicate, in a small unit, where nothing waits, or against its pattern without a
 * word. */
export function whyNotLook(
  at: Standing & {
    decided: boolean
    within: string | null
    waiting: number
    mode: 'WARN' | 'BLOCK' | 'OFF'
    findings: readonly Pick<Finding, 'kind'>[]
  },
  justification: string,
): Refusal | null {
  if (!at.mine)
    return refusal(
      'staff/not-yours-to-look',
      403,
      `Distribusi ${at.name} dilihat oleh ${at.whose} atau pengelola kinerja.`,
    )
  if (!at.decided)
    return refusal(
      'staff/organisation-undecided',
      409,
      `Predikat kinerja ${at.name} belum ditetapkan. Pola distribusi mengikuti predikat itu.`,
    )
  if (at.within)
    return refusal(
      'staff/looked-at-above',
      409,
      `${at.name} terlalu kecil untuk pola; distribusinya dilihat bersama ${at.within}.`,
    )
  if (at.waiting === 0)
    return refusal(
      'staff/nothing-waits',
      409,
      'Tidak ada hasil penilaian yang menunggu disampaikan.',
    )
  if (!at.fresh) return stale
  return whyNotDeparture(at, justification)
}

function whyNotDeparture(
  { mode, findings }: { mode: string; findings: readonly Pick<Finding, 'kind'>[] },
  justification: string,
): Refusal | null {
  const departs = findings.some(({ kind }) => kind !== 'MAJORITY')
  if (!departs) return null
  if (mode === 'BLOCK')
    return refusal(
      'staff/pattern-blocked',
      409,
      'Daerah ini mensyaratkan pola distribusi terpenuhi. Bicarakan lagi dengan para penilai.',
    )
  return justification.trim()
    ? null
    : refusal(
        'staff/justification-missing',
        422,
        'Pola belum terpenuhi. Tulis mengapa tetap begini; alasannya disimpan bersama jumlahnya.',
      )
}
