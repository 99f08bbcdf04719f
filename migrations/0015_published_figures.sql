-- Figures with their verdicts. Of a measure and period the locked version counts (standing 0), else the newest.
create view measurement.published_figures with (security_invoker = true) as
select f.tenant_id, f.measure_id, f.period, f.version, f.blank, f.provisional, v.verdict, l.locked_at,
  case when l.figure_id is null then 1 else 0 end as standing
from measurement.figures f
left join measurement.verdicts v on v.tenant_id = f.tenant_id and v.figure_id = f.id
left join measurement.locks l on l.tenant_id = f.tenant_id and l.figure_id = f.id;
grant select on measurement.published_figures to amanah_app;
