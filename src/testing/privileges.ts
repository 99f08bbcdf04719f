/** What may never change: the application role may add and read, nothing else (`design.md` §2).
 * Identities of things are here too: an id is never reused. */
export const insertOnly: readonly string[] = [
  'audit.entries',
  'audit.contents',
  'audit.looks',
  'organisation.positions',
  'organisation.units',
  'organisation.people',
  'organisation.emblems',
  'organisation.events',
  'organisation.event_versions',
  'organisation.event_states',
  'organisation.event_effects',
  'identity.account_handling',
  'identity.provider_links',
  'documents.files',
  'documents.certificates',
  'documents.certificate_confirmations',
  'documents.certificate_revocations',
  'planning.nodes',
  'planning.indicators',
  'budget.lines',
  'budget.realised_lines',
  'evidence.judgements',
  'evidence.files',
  'evidence.items',
  'evidence.erasures',
  'agreements.states',
  'agreements.contents',
  'agreements.stack_items',
  'agreements.scans',
  'agreements.scan_decisions',
  'measurement.figures',
  'measurement.verdicts',
  'measurement.locks',
  'measurement.reopenings',
  'measurement.results',
]

/** What the application role only reads: reference lists of the owner, and views that rooms
 * publish. */
export const readOnly: readonly string[] = [
  'organisation.regions',
  'organisation.rule_packs',
  'budget.nomenclature_editions',
  'budget.nomenclature_items',
  'agreements.current',
  'measurement.standing_locks',
  'measurement.current_figures',
  'measurement.current_results',
  'planning.published_nodes',
  'planning.published_measures',
  'planning.published_indicators',
  'planning.published_targets',
  'agreements.published_promises',
  'agreements.published_agreements',
  'budget.published_headings',
  'budget.current_realisation',
  'identity.published_accounts',
  'documents.published_signers',
  'measurement.published_results',
  'measurement.published_figures',
]

/** Everything else, with the columns that may change. A dated row is superseded by its recorded
 * time and never rewritten. */
const changing: Record<string, string> = {
  'platform.idempotency': 'select insert update(answer, refusal) delete',
  'platform.chores': 'select insert update(begun_at, failure, succeeded_at)',
  'organisation.region_hosts': 'select insert update(is_primary, port, scheme)',
  'organisation.region_settings': 'select insert update(closed_by, recorded_until)',
  'organisation.revisions': 'select insert update(revision)',
  'organisation.region_rule_packs': 'select insert update(recorded_until)',
  'organisation.unit_versions': 'select insert update(closed_by, recorded_until)',
  'organisation.position_versions': 'select insert update(closed_by, recorded_until)',
  'organisation.person_versions': 'select insert update(closed_by, recorded_until)',
  'organisation.assignments': 'select insert update(closed_by, recorded_until)',
  'organisation.absences': 'select insert update(closed_by, recorded_until)',
  'organisation.team_roles': 'select insert update(closed_by, recorded_until)',
  'organisation.rater_delegations': 'select insert update(closed_by, recorded_until)',
  'organisation.stated_superiors': 'select insert update(closed_by, recorded_until)',
  'organisation.holidays': 'select insert update(recorded_until)',
  'identity.accounts':
    'select insert update(closed_at, first_password_until, locked_at, password_hash, privacy_version, sign_in)',
  'identity.sessions':
    'select insert update(acting_as, challenge, ended_at, factor_tries, last_used_at, proved_at) delete',
  'identity.factors':
    'select insert update(confirmed_at, counter, last_step, last_used_at, removed_at)',
  'identity.recovery_codes': 'select insert update(used_at) delete',
  'identity.service_tokens': 'select insert update(last_used_at, revoked_at)',
  'identity.providers': 'select insert update(removed_at)',
  'identity.provider_trips': 'select insert delete',
  'identity.factor_duties': 'select insert update(recorded_until)',
  'identity.password_links': 'select insert update(used_at)',
  'identity.devices': 'select insert update(ended_at, expires_at, failures) delete',
  'identity.sign_in_tries': 'select insert update(count, last_at) delete',
  'identity.failed_sign_ins': 'select insert update(count, told) delete',
  'identity.role_grants': 'select insert update(closed_by, recorded_until)',
  'tasks.tasks':
    'select insert update(closed_at, closing_reason, detail, due_on, link, title, waiting)',
  'notices.notices': 'select insert update(detail, link, read_at, title, told_at)',
  'notices.channels':
    'select insert update(code, code_tries, code_until, confirmed_at, ended_at, ended_because)',
  'notices.deliveries':
    'select insert update(due_at, ended_at, failing_since, failure, sent_at, tries)',
  'notices.rounds': 'select insert update(looked_at)',
  'documents.publications': 'select insert update(withdrawn_at)',
  'documents.library': 'select insert update(recorded_until)',
  'planning.plans': 'select insert update(closed_by, recorded_until)',
  'planning.node_versions': 'select insert update(closed_by, recorded_until)',
  'planning.indicator_versions': 'select insert update(closed_by, recorded_until)',
  'planning.measures': 'select insert update(closed_by, recorded_until)',
  'planning.targets': 'select insert update(closed_by, recorded_until)',
  'budget.versions': 'select insert update(withdrawn_at)',
  'budget.realisations': 'select insert update(withdrawn_at)',
  'budget.approvals': 'select insert update(recorded_until)',
  'budget.unit_aliases': 'select insert update(recorded_until)',
  'agreements.agreements':
    'select insert update(agency_id, due_on, giver_mandate_id, giver_person_id, giver_position_id, level, parent_id, unit_id)',
  'agreements.stacks': 'select insert update(interrupted_at)',
  'agreements.signings': 'select insert update(ended_at, file_id, note, outcome)',
  'documents.authorities': 'select insert update(retired_at)',
  'documents.passphrase_failures': 'select insert delete',
  'agreements.versions':
    'select insert update(budget_version_id, edited_at, effective_from, first_party, second_party, wet_on)',
  'agreements.scan_files': 'select insert update(put_away_at)',
  'agreements.rows': 'select insert update delete',
  'agreements.budget_rows': 'select insert update delete',
  'agreements.wordings': 'select insert update(closed_by, recorded_until)',
  'evidence.file_checks': 'select insert update(checked_at, finding)',
  'imports.runs':
    'select insert update(checked_at, committed_at, options, problems, summary, undone_at)',
  'imports.files': 'select insert delete',
  'imports.column_names': 'select insert update(recorded_until)',
}

/** The written list of what the application role may do; the catalogue test holds the database to
 * it. */
export const privileges: Record<string, string> = {
  ...Object.fromEntries(insertOnly.map((name) => [name, 'select insert'])),
  ...Object.fromEntries(readOnly.map((name) => [name, 'select'])),
  ...changing,
}
