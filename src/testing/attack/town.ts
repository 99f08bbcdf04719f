import fc from 'fast-check'
import type { AnyRoute } from '../../kernel/contract.ts'
import { agreementContract, signingContract } from '../../rooms/agreements/index.ts'
import { certify, requestFor } from '../../rooms/documents/index.ts'
import { evidenceContract } from '../../rooms/evidence/index.ts'
import { importContract } from '../../rooms/imports/index.ts'
import { deskContract, figureContract } from '../../rooms/measurement/index.ts'
import { saveRated } from '../rated-skps.ts'
import { nodeIdIn, saveSmallBudget, saveSmallPlan } from '../small-plan.ts'
import { seedSmallRegion } from '../small-region.ts'
import { openWorld, type World } from '../world.ts'
import { hostileCsv, hostileWorkbook, spoiled } from './files.ts'
import type { Known } from './requests.ts'
import { wickedText } from './wicked.ts'

const passphrase = 'mangga harum di halaman'
const year = 2026

/** A small region with a plan, a budget, promises, figures and an import: something of everything
 * that can be asked for. */
export type Town = {
  world: World
  known: Known
  cookies: Record<string, string | undefined>
  errors: Map<string, unknown>
}

async function people(
  world: World,
  region: Awaited<ReturnType<typeof seedSmallRegion>>,
): Promise<Record<string, string>> {
  const cookies = {
    head: await world.signIn(region.people.surya),
    mayor: await world.signIn(region.people.maya),
    operator: await world.signIn(region.people.joko, [
      { role: 'OPERATOR', unitId: region.units.dinasPendidikan },
    ]),
    leaver: await world.signIn(region.people.gita),
    bureau: await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }]),
    offices: await world.signIn(region.people.hasan, [
      { role: 'PLANNING' },
      { role: 'BUDGET' },
      { role: 'PERSONNEL' },
    ]),
  }
  for (const [id, name] of [
    [region.people.surya, 'Drs. Surya Pratama, M.Pd.'],
    [region.people.maya, 'Maya Lestari'],
  ] as const)
    await world.asSystem(async (ctx) =>
      certify(ctx, await requestFor(ctx, { id, name }, passphrase)),
    )
  return cookies
}

const headings: Record<string, readonly string[]> = {
  units: ['KODE', 'NAMA', 'JENIS', 'INDUK'],
  people: ['NIP', 'NAMA', 'JABATAN', 'UNIT'],
  plan: ['KODE', 'KINERJA', 'INDIKATOR', 'SATUAN', 'TARGET 2026'],
  sipd: ['KODE SKPD', 'NAMA SKPD', 'KODE SUB KEGIATAN', 'PAGU'],
}

