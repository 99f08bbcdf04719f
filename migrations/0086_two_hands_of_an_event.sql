-- A change of the organisation is confirmed by a second hand: until then it is proposed (decision 0060).
alter table organisation.event_states drop constraint event_states_state_check;
alter table organisation.event_states add constraint event_states_state_check
  check (state in ('DRAFT', 'PROPOSED', 'CONFIRMED', 'STOPPED', 'EXECUTED', 'WITHDRAWN'));
create index event_versions_by_day on organisation.event_versions (tenant_id, effective_on);
