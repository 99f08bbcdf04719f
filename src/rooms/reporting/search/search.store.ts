import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { Sight } from '../../agreements/index.ts'
import type { Component } from '../../planning/words.ts'
import { stands } from '../progress/validity.store.ts'
import type { ReportingTables } from '../reporting.tables.ts'
import { patternOf } from './search.rules.ts'

type Ctx = Context<ReportingTables>

/** Which tables are asked, for what, and how much of each. */
export type Wanted = {
  on: LocalDate
  words: readonly string[]
  /** Promises are also found by the names of their people. */
  people: readonly string[]
  agreements: Sight | null
  plan: boolean
  budget: boolean
  most: number
}

/** A row as found, before it has its words and its way. */
export type FoundRow =
  | {
      kind: 'AGREEMENT'
      id: string
      code: string
      personId: string
      positionId: string | null
      year: number
    }
  | { kind: 'NODE'; id: string; code: string; name: string; component: Component }
  | { kind: 'INDICATOR'; id: string; code: string; name: string }
  | { kind: 'BUDGET'; id: string; code: string; name: string; skpdCode: string; skpdName: string }

/** By the letters of ASCII alone, which is four times as fast and enough for what is written here. */
const every = (text: RawBuilder<unknown>, words: readonly string[]): RawBuilder<boolean> =>
  sql`${text} collate "C" ilike all(${words.map(patternOf)}::text[])`

/** The promises an actor may open (`agreements/agreement.rules.ts` says the same of one). */
const readable = (sight: Sight): RawBuilder<boolean> =>
  sight.all
    ? sql`true`
    : sql`(a.person_id = ${sight.personId} or a.giver_person_id = ${sight.personId}
        or a.agency_id = any(${sight.agencyIds}::uuid[]))`

function agreementsFound({ tenantId }: Ctx, { words, people, most }: Wanted, sight: Sight) {
  return sql`select 'AGREEMENT' as kind, jsonb_build_object('id', agreement_id, 'code', code,
      'personId', person_id, 'positionId', position_id, 'year', year) as row
    from agreements.published_agreements a
    where tenant_id = ${tenantId} and ${readable(sight)}
      and (${every(sql`code`, words)} or person_id = any(${[...people]}::uuid[]))
    order by year desc, code limit ${most}`
}

function planFound({ tenantId }: Ctx, { on, words, most }: Wanted) {
  const begins = `${patternOf(words[0] ?? '').slice(1)}`
  return [
    sql`select 'NODE' as kind, jsonb_build_object('id', node_id, 'code', code, 'name', statement,
        'component', component) as row
      from planning.published_nodes n
      where tenant_id = ${tenantId} and ${stands('n', on)}
        and ${every(sql`(statement || ' ' || code)`, words)}
      order by statement ilike ${begins} desc, statement, node_id limit ${most}`,
    sql`select 'INDICATOR' as kind, jsonb_build_object('id', indicator_id, 'code', code, 'name', name) as row
      from planning.published_indicators i
      where tenant_id = ${tenantId} and ${stands('i', on)}
        and ${every(sql`(name || ' ' || code)`, words)}
      order by name ilike ${begins} desc, name, indicator_id limit ${most}`,
  ]
}

const budgetFound = ({ tenantId }: Ctx, { on, words, most }: Wanted) =>
  sql`select 'BUDGET' as kind, jsonb_build_object('id', version_id, 'code', code, 'name', name,
      'skpdCode', skpd_code, 'skpdName', skpd_name) as row
    from budget.published_headings
    where tenant_id = ${tenantId} and year = ${Number(on.slice(0, 4))}
      and ${every(sql`(code || ' ' || name)`, words)}
    group by version_id, code, name, skpd_code, skpd_name
    order by code, skpd_code limit ${most}`

/** Looks through promises, plan and budget for the words, in one statement; each kind only where
 * it is asked for. */
export async function rowsFound(ctx: Ctx, wanted: Wanted): Promise<FoundRow[]> {
  const asked = [
    ...(wanted.agreements ? [agreementsFound(ctx, wanted, wanted.agreements)] : []),
    ...(wanted.plan ? planFound(ctx, wanted) : []),
    ...(wanted.budget ? [budgetFound(ctx, wanted)] : []),
  ]
  if (asked.length === 0) return []
  const parts = asked.map((part) => sql`(${part})`)
  const { rows } = await sql<{ kind: string; row: object }>`
    ${sql.join(parts, sql` union all `)}`.execute(ctx.db)
  return rows.map(({ kind, row }) => ({ kind, ...row }) as FoundRow)
}
