import {
  accessPassword,
  type Place,
  accessPeriod as period,
  type Role,
  roles,
  type Things,
} from './testing/access-world.ts'

/** What somebody gets. `full`: an answer with the thing in it, its holder's NIP in full where the
 * answer carries one. `masked`: the same with the NIP masked. `none`: an answer without the thing.
 * `may`: let through to the act's own checks. A number: refused with that status. */
export type Cell = 'full' | 'masked' | 'none' | 'may' | 401 | 403 | 404 | 409 | 422

/** One route: what it is asked, and what each role gets of a thing of the own office, of another,
 * of another region. */
export type Line = {
  route: string
  asks: (things: Things) => Record<string, unknown>
  seen: Partial<Record<Place, Record<Role, Cell>>>
  /** An id that the answer of a list holds where the thing is in it. */
  shows?: (things: Things) => string
  /** The answer carries the holder's NIP. */
  nip?: true
}

type Except = [cell: Cell, names: string]
const cellsOf = (stranger: Cell, usual: Cell, exceptions: readonly Except[]): Record<Role, Cell> =>
  Object.fromEntries(
    roles.map((role) => {
      const own = exceptions.find(([, names]) => names.split(' ').includes(role))
      return [role, own ? own[0] : role === 'stranger' ? stranger : usual]
    }),
  ) as Record<Role, Cell>

/** Everybody who works here, but for some; strangers are asked to sign in. */
const staff = (usual: Cell, ...exceptions: Except[]): Record<Role, Cell> =>
  cellsOf(401, usual, exceptions)
/** Some only; others are refused. */
const only = (
  cell: Cell,
  names: string,
  others: Cell = 403,
  ...further: Except[]
): Record<Role, Cell> => staff(others, [cell, names], ...further)
/** Strangers too. */
const anybody = (cell: Cell): Record<Role, Cell> => cellsOf(cell, cell, [])

const office = 'agencyHead administrator official operator unitAdmin'
const overseers = 'headOfRegion assistant bureau planning auditor'
const [people, planners, money] = ['bureau personnel', 'bureau planning', 'bureau budget']

const nothing = (): Record<string, never> => ({})
const someWords = { scope: 'TWO_PARTY', statement: null, articles: '' }
const byPerson = ({ person }: Things) => ({ personId: person })
const byUnit = ({ unit }: Things) => ({ unitId: unit })
const aStatement = ({ agreement: id }: Pick<Things, 'agreement'>) => ({ id, text: 'begini' })
const ofDistribution = ({ unit }: Pick<Things, 'unit'>) => ({ unitId: unit, period: '2026-Q1' })
const byAgreement = ({ agreement }: Things) => ({ id: agreement })
const byAmendment = ({ agreement }: Pick<Things, 'agreement'>) => ({
  ...{ id: agreement, cause: 'STRATEGY_CHANGE', reason: '', reference: null },
})
const withReason = ({ agreement }: Things) => ({ id: agreement, reason: '' })
const onRow = (id: string) => ({ id, key: 'baris', round: 0, reason: '' })
const ofPlan = ({ agreement }: Things) => ({ id: agreement, number: 1, reason: 'Belum cukup' })
const anEmptyPlan = ({ agreement }: Things) => ({
  ...{ id: agreement, seen: 0, targets: [], steps: [], cash: [] },
})
const aRow = '01970000-0000-7000-8000-000000000001'
const typedWork = {
  ...{ activity: 'Apel', minutes: 15, resultId: null, actionPlan: null, dataSource: null },
  ...{ quantity: 1, unitLabel: null },
}
const typedRow = {
  ...{ ...typedWork, id: aRow, starts: null, link: null, evidenceIds: [], personal: false },
  lateReason: null,
}
const noRow = aRow.replace(/1$/, '2')
const byLogRow = () => ({ id: noRow })
const ofLogRow = () => ({ ...typedRow, id: noRow })
/** A row of its own each time: an id that is another person's is refused. */
const aLogRow = () => ({
  rows: [
    {
      ...typedRow,
      id: crypto.randomUUID(),
      day: '2026-03-02',
      capturedAt: '2026-03-02T02:00:00.000Z',
      heard: null,
    },
  ],
  sentAt: '2026-03-02T02:00:00.000Z',
})
/** Of a step that no plan has: told row by row, never refused as a whole. */
const aReport = (agreement: string) => ({
  items: [
    {
      ...{ stepId: agreement, agreementId: agreement, month: 1, seen: 0, done: true },
      ...{ amount: null, supporting: null, obstacle: null, followUp: null, proof: null },
    },
  ],
})
const bySkp = ({ run: id }: Things) => ({
  ...{ id, number: 1, seen: 0, reason: 'Berubah', digest: '0'.repeat(64) },
})
const anEmptySkp = ({ run: id }: Things) => ({
  ...{ id, seen: 0, approach: 'QUANTITATIVE', results: [], behaviours: {} },
  annexes: { resources: [], accountability: [], consequences: [] },
})
const aPraise = ({ person }: Things) => ({
  ...{ personId: person, kind: 'PRAISE', text: 'Rapi', behaviour: null, resultId: null },
  ...{ logEntryId: null, link: null },
})
const aTalk = ({ person }: Things) => ({
  ...{ personId: person, purpose: 'CLARIFY', heldOn: '2026-04-01', nextOn: null },
  agreements: 'Rekap mingguan',
})
const onReport = ({ run }: Things) => ({ reportId: run, text: 'Uji' })
const anIdea = {
  ...{ title: 'Rekap', problem: 'Lama', tried: 'Lembar', before: '3 hari', after: '2 jam' },
  ...{ link: null, takenOverBy: null },
}
const aReply = ({ run }: Things) => ({ feedbackId: run, text: 'Terima kasih' })
const aServedWord = ({ run }: Things) => ({
  ...{ code: 'TIDAKADA', answerId: run, kind: 'PRAISE', text: '' },
})
const aRating = ({ agreement }: Things) => ({
  items: [{ id: agreement, seen: 0, result: 'MEETS', behaviour: 'MEETS', reason: 'Uji' }],
})
const byItem = ({ item }: Things) => ({ itemId: item })
const byQuestion = ({ person }: Things) => ({
  ...{ questionId: person, superiorId: null, from: '2026-01-01' },
  ...{ onlyThem: false, words: 'Sudah benar' },
})
const byGrant = ({ grant }: Things) => ({ grantId: grant, reason: '' })
const byCertificate = ({ settled }: Things) => ({ certificateId: settled, reason: 'Kunci hilang' })
const byRun = ({ run }: Things) => ({ runId: run })
const byStack = ({ stack }: Things) => ({ stackId: stack, passphrase: 'bukan kata sandinya' })
const byBudget = ({ budget, skpd }: Things) => ({ versionId: budget, skpdCode: skpd })
const ofFigure = ({ measure }: Things) => ({ measureId: measure, period })
const ofOffice = ({ office: unit }: Things) => ({ year: 2026, unit })
const ownRules = () => ({
  ...{ code: 'pengukuran', validFrom: '2026-12-01', legalBasis: 'Perwali uji' },
  ...{ content: {}, seen: null },
})
const changed = { effectiveOn: '2026-12-01', decree: null, content: {} }
const aRenaming = ({ unit: unitId }: Things) => ({
  ...changed,
  ...{ kind: 'RENAME', content: { unitId, name: 'Nama baru' } },
})
const aVoiding = ({ agreement }: Things) => ({ kind: 'PEMBATALAN_PK', subjectId: agreement })
const onCases = (cell: Cell) => ({
  own: only(cell, 'administrator agencyHead', 404),
  other: only(cell, 'headOfRegion', 404),
  elsewhere: staff(404),
})
const byCode = () => ({ code: 'PK-2026-0001' })
const file = (name: string, text: string) => ({
  name,
  type: 'application/octet-stream',
  bytes: Buffer.from(text),
})
/** A unit whose kind cannot be told: judged, and refused where it is saved. */
const typedUnit = () => ({
  ...{ kind: 'units', options: {}, about: null, whole: false },
  ...{ columns: ['code', 'name'], rows: [['98', 'Unit tanpa jenis']] },
})
const unitFile = file('unit.csv', 'KODE;NAMA UNIT\n98;Unit tanpa jenis\n')
const planFile = file('rencana.csv', 'Baris PK;Langkah\n1;Visitasi\n')
const recapFile = file('rekap.csv', 'Tanggal;Jam Mulai;Kegiatan\n01/04/2026;07.30;Apel\n')
const aDoor = {
  ...{ gateway: 'https://127.0.0.1', tokenUrl: 'https://127.0.0.1', clientId: 'a' },
  ...{ clientSecret: 'a', ssoTokenUrl: 'https://127.0.0.1', ssoClientId: 'a' },
  ssoClientSecret: 'a',
}
const aDefault = { actionPlan: 'Rapat', dataSource: 'Absen', unit: 'kali', quantity: 1 }
const ofEntry = ({ person: entryId }: Things) => ({ entryId, copied: true })
const gridFile = file('isian.csv', 'Kode;Periode;Realisasi\nI.1;2026-03;7\n')

