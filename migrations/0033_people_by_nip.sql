-- A NIP belongs to one person of a region, as before; the index is partial now. With tenant_id leading a full one, the check of a foreign key to a
-- person took it instead of the primary key while the statistics knew of few people, and read the whole region for every row of a large import.
alter table organisation.people drop constraint people_tenant_id_nip_key;
create unique index people_by_nip on organisation.people (tenant_id, nip) where nip is not null;
