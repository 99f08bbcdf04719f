import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { type AllTables, chores, importers } from '../src/app.ts'
import { openRegion, readRegionFile } from '../src/commands/region-file.ts'
import { type Actor, systemActor } from '../src/kernel/actor.ts'
import { listen, openInstallation } from '../src/main.ts'
import { act } from '../src/platform/act.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Context, Steps } from '../src/platform/context.ts'
import type { Signer } from '../src/platform/signing/writing/signer.ts'
import {
  agreementContract,
  amendingContract,
  proposalContract,
  signOne,
} from '../src/rooms/agreements/index.ts'
import { budgetContract } from '../src/rooms/budget/index.ts'
import { certify as certifyNow, openSigner, requestFor } from '../src/rooms/documents/index.ts'
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
const passphrase = 'pena biru di atas meja'
const imports = importActs(importers)
/** Roles by decree, and the unit they are for. */
export type Roles = Partial<Record<files.Member, readonly [GrantRole, string | null]>>
const roles: Roles = {
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
  ...{ ...reportingContract, ...eventContract, ...amendingContract, ...proposalContract },
}

/** A server of its own on its own database, in a region as a year begins; its time is the
 * stage's. */
export type HalfAYear = {
  url: string
  password: string
  passphrase: string
  ids: Record<files.Member, string>
  /** Goes on to the morning of a day, with what is due on each in between. */
  toDay: (date: string) => Promise<void>
  /** The typed client of somebody who signs in now. */
  as: (member: files.Member) => Promise<Calls<typeof everything>>
  asSystem: <Result>(work: (ctx: Context<AllTables>) => Promise<Result>) => Promise<Result>
  take: (kind: string, file: ChosenFile, options?: Record<string, string>) => Promise<void>
  /** Drafts the merger of both offices on 1 July, with who heads the one. */
  draftMerger: () => Promise<string>
  /** Answers the questions of a drafted event by what they ask about, and has both administrators
   * confirm it. */
  confirm: (eventId: string, answerTo: (text: string) => string) => Promise<string>
  /** Gives somebody a certificate, under the passphrase of the stage. */
  certify: (member: files.Member) => Promise<void>
  sign: (member: files.Member, id: string) => Promise<void>
  close: () => Promise<void>
}

/** The decree of 1 July. */
export const julyDecree = {
  ...{ effectiveOn: '2026-07-01', decree: { number: 'Perda 3/2026', date: null } },
}

type Stage = Pick<HalfAYear, 'as' | 'ids'>

async function draftMerger({ as, ids }: Stage): Promise<string> {
  const calls = await as('bureau')
  const { items: units } = await calls.listUnits({})
  const unit = (code: string): string => units.find((one) => one.code === code)?.id ?? ''
  const opens = { code: '07', name: files.mergedName, shortName: 'Disperindag' }
  const { id } = await calls.draftEvent({
    ...{ kind: 'MERGE', ...julyDecree },
    content: {
      sources: [unit('02'), unit('03')],
      opens: { ...opens, skpdCode: files.codes.merged },
      head: { title: `Kepala ${files.mergedName}`, personId: ids.trade },
    },
  })
  return id
}

async function confirm(
  { as }: Stage,
  eventId: string,
  answerTo: (text: string) => string,
): Promise<string> {
  const calls = await as('bureau')
  for (;;) {
    const { event, questions } = await calls.readEvent({ eventId })
    const open = questions.filter(({ answer }) => answer === null)
    const seen = { eventId, version: event.version }
    if (open.length === 0) {
      expect((await calls.confirmEvent(seen)).state).toBe('PROPOSED')
      return (await (await as('secondBureau')).confirmEvent(seen)).state
    }
    const answers = open.map(({ key, text, options }) => {
      const wanted = answerTo(text)
      return [key, options?.find(({ label }) => label === wanted)?.value ?? wanted]
    })
    await calls.answerQuestions({ ...seen, answers: Object.fromEntries(answers) })
  }
}

/** Opens the stage on 26 January 2026, with structure, people, budget and plan taken in; `more` are
 * roles that others hold besides. */
export async function openHalfAYear(more: Roles = {}): Promise<HalfAYear> {
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
      const [role, unit] = roles[member] ?? more[member] ?? []
      if (!role) continue
      const unitId = units.find(({ code }) => code === unit)?.id ?? null
      const dated = { decreeNumber: 'SK 1/2026', validFrom: '2026-01-01' }
      await grantRole(ctx, { personId: person.id, role, unitId, ...dated })
    }
  })
  const signers = new Map<files.Member, Signer>()
  const worker = async (member: files.Member): Promise<Steps<AllTables>> => {
    const actor = await asSystem((ctx) => actorOfPerson(ctx, ids[member]))
    return { step: (work) => asActor(actor, work) }
  }
  const certify = async (member: files.Member): Promise<void> => {
    if (signers.has(member)) return
    const person = { id: ids[member], name: files.nameOf(member) }
    await asSystem(async (ctx) => certifyNow(ctx, await requestFor(ctx, person, passphrase)))
    signers.set(member, await openSigner(await worker(member), passphrase))
  }
  const app = await listen(installation, config)
  const { port } = app.server.address() as AddressInfo
  const url = `http://localhost:${port}`
  const as: HalfAYear['as'] = async (member) => {
    const calls = clientAt(url, everything)
    await calls.openSession({ signIn: member, password })
    return calls
  }
  return {
    ...{ url, password, passphrase, ids, as, asSystem, take },
    toDay: (date) => time.toDay(upkeep, date),
    draftMerger: () => draftMerger({ as, ids }),
    confirm: (eventId, answerTo) => confirm({ as, ids }, eventId, answerTo),
    certify,
    sign: async (member, id) => {
      await certify(member)
      const signer = signers.get(member)
      if (signer) await signOne(await worker(member), signer, { id })
    },
    close: async () => {
      await app.close()
      await installation.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
