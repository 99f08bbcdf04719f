-- Of a measure, period and scope the result a standing lock names counts (standing 0), else the newest: as with figures, nothing that is added
-- above a lock shows anywhere.
create or replace view measurement.published_results with (security_invoker = true) as
select r.tenant_id, r.measure_id, r.period, r.scope, r.sequence, r.state, r.realization, r.target, r.uncapped, r.tone, r.reason,
  case when l.sequence is null then 1 else 0 end as standing
from measurement.results r
left join measurement.standing_locks l
  on l.tenant_id = r.tenant_id and l.measure_id = r.measure_id and l.period = r.period and l.sequence = r.sequence;
