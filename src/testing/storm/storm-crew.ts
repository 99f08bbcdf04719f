import { sql } from 'kysely'
import { systemActor } from '../../kernel/actor.ts'
import type { Installation } from '../../main.ts'
import { act } from '../../platform/act.ts'
import { draftCascade } from '../../rooms/agreements/index.ts'
import { certify, requestFor } from '../../rooms/documents/index.ts'
import { openAccount } from '../../rooms/identity/index.ts'
import { createRegion, hostsOf } from '../../rooms/organisation/index.ts'
import { saveSmallBudget } from '../small-plan.ts'
import { personPlans } from '../small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from '../small-region.ts'
import { testRegion, type World } from '../world.ts'

/** What everybody in the storm signs in and signs with. */
export const stormWords = {
  password: 'kata sandi di tengah badai',
  passphrase: 'payung lebar di tengah badai',
  superior: 'atasan',
}

/** A clerk who promises and reports: how to sign in, and the own measure of the year. */
export type Clerk = { signIn: string; measureId: string }

type Ctx = Parameters<Parameters<World['asSystem']>[0]>[0]

/** A region with a plan, a budget and so many clerks below one superior; everybody has an account
 * and a certificate, every clerk a draft. */
export async function seedStorm(installation: Installation, clerks: number): Promise<Clerk[]> {
  const region = await createRegion(installation.owner, {
    ...testRegion,
    kind: 'KOTA',
    hosts: hostsOf(['127.0.0.1']),
  })
  const world: Pick<World, 'asSystem' | 'owner'> = {
    owner: installation.owner,
    asSystem: (work) => act(installation.house, region, systemActor, work),
  }
  const small = await seedSmallRegion(world)
  await saveSmallBudget(world)
  return world.asSystem(async (ctx) => {
    const crew = await enlist(ctx, small, clerks)
    await draftCascade(ctx, { year: Number(ctx.today.slice(0, 4)) })
    return crew
  })
}

async function enlist(
  ctx: Ctx,
  { people, positions }: SmallRegion,
  clerks: number,
): Promise<Clerk[]> {
  await sql`update organisation.assignments set recorded_until = now() where tenant_id = 1
    and position_id = ${positions.pengadministrasi}`.execute(ctx.db)
  await member(ctx, people.dewi, personPlans.dewi.name, stormWords.superior)
  const crew: Clerk[] = []
  for (let n = 0; n < clerks; n++) {
    const personId = ctx.newId()
    await sql`insert into organisation.people values (1, ${personId}, null)`.execute(ctx.db)
    await sql`insert into organisation.person_versions (tenant_id, id, person_id, name,
      employment_kind, valid_from, recorded_at) values (1, gen_random_uuid(), ${personId},
      ${`Pelaksana ${n}`}, 'NON_ASN', '2020-01-01', now())`.execute(ctx.db)
    await sql`insert into organisation.assignments (tenant_id, id, assignment_id, person_id,
      position_id, kind, single_holder, valid_from, recorded_at)
      values (1, gen_random_uuid(), gen_random_uuid(), ${personId}, ${positions.pengadministrasi},
      'D', false, '2020-01-01', now())`.execute(ctx.db)
    const measureId = await assign(ctx, n, positions.pengadministrasi, personId)
    await member(ctx, personId, `Pelaksana ${n}`, `pelaksana-${n}`)
    crew.push({ signIn: `pelaksana-${n}`, measureId })
  }
  return crew
}

/** One task in the plan of this year and the last, with its indicator and targets; answers the id
 * of its measure. */
async function assign(ctx: Ctx, n: number, position: string, person: string): Promise<string> {
  const [node, indicator, measure] = [ctx.newId(), ctx.newId(), ctx.newId()]
  const year = Number(ctx.today.slice(0, 4))
  await sql`insert into planning.nodes values (1, ${node})`.execute(ctx.db)
  await sql`insert into planning.node_versions (tenant_id, id, node_id, code, component, level,
    statement, holder_position_id, holder_person_id, valid_from, recorded_at)
    values (1, gen_random_uuid(), ${node}, ${`I${n}`}, 'KINERJA_INDIVIDU', 'PROCESS', 'Surat selesai tepat waktu', ${position}, ${person}, '2020-01-01', now())`.execute(
    ctx.db,
  )
  await sql`insert into planning.indicators values (1, ${indicator})`.execute(ctx.db)
  await sql`insert into planning.indicator_versions (tenant_id, id, indicator_id, code, name,
    unit_label, unit_kind, polarity, aggregation, is_key, frequency, valid_from, recorded_at)
    values (1, gen_random_uuid(), ${indicator}, ${`K${n}`}, 'Jumlah surat', 'surat', 'NUMBER', 'MAXIMIZE', 'SUM', false, 'QUARTERLY', '2020-01-01', now())`.execute(
    ctx.db,
  )
  await sql`insert into planning.measures (tenant_id, id, measure_id, node_id, indicator_id, descent,
    number, valid_from, recorded_at) values (1, gen_random_uuid(), ${measure}, ${node}, ${indicator},
    'NEW', 1, '2020-01-01', now())`.execute(ctx.db)
  for (const promised of [year - 1, year])
    await sql`insert into planning.targets (tenant_id, id, measure_id, period, value, recorded_at)
      values (1, gen_random_uuid(), ${measure}, ${String(promised)}, '400', now())`.execute(ctx.db)
  return measure
}

async function member(ctx: Ctx, personId: string, name: string, signIn: string): Promise<void> {
  await openAccount(ctx, { personId, signIn, password: stormWords.password, demonstration: true })
  await certify(ctx, await requestFor(ctx, { id: personId, name }, stormWords.passphrase))
}
