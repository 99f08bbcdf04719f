-- A deputy head of region is a kind of post of its own: until now it counted as a head of region, so with the deputy coded first every head of
-- office promised to the deputy. Standing rows are closed and written anew; what was recorded before stays as it was. Each is named in a notice.
alter table organisation.position_versions
  drop constraint position_versions_kind_check,
  add constraint position_versions_kind_check check (kind in ('POLITIK', 'WAKIL', 'STRUKTURAL', 'FUNGSIONAL', 'PELAKSANA'));

-- Region by region: without a region its owner sees none.
do $$
declare
  region int;
  old record;
begin
  for region in select id from organisation.regions loop
    perform set_config('app.tenant_id', region::text, true);
    for old in select * from organisation.position_versions
      where recorded_until is null and kind = 'POLITIK' and title ~* '^\s*wakil\M' loop
      update organisation.position_versions set recorded_until = now() where tenant_id = region and id = old.id;
      insert into organisation.position_versions (tenant_id, id, position_id, code, title, unit_id, kind, echelon, mandate_level,
        superior_position_id, single_holder, valid_from, valid_to, recorded_at, recorded_until, recorded_by)
      values (region, gen_random_uuid(), old.position_id, old.code, old.title, old.unit_id, 'WAKIL', old.echelon, 'REGION_DEPUTY',
        old.superior_position_id, old.single_holder, old.valid_from, old.valid_to, now(), null, old.recorded_by);
      raise notice 'region %: % (%) is a deputy head of region from now on', region, old.title, old.code;
    end loop;
    if exists (select from organisation.position_versions
      where recorded_until is null and kind = 'POLITIK' and title ~* '^\s*wakil\M') then
      raise exception 'a deputy of region % was missed', region;
    end if;
  end loop;
  perform set_config('app.tenant_id', '', true);
end $$;
