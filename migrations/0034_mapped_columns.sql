-- Headings of files that are not ours, and the column of ours that somebody of the region has said they stand for.
create table imports.column_names (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  kind text not null,
  -- As compared: without case, spaces and punctuation.
  heading text not null,
  field text not null,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  primary key (tenant_id, id)
);
create unique index column_names_once on imports.column_names (tenant_id, kind, heading) where recorded_until is null;
alter table imports.column_names enable row level security;
alter table imports.column_names force row level security;
create policy region on imports.column_names using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on imports.column_names to amanah_app;
grant update (recorded_until) on imports.column_names to amanah_app;

-- Which column of the file held what, where a person or the region's memory said so; null where the headings were ours.
alter table imports.runs add column mapped jsonb;
