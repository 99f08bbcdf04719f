-- What every request needs of a region (who stands above whom, which rules are in force) is kept in the memory of the process, under the
-- revision it was read at. Every statement that changes it gives the region another revision first, so writers of one region come one after
-- the other and a reader never meets an old chart under a new name. The only triggers of this database: they hold no rule. An archive that is
-- loaded brings its revisions with it.
create table organisation.revisions (
  tenant_id int primary key references organisation.regions (id),
  revision uuid not null
);
alter table organisation.revisions enable row level security;
alter table organisation.revisions force row level security;
create policy region on organisation.revisions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.revisions to amanah_app;
grant update (revision) on organisation.revisions to amanah_app;

-- Whoever writes without naming a region (a restore, a repair by hand) changes the revision of all they can see.
create function organisation.revise() returns trigger language plpgsql as $$
declare
  here int := nullif(current_setting('app.tenant_id', true), '')::int;
begin
  if here is null then
    update organisation.revisions set revision = gen_random_uuid();
  else
    insert into organisation.revisions (tenant_id, revision) values (here, gen_random_uuid())
    on conflict (tenant_id) do update set revision = excluded.revision;
  end if;
  return null;
end $$;

create trigger revised before insert or update or delete on organisation.unit_versions
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();
create trigger revised before insert or update or delete on organisation.position_versions
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();
create trigger revised before insert or update or delete on organisation.people
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();
create trigger revised before insert or update or delete on organisation.person_versions
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();
create trigger revised before insert or update or delete on organisation.assignments
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();
create trigger revised before insert or update or delete on organisation.team_roles
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();
create trigger revised before insert or update or delete on organisation.region_rule_packs
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();

-- Regions that are there already get their first one, each by itself: without a region its owner may not write.
do $$
declare
  region int;
begin
  for region in select id from organisation.regions loop
    perform set_config('app.tenant_id', region::text, true);
    insert into organisation.revisions (tenant_id, revision) values (region, gen_random_uuid());
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
