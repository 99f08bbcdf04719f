import { type RawBuilder, sql } from 'kysely'
import { endOf, firstDayOf, parsePeriod } from '../../../kernel/period.ts'
import type { Fact, FactSource } from '../../../kernel/ports.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { StaffTables } from '../staff.tables.ts'

type Ctx = Context<StaffTables>
type Of = { period: string; from: LocalDate; until: LocalDate; unitId: string | null }
/** The rows of a fact: which are counted of all; `null` where there is no whole. */
type Counting = { from: RawBuilder<unknown>; part: RawBuilder<unknown>; whole: boolean }

const inOffice = (unitId: string | null) =>
  unitId === null ? sql`true` : sql`row.agency_id = ${unitId}`

const counted: Record<string, (ctx: Ctx, of: Of) => Counting> = {
  'staff.skp-agreed': (_, { period, unitId }) => ({
    from: sql`staff.current_plans row where row.year = ${Number(period.slice(0, 4))}
      and ${inOffice(unitId)}`,
    ...{ part: sql`count(*) filter (where row.in_force_id is not null)`, whole: true },
  }),
  // a day of a person counts once, by the office of the SKP of that day
  'staff.log-days': (_, { from, until, unitId }) => ({
    from: sql`staff.plans row join staff.log_entries entry on entry.tenant_id = row.tenant_id
        and entry.person_id = row.person_id
        and entry.day >= row.starts_on and entry.day < row.ends_on
      where entry.day >= ${from} and entry.day < ${until} and ${inOffice(unitId)}`,
    ...{ part: sql`count(distinct (entry.person_id, entry.day))`, whole: false },
  }),
  'staff.evaluations-rated': (_, { period, unitId }) => ({
    from: sql`staff.current_evaluations row where row.period = ${period} and ${inOffice(unitId)}`,
    part: sql`count(*) filter (where row.state not in ('OPEN', 'REPORTED'))`,
    whole: true,
  }),
}

/** How many SKPs of a year are agreed to, how many days of a period people wrote of, how many
 * evaluations of a period are rated; of one office or of the region. */
export const staffFacts: FactSource<Ctx> = {
  names: Object.keys(counted),
  async read(ctx, name, period, unitId): Promise<Fact | null> {
    const read = parsePeriod(period)
    const counting =
      read && counted[name]?.(ctx, { period, unitId, from: firstDayOf(read), until: endOf(read) })
    if (!counting) return null
    const { from, part, whole } = counting
    const { rows } = await sql<{ part: number; whole: number }>`
      select (${part})::int as part, count(*)::int as whole
      from ${from} and row.tenant_id = ${ctx.tenantId}`.execute(ctx.db)
    const found = rows[0] ?? { part: 0, whole: 0 }
    return {
      ...{ name, numerator: String(found.part), rowCount: found.whole },
      denominator: whole ? String(found.whole) : null,
      query: `${name} ${period}${unitId === null ? '' : ` ${unitId}`} per ${ctx.tenantId}`,
    }
  },
}
