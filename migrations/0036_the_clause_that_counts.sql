-- Which clause of a year a measure answers for is said once, for measuring, tree and control room: the one that binds (in force, then once in
-- force, then replaced), else the newest still being made, whose target does not count yet; never a withdrawn or voided one. What a state
-- means stands in agreements/state.rules.ts; clause.db.test.ts holds this function to it: below 3 it binds, null promises nothing.
create function agreements.standing_of(state text) returns int language sql immutable parallel safe as
$$ select case state when 'ACTIVE' then 0 when 'ENDED' then 1 when 'CLOSED' then 1 when 'SUPERSEDED' then 2
  when 'VOIDED' then null when 'CANCELLED' then null else 3 end $$;

create or replace view agreements.published_promises with (security_invoker = true) as
select r.tenant_id, r.measure_id, a.year, r.target, a.id as agreement_id, a.code, v.number as version, a.agency_id, a.person_id,
  a.giver_person_id, a.giver_position_id, s.state, agreements.standing_of(s.state) as standing, v.id as version_id,
  agreements.standing_of(s.state) < 3 as binds, v.first_party ->> 'name' as receiver, v.second_party ->> 'name' as giver
from agreements.rows r
join agreements.versions v on v.tenant_id = r.tenant_id and v.id = r.version_id
join agreements.agreements a on a.tenant_id = v.tenant_id and a.id = v.agreement_id
cross join lateral (
  select n.state from agreements.states n where n.tenant_id = v.tenant_id and n.version_id = v.id order by n.sequence desc limit 1
) s
where agreements.standing_of(s.state) is not null;
