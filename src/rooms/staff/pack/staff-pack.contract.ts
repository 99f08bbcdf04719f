import * as z from 'zod/mini'
import { EmploymentKind, MandateLevel, PositionKind, UnitKind } from '../../organisation/words.ts'
import { Grade, OrganisationPredicate, Predicate } from '../evaluation/evaluation.contract.ts'
import { Approach } from '../skp/skp.contract.ts'

/** A decimal as text. */
const Share = z.string().check(z.regex(/^\d+(\.\d+)?$/))
const days = z.int().check(z.gte(0), z.lte(400))
const Quadrant = <T>(of: z.ZodMiniType<T>) => z.record(Grade, z.record(Grade, of))

/** A limit of a distribution (§10.2): what some classes together have at most or at least, as a share
 * of the population (at most rounds down, at least rounds up), or at least in heads. */
export const DistributionLimit = z.object({
  classes: z.array(Predicate),
  atMost: z.nullable(Share),
  atLeast: z.nullable(Share),
  heads: z.nullable(z.int()),
})
export type DistributionLimit = z.infer<typeof DistributionLimit>

/** A grade of functional officials (§13); the thresholds are `null` where there is none. */
export const CreditGrade = z.object({
  coefficient: Share,
  rank: z.nullable(Share),
  grade: z.nullable(Share),
})
export type CreditGrade = z.infer<typeof CreditGrade>

/** Rule pack `kinerja-pegawai`: SKP, the day's work, rating, distribution, objection, credit points. */
export const StaffPack = z.object({
  skp: z.object({
    /** Month and day by which both have agreed, `01-31`. */
    dueOn: z.string().check(z.regex(/^\d\d-\d\d$/)),
    /** `null`: the official chooses. */
    approach: z.nullable(Approach),
    /** Kinds of employment that have an SKP. */
    employmentKinds: z.array(EmploymentKind),
    /** Levels of the PK whose holders have the form of leaders. */
    executiveLevels: z.array(MandateLevel),
    /** Days for a new SKP after a transfer. */
    graceDays: days,
    /** Posts whose SKP and predicate are made elsewhere and read in. */
    external: z.array(
      z.object({
        positionKind: PositionKind,
        unitKinds: z.array(UnitKind),
        titleStarts: z.array(z.string()),
      }),
    ),
  }),
  behaviours: z.array(
    z.object({ code: z.string(), name: z.string(), guides: z.array(z.string()) }),
  ),
  log: z.object({
    hoursPerDay: Share,
    /** A row that arrives within so many days of its day is in time (by capture time). */
    graceDays: days,
    /** A jump of the device's clock over so many minutes between two contacts marks the rows. */
    clockJumpMinutes: z.int(),
  }),
  rating: z.object({
    mostAbove: Share,
    smallPrimaryBelow: Share,
    /** An achievement is shown up to so many percent. */
    achievementCap: Share,
    /** Percent of its target from which an indicator suggests «as expected», and «above». */
    meetsFrom: Share,
    aboveFrom: Share,
    /** Days after the end of a period by which one reports, and by which one is rated. */
    reportDays: days,
    settleDays: days,
  }),
  quadrant: Quadrant(Predicate),
  organisation: z.object({
    quadrant: Quadrant(OrganisationPredicate),
    /** Shares of due actions that met their target, and of those with any progress. */
    periodic: z.object({ good: Share, improvable: Share, started: Share }),
    /** The grade of results of who leads it (§10.4). */
    leader: z.record(OrganisationPredicate, Grade),
  }),
  distribution: z.object({
    mode: z.enum(['WARN', 'BLOCK', 'OFF']),
    minPopulation: z.int(),
    majority: Share,
    patterns: z.record(
      OrganisationPredicate,
      z.object({ dominant: Predicate, limits: z.array(DistributionLimit) }),
    ),
  }),
  objection: z.object({
    days,
    unit: z.enum(['CALENDAR', 'WORKING']),
    statementDays: days,
    decisionDays: days,
  }),
  credit: z.object({
    percent: z.record(Predicate, Share),
    grades: z.record(z.string(), CreditGrade),
    places: z.int(),
  }),
  /** Days before the end of a contract on which its rater is asked. */
  contract: z.object({ noticeDays: z.array(days) }),
  /** Month and day on which each round of the pulse opens, and for how long. */
  pulse: z.object({ opensOn: z.array(z.string().check(z.regex(/^\d\d-\d\d$/))), days }),
  /** No list, distribution or ranking shows a smaller group. */
  smallestGroup: z.int(),
})
export type StaffPack = z.infer<typeof StaffPack>