/** Who may act for a person or manages the imports; the region that holds the thing is the only one
 * that knows it. */
const onRuns = { own: only('may', people), other: only('may', people), elsewhere: staff(404) }
/** Read by everybody who works here, whoever's it is. */
const openHere = { own: staff('full'), other: staff('full'), elsewhere: staff(404) }
/** As the promise itself is read: own office, region-wide readers. */
const asPromised = {
  own: staff('full'),
  other: staff('full', [403, office]),
  elsewhere: staff(404),
}
/** A promise still in force: there is nothing to hand over. */
const notEnded = { own: staff(409), other: staff(409, [403, office]), elsewhere: staff(404) }
const evidenceRead = {
  own: staff('full', [403, 'budget personnel']),
  other: only('full', overseers),
  elsewhere: staff(404),
}
/** Accounts of the own office by its administrator, of the region by Bagian Organisasi. */
const keepers = 'bureau unitAdmin'
const onAccounts = {
  own: only('may', keepers),
  other: only('may', 'bureau'),
  elsewhere: only(404, keepers),
}
/** The sign-in name is the NIP, told to whoever hands out the account. */
const withNip = { nip: true } as const
const byNewcomer = ({ newcomer }: Things) => ({ personId: newcomer })
const nameOfNewcomer = ({ newcomer }: Things) => ({ personId: newcomer, signIn: 'nama.baru' })
const giverOnly = { own: only('may', 'administrator'), other: staff(403), elsewhere: staff(404) }
/** Who drafts promises, and who gives this one. */
const amenders = {
  own: only('may', 'bureau administrator'),
  other: only('may', 'bureau'),
  elsewhere: staff(404),
}
/** An operator's role: who gives it may act on it. */
const grantOf = {
  own: only('may', 'unitAdmin bureau'),
  other: only('may', 'bureau'),
  elsewhere: staff(404),
}
const scanners = 'bureau operator unitAdmin'
const byScan = ({ scan }: Things) => ({ scanId: scan, reason: 'Buram' })
const byScanFile = ({ scanFile }: Things) => ({ fileId: scanFile, year: 2026 })
/** A file that Bagian Organisasi uploaded and nobody has paired. */
const onScanFiles = {
  own: only('may', 'bureau'),
  other: only('may', 'bureau'),
  elsewhere: only(404, scanners),
}
const onScans = (who: string) => ({
  own: only('may', who),
  other: only('may', who),
  elsewhere: staff(404),
})
const parties = { own: staff(403), other: staff(403), elsewhere: staff(404) }

const line = (
  route: string,
  asks: Line['asks'],
  seen: Line['seen'],
  more: Pick<Line, 'shows' | 'nip'> = {},
): Line => ({
  route,
  asks,
  seen,
  ...more,
})
const unitShown = { shows: ({ unit }: Things) => unit }
const nodeShown = { shows: ({ node }: Things) => node }
const measureShown = { shows: ({ measure }: Things) => measure }
const runShown = { shows: ({ run }: Things) => run }
const personShown = { shows: ({ person }: Things) => person, nip: true } as const
const agreementShown = { shows: ({ agreement }: Things) => agreement }
const nipFull = { own: staff('masked', ['full', people]), other: staff('masked', ['full', people]) }

/** Every route of the application. `DELETE /api/session` ends the sessions this goes through, so it
 * stands last. */
