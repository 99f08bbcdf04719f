-- A promise voided by decision counts for the months before it, like one that ended: its figures stay (decision 0071). What fell with its official
-- before it counted (no `ended_on`) promises nothing, as before.
create or replace view agreements.published_promises with (security_invoker = true) as
select r.tenant_id, r.measure_id, a.year, r.target, a.id as agreement_id, a.code, v.number as version, a.agency_id, a.person_id,
  a.giver_person_id, a.giver_position_id, s.state, s.standing, v.id as version_id,
  s.standing < 3 as binds, v.first_party ->> 'name' as receiver, v.second_party ->> 'name' as giver, s.ended_on, v.effective_from
from agreements.rows r
join agreements.versions v on v.tenant_id = r.tenant_id and v.id = r.version_id
join agreements.agreements a on a.tenant_id = v.tenant_id and a.id = v.agreement_id
cross join lateral (
  select n.state, n.ended_on, coalesce(agreements.standing_of(n.state), case when n.ended_on is not null then 1 end) as standing
  from agreements.states n where n.tenant_id = v.tenant_id and n.version_id = v.id order by n.sequence desc limit 1
) s
where s.standing is not null and r.measure_id is not null;
