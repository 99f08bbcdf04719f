import type pg from 'pg'
import { nodeIdIn } from './small-plan.ts'
import type { World } from './world.ts'

/** One reported figure with its stored achievement of the year so far; `value` null is «belum dapat
 * diukur». */
export type FigureTold = {
  code: string
  period: string
  value: string | null
  target?: string
  achievement?: string
  tone?: string
  state?: string
  verdict?: 'VERIFIED' | 'RETURNED'
  reason?: string
}

async function saveOne(client: pg.ClientBase, told: FigureTold): Promise<void> {
  const measure = nodeIdIn(`m${told.code}`)
  const { rows } = await client.query(
    `insert into measurement.figures (tenant_id, id, measure_id, period, version, value, blank,
      provisional, captured_at, recorded_at)
     values (1, gen_random_uuid(), $1, $2, 1, $3, $4, false, now(), now()) returning id`,
    [measure, told.period, told.value, told.value === null ? 'NOT_MEASURABLE' : null],
  )
  const [figure] = rows.map(({ id }: { id: string }) => id)
  const result = [
    measure,
    told.period,
    figure,
    told.state ?? (told.achievement ? 'OK' : 'NO_DATA'),
    told.value,
    told.target ?? null,
  ]
  for (const scope of ['PERIOD', 'TO_DATE'])
    await client.query(
      `insert into measurement.results (tenant_id, id, measure_id, period, figure_id, state,
        realization, target, scope, sequence, target_source, inputs, uncapped, capped, tone, reason,
        pack_code, pack_digest, computed_at)
       values (1, gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, 1, 'EXPLICIT', '{}', $8, $8, $9, $10, 'pengukuran', 'sha256:0', now())`,
      [...result, scope, told.achievement ?? null, told.tone ?? null, told.reason ?? null],
    )
  if (told.verdict)
    await client.query(
      `insert into measurement.verdicts (tenant_id, id, figure_id, verdict, question, given_at)
        values (1, gen_random_uuid(), $1, $2, $3, now())`,
      [figure, told.verdict, told.verdict === 'RETURNED' ? 'Dari mana angka ini?' : null],
    )
}

/** Writes figures on the small plan as if they had been reported, judged and computed. */
export async function saveFigures(
  { owner }: Pick<World, 'owner'>,
  figures: readonly FigureTold[],
): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query('set local app.tenant_id = 1')
    for (const told of figures) await saveOne(client, told)
    await client.query('commit')
  } finally {
    client.release()
  }
}
