import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { GrantRole } from '../../rooms/identity/index.ts'
import { RegionFile } from '../region-file.ts'

const folder = join(import.meta.dirname, '../../../data/demo')
const texts = z.array(z.string())

/** An indicator in one line: see `readIndicator` for what its parts mean. */
const Measured = z.object({ text: z.string(), by: texts })

/** What a sub kegiatan gives, where a kegiatan is shared and its money must be told apart. */
const Output = z.object({ ...Measured.shape, sub: z.string() })

/** A kegiatan with its sub kegiatan; `lead` is the post that answers for it, `post` the number of a
 * subbagian in the secretariat. */
const Activity = z.object({
  ...Measured.shape,
  code: z.string(),
  name: z.string(),
  lead: z.optional(z.string()),
  post: z.optional(z.int()),
  subs: texts,
  outputs: z.optional(z.array(Output)),
  /** The one sub kegiatan that is theirs, where others have the rest. */
  part: z.optional(z.string()),
})
const Program = z.object({
  ...Measured.shape,
  code: z.string(),
  name: z.string(),
  activities: z.array(Activity),
})

/** Units of one kind below an office that spend on their own: puskesmas, schools, kelurahan. */
const Site = z.object({
  kind: z.string(),
  unit: z.string(),
  short: z.string(),
  names: texts,
  head: z.string(),
  under: z.nullable(z.string()),
  field: z.string(),
  node: z.optional(
    z.object({
      ...Measured.shape,
      parent: z.string(),
      component: z.string(),
      budget: z.nullable(z.string()),
      outputs: z.optional(z.array(Output)),
    }),
  ),
  posts: z.array(z.object({ ...Measured.shape, title: z.string(), echelon: z.string() })),
  staff: texts,
  money: texts,
})

const Division = z.object({
  name: z.string(),
  short: z.string(),
  kind: z.optional(z.string()),
  head: z.optional(z.string()),
  echelon: z.optional(z.string()),
  /** Title of the assistant above, in the Setda. */
  under: z.optional(z.string()),
  goal: z.int(),
  field: z.string(),
  programs: z.array(Program),
  staff: texts,
})

/** Somebody who leaves the region, and why. */
const Former = z.object({
  name: z.string(),
  grade: z.string(),
  woman: z.boolean(),
  leaves: z.string(),
})

const Appointment = z.object({ since: z.string(), decree: z.string(), decreeDate: z.string() })

/** The offices one was made of; `former` are the head and the secretary of the last of them, for
 * whom there was no post any more. */
const Merged = z.object({
  on: z.string(),
  decree: z.string(),
  decreeDate: z.string(),
  appointment: Appointment,
  earlier: Appointment,
  from: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      short: z.string(),
      skpd: z.string(),
      divisions: texts,
    }),
  ),
  former: z.tuple([Former, Former]),
})

const Office = z.object({
  code: z.string(),
  name: z.string(),
  short: z.string(),
  kind: z.string(),
  skpd: z.string(),
  head: z.string(),
  echelon: z.string(),
  merged: z.optional(Merged),
  field: z.string(),
  salaries: z.number(),
  support: z.number(),
  secretary: z.nullable(
    z.object({ unit: z.string(), title: z.string(), echelon: z.string(), subdivisions: texts }),
  ),
  goals: z.array(z.object({ ...Measured.shape, under: z.string() })),
  assistants: z.optional(
    z.array(
      z.object({
        ...Measured.shape,
        title: z.string(),
        budget: z.nullable(z.string()),
        goal: z.int(),
      }),
    ),
  ),
  divisions: z.array(Division),
  sites: z.optional(z.array(Site)),
})

