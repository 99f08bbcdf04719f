import { inRegionOne, nodeIdIn } from './small-plan.ts'
import type { World } from './world.ts'

/** The id of a measure of the small plan, by the code of its node (`P1`), or of a further one by
 * its own code. */
export const smallMeasure = (code: string): string => nodeIdIn(`m${code}`)

/** A further measure on a node of the small plan; `targets` by period. */
export type FurtherMeasure = {
  code: string
  name: string
  node: string
  unit: [label: string, kind: string]
  aggregation: string
  frequency: string
  targets: Record<string, string>
  identicalTo?: string
}

/** Adds a measure to the small plan: monthly, pooled, identical to another, whatever a test
 * needs. */
export const saveFurtherMeasure = (
  world: Pick<World, 'owner'>,
  further: FurtherMeasure,
): Promise<void> =>
  inRegionOne(world.owner, async (client) => {
    const { code, name, node, unit, aggregation, frequency, targets, identicalTo = null } = further
    await client.query('insert into planning.indicators values (1, $1)', [nodeIdIn(`i${code}`)])
    await client.query(
      `insert into planning.indicator_versions (tenant_id, id, indicator_id, code, name, unit_label,
        unit_kind, polarity, aggregation, is_key, frequency, valid_from, recorded_at)
       values (1, gen_random_uuid(), $1, $2, $3, $4, $5, 'MAXIMIZE', $6, false, $7, '2025-01-01', now())`,
      [nodeIdIn(`i${code}`), `I.${code}`, name, ...unit, aggregation, frequency],
    )
    await client.query(
      `insert into planning.measures (tenant_id, id, measure_id, node_id, indicator_id, descent,
        parent_measure_id, number, valid_from, recorded_at)
       values (1, gen_random_uuid(), $1, $2, $3, $4, $5, 2, '2025-01-01', now())`,
      [
        smallMeasure(code),
        nodeIdIn(node),
        nodeIdIn(`i${code}`),
        identicalTo ? 'IDENTICAL' : 'NEW',
        identicalTo && smallMeasure(identicalTo),
      ],
    )
    for (const [period, value] of Object.entries(targets))
      await client.query(
        `insert into planning.targets (tenant_id, id, measure_id, period, value, recorded_at)
          values (1, gen_random_uuid(), $1, $2, $3, now())`,
        [smallMeasure(code), period, value],
      )
  })
