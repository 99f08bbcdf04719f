import { printDate } from '../../kernel/indonesian.ts'
import type { NoticeToTell, TaskToOpen } from '../../kernel/ports.ts'
import type { LocalDate } from '../../kernel/time.ts'
import type { Decider } from './decider.rules.ts'
import {
  type Ending,
  opinionsOwed,
  type Phase,
  type Step,
  type StepKind,
} from './procedure.rules.ts'
import type { Reader } from './terms.contract.ts'

/** A case as what is asked and told of it needs it. */
export type Told = {
  row: { id: string; title: string; personId: string; proposerId: string }
  kind: {
    name: string
    followUp?: { title: string }
  }
  /** Who looks after what follows. */
  follower: Reader | null
  phase: Phase
  ending: Ending | null
  steps: readonly Step[]
  bounds: { mayObject: boolean; opinions: readonly string[] }
  roles: { decider: Decider | null; answerer: Decider | null }
  dueOn: LocalDate | null
  acted: readonly string[]
}

/** The one task that a case leaves when it is over. */
export const followingUp = 'procedures/follow-up'
/** Every kind of task that a case opens. */
export const caseTasks = [
  ...['procedures/reply', 'procedures/hear', 'procedures/opine', 'procedures/decide'],
  ...['procedures/read-decision', 'procedures/answer', followingUp],
  'procedures/no-decider',
]

type Asked = Pick<TaskToOpen, 'kind' | 'holder'> & { title?: string; link?: string }

/** Whom a case waits for, by which task. What a judge is asked for goes to the post, so that it
 * reaches who holds it on the day; where nobody can decide, Bagian Organisasi is asked for an
 * official, and told nothing of the case. */
function askedIn({ phase, ending, kind, row, steps, bounds, roles, follower }: Told): Asked[] {
  const judged = (task: string, judge: Decider | null): Asked[] =>
    judge
      ? [{ kind: task, holder: { positionId: judge.positionId } }]
      : [
          {
            ...{ kind: 'procedures/no-decider', holder: { grant: 'ORGANISATION_BUREAU' } },
            ...{ title: 'pejabat yang memutus satu prosedur', link: '/organisasi' },
          },
        ]
  const person = (task: string): Asked[] => [{ kind: task, holder: { personId: row.personId } }]
  if (phase === 'REPLY') return person('procedures/reply')
  if (phase === 'HEARING') return judged('procedures/hear', roles.decider)
  if (phase === 'OPINIONS')
    return opinionsOwed(steps, bounds).map((positionId) => ({
      ...{ kind: 'procedures/opine', holder: { positionId } },
    }))
  if (phase === 'DECISION') return judged('procedures/decide', roles.decider)
  if (phase === 'OBJECTION') return person('procedures/read-decision')
  if (phase === 'ANSWER') return judged('procedures/answer', roles.answerer)
  const followed = steps.some((step) => step.kind === 'FOLLOW_UP')
  const { followUp } = kind
  if (ending !== 'IN_FORCE' || !followUp || !follower || followed) return []
  const holder = { grant: follower }
  return [{ ...{ kind: followingUp, holder }, title: followUp.title }]
}

/** The tasks a case has open now. */
export const tasksOf = (told: Told): TaskToOpen[] =>
  askedIn(told).map(({ title, link, ...asked }) => ({
    ...{ ...asked, subject: told.row.id, dueOn: told.dueOn },
    title: title ?? `${told.kind.name}: ${told.row.title}`,
    link: link ?? `/prosedur/${told.row.id}`,
  }))

const says: Record<StepKind, string> = {
  NOTICE: 'Ada pemberitahuan untuk Anda',
  REPLY: 'Tanggapan sudah masuk',
  NO_REPLY: 'Batas menanggapi sudah lewat; prosedur berjalan terus, dan tanggapan masih diterima',
  HEARING: 'Pertemuan sudah dicatat',
  OPINION: 'Satu pertimbangan sudah masuk',
  NO_OPINION: 'Batas memberi pertimbangan sudah lewat',
  DECISION: 'Keputusan sudah diambil',
  ACCEPTANCE: 'Keputusan diterima',
  OBJECTION: 'Ada keberatan atas keputusan',
  NO_OBJECTION: 'Masa keberatan selesai; keputusan berlaku',
  ANSWER: 'Keberatan sudah dijawab',
  NO_ANSWER: 'Keberatan tidak dijawab sampai batasnya, jadi dianggap dikabulkan',
  WITHDRAWAL: 'Usulan ditarik kembali',
  OVERTAKEN: 'Prosedur ditutup tanpa keputusan',
  FOLLOW_UP: 'Tindak lanjutnya sudah dicatat',
}

/** Everybody whom a step concerns, but for who took it; opinions are read in the case. */
export function noticesOf(told: Told, step: StepKind, actorId: string | null): NoticeToTell[] {
  const { row, kind, dueOn, phase, acted } = told
  const { personId, proposerId } = row
  if (step === 'OPINION' || step === 'NO_OPINION') return []
  const others = step === 'NOTICE' || step === 'REPLY' ? [] : acted
  const until =
    phase === 'CLOSED' || dueOn === null || personId === actorId
      ? ''
      : `, batasnya ${printDate(dueOn)}`
  return [...new Set([personId, proposerId, ...others])]
    .filter((id) => id !== actorId)
    .map((id) => ({
      ...{ personId: id, kind: 'procedures/step', topic: `procedures/${row.id}` },
      title: `${says[step]}: ${kind.name}, ${row.title}${id === personId ? until : ''}.`,
      link: `/prosedur/${row.id}`,
    }))
}

/** What the answer of an act says. */
export const takenSentence = (step: StepKind, ending: Ending | null): string => {
  if (step === 'NOTICE') return 'Pemberitahuan terkirim. Yang bersangkutan dapat langsung menjawab.'
  if (ending === 'IN_FORCE' && step !== 'FOLLOW_UP') return `${says[step]}; keputusan berlaku.`
  return `${says[step]}.`
}
