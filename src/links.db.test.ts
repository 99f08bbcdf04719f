import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actionPlanContract } from './rooms/actionplan/index.ts'
import {
  agreementContract,
  closingContract,
  proposalContract,
  scanContract,
  signingContract,
} from './rooms/agreements/index.ts'
import { budgetContract } from './rooms/budget/index.ts'
import { certificateContract } from './rooms/documents/index.ts'
import {
  accountContract,
  factorContract,
  grantContract,
  sessionContract,
} from './rooms/identity/index.ts'
import { importContract } from './rooms/imports/index.ts'
import { deskContract } from './rooms/measurement/index.ts'
import {
  absenceContract,
  organisationContract,
  settingsContract,
} from './rooms/organisation/index.ts'
import { planningContract } from './rooms/planning/index.ts'
import { procedureContract } from './rooms/procedures/index.ts'
import { reportingContract } from './rooms/reporting/words.ts'
import { boardContract } from './rooms/staff/board/board.contract.ts'
import { creditContract } from './rooms/staff/credit/credit.contract.ts'
import { distributionContract } from './rooms/staff/distribution/distribution.contract.ts'
import { ratingContract } from './rooms/staff/evaluation/rating.contract.ts'
import { feedbackContract } from './rooms/staff/feedback/feedback.contract.ts'
import { innovationContract } from './rooms/staff/feedback/innovation.contract.ts'
import { pulseContract } from './rooms/staff/feedback/pulse.contract.ts'
import { reportContract } from './rooms/staff/feedback/report.contract.ts'
import { nationalContract, siasnContract } from './rooms/staff/index.ts'
import { logContract } from './rooms/staff/log/log.contract.ts'
import { renewalContract } from './rooms/staff/renewal/renewal.contract.ts'
import { skpContract } from './rooms/staff/skp/skp.contract.ts'
import { taskContract } from './rooms/tasks/index.ts'
import { type AccessWorld, openAccessWorld, type Role, roles } from './testing/access-world.ts'
import { refusedCode } from './testing/refused-code.ts'
import { modules } from './web/shell/modules.ts'
import { modulesFor } from './web/shell/navigation.ts'

let access: AccessWorld
beforeAll(async () => {
  access = await openAccessWorld()
})
afterAll(() => access.world.close())

const staff = roles.filter((role) => role !== 'stranger')
const contracts = {
  ...actionPlanContract,
  ...agreementContract,
  ...signingContract,
  ...closingContract,
  ...budgetContract,
  ...certificateContract,
  ...accountContract,
  ...factorContract,
  ...grantContract,
  ...sessionContract,
  ...importContract,
  ...deskContract,
  ...nationalContract,
  ...siasnContract,
  ...organisationContract,
  ...absenceContract,
  ...logContract,
  ...settingsContract,
  ...planningContract,
  ...procedureContract,
  ...proposalContract,
  ...reportingContract,
  ...ratingContract,
  ...renewalContract,
  ...scanContract,
  ...boardContract,
  ...creditContract,
  ...distributionContract,
  ...feedbackContract,
  ...pulseContract,
  ...innovationContract,
  ...reportContract,
  ...skpContract,
  ...taskContract,
}
const callsOf = (role: Role) => access.world.calls(contracts, access.cookies[role])
type Calls = ReturnType<typeof callsOf>

/** What the page of each module asks for first. */
const firstAsked: Record<string, (calls: Calls) => Promise<unknown>> = {
  '/': ({ listMyTasks }) => listMyTasks({}),
  '/prosedur': ({ listCases }) => listCases({}),
  '/pohon': ({ readTree }) => readTree({ year: 2026 }),
  '/perencanaan': ({ listNodes }) => listNodes({}),
  '/anggaran': ({ listBudgetVersions }) => listBudgetVersions({ year: 2026 }),
  '/pengukuran': ({ readDesk }) => readDesk({}),
  '/harian/nasional': ({ readNational }) =>
    readNational({ from: '2026-04-01', until: '2026-04-30' }),
  '/kinerja-saya': ({ readOwnYear }) => readOwnYear({ year: 2026 }),
  '/kinerja-pegawai': ({ readStaffBoard }) => readStaffBoard({ year: 2026 }),
  '/siasn': ({ readSiasn }) => readSiasn({}),
  '/penilaian': ({ listOwnEvaluations }) => listOwnEvaluations({}),
  '/angka-kredit': ({ readCredits }) => readCredits({}),
  '/penilaian/kontrak': ({ listRenewals }) => listRenewals({}),
  '/distribusi': ({ listDistributions }) => listDistributions({}),
  '/harian': ({ readLogDay }) => readLogDay({}),
  '/rencana-aksi': ({ listActionPlans }) => listActionPlans({ year: 2026 }),
  '/umpan-balik': ({ readMyFeedback }) => readMyFeedback({}),
  '/denyut': ({ readPulse }) => readPulse({}),
  '/inovasi': ({ listInnovations }) => listInnovations({}),
  '/lapor': ({ listMyReports }) => listMyReports({}),
  '/skp': ({ listSkps }) => listSkps({ year: 2026 }),
  '/perjanjian': ({ listAgreements }) => listAgreements({ year: 2026 }),
  '/perjanjian/perubahan': ({ listProposals }) => listProposals({ year: 2026 }),
  '/perjanjian/penutupan': ({ readClosing }) => readClosing({ year: 2025 }),
  '/perjanjian/pindaian': ({ listScans }) => listScans({ year: 2026 }),
  '/tanda-tangan': ({ listQueue }) => listQueue({}),
  '/sertifikat': ({ readMyCertificate }) => readMyCertificate({}),
  '/ruang-kendali': ({ readControlRoom }) => readControlRoom({ year: 2026 }),
  '/organisasi': ({ listUnits }) => listUnits({}),
  '/pengguna': ({ listAccounts }) => listAccounts({}),
  '/cara-masuk': ({ readDuty }) => readDuty({}),
  '/pengaturan': ({ readSettings }) => readSettings({}),
  '/kewenangan': ({ listGrants }) => listGrants({}),
  '/ketidakhadiran': ({ listAbsences }) => listAbsences({}),
  '/impor': async ({ listImportKinds }) => {
    const { items } = await listImportKinds({})
    if (!items.some(({ allowed }) => allowed)) throw new Error('no file may come in')
  },
}

