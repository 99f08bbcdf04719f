import { type Kysely, type Selectable, sql } from 'kysely'

/** Rows of one statement: they travel as one JSON parameter, so only its size counts. */
const chunk = 1000

/** `validFrom` → `valid_from`, as the database spells it. */
export const inSql = (name: string): string =>
  name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)

/** Writes many rows of one table, a thousand in each statement, as one JSON parameter that
 * PostgreSQL takes apart by the table's own types. A statement of as many placeholders costs three
 * times the processor and most of the memory of a large import. Every row has every column; a jsonb
 * column takes the value itself. */
export async function insertRows<Tables, Table extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: Table,
  rows: readonly Selectable<Tables[Table]>[],
): Promise<void> {
  const names = Object.keys(rows[0] ?? {})
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const target = sql.table(table)
  for (let start = 0; start < rows.length; start += chunk) {
    const part = rows.slice(start, start + chunk)
    const json = JSON.stringify(
      part.map((row) => Object.fromEntries(names.map((name) => [inSql(name), row[name as never]]))),
    )
    await sql`insert into ${target} (${columns})
      select ${columns} from json_populate_recordset(null::${target}, ${json}::json)`.execute(db)
  }
}
