import type pg from 'pg'

/** How large a region is made; the head of region comes on top of the people. */
export type RegionSize = { offices: number; peoplePerOffice: number }

/** Units of an office besides its UPTD: the office, a secretariat and three divisions, each with
 * two parts. */
const unitsPerOffice = 13
/** Nodes of the plan an office holds, whatever its size. */
export const nodesPerOffice = 88

/** An id (UUID v7 by its form) that the same words always give. */
const uuidOf = (text: string): string =>
  `overlay(overlay(md5(${text}) placing '7' from 13) placing '8' from 17)::uuid`

const id = (kind: string, ...parts: string[]): string =>
  uuidOf(`concat_ws('/', :tenant, '${kind}', ${parts.join(', ')})`)

const now = `'2026-01-02T00:00:00Z'::timestamptz`
const dated = `date '2025-01-01', ${now}`

/** Every unit: its number in the office (0 is the office), the number it stands in, and what it
 * is. */
const units = `units as (
  select o, n, case when n = 0 then null when n < 5 then 0 when n < 13 then (n - 5) / 2 + 1
    else 0 end as above,
    case when n = 0 then 'DINAS' when n = 1 then 'SEKRETARIAT' when n < 5 then 'BIDANG' when n < 13 then 'SEKSI' else 'UPTD' end as kind,
    lpad(o::text, 2, '0') || case when n = 0 then '' else '.' || lpad(n::text, 2, '0') end as code
  from generate_series(1, :offices) o, generate_series(0, :units - 1) n)`

/** Every post of an office: the heads of its units first, then one for each of the staff. */
const posts = `posts as (
  select o, p, case when p < :units then p when p < ${nodesPerOffice} then 5 + p % 8
    else 13 + p % (:units - 13) end as n, p < :units as leads
  from generate_series(1, :offices) o, generate_series(0, :people - 1) p)`

const head = id('post', "'head'")

