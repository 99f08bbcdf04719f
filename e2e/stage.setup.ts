import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { systemActor } from '../src/kernel/actor.ts'
import { listen, openInstallation } from '../src/main.ts'
import { act } from '../src/platform/act.ts'
import { readConfig } from '../src/platform/config.ts'
import { certify, requestFor } from '../src/rooms/documents/index.ts'
import {
  accountsToOpen,
  type GrantRole,
  grantRole,
  openAccount,
  openAccounts,
} from '../src/rooms/identity/index.ts'
import { tendMonthTasks } from '../src/rooms/measurement/index.ts'
import { createRegion, hostsOf, setHost } from '../src/rooms/organisation/index.ts'
import { saveFurtherMeasure } from '../src/testing/further-measure.ts'
import { saveSmallBudget, saveSmallPlan } from '../src/testing/small-plan.ts'
import { personPlans } from '../src/testing/small-region.plan.ts'
import { seedSmallRegion } from '../src/testing/small-region.ts'
import { testRegion, type World } from '../src/testing/world.ts'
import { type OwnRegion, openOwnRegion } from './own-region.stage.ts'

/** Who plays in the stories: the person's speaking name in the small region, and roles by
 * decree. */
const cast = {
  bureau: { person: 'bagus', roles: ['ORGANISATION_BUREAU'] },
  mayor: { person: 'maya', roles: [] },
  agencyHead: { person: 'surya', roles: [] },
  administrator: { person: 'eko', roles: [] },
  official: { person: 'gita', roles: [] },
  operator: { person: 'joko', roles: ['OPERATOR'], unit: 'dinasPendidikan' },
  planner: { person: 'sari', roles: ['PLANNING'] },
} as const satisfies Record<string, { person: string; roles: readonly GrantRole[]; unit?: string }>

export type CastMember = keyof typeof cast
export type Stage = {
  url: string
  password: string
  passphrase: string
  signIn: Record<CastMember, string>
  /** Everybody else, with the first password they have not changed. */
  newcomers: { personId: string; name: string; signIn: string; password: string }[]
  /** A second region, just seeded. */
  ownRegion: OwnRegion
}

/** Who has a certificate from the start; the official asks for one in a story. */
const certified: ReadonlySet<CastMember> = new Set([
  'bureau',
  'mayor',
  'agencyHead',
  'administrator',
])

/** What the official counts every month. */
const counted = [
  ['M1', 'Guru yang mengikuti pelatihan', 'Orang'],
  ['M2', 'Gugus sekolah yang didampingi', 'Gugus'],
  ['M3', 'Modul ajar yang disusun', 'Modul'],
] as const

declare module 'vitest' {
  interface ProvidedContext {
    stage: Stage
  }
}

const password = 'kata sandi di panggung'
const passphrase = 'pena hitam di atas meja'

/** Before the stories: a real server on a database of its own, with the small region, a plan and a
 * budget; nothing drafted yet. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-panggung-'))
  const config = {
    ...readConfig({
      AMANAH_DATA: directory,
      SESSION_SECRET: 'only for the stage, long enough to sign cookies',
      LOG_LEVEL: 'silent',
    }),
    port: 0,
    demoAllowed: true,
  }
  const installation = await openInstallation(config, () => undefined)
  const region = await createRegion(installation.owner, {
    ...testRegion,
    kind: 'KOTA',
    hosts: hostsOf(['localhost']),
  })
  const world: Pick<World, 'asSystem' | 'owner'> = {
    owner: installation.owner,
    asSystem: (work) => act(installation.house, region, systemActor, work),
  }
  const small = await seedSmallRegion(world)
  await saveSmallPlan(world, small)
  await saveSmallBudget(world)
  for (const [code, name, unit] of counted)
    await saveFurtherMeasure(world, {
      ...{
        code,
        name,
        node: 'K1',
        unit: [unit, 'NUMBER'],
        aggregation: 'SUM',
        frequency: 'MONTHLY',
      },
      targets: { '2026': '120' },
    })
  const members = Object.entries(cast) as [CastMember, (typeof cast)[CastMember]][]
  const signIn = {} as Record<CastMember, string>
  await world.asSystem(async (ctx) => {
    for (const [name, { person, roles, ...member }] of members) {
      const personId = small.people[person]
      signIn[name] = `panggung-${name.toLowerCase()}`
      await openAccount(ctx, { personId, signIn: signIn[name], password, demonstration: true })
      const { name: printed } = personPlans[person]
      if (certified.has(name))
        await certify(ctx, await requestFor(ctx, { id: personId, name: printed }, passphrase))
      for (const role of roles)
        await grantRole(ctx, {
          personId,
          role,
          unitId: 'unit' in member ? small.units[member.unit] : null,
          decreeNumber: 'SK 1/2026',
          validFrom: '2020-01-01',
        })
    }
  })
  const newcomers = await world.asSystem(async (ctx) =>
    openAccounts(ctx, await accountsToOpen(ctx, { all: true })),
  )
  await world.asSystem(tendMonthTasks)
  const app = await listen(installation, config)
  const { port } = app.server.address() as AddressInfo
  // passkeys are at home at the one address of the region
  await act(installation.house, region, systemActor, (ctx) =>
    setHost(ctx, { host: 'localhost', scheme: 'http', port, primary: true }),
  )
  const { ownRegion, close } = await openOwnRegion(installation, config, port)
  project.provide('stage', {
    url: `http://localhost:${port}`,
    password,
    passphrase,
    signIn,
    newcomers,
    ownRegion,
  })
  return async () => {
    close()
    await app.close()
    await installation.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
