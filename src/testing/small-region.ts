import type { AllTables } from '../app.ts'
import type { Context, Region } from '../platform/context.ts'
import { writeNew, writeVersions } from '../platform/database/ledger.ts'
import type { PositionKind } from '../rooms/organisation/index.ts'
import {
  assignmentLedger,
  personLedger,
  positionLedger,
  unitLedger,
} from '../rooms/organisation/organisation.ledgers.ts'
import {
  type HolderPlan,
  holderPlans,
  holdersSince,
  type PersonName,
  type PersonPlan,
  type PostName,
  type PostPlan,
  personPlans,
  postPlans,
  type UnitName,
  type UnitPlan,
  unitPlans,
  unitsSince,
} from './small-region.plan.ts'
import { testRegion, type World } from './world.ts'

type Named<Plans> = { [K in keyof Plans]: string }
/** Ids of everything in the small region, by speaking names (`region.positions.kabidSd`). */
export type SmallRegion = {
  units: Named<typeof unitPlans>
  positions: Named<typeof postPlans>
  people: Named<typeof personPlans>
  assignments: Named<typeof holderPlans>
}

function named<Plans extends Record<string, unknown>>(
  plans: Plans,
  newId: () => string,
): Named<Plans> {
  return Object.fromEntries(Object.keys(plans).map((name) => [name, newId()])) as Named<Plans>
}

const entriesOf = <Name extends string, Plan>(plans: Record<Name, Plan>): [Name, Plan][] =>
  Object.entries(plans) as [Name, Plan][]
const idIn = (ids: Record<string, string>, name: string | undefined): string | null =>
  name === undefined ? null : (ids[name] ?? null)

/** A complete little region, written in one transaction: a head of region without NIP, Setda with
 * Asisten and Bagian, a Dinas with Bidang, UPTD and school, a Badan, a Kecamatan with its
 * Kelurahan, every employment kind, vacant posts with and without a Plt. */
export function seedSmallRegion(
  world: Pick<World, 'asSystem'>,
  region: Region = testRegion,
): Promise<SmallRegion> {
  return world.asSystem(writeSmallRegion, region)
}

async function writeSmallRegion(ctx: Context<AllTables>): Promise<SmallRegion> {
  const ids: SmallRegion = {
    units: named(unitPlans, ctx.newId),
    positions: named(postPlans, ctx.newId),
    people: named(personPlans, ctx.newId),
    assignments: named(holderPlans, ctx.newId),
  }
  await writeUnits(ctx, ids)
  await writePosts(ctx, ids)
  await writePeople(ctx, ids)
  return ids
}

const writeUnits = (ctx: Context<AllTables>, { units }: SmallRegion): Promise<void> =>
  writeNew(
    ctx,
    unitLedger,
    entriesOf<UnitName, UnitPlan>(unitPlans).map(([name, plan]) => ({
      ...{
        id: units[name],
        code: plan.code,
        name: plan.name,
        shortName: plan.short,
        kind: plan.kind,
        parentId: idIn(units, plan.parent),
      },
      ...{
        isAgency: plan.agency ?? false,
        skpdCode: plan.skpd ?? null,
        legalBasis: 'Perda 7/2016',
        validFrom: unitsSince,
        validTo: null,
      },
    })),
  )

const single = (kind: PositionKind): boolean => kind === 'STRUKTURAL' || kind === 'POLITIK'

const writePosts = (ctx: Context<AllTables>, { units, positions }: SmallRegion): Promise<void> =>
  writeNew(
    ctx,
    positionLedger,
    entriesOf<PostName, PostPlan>(postPlans).map(
      ([name, { title, unit, level, kind = 'STRUKTURAL', echelon = null, superior }], at) => ({
        ...{
          id: positions[name],
          code: `J${String(at + 1).padStart(3, '0')}`,
          title,
          unitId: units[unit],
          kind,
          echelon,
          level,
        },
        ...{
          superiorId: idIn(positions, superior),
          singleHolder: single(kind),
          validFrom: unitsSince,
          validTo: null,
        },
      }),
    ),
  )

async function writePeople(
  ctx: Context<AllTables>,
  { positions, people, assignments }: SmallRegion,
): Promise<void> {
  await writeNew(
    ctx,
    personLedger,
    entriesOf<PersonName, PersonPlan>(personPlans).map(([name, plan]) => ({
      ...{
        id: people[name],
        nip: plan.nip,
        name: plan.name,
        employmentKind: plan.kind,
        grade: plan.grade,
      },
      ...{ validFrom: unitsSince, validTo: null },
    })),
  )
  await writeVersions(
    ctx,
    assignmentLedger,
    entriesOf<keyof typeof holderPlans, HolderPlan>(holderPlans).map(
      ([name, { person, post, as = 'D', from = holdersSince, decree }]) => {
        const plan: PostPlan = postPlans[post]
        return {
          ...{
            id: assignments[name],
            personId: people[person],
            positionId: positions[post],
            kind: as,
            validFrom: from,
            validTo: null,
          },
          ...{
            singleHolder: single(plan.kind ?? 'STRUKTURAL'),
            decreeNumber: decree ?? null,
            decreeDate: decree ? from : null,
          },
        }
      },
    ),
  )
}
