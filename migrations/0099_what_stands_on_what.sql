-- What stands on what, at every date (decision 0057): a unit within its parent, a post within its unit, a holding within its post and person, a team
-- role within team and person; no unit below itself; nobody definitive in two posts of which one is structural. These rules span rows, and an act
-- breaks them for a moment while it closes rows and writes them anew, so they are looked at once, when it is committed, by the instant at which it
-- recorded. Only what is written from now on is looked at; what was there before is told by `./amanah doctor`.
-- A holding may begin before its post and person are first on record: a file says since when somebody holds a post, not what it was called then.

create index unit_versions_superseded on organisation.unit_versions (tenant_id, recorded_until) where recorded_until is not null;
create index position_versions_superseded on organisation.position_versions (tenant_id, recorded_until) where recorded_until is not null;
create index person_versions_superseded on organisation.person_versions (tenant_id, recorded_until) where recorded_until is not null;

-- The days on which units, posts and people are on record.
create function organisation.days_on_record(here int) returns table (kind text, thing uuid, days datemultirange) language sql stable as $$
  select 'unit', unit_id, range_agg(daterange(valid_from, valid_to))
    from organisation.unit_versions where tenant_id = here and recorded_until is null group by unit_id
  union all
  select 'post', position_id, range_agg(daterange(valid_from, valid_to))
    from organisation.position_versions where tenant_id = here and recorded_until is null group by position_id
  union all
  select 'person', person_id, range_agg(daterange(valid_from, valid_to))
    from organisation.person_versions where tenant_id = here and recorded_until is null group by person_id
$$;

-- What a unit, a post or a person is called, last.
create function organisation.name_of(here int, kind text, thing uuid) returns text language sql stable as $$
  select case kind
    when 'unit' then (select name from organisation.unit_versions where tenant_id = here and unit_id = thing
      order by recorded_until is null desc, valid_from desc limit 1)
    when 'post' then (select title from organisation.position_versions where tenant_id = here and position_id = thing
      order by recorded_until is null desc, valid_from desc limit 1)
    else (select name from organisation.person_versions where tenant_id = here and person_id = thing
      order by recorded_until is null desc, valid_from desc limit 1) end
$$;

-- Standing rows recorded from one instant to another that break a rule: its code, and the sentence people read.
create function organisation.broken(here int, since timestamptz, till timestamptz) returns table (code text, told text) language sql stable set enable_nestloop = off as $$
  with resting as (
    select 'unit ' || name as what, daterange(valid_from, valid_to) as days, 'unit' as kind, parent_unit_id as thing, true as whole
      from organisation.unit_versions where tenant_id = here and recorded_at between since and till and recorded_until is null and parent_unit_id is not null
    union all
    select 'jabatan ' || title, daterange(valid_from, valid_to), 'unit', unit_id, true
      from organisation.position_versions where tenant_id = here and recorded_at between since and till and recorded_until is null
    union all
    select 'penugasan', daterange(valid_from, valid_to), 'post', position_id, false
      from organisation.assignments where tenant_id = here and recorded_at between since and till and recorded_until is null
    union all
    select 'penugasan', daterange(valid_from, valid_to), 'person', person_id, false
      from organisation.assignments where tenant_id = here and recorded_at between since and till and recorded_until is null
    union all
    select 'peran tim', daterange(valid_from, valid_to), 'unit', unit_id, false
      from organisation.team_roles where tenant_id = here and recorded_at between since and till and recorded_until is null
    union all
    select 'peran tim', daterange(valid_from, valid_to), 'person', person_id, false
      from organisation.team_roles where tenant_id = here and recorded_at between since and till and recorded_until is null),
  based as (
    select resting.*, base.days as base from resting
    left join organisation.days_on_record(here) as base on base.kind = resting.kind and base.thing = resting.thing),
  needed as (
    select *, case when whole then days else days * daterange(lower(base), null) end as need from based)
  select 'organisation/not-on-record', format('%s tidak tercatat sepanjang masa %s (mulai %s). Periksa tanggal berlaku keduanya.',
    coalesce(organisation.name_of(here, kind, thing), 'Yang dirujuk'), what, to_char(lower(days), 'DD-MM-YYYY'))
  from needed where base is null or isempty(need) or not need <@ base
  union all
  select 'organisation/below-itself', format('Unit %s tidak dapat berada di bawah dirinya sendiri. Pilih induk lain.', made.name)
  from organisation.unit_versions as made
  where made.tenant_id = here and made.recorded_at between since and till and made.recorded_until is null and exists (
    with recursive above (unit_id, days) as (
      select made.parent_unit_id, daterange(made.valid_from, made.valid_to)
      union
      select up.parent_unit_id, above.days * daterange(up.valid_from, up.valid_to)
      from above join organisation.unit_versions as up on up.tenant_id = here and up.unit_id = above.unit_id and up.recorded_until is null
        and above.days && daterange(up.valid_from, up.valid_to)
      where above.unit_id <> made.unit_id)
    select from above where above.unit_id = made.unit_id)
  union all
  select 'organisation/two-definitive-posts',
    format('%s tidak dapat definitif di dua jabatan sekaligus: %s dan %s. Akhiri yang lama, atau catat yang kedua sebagai Plt atau tugas tambahan.',
      organisation.name_of(here, 'person', made.person_id), organisation.name_of(here, 'post', made.position_id),
      organisation.name_of(here, 'post', other.position_id))
  from organisation.assignments as made
  join organisation.assignments as other on other.tenant_id = here and other.person_id = made.person_id and other.id <> made.id
    and other.recorded_until is null and other.kind = 'D' and daterange(other.valid_from, other.valid_to) && daterange(made.valid_from, made.valid_to)
  where made.tenant_id = here and made.recorded_at between since and till and made.recorded_until is null and made.kind = 'D'
    and exists (select from organisation.position_versions as post
      where post.tenant_id = here and post.position_id in (made.position_id, other.position_id) and post.recorded_until is null
        and post.kind not in ('FUNGSIONAL', 'PELAKSANA') and daterange(post.valid_from, post.valid_to) && daterange(made.valid_from, made.valid_to))
