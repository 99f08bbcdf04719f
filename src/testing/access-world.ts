import pg from 'pg'
import { agreementContract, scanContract } from '../rooms/agreements/index.ts'
import { certify, requestFor } from '../rooms/documents/index.ts'
import { evidenceContract } from '../rooms/evidence/index.ts'
import { type GrantRole, grantRole } from '../rooms/identity/index.ts'
import { importContract } from '../rooms/imports/index.ts'
import { figureContract } from '../rooms/measurement/index.ts'
import { packOf } from '../rooms/organisation/index.ts'
import { saveCase, saveStep } from '../rooms/procedures/case.store.ts'
import { ProcedurePack } from '../rooms/procedures/terms.contract.ts'
import { smallMeasure } from './further-measure.ts'
import { csvUpload } from './import-desk.ts'
import { writeOneOfEach } from './one-of-each.ts'
import { openTables } from './open-tables.ts'
import {
  inRegionOne,
  nodeIdIn,
  saveNodes,
  saveSmallBudget,
  saveSmallPlan,
  smallBudgetVersion,
} from './small-plan.ts'
import { type PersonName, personPlans, unitPlans } from './small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from './small-region.ts'
import { openWorld, otherRegion, testRegion, type World } from './world.ts'

type Cast = { person: PersonName; role?: GrantRole; unit?: 'dinasPendidikan' }

/** Who plays each role. The offices of the first four are the Dinas Pendidikan's; roles by decree
 * sit neither there nor in the Badan Keuangan. */
const cast = {
  headOfRegion: { person: 'maya' },
  assistant: { person: 'ratih' },
  agencyHead: { person: 'surya' },
  administrator: { person: 'eko' },
  official: { person: 'gita' },
  operator: { person: 'joko', role: 'OPERATOR', unit: 'dinasPendidikan' },
  unitAdmin: { person: 'nur', role: 'UNIT_ADMIN', unit: 'dinasPendidikan' },
  bureau: { person: 'lina', role: 'ORGANISATION_BUREAU' },
  planning: { person: 'sari', role: 'PLANNING' },
  budget: { person: 'tono', role: 'BUDGET' },
  personnel: { person: 'yusuf', role: 'PERSONNEL' },
  auditor: { person: 'hasan', role: 'AUDITOR' },
} as const satisfies Record<string, Cast>

/** Who asks: nobody known, the posts of a region from the top down, the roles by decree. */
export type Role = 'stranger' | keyof typeof cast
export const roles: readonly Role[] = ['stranger', ...(Object.keys(cast) as (keyof typeof cast)[])]

/** Whose thing is asked for: the own office's (Dinas Pendidikan), another's (Badan Keuangan),
 * another region's. */
export type Place = 'own' | 'other' | 'elsewhere'
export const places: readonly Place[] = ['own', 'other', 'elsewhere']

/** What a route can be asked for at one place: ids and codes; `nip` is the number of the holder
 * whose post, promise and figure they are. */
export type Things = {
  /** A unit of the office, and the office itself. */
  unit: string
  office: string
  skpd: string
  node: string
  indicator: string
  measure: string
  item: string
  agreement: string
  /** A request that waits, and a certificate that was confirmed. */
  certificate: string
  settled: string
  stack: string
  /** A scan that was taken back, and its file. */
  scan: string
  scanFile: string
  run: string
  /** A procedure that waits for the reply of the holder, proposed by the giver. */
  caseId: string
  budget: string
  session: string
  /** The role of an operator of the office. */
  grant: string
  /** Somebody who works there and has no account yet. */
  newcomer: string
  /** The holder, with the account of the holder. */
  person: string
  signIn: string
  nip: string
}

export type AccessWorld = {
  world: World
  cookies: Record<Role, string>
  things: Record<Place, Things>
}

/** The password of everybody in this world. */
export const accessPassword = 'kata sandi untuk uji'

/** The period of the figures of this world. */
export const accessPeriod = '2026-Q1'
const passphrase = 'sandi uji yang panjang'
const photo = {
  name: 'foto.png',
  type: 'image/png',
  bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
}

/** One of everything in two offices of the first region and in the second region, and a session for
 * every role. */
