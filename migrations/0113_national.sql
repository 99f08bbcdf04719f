-- The national e-Kinerja beside the log (skp-dan-penghargaan.md §15, decision 0079): what its form asks beyond the log, what was handed over, what a recap
-- says, links to proof, predicates made elsewhere, and the door to SIASN.

-- Asked once for each result of a person; 'NONE' is the work that belongs to no result.
create table staff.result_defaults (
  tenant_id int not null references organisation.regions (id),
  person_id uuid not null,
  result_key text not null,
  action_plan text,
  data_source text,
  unit_label text,
  quantity int not null default 1 check (quantity >= 0),
  edited_at timestamptz not null,
  primary key (tenant_id, person_id, result_key),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id)
);
grant select, insert, update (action_plan, data_source, unit_label, quantity, edited_at) on staff.result_defaults to amanah_app;

-- The newest handing over of a row of the log, with what left: a row changed since has to go again. Never a proof that it arrived.
create table staff.handed_over (
  tenant_id int not null references organisation.regions (id),
  entry_id uuid not null,
  way text not null check (way in ('FILE', 'COPY')),
  cells jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, entry_id)
);
grant select, insert, update (way, cells, at), delete on staff.handed_over to amanah_app;

-- A ledger: the rows of the national recap, superseded by the day.
create table staff.national_rows (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  day date not null,
  -- Minutes after midnight.
  starts int not null check (starts between 0 and 1439),
  ends int check (ends between 0 and 1440),
  activity text not null,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id)
);
create index national_rows_of_day on staff.national_rows (tenant_id, person_id, day) where recorded_until is null;
create index national_rows_of_run on staff.national_rows (tenant_id, recorded_by);
grant select, insert, update (recorded_until, closed_by) on staff.national_rows to amanah_app;

-- One file of one row of the log, open to whoever has the address, until its end.
create table staff.evidence_links (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  entry_id uuid not null,
  evidence_id uuid not null,
  person_id uuid not null,
  -- The last day on which it opens.
  last_day date not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id)
);
create unique index evidence_links_standing on staff.evidence_links (tenant_id, entry_id, evidence_id) where revoked_at is null;
grant select, insert, update (revoked_at) on staff.evidence_links to amanah_app;

create table staff.link_openings (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  link_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, link_id) references staff.evidence_links (tenant_id, id)
);
create index link_openings_of_link on staff.link_openings (tenant_id, link_id);
grant select, insert on staff.link_openings to amanah_app;

-- A ledger: plan state and predicate of a period that were made elsewhere.
create table staff.outside_predicates (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  -- '2025', '2026-Q2', '2026-05'.
  period text not null,
  plan_state text check (plan_state in ('NOT_STARTED', 'DRAFT', 'SUBMITTED', 'APPROVED')),
  result_rating text check (result_rating in ('ABOVE', 'MEETS', 'BELOW')),
  behaviour_rating text check (behaviour_rating in ('ABOVE', 'MEETS', 'BELOW')),
  predicate text check (predicate in ('SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG')),
  source text,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id)
);
create unique index outside_predicates_standing on staff.outside_predicates (tenant_id, person_id, period) where recorded_until is null;
create index outside_predicates_of_run on staff.outside_predicates (tenant_id, recorded_by);
grant select, insert, update (recorded_until, closed_by) on staff.outside_predicates to amanah_app;

-- The door to SIASN: closed where a region has no row, or it says so.
create table staff.siasn_settings (
  tenant_id int not null references organisation.regions (id),
  open boolean not null,
  gateway text not null,
  token_url text not null,
  client_id text not null,
  sso_token_url text not null,
  sso_client_id text not null,
  -- Both client secrets, under the key of the installation.
  sealed jsonb not null,
  edited_at timestamptz not null,
  primary key (tenant_id)
);
grant select, insert, update (open, gateway, token_url, client_id, sso_token_url, sso_client_id, sealed, edited_at) on staff.siasn_settings to amanah_app;

-- The sending of one evaluation; a rating that changed is sent anew.
create table staff.siasn_deliveries (
  tenant_id int not null references organisation.regions (id),
  evaluation_id uuid not null,
  rating_sequence int not null,
  state text not null check (state in ('PENDING', 'SENT', 'CONFIRMED', 'REJECTED')),
  -- Why it was rejected, or what kept it from going.
  reason text,
  tries int not null default 0,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, evaluation_id),
  foreign key (tenant_id, evaluation_id) references staff.evaluations (tenant_id, id)
);
create index siasn_deliveries_under_way on staff.siasn_deliveries (tenant_id, state) where state in ('PENDING', 'SENT');
grant select, insert, update (rating_sequence, state, reason, tries, asked_at, changed_at) on staff.siasn_deliveries to amanah_app;

do $$
declare name text;
begin
  foreach name in array array['result_defaults', 'handed_over', 'national_rows', 'evidence_links', 'link_openings', 'outside_predicates', 'siasn_settings', 'siasn_deliveries'] loop
    execute format('alter table staff.%I enable row level security', name);
    execute format('alter table staff.%I force row level security', name);
    execute format('create policy region on staff.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::int)', name);
  end loop;
end $$;
