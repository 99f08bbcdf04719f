-- When a promise first carried every signature it needs: one that was signed after its due date says so for ever, whatever became of it since.
create or replace view agreements.current with (security_invoker = true) as
select a.tenant_id, a.id, a.code, a.public_code, a.year, a.mandate_id, a.person_id, a.position_id, a.unit_id, a.agency_id, a.level, a.form,
  a.giver_person_id, a.giver_position_id, a.giver_mandate_id, a.parent_id, a.due_on, v.id as version_id, v.number as version, v.effective_from, v.budget_version_id,
  v.first_party, v.second_party, v.edited_at, s.sequence, s.state, s.at as state_at, s.digest,
  s.state in ('AGREED', 'SIGNED_FIRST', 'ACTIVE') and coalesce((
    select k.parent_digest <> (
      select n.digest
      from agreements.versions p
      join agreements.states n on n.tenant_id = p.tenant_id and n.version_id = p.id and n.state = 'AGREED'
      where p.tenant_id = a.tenant_id and p.agreement_id = a.parent_id
      order by p.number desc, n.sequence desc
      limit 1)
    from agreements.contents k
    where k.tenant_id = s.tenant_id and k.version_id = s.version_id and k.digest = s.digest), false) as needs_review,
  (select min(f.at) from agreements.versions o
    join agreements.states f on f.tenant_id = o.tenant_id and f.version_id = o.id and f.state = 'ACTIVE'
    where o.tenant_id = a.tenant_id and o.agreement_id = a.id) as signed_at
from agreements.agreements a
join agreements.versions v on v.tenant_id = a.tenant_id and v.agreement_id = a.id
  and not exists (
    select from agreements.versions n
    where n.tenant_id = v.tenant_id and n.agreement_id = v.agreement_id and n.number > v.number)
join agreements.states s on s.tenant_id = v.tenant_id and s.version_id = v.id
  and not exists (
    select from agreements.states m
    where m.tenant_id = s.tenant_id and m.version_id = s.version_id and m.sequence > s.sequence);
