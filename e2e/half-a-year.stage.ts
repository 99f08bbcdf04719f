import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AllTables, chores, importers } from '../src/app.ts'
import { openRegion, readRegionFile } from '../src/commands/region-file.ts'
import { type Actor, systemActor } from '../src/kernel/actor.ts'
import { listen, openInstallation } from '../src/main.ts'
import { act } from '../src/platform/act.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Context } from '../src/platform/context.ts'
import type { Signer } from '../src/platform/signing/writing/signer.ts'
import { agreementContract, signOne } from '../src/rooms/agreements/index.ts'
import { budgetContract } from '../src/rooms/budget/index.ts'
import { passingSigner } from '../src/rooms/documents/index.ts'
import {
  actorOfPerson,
  type GrantRole,
  grantRole,
  openAccount,
  sessionContract,
} from '../src/rooms/identity/index.ts'
import { importActs } from '../src/rooms/imports/index.ts'
import { deskContract, figureContract } from '../src/rooms/measurement/index.ts'
import {
  absenceContract,
  eventContract,
  loadOrganisation,
  organisationContract,
} from '../src/rooms/organisation/index.ts'
import { planningContract } from '../src/rooms/planning/index.ts'
import { reportingContract } from '../src/rooms/reporting/index.ts'
import { taskContract } from '../src/rooms/tasks/index.ts'
import type { Calls } from '../src/testing/calls.ts'
import { morningOf, openStageTime } from '../src/testing/stage-time.ts'
import { clientAt } from './client.ts'
import * as files from './half-a-year.region.ts'
import type { ChosenFile } from './import-steps.ts'

const password = 'kata sandi di panggung'
const imports = importActs(importers)
const roles: Partial<Record<files.Member, readonly [GrantRole, string | null]>> = {
  bureau: ['ORGANISATION_BUREAU', null],
  secondBureau: ['ORGANISATION_BUREAU', null],
  operator: ['OPERATOR', '02'],
}
const regionFile = fileURLToPath(new URL('../data/daerah-baru.contoh.json', import.meta.url))

const everything = {
  ...{
    ...sessionContract,
    ...taskContract,
    ...absenceContract,
    ...organisationContract,
    ...agreementContract,
  },
  ...{ ...planningContract, ...budgetContract, ...figureContract, ...deskContract },
  ...{ ...reportingContract, ...eventContract },
}

/** A server of its own on its own database, in a region as a year begins; its time is the
 * stage's. */
export type HalfAYear = {
  url: string
  password: string
  ids: Record<files.Member, string>
  /** Goes on to the morning of a day, with what is due on each in between. */
  toDay: (date: string) => Promise<void>
  /** The typed client of somebody who signs in now. */
  as: (member: files.Member) => Promise<Calls<typeof everything>>
  asSystem: <Result>(work: (ctx: Context<AllTables>) => Promise<Result>) => Promise<Result>
  take: (kind: string, file: ChosenFile, options?: Record<string, string>) => Promise<void>
  sign: (member: files.Member, id: string) => Promise<void>
  close: () => Promise<void>
}

/** Opens the stage on 26 January 2026, with structure, people, budget and plan taken in. */
export async function openHalfAYear(): Promise<HalfAYear> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-setengah-tahun-'))
  const secret = { SESSION_SECRET: 'only for the stage, long enough to sign cookies' }
  const read = readConfig({ AMANAH_DATA: directory, LOG_LEVEL: 'silent', ...secret })
  const config = { ...read, port: 0, demoAllowed: true }
  const time = openStageTime(morningOf('2026-01-26'))
  const installation = await openInstallation(config, () => undefined, time)
  const { house, owner, pool } = installation
  const { region } = await openRegion(
    { house, owner },
    { ...readRegionFile(regionFile), fictional: true },
  )
  const asActor = <Result>(actor: Actor, work: (ctx: Context<AllTables>) => Promise<Result>) =>
    act(house, region, actor, work)
  const asSystem: HalfAYear['asSystem'] = (work) => asActor(systemActor, work)
  const upkeep = {
    ...{ chores, pool, house, regions: async () => [region] },
    log: (sentence: string, cause: unknown) => {
      throw new Error(sentence, { cause })
    },
  }
  const take: HalfAYear['take'] = async (kind, file, options = {}) => {
    if (typeof file === 'string') throw new Error('a file of this story is made here')
    const checked = await asSystem((ctx) =>
      imports.checkImport(ctx, {
        kind,
        file: { name: file.name, type: file.mimeType, bytes: file.buffer },
        options: JSON.stringify(options),
      }),
    )
    if (checked.errors > 0) throw new Error(JSON.stringify(checked.problems))
    await asSystem((ctx) => imports.commitImport(ctx, { runId: checked.id }))
  }
  await take('units', files.units, { berlaku: '2025-01-01' })
  await take('people', files.people, { berlaku: '2025-01-01' })
  await take('sipd', files.budget, {
    tahap: 'MURNI',
    disahkan: '2026-01-02',
    dasar: 'Perda 9/2025',
  })
  await take('plan', files.plan, { tahun: '2026', berlaku: '2026-01-01' })
  const ids = {} as HalfAYear['ids']
  await asSystem(async (ctx) => {
    const { people, units } = await loadOrganisation(ctx, ctx.today)
    for (const member of files.members) {
      const person = people.find(({ name }) => name === files.nameOf(member))
      if (!person) throw new Error(`nobody is ${member}`)
      ids[member] = person.id
      await openAccount(ctx, { personId: person.id, signIn: member, password, demonstration: true })
      const [role, unit] = roles[member] ?? []
      if (!role) continue
      const unitId = units.find(({ code }) => code === unit)?.id ?? null
      const dated = { decreeNumber: 'SK 1/2026', validFrom: '2026-01-01' }
      await grantRole(ctx, { personId: person.id, role, unitId, ...dated })
    }
  })
  const signers = new Map<files.Member, Signer>()
  const app = await listen(installation, config)
  const { port } = app.server.address() as AddressInfo
  const url = `http://localhost:${port}`
  return {
    url,
    password,
    ids,
    toDay: (date) => time.toDay(upkeep, date),
    as: async (member) => {
      const calls = clientAt(url, everything)
      await calls.openSession({ signIn: member, password })
      return calls
    },
    asSystem,
    take,
    sign: async (member, id) => {
      const person = { id: ids[member], name: files.nameOf(member) }
      const signer = await (signers.get(member) ?? passingSigner({ step: asSystem }, person))
      signers.set(member, signer)
      const actor = await asSystem((ctx) => actorOfPerson(ctx, person.id))
      await signOne({ step: (work) => asActor(actor, work) }, signer, { id })
    },
    close: async () => {
      await app.close()
      await installation.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
