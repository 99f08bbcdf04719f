-- What an amendment answers to, and until when it should be signed (decision 0068).
alter table agreements.versions add column reference text;
alter table agreements.versions add column due_on date;
alter table agreements.versions drop constraint versions_cause_check;
alter table agreements.versions add constraint versions_cause_check
  check (cause in ('INITIAL', 'OFFICIAL_CHANGE', 'STRATEGY_CHANGE', 'PRIORITY_CHANGE', 'ADDENDUM'));

-- Do two contents promise the same? An addendum changes what a promise hangs on and nothing it says.
create function agreements.same_promise(one text, other text) returns boolean language sql immutable as $$
  select one::jsonb -> 'rows' = other::jsonb -> 'rows' and one::jsonb -> 'budget' = other::jsonb -> 'budget'
$$;

-- Has a parent moved away from a content that is not the one it agreed last? Not while that content is in force, nor where nothing it says has
-- changed since. Null where the parent never agreed to anything.
create function agreements.parent_moved(region int, parent uuid, carried text) returns boolean language sql stable as $$
  select case when in_force.digest is null then true when in_force.digest = carried then false else
    not coalesce(in_force.number > 1 and agreements.same_promise(
      (select o.canonical from agreements.versions v join agreements.contents o on o.tenant_id = v.tenant_id and o.version_id = v.id
        where v.tenant_id = region and v.agreement_id = parent and o.digest = carried limit 1),
      (select c.canonical from agreements.contents c
        where c.tenant_id = region and c.version_id = in_force.id and c.digest = in_force.digest)), false) end
  from (select 1 from agreements.versions p join agreements.states n on n.tenant_id = p.tenant_id and n.version_id = p.id and n.state = 'AGREED'
    where p.tenant_id = region and p.agreement_id = parent and p.dropped_at is null limit 1) agreed
  left join lateral (
    select p.id, p.number, l.digest from agreements.versions p
    cross join lateral (
      select n.state, n.digest from agreements.states n where n.tenant_id = p.tenant_id and n.version_id = p.id order by n.sequence desc limit 1) l
    where p.tenant_id = region and p.agreement_id = parent and p.dropped_at is null and l.state = 'ACTIVE'
    order by p.number desc limit 1) in_force on true
$$;

create or replace view agreements.current with (security_invoker = true) as
select a.tenant_id, a.id, a.code, a.public_code, a.year, a.mandate_id, a.person_id, a.position_id, a.unit_id, a.agency_id, a.level, a.form,
  a.giver_person_id, a.giver_position_id, a.giver_mandate_id, a.parent_id, a.due_on, v.id as version_id, v.number as version, v.effective_from, v.budget_version_id,
  v.first_party, v.second_party, v.edited_at, s.sequence, s.state, s.at as state_at, s.digest,
  s.state in ('AGREED', 'SIGNED_FIRST', 'ACTIVE') and (coalesce((
    select case when k.parent_digest = (
        select n.digest
        from agreements.versions p
        join agreements.states n on n.tenant_id = p.tenant_id and n.version_id = p.id and n.state = 'AGREED'
        where p.tenant_id = a.tenant_id and p.agreement_id = a.parent_id and p.dropped_at is null
        order by p.number desc, n.sequence desc
        limit 1) then false
      else agreements.parent_moved(a.tenant_id, a.parent_id, k.parent_digest) end
    from agreements.contents k
    where k.tenant_id = s.tenant_id and k.version_id = s.version_id and k.digest = s.digest and k.parent_digest is not null), false) or r.reason is not null) as needs_review,
  (select min(coalesce((o.wet_on + time '05:00') at time zone 'UTC', f.at)) from agreements.versions o
    join agreements.states f on f.tenant_id = o.tenant_id and f.version_id = o.id and f.state = 'ACTIVE'
    where o.tenant_id = a.tenant_id and o.agreement_id = a.id) as signed_at,
  v.wet_on, s.ended_on, a.succeeds_id, r.reason as review_reason,
  i.id as in_force_id, i.number as in_force, case when i.id is null then s.state else 'ACTIVE' end as promise_state,
  i.digest as in_force_digest, v.cause, v.due_on as amendment_due_on
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
  select o.id, o.number, l.digest from agreements.versions o
  cross join lateral (
    select n.state, n.digest from agreements.states n
    where n.tenant_id = o.tenant_id and n.version_id = o.id order by n.sequence desc limit 1) l
  where v.number > 1 and o.tenant_id = v.tenant_id and o.agreement_id = v.agreement_id and o.number < v.number and o.dropped_at is null
    and l.state = 'ACTIVE'
  order by o.number desc limit 1) i on true;
