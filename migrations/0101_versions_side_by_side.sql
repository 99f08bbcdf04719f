-- A promise and its amendment stand side by side until the amendment carries every signature (decision 0066): `current` is the version one
-- works with, `in_force` the one that counts meanwhile.

-- Since when an amendment has come to nothing: withdrawn or made void before it was ever in force.
alter table agreements.versions add column dropped_at timestamptz check (dropped_at is null or number > 1);
grant update (dropped_at) on agreements.versions to amanah_app;

-- The first day on which a version counts no more: it ended, another took its place, or it was made void.
alter table agreements.states drop constraint states_check;
alter table agreements.states add constraint states_end check (ended_on is null or state in ('ENDED', 'SUPERSEDED', 'VOIDED'));

create or replace view agreements.current with (security_invoker = true) as
select a.tenant_id, a.id, a.code, a.public_code, a.year, a.mandate_id, a.person_id, a.position_id, a.unit_id, a.agency_id, a.level, a.form,
  a.giver_person_id, a.giver_position_id, a.giver_mandate_id, a.parent_id, a.due_on, v.id as version_id, v.number as version, v.effective_from, v.budget_version_id,
  v.first_party, v.second_party, v.edited_at, s.sequence, s.state, s.at as state_at, s.digest,
  s.state in ('AGREED', 'SIGNED_FIRST', 'ACTIVE') and (coalesce((
    select k.parent_digest <> (
      select n.digest
      from agreements.versions p
      join agreements.states n on n.tenant_id = p.tenant_id and n.version_id = p.id and n.state = 'AGREED'
      where p.tenant_id = a.tenant_id and p.agreement_id = a.parent_id and p.dropped_at is null
      order by p.number desc, n.sequence desc
      limit 1)
    from agreements.contents k
    where k.tenant_id = s.tenant_id and k.version_id = s.version_id and k.digest = s.digest), false) or r.reason is not null) as needs_review,
  (select min(coalesce((o.wet_on + time '05:00') at time zone 'UTC', f.at)) from agreements.versions o
    join agreements.states f on f.tenant_id = o.tenant_id and f.version_id = o.id and f.state = 'ACTIVE'
    where o.tenant_id = a.tenant_id and o.agreement_id = a.id) as signed_at,
  v.wet_on, s.ended_on, a.succeeds_id, r.reason as review_reason,
  i.id as in_force_id, i.number as in_force, case when i.id is null then s.state else 'ACTIVE' end as promise_state
from agreements.agreements a
join agreements.versions v on v.tenant_id = a.tenant_id and v.agreement_id = a.id and v.dropped_at is null
  and not exists (
    select from agreements.versions n
    where n.tenant_id = v.tenant_id and n.agreement_id = v.agreement_id and n.number > v.number and n.dropped_at is null)
join agreements.states s on s.tenant_id = v.tenant_id and s.version_id = v.id
  and not exists (
    select from agreements.states m
    where m.tenant_id = s.tenant_id and m.version_id = s.version_id and m.sequence > s.sequence)
left join lateral (
  select w.reason from agreements.reviews w
  where w.tenant_id = a.tenant_id and w.agreement_id = a.id
    and not exists (
      select from agreements.contents c
      where c.tenant_id = s.tenant_id and c.version_id = s.version_id and c.digest = s.digest and c.frozen_at > w.at)
  order by w.at desc limit 1) r on true
left join lateral (
  select o.id, o.number from agreements.versions o
  where v.number > 1 and o.tenant_id = v.tenant_id and o.agreement_id = v.agreement_id and o.number < v.number and o.dropped_at is null
    and 'ACTIVE' = (
      select l.state from agreements.states l
      where l.tenant_id = o.tenant_id and l.version_id = o.id order by l.sequence desc limit 1)
  order by o.number desc limit 1) i on true;

-- From when a clause counts is said with it, as until when.
create or replace view agreements.published_promises with (security_invoker = true) as
select r.tenant_id, r.measure_id, a.year, r.target, a.id as agreement_id, a.code, v.number as version, a.agency_id, a.person_id,
  a.giver_person_id, a.giver_position_id, s.state, agreements.standing_of(s.state) as standing, v.id as version_id,
  agreements.standing_of(s.state) < 3 as binds, v.first_party ->> 'name' as receiver, v.second_party ->> 'name' as giver, s.ended_on, v.effective_from
from agreements.rows r
join agreements.versions v on v.tenant_id = r.tenant_id and v.id = r.version_id
join agreements.agreements a on a.tenant_id = v.tenant_id and a.id = v.agreement_id
cross join lateral (
  select n.state, n.ended_on from agreements.states n where n.tenant_id = v.tenant_id and n.version_id = v.id order by n.sequence desc limit 1
) s
where agreements.standing_of(s.state) is not null and r.measure_id is not null;
