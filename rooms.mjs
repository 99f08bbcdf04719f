const ground = ['audit', 'organisation', 'identity', 'tasks', 'documents']
const decided = [...ground, 'procedures']
const cycle = [
  ...decided,
  'planning',
  'budget',
  'evidence',
  'agreements',
  'actionplan',
  'measurement',
  'services',
  'staff',
  'consequences',
]

/** Which room may know which (`house-style.md` §3). Changes only with a decision record. */
export const neighbours = {
  audit: [],
  organisation: ['audit'],
  identity: ['audit', 'organisation'],
  tasks: ['audit', 'organisation', 'identity'],
  notices: ['audit', 'organisation', 'identity', 'tasks'],
  documents: ['audit', 'organisation', 'identity', 'tasks'],
  procedures: ground,
  imports: ['audit', 'organisation', 'identity', 'tasks'],
  planning: ground,
  budget: [...ground, 'planning'],
  evidence: [...ground, 'planning'],
  agreements: [...decided, 'planning', 'budget', 'evidence'],
  actionplan: [...ground, 'planning', 'budget', 'evidence', 'agreements'],
  measurement: [...ground, 'planning', 'budget', 'evidence', 'agreements', 'actionplan'],
  services: [...ground, 'planning', 'evidence'],
  staff: [...decided, 'planning', 'evidence', 'agreements', 'actionplan', 'measurement'],
  consequences: [
    ...[...decided, 'planning', 'evidence', 'agreements', 'actionplan', 'measurement'],
    'staff',
  ],
  reporting: cycle,
  evaluation: [...cycle, 'reporting'],
  portal: [...cycle, 'reporting', 'evaluation'],
}
