-- The plan of one office reads the measures that come from its own and the indicators they measure by, not the whole plan.
create index measures_of_parent on planning.measures (tenant_id, parent_measure_id) where recorded_until is null;
create index measures_of_indicator on planning.measures (tenant_id, indicator_id) where recorded_until is null;
