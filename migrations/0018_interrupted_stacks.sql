-- When the process that signed a stack was found gone: what began before does not run any more, whatever its lease says (DESIGN.md §6).
alter table agreements.stacks add column interrupted_at timestamptz;
grant update (interrupted_at) on agreements.stacks to amanah_app;
