-- Which levels the cascade has stands in the rule packs, so the database asks only for a short code (decision 0029).
alter table organisation.position_versions
  drop constraint position_versions_mandate_level_check,
  add constraint position_versions_mandate_level_check check (mandate_level ~ '^[A-Z][A-Z0-9_]{0,39}$');
