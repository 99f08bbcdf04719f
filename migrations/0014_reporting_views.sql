-- What rooms publish for reporting, evaluation and the portal: narrow views that run with the reader's rights, so the guard of regions holds.
-- Dated ones keep their validity; the reader names the day. No view computes a figure.

create view organisation.published_units with (security_invoker = true) as
select tenant_id, unit_id, code, name, short_name, kind, parent_unit_id, is_agency, skpd_code, valid_from, valid_to
from organisation.unit_versions where recorded_until is null;

create view organisation.published_posts with (security_invoker = true) as
select tenant_id, position_id, code, title, unit_id, kind, echelon, mandate_level, superior_position_id, single_holder, valid_from, valid_to
from organisation.position_versions where recorded_until is null;

create view organisation.published_holders with (security_invoker = true) as
select tenant_id, assignment_id, position_id, person_id, kind, valid_from, valid_to
from organisation.assignments where recorded_until is null;

create view organisation.published_people with (security_invoker = true) as
select tenant_id, person_id, name, employment_kind, valid_from, valid_to
from organisation.person_versions where recorded_until is null;

create view planning.published_nodes with (security_invoker = true) as
select tenant_id, node_id, parent_node_id, code, component, level, statement, unit_id, holder_position_id, holder_person_id,
  budget_code, valid_from, valid_to
from planning.node_versions where recorded_until is null;

create view planning.published_measures with (security_invoker = true) as
select m.tenant_id, m.measure_id, m.node_id, m.number, m.descent, m.parent_measure_id, m.valid_from, m.valid_to,
  i.code, i.name, i.unit_label, i.unit_kind, i.polarity, i.frequency, i.is_key, i.valid_from as defined_from, i.valid_to as defined_to
from planning.measures m
join planning.indicator_versions i on i.tenant_id = m.tenant_id and i.indicator_id = m.indicator_id and i.recorded_until is null
where m.recorded_until is null;

create view planning.published_targets with (security_invoker = true) as
select tenant_id, measure_id, period, value from planning.targets where recorded_until is null;

-- The clauses that promise a measure. Of several in a year the lowest standing counts (in force, once in force, replaced, still being made),
-- then the newest version, then the earlier code.
create view agreements.published_promises with (security_invoker = true) as
select r.tenant_id, r.measure_id, a.year, r.target, a.id as agreement_id, a.code, v.number as version, a.agency_id, a.person_id,
  a.giver_person_id, a.giver_position_id, s.state,
  case s.state when 'ACTIVE' then 0 when 'ENDED' then 1 when 'CLOSED' then 1 when 'SUPERSEDED' then 2 else 3 end as standing
from agreements.rows r
join agreements.versions v on v.tenant_id = r.tenant_id and v.id = r.version_id
join agreements.agreements a on a.tenant_id = v.tenant_id and a.id = v.agreement_id
cross join lateral (
  select n.state from agreements.states n where n.tenant_id = v.tenant_id and n.version_id = v.id order by n.sequence desc limit 1
) s
where s.state not in ('VOIDED', 'CANCELLED');

-- Stored achievements with their sequence; of a measure, period and scope the last one counts.
create view measurement.published_results with (security_invoker = true) as
select tenant_id, measure_id, period, scope, sequence, state, realization, target, uncapped, tone, reason from measurement.results;

grant select on organisation.published_units, organisation.published_posts, organisation.published_holders, organisation.published_people,
  planning.published_nodes, planning.published_measures, planning.published_targets, agreements.published_promises,
  measurement.published_results to amanah_app;

-- A unit's own nodes, and its posts, without reading the whole region.
create index node_versions_of_unit on planning.node_versions (tenant_id, unit_id) where recorded_until is null;
create index node_versions_of_component on planning.node_versions (tenant_id, component) where recorded_until is null;
create index node_versions_of_parent on planning.node_versions (tenant_id, parent_node_id) where recorded_until is null;
create index measures_of_node on planning.measures (tenant_id, node_id) where recorded_until is null;
create index position_versions_of_unit on organisation.position_versions (tenant_id, unit_id) where recorded_until is null;
