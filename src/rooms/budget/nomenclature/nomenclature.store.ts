import type pg from 'pg'
import type { NomenclatureEdition, NomenclatureItem } from './nomenclature.contract.ts'

const chunk = 2000

/** Writes an edition whole, as owner: a reference list that every region reads and none writes
 * (`design.md` §1). Publishing an edition again replaces its rows. Refuses nothing: the rows were
 * checked by `readNomenclature`. */
export async function publishNomenclature(
  owner: pg.Pool,
  edition: NomenclatureEdition,
  items: readonly NomenclatureItem[],
): Promise<void> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(
      `insert into budget.nomenclature_editions (code, name, legal_basis, issued_on) values ($1, $2, $3, $4)
       on conflict (code) do update set name = excluded.name, legal_basis = excluded.legal_basis,
         issued_on = excluded.issued_on`,
      [edition.code, edition.name, edition.legalBasis, edition.issuedOn],
    )
    await client.query('delete from budget.nomenclature_items where edition = $1', [edition.code])
    for (let start = 0; start < items.length; start += chunk)
      await insert(client, edition.code, items.slice(start, start + chunk))
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** How many rows an edition holds; `null` while there is no such edition. Read as owner: the list
 * belongs to no region. */
export async function editionSize(owner: pg.Pool, code: string): Promise<number | null> {
  const { rows } = await owner.query<{ count: number }>(
    `select count(i.code)::int as count from budget.nomenclature_editions e left
      join budget.nomenclature_items i on i.edition = e.code
     where e.code = $1 group by e.code`,
    [code],
  )
  return rows[0]?.count ?? null
}

const insert = (
  client: pg.ClientBase,
  edition: string,
  items: readonly NomenclatureItem[],
): Promise<unknown> =>
  client.query(
    `insert into budget.nomenclature_items (edition, code, level, parent_code, name, performance,
      indicator, unit_label, regulation)
     select $1, i.code, i.level, i."parentCode", i.name, i.performance, i.indicator, i."unitLabel",
       i.regulation
     from json_to_recordset($2::json) as i(code text, level text, "parentCode" text, name text, performance text,
       indicator text, "unitLabel" text, regulation text)`,
    [edition, JSON.stringify(items)],
  )