describe('the navigation', () => {
  it('has a first question for every module, or this would prove nothing', () =>
    expect(modules.map(({ path }) => path).filter((path) => !(path in firstAsked))).toEqual([]))

  it.each(staff)('shows %s no page that refuses them', async (role) => {
    const calls = callsOf(role)
    const { actor } = await calls.readSession({})
    const shown = modulesFor({ mandates: actor.mandates as never }, modules)
    const refused: string[] = []
    for (const { path } of shown) {
      const code = await refusedCode(firstAsked[path]?.(calls) ?? Promise.reject({ refusal: {} }))
      if (code !== 'nothing refused') refused.push(`${path}: ${code}`)
    }
    expect(refused).toEqual([])
  })
})

/** Addresses that the answers of tree, control room, desk, agreements and tasks lead to, each with
 * what its page asks for. */
async function linksOf(calls: Calls): Promise<Map<string, () => Promise<unknown>>> {
  const links = new Map<string, () => Promise<unknown>>()
  const figure = (measureId: string, period: string | null): unknown =>
    period &&
    links.set(`/pengukuran/${measureId}/${period}`, () => calls.readFigure({ measureId, period }))
  const promise = (id: string): unknown =>
    links
      .set(`/perjanjian/${id}`, () => calls.readAgreement({ id }))
      .set(`/perjanjian/${id} (capaian)`, () => calls.readProgress({ id }))
  const unitTree = (unit: string): unknown =>
    links.set(`/pohon?unit=${unit}`, () => calls.readTree({ year: 2026, unit }))

  for (const node of (await calls.readTree({ year: 2026 })).nodes) {
    links.set(`/perencanaan/${node.id}`, () => calls.readNode({ nodeId: node.id }))
    if (node.agreement?.readable) promise(node.agreement.id)
    for (const { id, follows, period, last } of node.measures)
      for (const one of [period, last]) figure(follows ?? id, one)
  }
  for (const { id } of (await calls.listAgreements({ year: 2026 })).items) promise(id)
  for (const { measureId, period } of [
    ...(await calls.readDesk({ month: '2026-03' })).items,
    ...(await calls.readVerificationDesk({})).items,
  ])
    figure(measureId, period)
  for (const { link } of (await calls.listMyTasks({})).items) {
    const [, measureId, period] = /^\/pengukuran\/([^/]+)\/([^/]+)$/.exec(link) ?? []
    if (measureId && period) figure(measureId, period)
    const [, id] = /^\/perjanjian\/([^/]+)$/.exec(link) ?? []
    if (id) promise(id)
  }
  await linksOfRoom(calls, { links, figure, unitTree })
  return links
}

/** The same of the control room, for whom it is open: offices open as rooms, units as trees. */
async function linksOfRoom(
  calls: Calls,
  to: {
    links: Map<string, () => Promise<unknown>>
    figure: (measureId: string, period: string | null) => unknown
    unitTree: (unit: string) => unknown
  },
): Promise<void> {
  const asked = calls.readControlRoom({ year: 2026 })
  if ((await refusedCode(asked)) !== 'nothing refused') return
  const { seat, groups } = await asked
  for (const { id } of groups)
    if (id && seat.kind === 'OFFICE') to.unitTree(id)
    else if (id)
      to.links.set(`/ruang-kendali?unit=${id}`, () =>
        calls.readControlRoom({ year: 2026, unit: id }),
      )
  const { items } = await calls.listControlMeasures({ year: 2026, limit: 200 })
  for (const { id, follows, period, last } of items)
    for (const one of [period, last]) to.figure(follows ?? id, one)
}

describe('what an answer links to', () => {
  it.each(staff)('opens for %s', async (role) => {
    const links = await linksOf(callsOf(role))
    const refused: string[] = []
    for (const [address, ask] of links) {
      const code = await refusedCode(ask())
      if (code !== 'nothing refused') refused.push(`${address}: ${code}`)
    }
    expect(refused).toEqual([])
    expect(links.size).toBeGreaterThan(2)
  })

  it('reaches the units of the own office from its control room', async () => {
    const links = await linksOf(callsOf('agencyHead'))
    expect([...links.keys()].filter((address) => address.startsWith('/pohon?unit='))).not.toEqual(
      [],
    )
  })
})