export const accessTable: readonly Line[] = [
  line('POST /api/session', ({ signIn }) => ({ signIn, password: accessPassword }), {
    own: anybody('full'),
  }),
  line('GET /api/session', nothing, { own: staff('full') }),
  line(
    'PUT /api/session/password',
    () => ({ current: 'bukan kata sandi saya', next: 'kata sandi yang baru' }),
    { own: staff('may') },
  ),
  line('GET /api/sessions', nothing, { own: staff('none') }, { shows: ({ session }) => session }),
  line('DELETE /api/sessions/:sessionId', ({ session }) => ({ sessionId: session }), {
    own: staff('may'),
  }),
  line('DELETE /api/sessions', nothing, { own: staff('may') }),
  line('PUT /api/session/acting', ({ person }) => ({ mandateId: person }), { own: staff(409) }),
  line(
    'POST /api/session/viewing',
    ({ person }) => ({ personId: person, reason: 'membantu lewat telepon' }),
    { own: only('may', 'bureau') },
  ),
  line('DELETE /api/session/viewing', nothing, { own: staff('may') }),
  line('POST /api/session/factor', () => ({ code: '123456' }), { own: anybody(401) }),
  line('POST /api/session/proof', () => ({ code: 'bukan kodenya' }), { own: staff('may') }),
  line('POST /api/session/passkey', nothing, { own: cellsOf(401, 404, []) }),
  line('POST /api/factors/passkeys/options', nothing, { own: staff('may') }),
  line(
    'POST /api/factors/passkeys',
    () => ({ credentialId: 'a', clientData: 'a', attestation: 'a' }),
    { own: staff(422) },
  ),
  line('GET /api/sign-on', nothing, { own: anybody('full') }),
  line('POST /api/sign-on/:providerId', ({ person }) => ({ providerId: person }), {
    own: anybody(404),
  }),
  line('POST /api/sign-on', () => ({ state: 'a', code: 'a' }), { own: anybody(401) }),
  line('GET /api/providers', nothing, { own: only('full', 'bureau') }),
  line(
    'POST /api/providers',
    () => ({
      ...{ name: 'Uji', issuer: 'https://127.0.0.1', clientId: 'a', clientSecret: 'a' },
      nipClaim: 'nip',
    }),
    { own: only('may', 'bureau') },
  ),
  line('DELETE /api/providers/:providerId', ({ person }) => ({ providerId: person }), {
    own: only(404, 'bureau'),
  }),
  line('GET /api/service-tokens', nothing, { own: only('full', 'bureau') }),
  line(
    'POST /api/service-tokens',
    () => ({ name: 'Uji', scopes: ['budget.read'], expiresOn: '2020-01-01' }),
    { own: only('may', 'bureau') },
  ),
  line('DELETE /api/service-tokens/:tokenId', ({ person }) => ({ tokenId: person }), {
    own: only(404, 'bureau'),
  }),
  line('GET /api/factors', nothing, { own: staff('full') }),
  line('POST /api/factors/totp', nothing, { own: staff('may') }),
  line(
    'POST /api/factors/totp/:factorId/confirmation',
    ({ person }) => ({ factorId: person, code: '123456' }),
    { own: staff(404) },
  ),
  line('POST /api/factors/recovery-codes', nothing, { own: staff(404) }),
  line(
    'POST /api/factors/:factorId/removal',
    ({ person }) => ({ factorId: person, code: '123456' }),
    { own: staff(404) },
  ),
  line('GET /api/factor-duty', nothing, { own: only('full', 'bureau') }),
  line('PUT /api/factor-duty', () => ({ requiredFrom: '2020-01-01' }), {
    own: only('may', 'bureau'),
  }),
  line('GET /api/accounts/:personId/factor', byPerson, {
    own: only('full', 'bureau unitAdmin'),
    other: only('full', 'bureau'),
    elsewhere: only(404, 'bureau'),
  }),
  line('POST /api/accounts/:personId/factor/removal', byPerson, {
    own: only(404, 'bureau unitAdmin'),
    other: only(404, 'bureau'),
    elsewhere: only(404, 'bureau'),
  }),
  line(
    'GET /api/accounts',
    () => ({ limit: 200 }),
    {
      own: only('full', keepers),
      other: only('full', 'bureau', 403, ['none', 'unitAdmin']),
      elsewhere: only('none', keepers),
    },
    { shows: ({ newcomer }) => newcomer, nip: true },
  ),
  line('POST /api/accounts', ({ newcomer }) => ({ personIds: [newcomer] }), onAccounts, withNip),
  line('POST /api/accounts/slips', ({ newcomer }) => ({ personIds: [newcomer] }), onAccounts),
  line('GET /api/accounts/:personId', byNewcomer, onAccounts, withNip),
  line('POST /api/accounts/:personId/reset', byNewcomer, onAccounts, withNip),
  line('POST /api/accounts/:personId/reopen', byNewcomer, onAccounts, withNip),
  line('POST /api/accounts/:personId/link', byNewcomer, onAccounts),
  line('POST /api/accounts/links', () => ({ token: 'tidak ada', next: 'kuda hijau makan' }), {
    own: anybody(404),
  }),
  line('POST /api/accounts/:personId/lock', byNewcomer, onAccounts, withNip),
  line('POST /api/accounts/:personId/unlock', byNewcomer, onAccounts, withNip),
  line('PUT /api/accounts/:personId/sign-in', nameOfNewcomer, onAccounts, withNip),
  line('POST /api/accounts/:personId/close', byNewcomer, onAccounts, withNip),
  line('PUT /api/session/privacy', nothing, { own: staff('may') }),
  line('GET /api/session/looks', nothing, { own: staff('full') }),
  line('GET /api/region', nothing, { own: anybody('full') }),

  line(
    'GET /api/grants',
    () => ({ limit: 100 }),
    {
      own: only('full', 'unitAdmin bureau auditor'),
      other: staff(403, ['full', 'bureau auditor'], ['none', 'unitAdmin']),
      elsewhere: only('none', 'unitAdmin bureau auditor'),
    },
    { shows: ({ grant }) => grant },
  ),
  line(
    'POST /api/grants',
    ({ person, office: unitId }) => ({
      ...{ personId: person, role: 'OPERATOR', unitId, from: '2026-04-01' },
      decree: { number: 'SK 3/2026', date: '2199-01-01' },
    }),
    {
      own: only('may', 'unitAdmin bureau'),
      other: only('may', 'bureau'),
      elsewhere: only(404, 'bureau'),
    },
  ),
  line('POST /api/grants/:grantId/confirmation', byGrant, grantOf),
  line(
    'POST /api/grants/:grantId/end',
    ({ grant }) => ({
      ...{ grantId: grant, on: '2026-01-01' },
      decree: { number: 'SK 4/2026', date: '2026-04-01' },
    }),
    grantOf,
  ),
  line('POST /api/grants/:grantId/withdrawal', byGrant, grantOf),
  line('GET /api/delegations', ({ person }) => ({ person }), { own: staff('full') }),
  line(
    'POST /api/delegations',
    ({ person, node }) => ({
      ...{ positionId: node, personId: person, from: '2026-04-10', until: '2026-04-20' },
      decree: { number: '1', date: '2026-04-01' },
    }),
    { own: staff(403) },
  ),
  line('POST /api/delegations/:grantId/end', byGrant, { own: staff(404) }),
  line('GET /api/people/:personId/mandates', ({ person }) => ({ personId: person }), {
    own: only('full', 'unitAdmin bureau auditor'),
    other: only('full', 'bureau auditor'),
    elsewhere: staff(404),
  }),

  line(
    'GET /api/organisation/units',
    nothing,
    { ...openHere, elsewhere: staff('none') },
    unitShown,
  ),
  line(
    'GET /api/organisation/units/:unitId',
    byUnit,
    { ...nipFull, elsewhere: staff(404) },
    personShown,
  ),
  line(
    'GET /api/organisation/people',
    () => ({ limit: 100 }),
    { ...nipFull, elsewhere: staff('none') },
    personShown,
  ),
  line(
    'GET /api/organisation/people/:personId',
    byPerson,
    { ...nipFull, elsewhere: staff(404) },
    personShown,
  ),
  line(
    'GET /api/organisation/changes',
    ({ person }) => ({ person }),
    { ...openHere, elsewhere: staff('none') },
    { shows: ({ person }) => person },
  ),
  line('GET /api/people/:personId/superiors', byPerson, {
    own: only('full', 'operator unitAdmin bureau personnel auditor'),
    other: only('full', 'bureau personnel auditor'),
    elsewhere: staff(404),
  }),
  line('POST /api/superior-questions', ({ person }) => ({ assignmentId: person, note: '' }), {
    own: staff(403),
  }),
  line('GET /api/superior-questions/:questionId', byQuestion, { own: staff(404) }),
  line('PUT /api/superior-questions/:questionId/answer', byQuestion, { own: staff(404) }),
  line('GET /api/organisation/absences', nothing, {
    own: only('full', `operator unitAdmin ${people}`),
  }),
  line('GET /api/organisation/people/:personId/absences', byPerson, {
    ...openHere,
    elsewhere: staff(404),
  }),
  line('DELETE /api/organisation/absences/:absenceId', ({ person }) => ({ absenceId: person }), {
    own: staff(404),
  }),
  line('GET /api/organisation/rules', nothing, { own: only('full', people) }),
  line('POST /api/organisation/rules/:code/preview', ownRules, { own: only('may', people) }),
  line('PUT /api/organisation/rules/:code', ownRules, { own: only('may', people) }),
  line('GET /api/organisation/events', nothing, { own: only('full', people) }),
  line('POST /api/organisation/events', aRenaming, { own: only('may', people) }),
  ...(
    [
      ['GET /api/organisation/events/:eventId', {}],
      ['GET /api/organisation/events/:eventId/effects', {}],
      ['PUT /api/organisation/events/:eventId', { version: 1, ...changed }],
      ['PUT /api/organisation/events/:eventId/answers', { version: 1, answers: {} }],
      ['POST /api/organisation/events/:eventId/confirmation', { version: 1 }],
      ['POST /api/organisation/events/:eventId/withdrawal', { reason: 'Ditunda' }],
      ['GET /api/organisation/events/:eventId/reviews', {}],
      [
        'POST /api/organisation/events/:eventId/reviews',
        {
          reviewIds: ['00000000-0000-7000-8000-000000000000'],
          ...{ decision: 'STANDS', reason: 'Tetap berlaku' },
        },
      ],
    ] as const
  ).map(([route, said]) =>
    line(route, ({ unit }) => ({ eventId: unit, ...said }), { own: only(404, people) }),
  ),
  line('GET /api/tasks', nothing, { own: staff('full') }),
  // read by those it concerns: here who proposed it and who decides; to others it does not exist
  line(
    'GET /api/procedures',
    nothing,
    { own: staff('none', ['full', 'administrator']), other: staff('none') },
    { shows: ({ caseId }) => caseId },
  ),
  line('GET /api/procedures/proposal', aVoiding, {
    ...{ own: staff(403, [409, 'administrator']), other: staff(403), elsewhere: staff(404) },
  }),
  line('POST /api/procedures', (things) => ({ ...aVoiding(things), reason: 'Uji' }), {
    ...{ own: staff(403, [409, 'administrator']), other: staff(403), elsewhere: staff(404) },
  }),
  line('GET /api/procedures/:caseId', ({ caseId }) => ({ caseId }), onCases('full')),
  line(
    'POST /api/procedures/:caseId/steps',
    ({ caseId }) => ({
      ...{ caseId, kind: 'REPLY', words: 'Uji', outcome: null, hearing: false, seen: 1 },
    }),
    onCases(403),
  ),
  line('GET /api/notices', nothing, { own: staff('full') }),
  line('GET /api/notices/unread', nothing, { own: staff('full') }),
  line('GET /api/notices/channels', nothing, { own: staff('full') }),
  line('POST /api/notices/channels', () => ({ kind: 'EMAIL', address: 'saya@uji.example' }), {
    own: staff(409),
  }),
  line(
    'PUT /api/notices/channels/:channelId/code',
    ({ person }) => ({ channelId: person, code: '1' }),
    {
      own: staff(404),
    },
  ),
  line('DELETE /api/notices/channels/:channelId', ({ person }) => ({ channelId: person }), {
    own: staff('may'),
  }),
  line(
    'POST /api/notices/push',
    () => ({
      endpoint: 'http://a.example',
      p256dh: 'B'.repeat(87),
      auth: 'a'.repeat(22),
      label: '',
    }),
    { own: staff(422) },
  ),
  line('GET /api/notices/outbox', nothing, { own: staff('full') }),
  line('PUT /api/notices/read', nothing, { own: staff('may') }),

  line('GET /api/planning/nodes', nothing, { ...openHere, elsewhere: staff('none') }, nodeShown),
  line('GET /api/planning/nodes/:nodeId', ({ node }) => ({ nodeId: node }), openHere),
  line(
    'GET /api/planning/indicators',
    nothing,
    { ...openHere, elsewhere: staff('none') },
    { shows: ({ indicator }) => indicator },
  ),
  line(
    'GET /api/planning/indicators/:indicatorId',
    ({ indicator }) => ({ indicatorId: indicator }),
    openHere,
  ),
  line(
    'PUT /api/planning/measures/:measureId/targets/:period',
    ({ measure }) => ({ measureId: measure, period: '2026', value: '25' }),
    {
      own: only('may', planners),
      other: only('may', planners),
      elsewhere: staff(404),
    },
  ),
  line('GET /api/planning/gaps', nothing, { own: staff('full') }),

  line(
    'GET /api/budget/versions',
    () => ({ year: 2026 }),
    { own: staff('full'), elsewhere: staff('none') },
    { shows: ({ budget }) => budget },
  ),
  line('GET /api/budget/versions/:versionId', ({ budget }) => ({ versionId: budget }), {
    own: staff('full'),
    elsewhere: staff(404),
  }),
  line('GET /api/budget/versions/:versionId/offices/:skpdCode', byBudget, {
    own: staff('full'),
    elsewhere: staff(404),
  }),
  line(
    'GET /api/budget/versions/:versionId/offices/:skpdCode/accounts',
    (things) => ({ ...byBudget(things), subActivity: '1.01.02.2.01.0001' }),
    { own: staff('full'), elsewhere: staff(404) },
  ),
  line(
    'PUT /api/budget/versions/:versionId/approvals/:skpdCode',
    (things) => ({
      ...byBudget(things),
      dpaNumber: null,
      approvedOn: '2026-01-05',
      approvedBy: null,
      consentBy: null,
    }),
    { own: only('may', money), elsewhere: only(404, money) },
  ),
  line(
    'PUT /api/budget/aliases/:skpdCode',
    ({ unit, skpd }) => ({ skpdCode: skpd, unitId: unit }),
    {
      own: only('may', money),
      elsewhere: only(404, money),
    },
  ),
  line('GET /api/budget/comparisons', ({ budget }) => ({ from: budget, to: budget }), {
    own: staff('full'),
    elsewhere: staff(404),
  }),

  line('POST /api/certificates', () => ({ passphrase: 'pendek' }), { own: staff('may') }),
  line('GET /api/certificates/mine', nothing, { own: staff('full') }),
  line(
    'GET /api/certificates',
    nothing,
    {
      own: only('full', people, 'none'),
      other: only('full', people, 'none'),
      elsewhere: staff('none'),
    },
    { shows: ({ certificate }) => certificate },
  ),
  line('POST /api/certificates/:certificateId/confirmation', byCertificate, onRuns),
  line(
    'POST /api/certificates/confirmations',
    ({ settled }) => ({ certificateIds: [settled] }),
    { own: only('none', people), other: only('none', people), elsewhere: only('none', people) },
    { shows: ({ settled }) => `"confirmed":[{"id":"${settled}` },
  ),
  line('POST /api/certificates/:certificateId/revocation', byCertificate, onRuns),
  line('GET /api/trust/certificates', nothing, { own: anybody('full') }),
  line('GET /api/trust/root.pem', nothing, { own: anybody('full') }),
  line('GET /verifikasi/sertifikat', nothing, { own: anybody('full') }),

  line('POST /api/evidence', () => ({ file: file('bukti.pdf', '%PDF-1.7 isi') }), {
    own: staff('may'),
  }),
  line('GET /api/evidence/:itemId', byItem, evidenceRead),
  line('GET /api/evidence/:itemId/file', byItem, evidenceRead),

  line(
    'GET /api/agreements',
    () => ({ year: 2026 }),
    {
      own: staff('masked', ['full', `administrator ${people}`]),
      other: staff('masked', ['full', people], ['none', office]),
      elsewhere: staff('none'),
    },
    { ...agreementShown, nip: true },
  ),
  line(
    'GET /api/agreements/:id',
    byAgreement,
    {
      own: staff('masked', ['full', `administrator ${people}`]),
      other: staff('masked', ['full', people], [403, office]),
      elsewhere: staff(404),
    },
    { ...agreementShown, nip: true },
  ),
  line('GET /api/agreements/:id/document', byAgreement, asPromised),
  line('GET /api/agreements/:id/progress', byAgreement, asPromised),
  line('POST /api/agreements/drafting', () => ({ year: 2030 }), { own: only('may', 'bureau') }),
  line('GET /api/agreements/readiness', () => ({ year: 2026 }), { own: staff('full') }),
  line(
    'POST /api/agreements/proposals',
    () => ({ year: 2030, cause: 'STRATEGY_CHANGE', reason: 'Uji', reference: 'DPPA' }),
    { own: only('may', 'bureau') },
  ),
  line('GET /api/agreements/proposals', () => ({ year: 2026 }), { own: staff('full') }),
  line('GET /api/agreements/wordings', nothing, { own: only('full', people) }),
  line('PUT /api/agreements/wordings/:scope', () => ({ ...someWords, validFrom: '2030-01-01' }), {
    own: only('may', 'bureau'),
  }),
  line('POST /api/agreements/wordings/:scope/preview', () => someWords, {
    own: only('may', 'bureau'),
  }),
  line('POST /api/agreements/:id/agreement', byAgreement, parties),
  line('POST /api/agreements/:id/decline', withReason, parties),
  line('POST /api/agreements/:id/return', withReason, giverOnly),
  line('POST /api/agreements/:id/reopening', withReason, giverOnly),
  line('GET /api/agreements/:id/versions', byAgreement, asPromised),
  line('GET /api/agreements/:id/moved-parent', byAgreement, asPromised),
  line('GET /api/agreements/:id/amendment', byAgreement, asPromised),
  line('POST /api/agreements/:id/amendment', byAmendment, amenders),
  line(
    'POST /api/agreements/amendments',
    ({ agreement }) => ({ ids: [agreement], ...byAmendment({ agreement }) }),
    amenders,
  ),
  line('POST /api/agreements/:id/addendum', withReason, amenders),
  line('GET /api/agreements/closing', () => ({ year: 2026 }), { own: only('full', 'bureau') }),
  line('POST /api/agreements/closing', () => ({ year: 2030 }), { own: only('may', 'bureau') }),
  line('GET /api/agreements/:id/final', byAgreement, {
    own: staff(404),
    other: staff(404, [403, office]),
    elsewhere: staff(404),
  }),
  line('GET /api/agreements/:id/handover', byAgreement, notEnded),
  line('GET /api/agreements/:id/handover/document', byAgreement, notEnded),
  line(
    'PUT /api/agreements/:id/handover',
    ({ agreement }) => ({ id: agreement, unfinished: '', advice: '' }),
    { own: staff(409) },
  ),
  line(
    'POST /api/agreements/:id/handover/signature',
    ({ agreement }) => ({ id: agreement, passphrase: 'x', digest: `sha256:${'0'.repeat(64)}` }),
    { own: staff(409) },
  ),
  line('POST /api/agreements/:id/cancellation', withReason, { own: only('may', 'bureau') }),
  line('GET /api/agreements/:id/talk', byAgreement, {
    own: staff('full', [403, 'agencyHead official operator unitAdmin']),
    other: staff('full', [403, office]),
    elsewhere: staff(404),
  }),
  line(
    'POST /api/agreements/:id/talk/proposals',
    ({ agreement }) => ({ ...onRow(agreement), standing: '', target: '1' }),
    giverOnly,
  ),
  line(
    'POST /api/agreements/:id/talk/wishes',
    ({ agreement }) => ({ ...onRow(agreement), amount: 1 }),
    giverOnly,
  ),
  line(
    'POST /api/agreements/:id/talk/answers',
    ({ agreement }) => ({ ...onRow(agreement), block: 'ROW', answer: 'KEPT' }),
    giverOnly,
  ),
  line(
    'POST /api/agreements/:id/talk/replies',
    ({ agreement }) => ({ ...onRow(agreement), block: 'MONEY' }),
    {
      own: only('may', money),
      other: only('may', money),
      elsewhere: staff(404),
    },
  ),
  line(
    'POST /api/agreements/:id/talk/follow-ups',
    ({ agreement }) => ({ id: agreement, round: 0, outcome: 'DIALOGUE', reason: '' }),
    giverOnly,
  ),
  line('POST /api/agreements/:id/talk/plan', byAgreement, {
    own: only('may', 'administrator bureau'),
    other: only('may', 'bureau'),
    elsewhere: staff(404),
  }),
  line(
    'POST /api/agreements/:id/signature',
    ({ agreement }) => ({ id: agreement, passphrase: 'bukan kata sandinya' }),
    giverOnly,
  ),
  line(
    'GET /api/signing-queue',
    nothing,
    { own: staff('none'), other: staff('none') },
    { ...agreementShown, nip: true },
  ),
  line('POST /api/signing-stacks', ({ agreement }) => ({ agreementIds: [agreement] }), giverOnly),
  line('GET /api/signing-stacks/:stackId', byStack, parties),
  line('POST /api/signing-stacks/:stackId/signature', byStack, parties),
  line('POST /api/scan-files', () => ({ year: 2026, file: file('pk.pdf', 'bukan PDF') }), {
    own: only('may', scanners),
  }),
  line('GET /api/scan-files', () => ({ year: 2026 }), { own: only('may', scanners) }),
  line('GET /api/scan-files/:fileId', byScanFile, onScanFiles),
  line('GET /api/scan-files/:fileId/file', byScanFile, onScanFiles),
  line(
    'POST /api/scans',
    ({ scanFile, agreement }) => ({
      ...{ fileId: scanFile, agreementId: agreement, first: 9, last: 9, signedOn: '2026-01-12' },
    }),
    onScanFiles,
  ),
  line(
    'GET /api/scans',
    () => ({ year: 2026 }),
    {
      own: only('full', `personnel ${scanners}`),
      other: only('full', people, 403, ['none', 'operator unitAdmin']),
      elsewhere: only('none', `personnel ${scanners}`),
    },
    { shows: ({ scan }) => scan },
  ),
  line('GET /api/scans/:scanId', byScan, asPromised),
  line('GET /api/scans/:scanId/file', byScan, asPromised),
  line('POST /api/scans/confirmation', ({ scan }) => ({ scanIds: [scan] }), { own: staff('may') }),
  line('POST /api/scans/:scanId/refusal', byScan, onScans('personnel')),
  line('POST /api/scans/:scanId/withdrawal', byScan, onScans('bureau')),
  line('DELETE /api/scan-files/:fileId', byScanFile, onScanFiles),
  line('GET /verifikasi', nothing, { own: anybody('full') }),
  line('GET /verifikasi/:code', byCode, { own: anybody(404) }),
  line('GET /v/:code', byCode, { own: anybody(404) }),
  line('POST /verifikasi', () => ({ file: file('bukan.pdf', 'bukan PDF') }), {
    own: anybody('full'),
  }),
  line('GET /verifikasi/:code/dokumen', byCode, { own: anybody(404) }),

  line('GET /api/staff/matrices/:id', byAgreement, { own: staff(404) }),
  line('GET /api/staff/skp/:id/around', byAgreement, { own: staff(404) }),
  ...['alignment', 'offers'].flatMap((rows) => [
    line(`GET /api/staff/skp/:id/${rows}`, byAgreement, { own: staff(404) }),
    line(
      `PUT /api/staff/skp/:id/${rows}`,
      ({ agreement }) => ({ id: agreement, number: 1, edits: 0, answers: [] }),
      { own: staff(404) },
    ),
  ]),
  line('PUT /api/staff/matrices/:id', ({ agreement }) => ({ id: agreement, rows: [], own: [] }), {
    own: staff(404),
  }),
  line('GET /api/staff/national', () => ({ from: '2026-04-01', until: '2026-04-30' }), {
    own: staff('may'),
  }),
  line('PUT /api/staff/national/defaults/:key', ({ person: key }) => ({ key, ...aDefault }), {
    own: staff(404),
  }),
  line('PUT /api/staff/national/rows/:entryId', ofEntry, { own: staff(404) }),
  line('POST /api/staff/national/handed', () => ({ from: '2026-04-01', until: '2026-04-30' }), {
    own: staff('may'),
  }),
  line('POST /api/staff/national/recap', () => ({ file: recapFile }), { own: staff('may') }),
  line('POST /api/staff/national/links', ofEntry, { own: staff(404) }),
  line('DELETE /api/staff/national/links/:linkId', ({ person: linkId }) => ({ linkId }), {
    own: staff(404),
  }),
  line('GET /publik/bukti/:token', () => ({ token: 'bukan-tautan' }), { own: anybody(404) }),
  line('GET /api/staff/own-year', () => ({ year: 2026 }), { own: staff('may') }),
  line('GET /api/staff/board', () => ({ year: 2026 }), { own: staff('may') }),
  line('GET /api/staff/looks', nothing, { own: staff('may') }),
  line('GET /api/staff/siasn', nothing, { own: only('may', 'bureau personnel') }),
  line('PUT /api/staff/siasn', () => aDoor, { own: only('may', 'bureau personnel') }),
  line('DELETE /api/staff/siasn', nothing, { own: only(409, 'bureau personnel') }),
  line(
    'POST /api/staff/siasn/deliveries/:evaluationId',
    ({ agreement: evaluationId }) => ({ evaluationId }),
    { own: only(409, 'bureau personnel') },
  ),
  line('GET /api/staff/ratings', nothing, { own: staff('may') }),
  line('GET /api/staff/evaluations', nothing, { own: staff('may') }),
  line('POST /api/staff/ratings', aRating, { own: staff('may') }),
  line('POST /api/staff/ratings/prepared', aRating, { own: staff('may') }),
  line(
    'POST /api/staff/ratings/preparers',
    ({ person }) => ({ personId: person, prepares: true }),
    {
      own: only('may', 'headOfRegion agencyHead administrator assistant unitAdmin personnel'),
    },
  ),
  ...['skp', 'evaluations'].map((papers) =>
    line(`GET /api/staff/${papers}/:id/file`, ({ agreement: id }) => ({ id, as: 'PDF' }), {
      own: staff(404),
      elsewhere: staff(404),
    }),
  ),
  line(
    'GET /api/staff/log/recap/file',
    () => ({ from: '2026-03-01', to: '2026-03-31', as: 'XLSX' }),
    { own: staff('may') },
  ),
  line('GET /api/staff/offices/:office/file', ({ office }) => ({ office, year: 2026 }), {
    own: staff(403, ['may', 'unitAdmin bureau personnel']),
    other: staff(403, ['may', 'bureau personnel']),
    elsewhere: staff(403, [404, 'bureau personnel']),
  }),
  line('GET /verifikasi/skp/:id', ({ agreement: id }) => ({ id }), { own: anybody(404) }),
  line('GET /api/staff/evaluations/:id', byAgreement, { own: staff(404), elsewhere: staff(404) }),
  line(
    'POST /api/staff/evaluations/:id/realisations',
    ({ agreement: id }) => ({
      ...{ id, done: false },
      results: [{ resultId: id, realised: [], text: '', link: '' }],
    }),
    { own: staff(404), elsewhere: staff(404) },
  ),
  line('GET /api/staff/log/day', nothing, { own: staff('may') }),
  line('POST /api/daily-logs', aLogRow, { own: staff('may') }),
  line('PUT /api/staff/log/:id', ofLogRow, { own: staff(404) }),
  line('DELETE /api/staff/log/:id', byLogRow, { own: staff(404) }),
  line('POST /api/staff/log/confirmation', () => ({ ids: [noRow] }), { own: staff(404) }),
  line('POST /api/staff/log/sheet', () => ({ file: file('catatan.csv', 'Tanggal;Kegiatan\n') }), {
    own: staff('may'),
  }),
  line('POST /api/staff/log/activities', () => typedWork, { own: staff('may') }),
  line('DELETE /api/staff/log/activities/:id', byLogRow, { own: staff('may') }),
  line('GET /api/staff/log/months', nothing, { own: staff('may') }),
  line('GET /api/staff/log/recap', () => ({ from: '2026-03-01', to: '2026-03-31' }), {
    own: staff('may'),
  }),
  line('GET /api/staff/log/review', nothing, { own: staff('may') }),
  line(
    'POST /api/staff/log/answers',
    () => ({ items: [{ id: noRow, answer: 'APPROVED', minutes: null, note: null }] }),
    { own: staff(404) },
  ),
  line('POST /api/staff/log/foremen', ({ person }) => ({ personId: person, foremanId: aRow }), {
    own: only(422, 'administrator'),
  }),
  line('DELETE /api/staff/log/foremen/:id', byLogRow, { own: staff(404) }),
  line('GET /api/staff/check-ins', nothing, { own: staff('may') }),
  line(
    'PUT /api/staff/check-ins/:week',
    () => ({ week: '2026-03-02', moved: '', stuck: '', promised: '', seen: 0 }),
    { own: staff('may') },
  ),
  line('GET /api/staff/objections/:id', byAgreement, { own: staff(404) }),
  line('POST /api/staff/objections/:id/acceptance', byAgreement, { own: staff(404) }),
  line(
    'POST /api/staff/objections/:id',
    ({ agreement: id }) => ({ id, grounds: 'keliru', link: '' }),
    { own: staff(404) },
  ),
  line('POST /api/staff/objections/:id/statement', aStatement, { own: staff(404) }),
  line('POST /api/staff/objections/:id/opinion', aStatement, { own: staff(404) }),
  line(
    'POST /api/staff/objections/:id/decision',
    ({ agreement: id }) => ({ id, outcome: 'UPHELD', grades: null, text: 'tetap' }),
    { own: staff(404) },
  ),
  line('GET /api/staff/credits', nothing, { own: staff('may') }),
  line('POST /api/staff/credits', ({ office }) => ({ agencyId: office, year: 2026 }), {
    own: staff(403, [409, 'unitAdmin bureau personnel']),
    other: staff(403, [409, 'bureau personnel']),
  }),
  line('GET /api/staff/renewals', nothing, { own: staff('may') }),
  line('GET /api/staff/renewals/:personId', byPerson, { own: staff(404) }),
  line(
    'POST /api/staff/renewals/:personId',
    ({ person }) => ({ personId: person, outcome: 'EXTENDED', reason: 'Baik', seen: '' }),
    { own: staff(404) },
  ),
  line('GET /api/staff/distributions', nothing, { own: staff('may') }),
  line('GET /api/staff/distributions/:unitId', ofDistribution, {
    own: only('may', 'agencyHead administrator unitAdmin bureau personnel auditor'),
    other: only('may', 'bureau personnel auditor'),
    elsewhere: staff(404),
  }),
  line(
    'POST /api/staff/distributions/:unitId/predicate',
    (things) => ({
      ...ofDistribution(things),
      ...{ predicate: 'BAIK', expectation: null, note: '', seen: 0 },
    }),
    {
      own: staff(403, ['may', 'agencyHead']),
      other: staff(403),
      elsewhere: staff(404),
    },
  ),
  line(
    'POST /api/staff/distributions/:unitId/look',
    (things) => ({ ...ofDistribution(things), justification: '', seen: 0 }),
    {
      own: staff(403, [409, 'administrator unitAdmin bureau personnel']),
      other: staff(403, [409, 'bureau personnel']),
      elsewhere: staff(404),
    },
  ),
  line('GET /api/action-plans', () => ({ year: 2026 }), { own: staff('may') }),
  line('GET /api/action-plans/months', nothing, { own: staff('may') }),
  line('POST /api/action-plans/reports', ({ agreement }) => aReport(agreement), {
    own: staff('may'),
  }),
  line('GET /api/action-plans/:id', byAgreement, asPromised),
  line('POST /api/action-plans/:id/draft', byAgreement, parties),
  line(
    'POST /api/action-plans/:id/sheet',
    ({ agreement }) => ({ id: agreement, file: planFile }),
    parties,
  ),
  line('POST /api/action-plans/:id/proposal', byAgreement, parties),
  line('PUT /api/action-plans/:id', anEmptyPlan, parties),
  line('POST /api/action-plans/:id/agreement', ofPlan, giverOnly),
  line('POST /api/action-plans/:id/return', ofPlan, giverOnly),

  line('GET /api/staff/skp', () => ({ year: 2026 }), { own: staff('may') }),
  line('GET /api/staff/skp/:id', bySkp, { own: staff(404) }),
  line('GET /api/staff/skp/:id/parents', bySkp, { own: staff(404) }),
  line('POST /api/staff/skp/drafts', () => ({ year: 2026 }), {
    own: only('may', 'bureau personnel'),
  }),
  line('POST /api/staff/skp', () => ({ year: 2026 }), { own: staff('may') }),
  line('PUT /api/staff/skp/:id', anEmptySkp, { own: staff(404) }),
  line('POST /api/staff/skp/:id/submission', bySkp, { own: staff(404) }),
  line('POST /api/staff/skp/:id/agreement', bySkp, { own: staff(404) }),
  line('POST /api/staff/skp/agreements', (things) => ({ items: [bySkp(things)] }), {
    own: staff(404),
  }),
  line('POST /api/staff/skp/:id/return', bySkp, { own: staff(404) }),
  line('POST /api/staff/skp/:id/version', bySkp, { own: staff(404) }),
  line('POST /api/staff/skp/:id/drop', bySkp, { own: staff(404) }),
  line('GET /api/staff/feedback', nothing, { own: staff('may') }),
  line('GET /api/staff/people/:personId/feedback', byPerson, {
    own: only('may', 'agencyHead administrator unitAdmin bureau personnel auditor'),
    other: only('may', 'headOfRegion bureau personnel auditor'),
    elsewhere: only('may', 'bureau personnel auditor'),
  }),
  line('POST /api/staff/people/:personId/feedback', aPraise, {
    own: only('may', 'agencyHead administrator official unitAdmin'),
    other: only('may', 'headOfRegion bureau'),
    elsewhere: staff(403),
  }),
  line('POST /api/staff/feedback/:feedbackId/reply', aReply, { own: staff(404) }),
  line('GET /api/staff/service-links', nothing, { own: staff('full') }),
  line('POST /api/staff/service-links', () => ({ label: 'Loket' }), { own: staff('may') }),
  line('DELETE /api/staff/service-links/:linkId', ({ run }) => ({ linkId: run }), {
    own: staff(404),
  }),
  line('GET /api/staff/people/:personId/talks', byPerson, {
    own: only('may', 'agencyHead administrator unitAdmin bureau personnel auditor'),
    other: only('may', 'headOfRegion bureau personnel auditor'),
    elsewhere: only('may', 'bureau personnel auditor'),
  }),
  line('POST /api/staff/people/:personId/dialogues', aTalk, {
    own: only('may', 'administrator'),
    other: staff(403),
    elsewhere: staff(403),
  }),
  line(
    'POST /api/staff/dialogues/:dialogueId/confirmation',
    ({ run }) => ({ dialogueId: run, note: null }),
    { own: staff(404) },
  ),
  line(
    'POST /api/staff/people/:personId/coachings',
    ({ person }) => ({ personId: person, reason: 'Terlambat', plan: 'Tiga pertemuan' }),
    {
      own: only('may', 'agencyHead administrator'),
      other: only('may', 'headOfRegion'),
      elsewhere: staff(403),
    },
  ),
  line(
    'POST /api/staff/coachings/:coachingId/sessions',
    ({ run }) => ({ coachingId: run, heldOn: '2026-04-01', notes: 'Catatan' }),
    { own: staff(404) },
  ),
  line(
    'PUT /api/staff/coachings/:coachingId/sessions/:number/view',
    ({ run }) => ({ coachingId: run, number: 1, score: 4, view: 'Membantu' }),
    { own: staff(404) },
  ),
  line(
    'POST /api/staff/coachings/:coachingId/closing',
    ({ run }) => ({ coachingId: run, outcome: 'Selesai', ability: 4 }),
    { own: staff(404) },
  ),
  line('GET /api/staff/pulse', nothing, { own: staff('full') }),
  line('POST /api/staff/pulse', () => ({ load: 3, clarity: 3, safety: 3, support: 3 }), {
    own: staff(409),
  }),
  line('GET /api/staff/reports', nothing, { own: staff('full') }),
  line(
    'POST /api/staff/reports',
    () => ({ kind: 'OTHER', about: 'Uji', text: 'Uji', named: false }),
    { own: staff('may') },
  ),
  line('POST /api/staff/reports/:reportId/messages', onReport, { own: staff(404) }),
  line('GET /api/staff/reports/:reportId', onReport, {
    own: only(404, 'auditor'),
  }),
  line(
    'POST /api/staff/reports/:reportId/answers',
    ({ run }) => ({ reportId: run, text: 'Uji', closes: false }),
    { own: only(404, 'auditor') },
  ),
  line('GET /api/staff/innovations', nothing, { own: staff('full') }),
  line('POST /api/staff/innovations', () => anIdea, { own: staff('may') }),
  line(
    'PUT /api/staff/innovations/:innovationId',
    ({ run }) => ({ innovationId: run, ...anIdea }),
    { own: staff(404) },
  ),
  line(
    'POST /api/staff/innovations/:innovationId/answer',
    ({ run }) => ({ innovationId: run, accepted: true, note: null }),
    { own: staff(404) },
  ),
  line('GET /umpan/:code', byCode, { own: anybody(404) }),
  line('POST /umpan/:code', aServedWord, { own: anybody(404) }),
  line(
    'GET /api/measurement/desk',
    () => ({ month: '2026-03' }),
    { own: only('full', 'operator unitAdmin', 'none'), other: staff('none') },
    measureShown,
  ),
  line('GET /api/measurement/grid', () => ({ month: '2026-03' }), { own: staff('may') }),
  line('POST /api/measurement/grid/form', () => ({ month: '2026-03', file: gridFile }), {
    own: staff('may'),
  }),
  line(
    'GET /api/measurement/verification',
    nothing,
    { own: only('full', 'administrator', 'none'), other: staff('none') },
    measureShown,
  ),
  line('GET /api/measurement/periods', nothing, { own: only('full', planners) }),
  line('GET /api/measurement/rules', () => ({ year: 2026 }), { own: staff('full') }),
  line('GET /api/figures/:measureId/:period', ofFigure, asPromised, measureShown),
  line('PUT /api/figures/:measureId/:period', (things) => ({ ...ofFigure(things), value: '25' }), {
    own: only('may', 'operator unitAdmin'),
    other: staff(403),
    elsewhere: staff(404),
  }),
  line(
    'POST /api/figures',
    (things) => ({ items: [{ ...ofFigure(things), value: '25', ifMatch: 0 }] }),
    { own: staff('may') },
  ),
  line(
    'POST /api/figures/:measureId/:period/verdict',
    (things) => ({ ...ofFigure(things), version: 1, verdict: 'RETURNED' }),
    giverOnly,
  ),
  line(
    'POST /api/measurement/verifications',
    ({ item, ...things }) => ({ figures: [{ ...ofFigure({ item, ...things }), figureId: item }] }),
    {
      own: staff('may'),
    },
  ),
  line(
    'POST /api/figures/:measureId/:period/evidence/:itemId/judgements',
    (things) => ({ ...ofFigure(things), ...byItem(things), version: 1, verdict: 'NOT_ENOUGH' }),
    {
      own: only('may', `administrator auditor ${planners}`),
      other: only('may', `auditor ${planners}`),
      elsewhere: staff(404),
    },
  ),
  line(
    'POST /api/figures/:measureId/:period/reopening',
    (things) => ({ ...ofFigure(things), version: 1, reason: 'Uji' }),
    {
      own: only('may', planners),
      other: only('may', planners),
      elsewhere: staff(404),
    },
  ),
  line('POST /api/measurement/locks', () => ({ period: '2020' }), { own: only('may', planners) }),
  line(
    'GET /api/performance-tree',
    ofOffice,
    { ...asPromised, elsewhere: staff('none', [403, office]) },
    nodeShown,
  ),
  line('GET /api/performance-tree/file', (things) => ({ ...ofOffice(things), as: 'SVG' }), {
    ...asPromised,
    elsewhere: staff(404, [403, office]),
  }),
  line('GET /api/head-memory', () => ({ on: '2026-12-01' }), {
    own: only('may', overseers),
  }),
  line('GET /api/settings', nothing, { own: only('full', 'bureau personnel') }),
  line(
    'PUT /api/settings',
    () => ({
      ...{ name: 'Kota Uji', governmentName: 'Pemerintah Kota Uji', headTitle: 'Wali Kota' },
      ...{ place: 'Uji', timeZone: 'Asia/Makassar', letterhead: [], emblem: null },
      validFrom: '2026-04-01',
    }),
    { own: only('may', 'bureau personnel') },
  ),
  line('POST /api/settings/emblems', () => ({ file: file('a.svg', 'bukan gambar') }), {
    own: only('may', 'bureau personnel'),
  }),
  line('GET /api/settings/emblems/:sha256', () => ({ sha256: '0'.repeat(64) }), {
    own: staff(404),
  }),
  line('PUT /api/settings/address', () => ({ address: 'localhost' }), {
    own: only('may', 'bureau personnel'),
  }),
  line('GET /api/settings/holidays', () => ({ year: 2026 }), { own: staff('full') }),
  line(
    'PUT /api/settings/holidays',
    () => ({ items: [{ onDate: '2026-08-17', name: 'Proklamasi', kind: 'NATIONAL' }] }),
    { own: only('may', 'bureau personnel') },
  ),
  line('DELETE /api/settings/holidays/:onDate', () => ({ onDate: '2026-08-17' }), {
    own: only('may', 'bureau personnel'),
  }),
  line('GET /api/first-steps', nothing, { own: only('full', 'bureau personnel') }),
  line(
    'GET /api/search',
    () => ({ q: 'PK 2026', kind: 'AGREEMENT' }),
    { own: staff('full'), other: staff('full', ['none', office]), elsewhere: staff('none') },
    agreementShown,
  ),
  line('GET /api/control-room', ofOffice, {
    ...{
      own: only('full', `agencyHead ${overseers}`),
      other: only('full', overseers),
      elsewhere: only(404, overseers),
    },
  }),
  line(
    'GET /api/control-room/measures',
    ofOffice,
    {
      own: only('full', `agencyHead ${overseers}`),
      other: only('full', overseers),
      elsewhere: only(404, overseers),
    },
    measureShown,
  ),

  line('GET /api/import-kinds', nothing, { own: staff('full') }),
  line('GET /api/import-kinds/:kind/template', () => ({ kind: 'units' }), { own: staff('full') }),
  line('POST /api/import-kinds/:kind/headings', () => ({ kind: 'units', file: unitFile }), {
    own: only('full', people),
  }),
  line(
    'POST /api/import-kinds/:kind/runs',
    () => ({ kind: 'units', file: unitFile, options: '{"berlaku":"2026-01-01"}' }),
    {
      own: only('may', people),
    },
  ),
  line('GET /api/import-kinds/:kind/rows', ({ unit }) => ({ kind: 'units', about: unit }), {
    own: only('full', people),
    other: only('full', people),
    elsewhere: only(404, people),
  }),
  line(
    'GET /api/import-kinds/:kind/suggestions',
    () => ({ kind: 'units', column: 'parentCode', words: 'dinas' }),
    { own: only('full', people) },
  ),
  line('POST /api/import-kinds/:kind/judgements', typedUnit, { own: only('full', people) }),
  line('POST /api/import-kinds/:kind/rows', typedUnit, { own: only('may', people) }),
  line(
    'GET /api/imports',
    nothing,
    { own: only('full', people, 'none'), elsewhere: staff('none') },
    runShown,
  ),
  line(
    'GET /api/imports/:runId',
    byRun,
    { own: only('full', people), elsewhere: staff(404) },
    runShown,
  ),
  line('POST /api/imports/:runId/commit', byRun, onRuns),
  line('POST /api/imports/:runId/undo', byRun, onRuns),
  line('DELETE /api/session', nothing, { own: anybody('full') }),
]