/** Opens the town; its clock stands in the middle of the year, so that figures are due. */
export async function openTown(): Promise<Town> {
  const world = await openWorld('2026-07-15T02:00:00.000Z')
  const errors = new Map<string, unknown>()
  world.app.addHook('onError', async (request, _, error) => {
    errors.set(request.id, error)
  })
  const region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  const cookies = await people(world, region)
  const rated = Object.values(
    await saveRated(world, region, { ekoKabidSmp: 'BAIK', jokoStaf: 'BAIK' }, '2026-Q2'),
  )
  const as = (who: string) => ({
    ...world.calls(agreementContract, cookies[who]),
    ...world.calls(signingContract, cookies[who]),
    ...world.calls(evidenceContract, cookies[who]),
    ...world.calls(figureContract, cookies[who]),
    ...world.calls(deskContract, cookies[who]),
    ...world.calls(importContract, cookies[who]),
  })
  await as('bureau').draftCascade({ year })
  const { items: promises } = await as('bureau').listAgreements({ year })
  const own = promises.find(({ firstParty }) => firstParty.personId === region.people.surya)
  if (own) await as('head').signAgreement({ id: own.id, passphrase })
  const stack = await as('mayor').openStack({ agreementIds: own ? [own.id] : [] })
  const bytes = Buffer.from('%PDF-1.4\n%%EOF\n')
  const proof = await as('operator').uploadEvidence({
    file: { name: 'bukti.pdf', type: 'application/pdf', bytes },
  })
  const measureIds = ['T1', 'S1', 'P1', 'K1'].map((code) => nodeIdIn(`m${code}`))
  await as('operator').reportFigure({
    ...{
      measureId: nodeIdIn('mP1'),
      period: '2026-Q1',
      value: '80',
      provisional: false,
      evidenceIds: [proof.id],
    },
    capturedAt: '2026-07-14T01:00:00.000Z',
  })
  const { bytes: template } = await as('bureau').downloadTemplate({ kind: 'units' })
  const run = await as('bureau').checkImport({
    ...{ kind: 'units', options: JSON.stringify({ berlaku: '2026-01-01' }) },
    file: { name: 'unit.xlsx', type: 'application/octet-stream', bytes: template },
  })
  const { bytes: pdf } = await as('head').readDocument({ id: own?.id ?? '' })
  const detail = await as('head').readAgreement({ id: own?.id ?? '' })

  const kinds = (await as('bureau').listImportKinds({})).items.map(({ kind }) => kind)
  const units = Object.values(region.units)
  const fields: Known['fields'] = {
    ...{
      year: [2025, year, year, 2027, 2000, 2100],
      on: ['2026-01-20', '2025-06-30', '1900-01-01'],
      cursor: ['0', '10', own?.id ?? ''],
    },
    ...{
      unit: units,
      unitId: units,
      id: [...promises.map(({ id }) => id), ...rated],
      agreementId: promises.map(({ id }) => id),
    },
    ...{
      nodeId: ['T1', 'S1', 'P1', 'K1'].map(nodeIdIn),
      root: ['T1', 'S1'].map(nodeIdIn),
      indicatorId: [nodeIdIn('iT1'), nodeIdIn('iP1')],
    },
    ...{
      measureId: measureIds,
      period: ['2026-Q1', '2026-Q2', '2026', '2026-01', '2025-Q4', '2026-S1'],
      month: ['2026-06', '2026-01'],
    },
    ...{
      itemId: [proof.id],
      evidenceId: [proof.id],
      runId: [run.id],
      kind: kinds,
      stackId: [stack.id],
    },
    ...{
      versionId: ['22222222-2222-7222-8222-222222222222'],
      from: ['22222222-2222-7222-8222-222222222222'],
    },
    ...{
      to: ['22222222-2222-7222-8222-222222222222'],
      skpdCode: ['1.01.0.00.0.00.01.0000'],
      subActivity: ['1.01.02.2.01.0001'],
    },
    ...{
      value: ['80', '75,5', 7, '1.234'],
      numerator: ['9'],
      denominator: ['10', '0'],
      capturedAt: ['2026-07-14T01:00:00.000Z'],
      version: [1],
    },
    ...{
      code: [own?.code ?? '', detail.verifyPath.split('/').at(-1)],
      kode: [own?.code ?? ''],
      passphrase: [passphrase, 'salah semua ini'],
    },
    ...{
      signIn: ['196811021993031004', 'walikota'],
      password: ['kata sandi untuk uji'],
      options: ['{}', '{"berlaku":"2026-01-01"}', '{"tahap":"MURNI"}'],
    },
    ...{
      capturedTime: ['2026-07-14T01:00:00.000Z'],
      digest: [detail.digest ?? ''],
      limit: [1, 50, 2000],
    },
  }
  const file = (route: AnyRoute): fc.Arbitrary<Uint8Array> => {
    const rows = fc
      .constantFrom(...Object.values(headings))
      .chain((one) => fc.oneof(hostileWorkbook(one), hostileCsv(one)))
    const other = wickedText.map((text) => Buffer.from(text))
    if (route.path.includes('import'))
      return fc.oneof({ arbitrary: rows, weight: 8 }, spoiled(template), other)
    return fc.oneof(
      { arbitrary: spoiled(pdf), weight: 4 },
      fc.constant(pdf),
      fc.constant(bytes),
      other,
    )
  }
  const ids = [
    ...units,
    ...Object.values(region.people),
    ...measureIds,
    ...promises.map(({ id }) => id),
    ...rated,
    proof.id,
    run.id,
  ]
  return {
    world,
    known: { fields, ids, file },
    cookies: { stranger: undefined, ...cookies },
    errors,
  }
}
