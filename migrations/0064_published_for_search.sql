-- What the search reads beside nodes, people and units (decision 0045): the indicators of the dictionary, the promises by their codes, and
-- the headings of the newest budget of a year. Views, so that nothing new can be missing from the search.

create view planning.published_indicators with (security_invoker = true) as
select tenant_id, indicator_id, code, name, valid_from, valid_to
from planning.indicator_versions where recorded_until is null;

create view agreements.published_agreements with (security_invoker = true) as
select tenant_id, id as agreement_id, code, year, agency_id, person_id, position_id, giver_person_id
from agreements.agreements;

create view budget.published_headings with (security_invoker = true) as
select l.tenant_id, v.id as version_id, v.year, l.skpd_code, l.skpd_name, h.code, h.name
from budget.versions v
join budget.lines l on l.tenant_id = v.tenant_id and l.version_id = v.id
cross join lateral (values (l.program_code, l.program_name), (l.activity_code, l.activity_name),
  (l.sub_activity_code, l.sub_activity_name)) h (code, name)
where v.withdrawn_at is null and not exists (
  select from budget.versions later
  where later.tenant_id = v.tenant_id and later.year = v.year and later.sequence > v.sequence and later.withdrawn_at is null);

grant select on planning.published_indicators, agreements.published_agreements, budget.published_headings to amanah_app;