/** The statements that make a region; each names the rows of one table. */
const statements = [
  `insert into organisation.units (tenant_id, id) with ${units}
   select :tenant, ${id('unit', '0')} union all select :tenant, ${id('unit', 'o', 'n')} from units`,
  `insert into organisation.unit_versions (tenant_id, id, unit_id, code, name, short_name, kind,
    parent_unit_id, is_agency, valid_from, recorded_at)
   with ${units}
   select :tenant, ${id('unit version', '0')}, ${id('unit', '0')}, '00', 'Pemerintah Kota Ukur',
     'Pemkot', 'PEMDA', null, false, ${dated}
   union all
   select :tenant, ${id('unit version', 'o', 'n')}, ${id('unit', 'o', 'n')}, code,
     initcap(kind) || ' urusan ' || code, initcap(kind) || ' ' || code, kind,
     case when n = 0 then ${id('unit', '0')} else ${id('unit', 'o', 'above')} end, n = 0, ${dated} from units`,
  `insert into organisation.positions (tenant_id, id) with ${posts}
   select :tenant, ${head} union all select :tenant, ${id('post', 'o', 'p')} from posts`,
  `insert into organisation.position_versions
     (tenant_id, id, position_id, code, title, unit_id, kind, mandate_level, superior_position_id, single_holder, valid_from, recorded_at)
   with ${units}, ${posts}
   select :tenant, ${id('post version', '0')}, ${head}, 'H', 'Wali Kota', ${id('unit', '0')},
     'POLITIK', 'REGION_HEAD', null, true, ${dated}
   union all
   select :tenant, ${id('post version', 'o', 'p')}, ${id('post', 'o', 'p')}, 'P' || u.code || '-' || p,
     case when leads then 'Kepala ' || initcap(u.kind) || ' ' || u.code else 'Pengelola layanan ' || p end, ${id('unit', 'o', 'p.n')},
     case when leads then 'STRUKTURAL' else 'PELAKSANA' end,
     case when not leads then 'STAFF' when p.n = 0 then 'AGENCY_HEAD' when p.n < 5 then 'ADMINISTRATOR' else 'SUPERVISOR' end,
     case when leads and p.n = 0 then ${head} when leads then ${id('post', 'o', 'u.above')} else ${id('post', 'o', 'p.n')} end, leads, ${dated}
   from posts p join units u using (o, n)`,
  `insert into organisation.people (tenant_id, id, nip) with ${posts}
   select :tenant, ${id('person', '0')}, null
   union all select :tenant, ${id('person', 'o', 'p')},
     '19800101200901' || lpad((o * 1000 + p)::text, 4, '0') from posts
   where o * 1000 + p < 10000
   union all select :tenant, ${id('person', 'o', 'p')}, '1985020120' || lpad((o * 1000 + p)::text, 8,
     '0') from posts
   where o * 1000 + p >= 10000`,
  `insert into organisation.person_versions (tenant_id, id, person_id, name, employment_kind, grade,
    valid_from, recorded_at) with ${posts}
   select :tenant, ${id('person version', '0')}, ${id('person', '0')}, 'Kepala Daerah', 'NON_ASN',
     null, ${dated}
   union all
   select :tenant, ${id('person version', 'o', 'p')}, ${id('person', 'o', 'p')},
     (array['Andi','Budi','Citra','Dewi','Eko','Fitri','Gita','Hadi','Indah','Joko'])[1 + (p * 7 + o) % 10] || ' '
       || (array['Santoso','Wijaya','Lestari','Pratama','Nugroho','Rahayu','Siregar'])[1 + (p + o * 3) % 7] || ' ' || o || '-' || p,
     'PNS', 'III/b', ${dated} from posts`,
  `insert into organisation.assignments (tenant_id, id, assignment_id, person_id, position_id, kind,
    single_holder, valid_from, recorded_at) with ${posts}
   select :tenant, ${id('holding version', '0')}, ${id('holding', '0')}, ${id('person', '0')},
     ${head}, 'D', true, ${dated}
   union all
   select :tenant, ${id('holding version', 'o', 'p')}, ${id('holding', 'o', 'p')},
     ${id('person', 'o', 'p')}, ${id('post', 'o', 'p')}, 'D', leads, ${dated}
   from posts`,
  `insert into planning.nodes (tenant_id, id)
   select :tenant, ${id('node', '0')}
   union all select :tenant, ${id('node', 'o', 'k')}
     from generate_series(1, :offices) o, generate_series(0, ${nodesPerOffice} - 1) k`,
  `insert into planning.node_versions
     (tenant_id, id, node_id, parent_node_id, code, component, level, statement, unit_id, holder_position_id, valid_from, recorded_at)
   select :tenant, ${id('node version', '0')}, ${id('node', '0')}, null, 'S', 'SASARAN_DAERAH',
     'FINAL_OUTCOME', 'Warga terlayani', null, ${head}, ${dated}
   union all
   select :tenant, ${id('node version', 'o', 'k')}, ${id('node', 'o', 'k')},
     case when k = 0 then ${id('node', '0')} when k < 5 then ${id('node', 'o', '0')} when k < 13 then ${id('node', 'o', '(k - 5) / 2 + 1')}
       else ${id('node', 'o', '5 + k % 8')} end,
     'S' || lpad(o::text, 2, '0') || '.' || lpad(k::text, 2, '0'),
     case when k = 0 then 'SASARAN_PD' when k < 5 then 'SASARAN_PROGRAM' when k < 13 then 'SASARAN_KEGIATAN' else 'KINERJA_INDIVIDU' end,
     case when k = 0 then 'INTERMEDIATE_OUTCOME' when k < 5 then 'IMMEDIATE_OUTCOME' when k < 13 then 'OUTPUT' else 'PROCESS' end,
     'Layanan ' || k || ' urusan ' || o || ' makin cepat dan tepat', ${id('unit', 'o', 'case when k < 13 then k else 5 + k % 8 end')},
     ${id('post', 'o', 'case when k < 13 then k else :units + k - 13 end')}, ${dated}
   from generate_series(1, :offices) o, generate_series(0, ${nodesPerOffice} - 1) k`,
  `insert into planning.indicators (tenant_id, id)
   select :tenant, ${id('indicator', 'o', 'k')} from generate_series(0, :offices) o,
     generate_series(0, ${nodesPerOffice} - 1) k`,
  `insert into planning.indicator_versions (tenant_id, id, indicator_id, code, name, definition,
    formula_text, unit_label, unit_kind, polarity,
     aggregation, is_key, frequency, baseline, baseline_year, valid_from, recorded_at)
   select :tenant, ${id('indicator version', 'o', 'k')}, ${id('indicator', 'o', 'k')},
     'I' || o || '.' || k, 'Persentase layanan ' || k || ' urusan ' || o,
     'Layanan yang selesai tepat waktu', 'selesai dibagi semua', 'persen', 'PERCENT', 'MAXIMIZE', 'LAST', k = 0, 'QUARTERLY', '70.50', 2024, ${dated}
   from generate_series(0, :offices) o, generate_series(0, ${nodesPerOffice} - 1) k`,
  `insert into planning.measures (tenant_id, id, measure_id, node_id, indicator_id, descent, number,
    valid_from, recorded_at)
   select :tenant, ${id('measure version', '0')}, ${id('measure', '0')}, ${id('node', '0')},
     ${id('indicator', '0', '0')}, 'NEW', 1, ${dated}
   union all
   select :tenant, ${id('measure version', 'o', 'k')}, ${id('measure', 'o', 'k')},
     ${id('node', 'o', 'k')}, ${id('indicator', 'o', 'k')}, 'NEW', 1, ${dated}
   from generate_series(1, :offices) o, generate_series(0, ${nodesPerOffice} - 1) k`,
  `insert into planning.targets (tenant_id, id, measure_id, period, value, recorded_at)
   select :tenant, ${id('target', 'o', 'k', 'period')}, ${id('measure', 'o', 'k')}, period, '85.50', ${now}
   from generate_series(1, :offices) o, generate_series(0, ${nodesPerOffice} - 1) k,
     unnest(array['2026', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']) period`,
]

/** Fills an empty region by SQL: offices of 13 units and some UPTD, one post for each of the
 * people, a plan of 88 nodes an office with indicators and targets of 2026. Seconds for 12,000
 * people; ids are the same each time. */
export async function growRegion(
  owner: pg.Pool,
  tenantId: number,
  { offices, peoplePerOffice }: RegionSize,
): Promise<void> {
  const units = Math.max(
    unitsPerOffice + 1,
    Math.round((peoplePerOffice - nodesPerOffice) / 30) + 13,
  )
  const given: Record<string, number> = {
    tenant: tenantId,
    offices,
    units,
    people: peoplePerOffice,
  }
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`set local app.tenant_id = ${tenantId}`)
    for (const statement of statements)
      await client.query(
        statement.replace(/(?<!:):(tenant|offices|units|people)\b/g, (_, name) =>
          String(given[name]),
        ),
      )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
  await owner.query('analyze')
}

/** The id of something in a grown region, as its SQL gives it: `idIn(owner, 1, 'unit', 3, 0)` is
 * the third office. */
export async function idIn(
  owner: pg.Pool,
  tenantId: number,
  kind: 'unit' | 'node' | 'person',
  ...parts: number[]
): Promise<string> {
  const text = [tenantId, kind, ...parts].join('/')
  const { rows } = await owner.query<{ id: string }>(`select ${uuidOf('$1')} as id`, [text])
  return rows[0]?.id ?? ''
}