$$;

-- Units, posts and people closed at an instant on which something still stands, on days that nothing else covers.
create function organisation.missed(here int, at timestamptz) returns table (code text, told text) language sql stable set enable_nestloop = off as $$
  with gone as (
    select 'unit' as kind, unit_id as thing, daterange(valid_from, valid_to) as days from organisation.unit_versions
      where tenant_id = here and recorded_until = at
    union all
    select 'post', position_id, daterange(valid_from, valid_to) from organisation.position_versions where tenant_id = here and recorded_until = at
    union all
    select 'person', person_id, daterange(valid_from, valid_to) from organisation.person_versions where tenant_id = here and recorded_until = at),
  used as (
    select gone.*, 'unit ' || below.name as what, daterange(valid_from, valid_to) as need from gone join organisation.unit_versions as below
      on gone.kind = 'unit' and below.tenant_id = here and below.parent_unit_id = thing and below.recorded_until is null
    union all
    select gone.*, 'jabatan ' || title, daterange(valid_from, valid_to) from gone join organisation.position_versions as post
      on gone.kind = 'unit' and post.tenant_id = here and post.unit_id = thing and post.recorded_until is null
    union all
    select gone.*, 'penugasan', daterange(valid_from, valid_to) from gone join organisation.assignments as held
      on gone.kind = 'post' and held.tenant_id = here and held.position_id = thing and held.recorded_until is null
    union all
    select gone.*, 'penugasan', daterange(valid_from, valid_to) from gone join organisation.assignments as held
      on gone.kind = 'person' and held.tenant_id = here and held.person_id = thing and held.recorded_until is null
    union all
    select gone.*, 'peran tim', daterange(valid_from, valid_to) from gone join organisation.team_roles as role
      on gone.kind = 'unit' and role.tenant_id = here and role.unit_id = thing and role.recorded_until is null
    union all
    select gone.*, 'peran tim', daterange(valid_from, valid_to) from gone join organisation.team_roles as role
      on gone.kind = 'person' and role.tenant_id = here and role.person_id = thing and role.recorded_until is null)
  select 'organisation/still-needed', format('%s tidak dapat berakhir %s: masih dipakai %s. Pindahkan atau akhiri itu lebih dahulu.',
    organisation.name_of(here, kind, thing), to_char(lower(bare), 'DD-MM-YYYY'), what)
  from (
    select used.kind, used.thing, used.what, datemultirange(used.days * used.need) - coalesce(base.days, '{}') as bare
    from used left join organisation.days_on_record(here) as base on base.kind = used.kind and base.thing = used.thing) as left_over
  where not isempty(bare)
$$;

-- The first row of an act that is looked at looks at all of them: rows of one act are recorded, and closed, at one instant.
create function organisation.hold() returns trigger language plpgsql as $$
declare
  at timestamptz := coalesce(new.recorded_until, new.recorded_at);
  looked text := concat_ws(' ', new.tenant_id, tg_op, at, statement_timestamp());
  fault record;
begin
  if current_setting('app.looked_at', true) = looked then return null; end if;
  perform set_config('app.looked_at', looked, true);
  if tg_op = 'INSERT' then
    select * into fault from organisation.broken(new.tenant_id, at, at) limit 1;
  else
    select * into fault from organisation.missed(new.tenant_id, at) limit 1;
  end if;
  if fault.code is not null then
    raise exception using errcode = 'AM409', constraint = fault.code, message = fault.told;
  end if;
  return null;
end $$;

create constraint trigger held after insert on organisation.unit_versions deferrable initially deferred
  for each row when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.hold();
create constraint trigger held after insert on organisation.position_versions deferrable initially deferred
  for each row when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.hold();
create constraint trigger held after insert on organisation.assignments deferrable initially deferred
  for each row when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.hold();
create constraint trigger held after insert on organisation.team_roles deferrable initially deferred
  for each row when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.hold();
create constraint trigger missed after update of recorded_until on organisation.unit_versions deferrable initially deferred
  for each row when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.hold();
create constraint trigger missed after update of recorded_until on organisation.position_versions deferrable initially deferred
  for each row when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.hold();
create constraint trigger missed after update of recorded_until on organisation.person_versions deferrable initially deferred
  for each row when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.hold();