export async function openAccessWorld(): Promise<AccessWorld> {
  const world = await openWorld('2026-04-10T02:00:00.000Z')
  const region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveNodes(world, [
    ['B0', 'T1', 'SASARAN_PD', region.positions.kepalaBadan, null, '80.00'],
    ['B1', 'B0', 'SASARAN_PROGRAM', region.positions.kabidAnggaran, null, '90.00'],
  ])
  await saveSmallBudget(world)
  const cookies = await signedIn(world, region)
  const drafted = world.calls(agreementContract, cookies.bureau)
  await drafted.draftCascade({ year: 2026 })
  // the first certificate founds the authority whose root everybody may have
  const { bagus } = region.people
  const { id: settled } = await world.asSystem(async (ctx) =>
    certify(ctx, await requestFor(ctx, { id: bagus, name: personPlans.bagus.name }, passphrase)),
  )
  await world.signIn(region.people.indah)
  const putri = await world.signIn(region.people.putri)
  const own = await thingsOf(world, {
    region,
    holder: 'indah',
    unit: 'bidangSd',
    code: 'K1',
    reporter: cookies.operator,
    cookies,
  })
  const other = await thingsOf(world, {
    region,
    holder: 'putri',
    unit: 'bidangAnggaran',
    code: 'B1',
    reporter: putri,
    cookies,
  })
  return {
    world,
    cookies,
    things: {
      own: { ...own, settled },
      other: { ...other, settled },
      elsewhere: await thingsElsewhere(world),
    },
  }
}

async function signedIn(world: World, region: SmallRegion): Promise<Record<Role, string>> {
  const cookies: Partial<Record<Role, string>> = { stranger: '' }
  for (const [name, { person, role, unit }] of Object.entries<Cast>(cast)) {
    const grants = role ? [{ role, ...(unit ? { unitId: region.units[unit] } : {}) }] : []
    cookies[name as Role] = await world.signIn(region.people[person], grants)
  }
  return cookies as Record<Role, string>
}

type Asked = {
  region: SmallRegion
  holder: PersonName
  unit: 'bidangSd' | 'bidangAnggaran'
  code: string
  reporter: string
  cookies: Record<Role, string>
}

async function thingsOf(
  world: World,
  { region, holder, unit, code, reporter, cookies }: Asked,
): Promise<Omit<Things, 'settled'>> {
  const person = region.people[holder]
  const office = unit === 'bidangSd' ? 'dinasPendidikan' : 'badanKeuangan'
  const measure = smallMeasure(code)
  const item = await world.calls(evidenceContract, reporter).uploadEvidence({ file: photo })
  await world
    .calls(figureContract, reporter)
    .reportFigure({ measureId: measure, period: accessPeriod, value: '24', evidenceIds: [item.id] })
  const { items } = await world
    .calls(agreementContract, cookies.bureau)
    .listAgreements({ year: 2026, search: personPlans[holder].name })
  const certificate = await world.asSystem((ctx) =>
    requestFor(ctx, { id: person, name: personPlans[holder].name }, passphrase),
  )
  const desk = world.calls(importContract, cookies.bureau)
  const run = await desk.checkImport({
    kind: 'units',
    file: csvUpload('KODE;NAMA UNIT\n99;Unit tanpa jenis\n'),
    options: '{"berlaku":"2026-01-01"}',
  })
  const agreement = items.find(({ firstParty }) => firstParty.personId === person)?.id ?? ''
  return {
    ...{
      unit: region.units[unit],
      office: region.units[office],
      signIn: `orang-${person.slice(-12)}`,
    },
    ...{ node: nodeIdIn(code), indicator: nodeIdIn(`i${code}`), measure, item: item.id },
    ...{ agreement, certificate: certificate.id },
    newcomer: region.people[unit === 'bidangSd' ? 'rudi' : 'bagus'],
    ...{ run: run.id, budget: smallBudgetVersion, person, nip: personPlans[holder].nip ?? '' },
    skpd: unitPlans[office].skpd,
    stack: await stackOf(world, person, agreement),
    caseId: await caseOf(world, region, unit, { person, agreement }),
    ...(await scanOf(world, cookies.bureau, agreement)),
    session: await sessionOf(world, person),
    grant: await world.asSystem((ctx) =>
      grantRole(ctx, {
        ...{ personId: region.people.okta, role: 'OPERATOR', unitId: region.units[office] },
        ...{ decreeNumber: 'SK 2/2026', validFrom: '2026-01-05' },
      }),
    ),
  }
}

/** A scan that Bagian Organisasi brought and took back. */
async function scanOf(
  world: World,
  bureau: string,
  agreementId: string,
): Promise<Pick<Things, 'scan' | 'scanFile'>> {
  const desk = world.calls(scanContract, bureau)
  const bytes = Buffer.concat([photo.bytes, Buffer.from(agreementId)])
  const { id: fileId } = await desk.uploadScanFile({ year: 2026, file: { ...photo, bytes } })
  const order = { fileId, agreementId, first: 1, last: 1, signedOn: '2026-01-12' }
  const { id } = await desk.bringScan(order)
  await desk.withdrawScan({ scanId: id })
  return { scan: id, scanFile: fileId }
}