const Objective = z.object({ ...Measured.shape, key: z.string() })
const Goal = z.object({ ...Measured.shape, objectives: z.array(Objective) })
const RegionPlan = z.object({
  region: z.omit(RegionFile, { administrator: true, fictional: true }),
  structureSince: z.string(),
  planSince: z.string(),
  basis: z.string(),
  head: z.object({ title: z.string(), name: z.string(), since: z.string(), decree: z.string() }),
  vision: z.string(),
  missions: z.array(z.object({ text: z.string(), goals: z.array(Goal) })),
})
const Support = z.object({
  program: z.string(),
  goal: z.object({ text: z.string(), indicator: z.string() }),
  secretary: Measured,
  activities: z.array(Activity),
})
const Money = z.object({
  names: z.record(z.string(), z.string()),
  funds: z.record(z.string(), z.tuple([z.string(), z.string()])),
  patterns: z.record(
    z.string(),
    z.object({ fund: z.string(), lines: z.record(z.string(), z.number()) }),
  ),
  affairs: z.record(z.string(), z.string()),
})
const Names = z.object({
  men: texts,
  women: texts,
  /** Second parts of a name: for anyone, for men, for women. */
  families: z.object({ any: texts, men: texts, women: texts }),
  /** Names whose parts belong together. */
  whole: z.object({ men: texts, women: texts }),
  /** Degrees by field of study: bachelor, then master. */
  degrees: z.record(z.string(), z.object({ bachelor: texts, master: texts, diploma: texts })),
})
/** What a functional official or pelaksana promises, by the title without its rung. */
const Individual = z.record(z.string(), z.array(z.object({ text: z.string(), by: z.string() })))
const Cast = z.object({
  /** People the region is told with, by the title of their post. */
  people: z.array(
    z.object({
      title: z.string(),
      unit: z.optional(z.string()),
      name: z.string(),
      nip: z.optional(z.string()),
      grade: z.optional(z.string()),
      woman: z.boolean(),
    }),
  ),
  /** Posts nobody holds. */
  vacant: texts,
  /** Posts held by somebody of another post: title, title of the other post, how, since, decree. */
  acting: z.array(
    z.object({
      title: z.string(),
      by: z.string(),
      as: z.string(),
      since: z.string(),
      decree: z.string(),
      /** Who held a post until somebody acts in it, and why they leave; a Plh stands beside the
       * holder. */
      former: z.optional(Former),
    }),
  ),
  /** Two posts whose holders changed places in the course of the year. */
  exchanged: z.optional(
    z.object({ titles: z.tuple([z.string(), z.string()]), ...Appointment.shape }),
  ),
  /** Whose promise is talked about row by row in autumn; what is not accepted waits for its giver. */
  talks: z.optional(
    z.object({
      title: z.string(),
      proposedOn: z.string(),
      answeredOn: z.string(),
      rows: z.array(
        z.object({
          indicator: z.string(),
          target: z.string(),
          reason: z.string(),
          accepted: z.boolean(),
        }),
      ),
    }),
  ),
  /** Whose promise its giver proposes to void, and why. */
  voided: z.optional(z.object({ title: z.string(), reason: z.string() })),
  /** Days on which somebody was not at work, the last one said. */
  absences: z.array(
    z.object({
      title: z.string(),
      kind: z.string(),
      from: z.string(),
      until: z.string(),
      decree: z.string(),
    }),
  ),
  /** Nodes without holder, by statement. */
  unheld: texts,
  /** Posts whose holders have no result of their own yet: title and unit. */
  withoutRows: texts,
  /** Whose accounts the region opens beside those of the heads of offices; `grant` is a role by
   * decree. */
  accounts: z.array(
    z.object({
      role: z.string(),
      title: z.string(),
      unit: z.optional(z.string()),
      at: z.optional(z.int()),
      grant: z.optional(GrantRole),
      grantUnit: z.optional(z.string()),
    }),
  ),
})

/** The year before the plan of today: what the plan of then called its goals and objectives, by code,
 * and who promised then. */
const Earlier = z.object({
  planSince: z.string(),
  words: z.record(z.string(), z.string()),
  practice: z.object({
    since: z.string(),
    basis: z.string(),
    widenedOn: z.string(),
    widened: z.string(),
  }),
})

export type Office = z.infer<typeof Office>
export type Merged = z.infer<typeof Merged>
export type Former = z.infer<typeof Former>
export type Division = z.infer<typeof Division>
export type Program = z.infer<typeof Program>
export type Output = z.infer<typeof Output>
export type Activity = z.infer<typeof Activity>
export type Site = z.infer<typeof Site>
export type Money = z.infer<typeof Money>
export type Names = z.infer<typeof Names>
export type Individual = z.infer<typeof Individual>
export type Cast = z.infer<typeof Cast>
export type Support = z.infer<typeof Support>
export type RegionPlan = z.infer<typeof RegionPlan>
export type Earlier = z.infer<typeof Earlier>

/** Everything the demonstration region is made from. */
export type DemoData = {
  plan: RegionPlan
  earlier: Earlier
  offices: Office[]
  support: Support
  money: Money
  names: Names
  individual: Individual
  cast: Cast
}

const read = <T>(shape: { parse: (value: unknown) => T }, ...path: string[]): T =>
  shape.parse(JSON.parse(readFileSync(join(folder, ...path), 'utf8')))

/** Reads the data files of the demonstration region; a file that does not fit its shape is a fault
 * of ours and throws. */
export function readDemoData(): DemoData {
  const files = readdirSync(join(folder, 'offices')).toSorted()
  return {
    plan: read(RegionPlan, 'region.json'),
    earlier: read(Earlier, 'earlier.json'),
    offices: files.map((file) => read(Office, 'offices', file)),
    support: read(Support, 'support.json'),
    money: read(Money, 'accounts.json'),
    names: read(Names, 'names.json'),
    individual: read(Individual, 'individual.json'),
    cast: read(Cast, 'cast.json'),
  }
}
