import type { Actor } from '../../../kernel/actor.ts'
import { may } from '../../../kernel/actor.ts'
import type { Problem } from '../../../kernel/importer.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { Question } from '../../../kernel/ports.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { EventLine, EventState } from './event.contract.ts'

/** Something that stands in the way of an event. */
export const standsInTheWay = (code: string, detail: string): Problem => ({
  ...{ row: null, column: null, severity: 'error', code: `organisation/${code}`, detail },
})
/** Something to be known before an event is confirmed. */
export const toBeKnown = (code: string, detail: string): Problem => ({
  ...standsInTheWay(code, detail),
  severity: 'warning',
})

type Asking = Pick<Actor, 'kind' | 'personId' | 'mandates'>

export const noSuchEvent = refusal(
  'organisation/no-such-event',
  404,
  'Peristiwa ini tidak ada. Cari lagi di daftar peristiwa organisasi.',
)

/** Why somebody may not see or declare changes of the organisation. */
export const whyNotManageEvents = (actor: Asking): Refusal | null =>
  may(actor, 'organisation.manage')
    ? null
    : refusal(
        'organisation/not-yours',
        403,
        'Peristiwa organisasi disusun dan dikonfirmasi Bagian Organisasi. Sampaikan kepada mereka.',
      )

const ended: Partial<Record<EventState, string>> = {
  EXECUTED: 'sudah dilaksanakan; yang keliru diperbaiki dengan peristiwa baru',
  WITHDRAWN: 'sudah dibatalkan; susun peristiwa baru',
}

/** Why an event takes no further act: it was done, or withdrawn. */
export function whyEnded({ code, state }: Pick<EventLine, 'code' | 'state'>): Refusal | null {
  const how = ended[state]
  return how ? refusal('organisation/event-ended', 409, `Peristiwa ${code} ${how}.`) : null
}

/** Why an event may not be withdrawn: it has ended, or nobody said why. */
export const whyNotWithdraw = (
  event: Pick<EventLine, 'code' | 'state'>,
  reason: string,
): Refusal | null =>
  whyEnded(event) ??
  (reason === ''
    ? refusal('organisation/no-reason', 422, 'Tulis alasan pembatalannya; ia tercatat.', {
        errors: [{ pointer: '/reason', detail: 'Tulis alasan pembatalannya; ia tercatat.' }],
      })
    : null)

/** What is still open before an event can be carried out: the first thing that stands in the way,
 * else how many questions wait; `null` when nothing is. */
export function whatIsOpen(
  problems: readonly Problem[],
  questions: readonly Question[],
): string | null {
  const worst = problems.find(({ severity }) => severity === 'error')
  if (worst) return worst.detail
  const open = questions.filter(({ answer }) => answer === null)
  const [first] = open
  if (!first) return null
  return open.length === 1
    ? `Satu pertanyaan belum dijawab: ${first.text}`
    : `${open.length} pertanyaan belum dijawab, antara lain: ${first.text}`
}

/** Why an event may not be confirmed as it stands. */
export function whyNotConfirm(
  event: Pick<EventLine, 'code' | 'state' | 'effectiveOn'>,
  problems: readonly Problem[],
  questions: readonly Question[],
): Refusal | null {
  const over = whyEnded(event)
  if (over) return over
  if (event.state === 'CONFIRMED')
    return refusal(
      'organisation/event-confirmed',
      409,
      `Peristiwa ${event.code} sudah dikonfirmasi dan dilaksanakan pada ` +
        `${printDate(event.effectiveOn)}.`,
    )
  const open = whatIsOpen(problems, questions)
  return open ? refusal('organisation/event-open', 409, `Belum dapat dikonfirmasi. ${open}`) : null
}

/** Why whoever proposed an event may not propose it again: others are asked already. */
export const whyAsked = (code: string): Refusal =>
  refusal(
    'organisation/second-hand',
    409,
    `Peristiwa ${code} sudah Anda ajukan dan menunggu konfirmasi administrator daerah yang lain.`,
  )

/** Does an event wait for somebody else than who wrote it? Alone in the region, one hand suffices:
 * nobody else could say yes. */
export const waitsForSecond = (
  actor: Pick<Actor, 'kind' | 'personId'>,
  writtenBy: string | null,
  administrators: readonly string[],
): boolean =>
  actor.kind !== 'system' &&
  actor.personId === writtenBy &&
  administrators.some((other) => other !== writtenBy)