/** A procedure about the holder, proposed by who gives them their promise. */
async function caseOf(
  { asSystem }: World,
  { people, positions }: SmallRegion,
  unit: Asked['unit'],
  { person, agreement }: { person: string; agreement: string },
): Promise<string> {
  const [proposerId, proposerPositionId] =
    unit === 'bidangSd' ? [people.eko, positions.kabidSd] : [people.bagus, positions.kepalaBadan]
  return asSystem(async (ctx) => {
    const id = ctx.newId()
    const { content } = await packOf(ctx, 'prosedur', 2026, ProcedurePack)
    const terms = content.kinds.PEMBATALAN_PK
    if (!terms) throw new Error('no terms')
    await saveCase(ctx, {
      ...{ id, kind: 'PEMBATALAN_PK', subjectId: agreement, title: 'PK uji', terms },
      ...{ personId: person, positionId: null, proposerId, proposerPositionId },
      ...{ termsSince: ctx.today, legalBasis: 'uji', openedAt: ctx.now },
    })
    await saveStep(ctx, { caseId: id, sequence: 1, kind: 'NOTICE', words: 'Uji', closes: false })
    return id
  })
}

/** A stack that its person once gathered, with one promise in it. */
async function stackOf({ owner }: World, person: string, agreement: string): Promise<string> {
  const id = crypto.randomUUID()
  await inRegionOne(owner, async (client) => {
    await client.query(
      'insert into agreements.stacks (tenant_id, id, person_id, opened_at) values (1, $1, $2, now())',
      [id, person],
    )
    await client.query(
      `insert into agreements.stack_items (tenant_id, stack_id, version_id, agreement_id, ordinal, digest)
        values (1, $1, $2, $3, 1, $4)`,
      [id, crypto.randomUUID(), agreement, `sha256:${'0'.repeat(64)}`],
    )
  })
  return id
}

/** The session of a holder. */
async function sessionOf(world: World, person: string): Promise<string> {
  const { rows } = await readIn(
    world,
    testRegion.id,
    `select s.id from identity.sessions s join identity.accounts a on a.tenant_id = s.tenant_id
      and a.id = s.account_id where a.person_id = '${person}'`,
  )
  return rows[0]?.id ?? ''
}

type Found = { rows: { id: string }[] }
async function readIn({ owner }: World, tenantId: number, statement: string): Promise<Found> {
  const client = await owner.connect()
  try {
    await client.query(`begin; set local app.tenant_id = ${tenantId}`)
    return await client.query<{ id: string }>(statement)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Where the second region keeps a thing of each kind. */
const kept = {
  unit: 'organisation.units.id',
  office: 'organisation.units.id',
  node: 'planning.nodes.id',
  indicator: 'planning.indicators.id',
  measure: 'planning.measures.measure_id',
  item: 'evidence.items.id',
  agreement: 'agreements.agreements.id',
  certificate: 'documents.certificates.id',
  settled: 'documents.certificates.id',
  stack: 'agreements.stacks.id',
  scan: 'agreements.scans.id',
  scanFile: 'agreements.scan_files.id',
  run: 'imports.runs.id',
  caseId: 'procedures.cases.id',
  budget: 'budget.versions.id',
  session: 'identity.sessions.id',
  grant: 'identity.role_grants.grant_id',
  person: 'organisation.people.id',
  newcomer: 'organisation.people.id',
} as const satisfies Partial<Record<keyof Things, string>>

async function thingsElsewhere(world: World): Promise<Things> {
  const app = new pg.Client(world.database.app)
  await app.connect()
  await app.query(`begin; set local app.tenant_id = ${otherRegion.id}`)
  await writeOneOfEach(world.owner, app, otherRegion.id, new Set(Object.keys(openTables)))
  await app.query('commit')
  await app.end()
  const found: Partial<Things> = {
    signIn: 'orang-lain',
    skpd: '1.01.0.00.0.00.01.0000',
    nip: '198603152010011007',
  }
  for (const [name, place] of Object.entries(kept)) {
    const [schema, table, column] = place.split('.')
    const { rows } = await readIn(
      world,
      otherRegion.id,
      `select ${column} as id from ${schema}.${table} limit 1`,
    )
    found[name as keyof typeof kept] = rows[0]?.id ?? ''
  }
  return found as Things
}
