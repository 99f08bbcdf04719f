/** What may never change: the application role may add and read, nothing else (`DESIGN.md` §2). Identities of things are here too: an id is never reused. */
export const insertOnly: readonly string[] = [
  'audit.entries',
  'audit.contents',
  'audit.looks',
  'organisation.positions',
  'organisation.units',
  'organisation.people',
  'documents.files',
  'documents.certificates',
  'documents.certificate_confirmations',
  'documents.certificate_revocations',
  'planning.nodes',
  'planning.indicators',
  'budget.lines',
  'evidence.judgements',
  'evidence.files',
  'evidence.items',
  'agreements.states',
  'agreements.contents',
  'agreements.stacks',
  'agreements.stack_items',
  'measurement.figures',
  'measurement.verdicts',
  'measurement.locks',
  'measurement.results',
]

/** What the application role only reads: reference lists of the owner, and views that rooms publish. */
export const readOnly: readonly string[] = [
  'organisation.regions',
  'organisation.region_hosts',
  'organisation.rule_packs',
  'budget.nomenclature_editions',
  'budget.nomenclature_items',
  'agreements.current',
  'measurement.current_figures',
  'measurement.current_results',
]

/** Everything else, with the columns that may change. A dated row is superseded by its recorded time and never rewritten. */
const changing: Record<string, string> = {
  'platform.idempotency': 'select insert update(answer) delete',
  'organisation.region_rule_packs': 'select insert update(recorded_until)',
  'organisation.unit_versions': 'select insert update(closed_by, recorded_until)',
  'organisation.position_versions': 'select insert update(closed_by, recorded_until)',
  'organisation.person_versions': 'select insert update(closed_by, recorded_until)',
  'organisation.assignments': 'select insert update(closed_by, recorded_until)',
  'organisation.team_roles': 'select insert update(closed_by, recorded_until)',
  'organisation.holidays': 'select insert update(recorded_until)',
  'identity.accounts': 'select insert update(closed_at, password_hash)',
  'identity.sessions': 'select insert update(acting_as, ended_at)',
  'identity.sign_in_failures': 'select insert delete',
  'identity.role_grants': 'select insert update(recorded_until)',
  'tasks.tasks': 'select insert update(closed_at, closing_reason, detail, due_on, link, title, waiting)',
  'documents.publications': 'select insert update(withdrawn_at)',
  'documents.library': 'select insert update(recorded_until)',
  'planning.plans': 'select insert update(closed_by, recorded_until)',
  'planning.node_versions': 'select insert update(closed_by, recorded_until)',
  'planning.indicator_versions': 'select insert update(closed_by, recorded_until)',
  'planning.measures': 'select insert update(closed_by, recorded_until)',
  'planning.targets': 'select insert update(closed_by, recorded_until)',
  'budget.versions': 'select insert update(withdrawn_at)',
  'budget.approvals': 'select insert update(recorded_until)',
  'budget.unit_aliases': 'select insert update(recorded_until)',
  'agreements.agreements':
    'select insert update(agency_id, due_on, giver_mandate_id, giver_person_id, giver_position_id, level, parent_id, unit_id)',
  'agreements.signings': 'select insert update(ended_at, file_id, note, outcome)',
  'documents.authorities': 'select insert update(retired_at)',
  'documents.passphrase_failures': 'select insert delete',
  'agreements.versions': 'select insert update(budget_version_id, edited_at, effective_from, first_party, second_party)',
  'agreements.rows': 'select insert update delete',
  'agreements.budget_rows': 'select insert update delete',
  'imports.runs': 'select insert update(checked_at, committed_at, options, problems, summary, undone_at)',
  'imports.files': 'select insert delete',
}

/** The written list of what the application role may do; the catalogue test holds the database to it. */
export const privileges: Record<string, string> = {
  ...Object.fromEntries(insertOnly.map((name) => [name, 'select insert'])),
  ...Object.fromEntries(readOnly.map((name) => [name, 'select'])),
  ...changing,
}
