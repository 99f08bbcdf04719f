import * as z from 'zod/mini'
import { pageInput, pageOf, route, sortInput } from '../../../kernel/contract.ts'
import { DateText, Id, Rupiah, Year } from '../../../kernel/ids.ts'
import { Spent } from '../../budget/words.ts'
import { FigureState, PeriodText, Tone } from '../../measurement/words.ts'
import { BandLine, Coverage, PercentText, TreeMeasure } from '../tree/tree.contract.ts'

const count = z.int()
/** A month, 1–12. */
const Month = z.int().check(z.gte(1), z.lte(12))

/** One month of one group: the year so far at its end. `due` measures of its objectives have had a
 * period end, `reported` of them for the last one. */
export const MonthCell = z.object({
  month: PeriodText,
  achievement: z.nullable(PercentText),
  tone: z.nullable(Tone),
  /** Why there is no achievement; `null` where there is one, and where nothing is measured. */
  state: z.nullable(FigureState),
  due: count,
  reported: count,
  coverage: Coverage,
})
export type MonthCell = z.infer<typeof MonthCell>

/** An office in the region's room, a unit in an office's; or (`id` null) what the leader's own
 * level answers for. */
export const Group = z.object({
  id: z.nullable(Id),
  name: z.string(),
  achievement: z.nullable(PercentText),
  tone: z.nullable(Tone),
  state: z.nullable(FigureState),
  /** Objectives whose mean the achievement is: the highest kind of objective the group has. */
  objectives: count,
  /** The indicators of these objectives. */
  coverage: Coverage,
  /** January to December. */
  months: z.array(MonthCell),
  /** All measures of the group by band; `none` have no achievement yet. */
  tones: z.object({ good: count, fine: count, mid: count, low: count, bad: count, none: count }),
  /** Of the measures that have had a period end, how many are reported, verified, missing and late
   * for the last of them. */
  report: z.object({
    expected: count,
    reported: count,
    verified: count,
    unreported: count,
    /** Not reported, and not asked for: who answers for it is off duty. */
    away: count,
    late: count,
  }),
  agreements: z.object({ total: count, active: count }),
  budget: z.nullable(Rupiah),
  /** What was spent of it up to the month looked at, as far as that is known of all its offices. */
  ...Spent,
})
export type Group = z.infer<typeof Group>

/** Where a leader sits, and what the groups of the room are. */
export const SeatShown = z.object({
  kind: z.enum(['REGION', 'OFFICE']),
  unitId: z.nullable(Id),
  name: z.string(),
})
export type SeatShown = z.infer<typeof SeatShown>

export const ControlRoom = z.object({
  year: Year,
  /** The month looked at; never later than the last that has ended. */
  month: z.nullable(PeriodText),
  upTo: z.nullable(PeriodText),
  today: DateText,
  seat: SeatShown,
  /** Since when within the year an office carries on for others, and for which; `null` where it does
   * not. */
  continues: z.nullable(z.object({ since: DateText, units: z.array(z.string()) })),
  bands: z.array(BandLine),
  cap: z.nullable(z.string()),
  /** `overdue`: groups with at least one late report; a group can be behind and overdue. Measures
   * are counted with the leader's own. */
  counts: z.object({
    groups: count,
    onTrack: count,
    behind: count,
    overdue: count,
    measures: count,
    unreported: count,
    away: count,
    late: count,
  }),
  own: z.nullable(Group),
  /** What needs attention first. */
  groups: z.array(Group),
})
export type ControlRoom = z.infer<typeof ControlRoom>

/** Which measures of the room: of the objectives, or what a number of the report counts; each
 * number opens as this list. */
export const Shown = z.enum([
  'ALL',
  'OBJECTIVES',
  'EXPECTED',
  'REPORTED',
  'VERIFIED',
  'UNREPORTED',
  'AWAY',
  'LATE',
])
export type Shown = z.infer<typeof Shown>

const Person = z.object({ name: z.nullable(z.string()), title: z.string() })

/** One measure of the room; its figure opens at `/pengukuran/:measureId/:period`, of the measure it
 * follows where it follows one. */
export const ControlMeasure = z.object({
  ...TreeMeasure.shape,
  objective: z.string(),
  nodeId: Id,
  groupId: z.nullable(Id),
  group: z.string(),
  holder: z.nullable(Person),
  /** Who waits for the figure: whoever gave the holder the mandate. */
  waiting: z.nullable(Person),
  /** Until when the last ended period was to be reported, and how many days ago that was; 0 before
   * it and for what is reported. */
  dueOn: z.nullable(DateText),
  lateDays: count,
})
export type ControlMeasure = z.infer<typeof ControlMeasure>

const seat = { year: z.optional(Year), month: z.optional(Month), unit: z.optional(Id) }

export const controlRoomContract = {
  readControlRoom: route({
    method: 'GET',
    path: '/api/control-room',
    scope: 'results.read',
    summary:
      'Ruang kendali: capaian, pelaporan, PK, dan anggaran menurut perangkat daerah atau unit kerja',
    input: z.object(seat),
    output: ControlRoom,
  }),
  listControlMeasures: route({
    method: 'GET',
    path: '/api/control-room/measures',
    scope: 'results.read',
    summary: 'Indikator di balik satu angka ruang kendali',
    input: z.object({
      ...seat,
      /** A group of the room; `OWN` for what the leader's own level answers for. */
      group: z.optional(z.union([Id, z.literal('OWN')])),
      show: z.optional(Shown),
      tone: z.optional(z.enum([...Tone.options, 'NONE'])),
      ...sortInput('indicator', 'group', 'holder', 'achievement', 'due'),
      ...pageInput,
    }),
    output: z.object({
      ...pageOf(ControlMeasure).shape,
      year: Year,
      month: z.nullable(PeriodText),
      seat: SeatShown,
      group: z.nullable(z.string()),
      bands: z.array(BandLine),
      total: count,
    }),
  }),
}
