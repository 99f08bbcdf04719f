import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'

/** Does a published row stand on a day? Half-open, like every interval of the system. */
export function stands(alias: string, on: LocalDate): RawBuilder<boolean> {
  const [from, to] = [sql.ref(`${alias}.valid_from`), sql.ref(`${alias}.valid_to`)]
  return sql<boolean>`(${from} <= ${on} and (${to} is null or ${to} > ${on}))`
}
