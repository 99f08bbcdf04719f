import { capitalised, printCount, printDate } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { EvaluationState } from '../evaluation/evaluation.contract.ts'
import { periodLabel } from '../evaluation/periods.rules.ts'
import type { Pause } from '../log/norm.rules.ts'
import type { SkpState } from '../skp/skp.contract.ts'
import type { YearStep } from './board.contract.ts'

/** What there is of the year of one person. */
export type OwnYear = {
  plans: {
    id: string
    state: SkpState
    /** Since when, in the zone of the region. */
    since: LocalDate
    inForce: boolean
    startsOn: LocalDate
    endsOn: LocalDate
  }[]
  evaluations: {
    id: string
    period: string
    endsOn: LocalDate
    state: EvaluationState | 'OPEN'
    since: LocalDate
  }[]
  /** Days with a row since a day; rows nobody approved or returned, with when the first was written. */
  log: { days: LocalDate[]; waiting: number; since: LocalDate | null }
  feedback: number
  /** Incidents of the week on which nothing could be written. */
  pauses: Pause[]
}

/** What the steps of a year go by. */
export type YearGround = OwnYear & {
  year: number
  today: LocalDate
  /** By when an SKP that begins on a day is agreed to. */
  dueOn: (startsOn: LocalDate) => LocalDate
  /** Why there is no SKP here; `null` where there is to be one. */
  unplanned: string | null
  rater: string | null
  aboveRater: string | null
  /** Days owed from Monday to today. */
  owed: readonly LocalDate[]
}
type Of<Step extends YearStep['step']> = Omit<YearStep, 'step'> & { step: Step }

const me = 'Anda'
const someRater = 'pejabat penilai (belum ada orangnya; tanyakan kepada pengelola kinerja)'
const quiet = { waitsFor: null, mine: false, since: null } as const
const waits = (waitsFor: string, since: LocalDate | null) => ({
  ...{ state: 'WAITS' as const, waitsFor, mine: waitsFor === me, since },
})

/** The steps of an official's year, in their order: what was done, and who is waited for since when. */
export const stepsOf = (ground: YearGround): YearStep[] => [
  skpStep(ground),
  logStep(ground),
  feedbackStep(ground),
  evaluationStep(ground),
  {
    ...{ step: 'ALLOWANCE', state: 'NONE', ...quiet, href: null },
    sentence:
      'Tunjangan belum dihitung di sini. Besarnya ditetapkan di aplikasi penggajian daerah.',
  },
]

function skpStep({ plans, today, year, dueOn, unplanned, rater }: YearGround): Of<'SKP'> {
  const plan =
    plans.find(({ startsOn, endsOn }) => startsOn <= today && today < endsOn) ?? plans.at(-1)
  const step = { step: 'SKP' as const, href: plan ? `/skp/${plan.id}` : '/skp' }
  if (!plan)
    return unplanned
      ? { ...step, state: 'NONE', ...quiet, sentence: unplanned }
      : { ...step, ...waits(me, null), sentence: `SKP ${year} belum disusun.` }
  const again = plan.inForce ? 'Versi baru SKP' : `SKP ${year}`
  switch (plan.state) {
    case 'SUBMITTED':
      return {
        ...{ ...step, ...waits(rater ?? someRater, plan.since) },
        sentence: `${again} sudah diajukan.`,
      }
    case 'DRAFT':
      return {
        ...{ ...step, ...waits(me, plan.since) },
        sentence: `${again} masih konsep. Ajukan paling lambat ${printDate(dueOn(plan.startsOn))}.`,
      }
    case 'RETURNED':
      return { ...step, ...waits(me, plan.since), sentence: `${again} dikembalikan penilai.` }
    default:
      return { ...step, state: 'DONE', ...quiet, sentence: `SKP ${year} sudah disepakati.` }
  }
}

function logStep({ log, owed, rater, plans, today }: YearGround): Of<'LOG'> {
  const step = { step: 'LOG' as const, href: '/harian' }
  const logged = owed.filter((day) => log.days.includes(day)).length
  const week =
    owed.length === 0
      ? 'Minggu ini tidak ada hari yang wajib dicatat.'
      : `Minggu ini ${printCount(logged)} dari ${printCount(owed.length)} hari kerja tercatat.`
  const missing = owed.find((day) => day < today && !log.days.includes(day)) ?? null
  if (missing !== null && plans.length > 0)
    return { ...step, ...waits(me, missing), sentence: week }
  if (log.waiting > 0)
    return {
      ...{ ...step, ...waits(rater ?? someRater, log.since) },
      sentence: `${week} ${capitalised(printCount(log.waiting))} baris menunggu disetujui.`,
    }
  return {
    ...step,
    state: owed.length > 0 && logged > 0 ? 'DONE' : 'NONE',
    ...quiet,
    sentence: week,
  }
}

const feedbackStep = ({ feedback, year }: YearGround): Of<'FEEDBACK'> => ({
  ...{ step: 'FEEDBACK', ...quiet, href: '/umpan-balik' },
  state: feedback > 0 ? 'DONE' : 'NONE',
  sentence:
    feedback > 0
      ? `${capitalised(printCount(feedback))} umpan balik tentang pekerjaan Anda pada ${year}.`
      : `Belum ada umpan balik tentang pekerjaan Anda pada ${year}.`,
})

/** Who an evaluation waits for, and what is told of it. */
function standing(one: OwnYear['evaluations'][number], { rater, aboveRater }: YearGround) {
  const label = periodLabel(one.period)
  switch (one.state) {
    case 'OPEN':
      return { ...waits(me, one.since), sentence: `Realisasi ${label} belum dilaporkan.` }
    case 'REPORTED':
      return { ...waits(rater ?? someRater, one.since), sentence: `${label} belum dinilai.` }
    case 'RATED':
      return {
        ...waits('pimpinan perangkat daerah, yang melihat distribusinya dahulu', one.since),
        sentence: `${label} sudah dinilai, belum disampaikan.`,
      }
    case 'DELIVERED':
      return {
        ...waits(me, one.since),
        sentence: `Penilaian ${label} disampaikan. Terima, atau ajukan keberatan.`,
      }
    case 'OBJECTED':
      return {
        ...waits(aboveRater ?? 'atasan pejabat penilai', one.since),
        sentence: `Keberatan atas ${label} belum diputus.`,
      }
    default:
      return { state: 'DONE' as const, ...quiet, sentence: `Penilaian ${label} selesai.` }
  }
}

/** The oldest evaluation that waits for the reader, else for anybody; else the newest. */
function evaluationStep(ground: YearGround): Of<'EVALUATION'> {
  const all = ground.evaluations.map((one) => ({ ...standing(one, ground), id: one.id }))
  const told =
    all.find(({ mine }) => mine) ?? all.find(({ state }) => state === 'WAITS') ?? all.at(-1)
  if (!told)
    return {
      ...{ step: 'EVALUATION', state: 'NONE', ...quiet, href: '/penilaian' },
      sentence: 'Belum ada periode yang dinilai. Evaluasi dibuka sesudah periodenya berakhir.',
    }
  const { id, ...step } = told
  return { step: 'EVALUATION', ...step, href: `/penilaian/${id}` }
}
