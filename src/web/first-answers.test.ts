import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { AnyRoute } from '../kernel/contract.ts'

/** Lists that pages read whole, and what keeps them short. Anything else is asked for in part: by
 * `limit` and `cursor`, or by `depth`. How heavy they are on a whole region: `./amanah bench
 * views`. */
const short: Record<string, string> = {
  compareBudgets: 'the offices of a region; the lines of one office only',
  listBudgetVersions: 'the versions of one year',
  listCases: 'what concerned one person',
  listChannels: 'at most eight ways of one person',
  listDelegations: 'what is delegated by or to one person, or in a unit',
  listDistributions: 'the offices of a region and their divisions, as far as somebody leads them',
  listFactors: 'the second factors of one person',
  listImportKinds: 'the kinds of files there are',
  listInnovations: 'own innovations, and those that wait for one rater',
  listLogMonths: 'the months of one person',
  listMyReports: 'the reports of one person; for APIP at most 200',
  listMyTasks: 'what one person must do',
  listOfficeAccounts: 'the accounts of one sub-activity',
  listOutbox: 'the last fifty',
  listOwnEvaluations: 'the evaluations of one person in two years',
  listPeriods: 'the periods of a year',
  listPlanningGaps: 'what a plan still lacks; it shrinks as it is mended',
  listProviders: 'the providers of a region',
  listQueue: 'what waits for one signature',
  listRatings: 'those whom one person rates in one period',
  listRenewals: 'whom one rates, or the part-timers of one office',
  listReviews: 'what was verified in the days before one late decree was recorded',
  listRules: 'a handful of rule packs',
  listServiceLinks: 'at most five links of one person',
  listSessions: 'where one person is signed in',
  listSignOn: 'the providers of a region',
  listTokens: 'the systems that read a region',
  listUnits: 'the units of a region, on the page that is their list; elsewhere the offices',
  listWaitingCertificates: 'requests that wait for a second person',
  listWordings: 'the words of each level of a region',
  readAbsences: 'the absences of one person',
  readAccount: 'one account, with whose hands it went through',
  readActionMonth: 'the steps of one person in a month',
  readActionPlan: 'one action plan, with who may carry out its steps',
  readAgreement: 'one agreement',
  readAlignment: 'the results of one SKP',
  readAmending: 'what one promise could be amended by: its lines, as in readAgreement',
  readBudget: 'the offices of a region',
  readCase: 'one case, a step for each thing that happened',
  readCheckIns: 'a week of the team of one person',
  readClosing: 'the offices of a region, and at most 500 promises that wait',
  readControlRoom: 'the offices of a region, or the parts of one',
  readCredits: 'one person, and the functional officials of one office',
  readDesk: 'the figures of one person in a month',
  readDistribution: 'one unit, a line for each predicate',
  readEvaluation: 'one evaluation with its facts',
  readEvent: 'one event, with what it asks; what it touches only counted',
  readFeedbackOf: 'what was said of one person in a year',
  readFigure: 'one figure',
  readFinal: 'one agreement',
  readFirstSteps: 'nine steps',
  readGrid: 'one month of the measures one office reports',
  readHandover: 'one agreement',
  readHolidays: 'the days off of a year',
  readImport: 'the first problems of one file',
  readIndicator: 'one indicator and its uses',
  readLogDay: 'one day of one person, and the day before it',
  readLogRecap: 'a week or month of one person, on their press',
  readLogReview: 'a week of the people one person rates',
  readMandates: 'the capacities of one person',
  readMatrix: 'the people one leader rates, and the results of one SKP',
  readMovedParent: 'what one promise says otherwise, as in readAgreement',
  readMyFeedback: 'what was said of and by one person in a year',
  readNational: 'a month of one person',
  readNode: 'one node and its children',
  readObjection: 'one rating, a line for each thing said',
  readOffers: 'the results of the SKPs before one',
  readOfficeBudget: 'the programs of one office',
  readOwnYear: 'five steps of one year',
  readPerson: 'one person over the years',
  readProgress: 'one agreement',
  readProposal: 'who takes part in one case',
  readPulse: 'the teams of one office',
  readReadiness: 'the offices of a region, and who has no draft',
  readRenewal: 'one contract',
  readReport: 'one report',
  readRows: 'one thing, or with what hangs below it at most 300 rows',
  readScan: 'one scan, with where its paper differs',
  readScanFile: 'one file, with its free pages',
  readSettings: 'how one region was called over the years',
  readSiasn: 'the door of a region, and at most 200 deliveries',
  readSkp: 'one SKP',
  readSkpParents: 'the main results of who rates somebody and of the leads of their teams',
  readStack: 'at most 500 promises of one signature',
  readStaffBoard: 'the offices of a region, in figures',
  readSuperiorQuestion: 'one question, with the posts near it',
  readSuperiors: 'the posts of one person, with who stands above',
  readTalk: 'the rows of one agreement, with what was said about each',
  readTalks: 'the talks of one person',
  readTree: 'the tree of one office',
  readUnit: 'one unit with its posts',
  readVerificationDesk: 'what waits for one verifier',
  readVersions: 'a handful of versions of one promise, and the lines of one of them that change',
  searchEverything: 'the few best hits of each kind',
}

type Schema = {
  type?: string
  items?: Schema
  properties?: Record<string, Schema>
  anyOf?: Schema[]
}

const holdsList = (schema: Schema): boolean =>
  Object.values(schema.properties ?? {}).some((property) =>
    [property, ...(property.anyOf ?? [])].some(
      (kind) => (kind.type === 'array' && kind.items?.type === 'object') || holdsList(kind),
    ),
  )
const schemaOf = (shape: z.ZodMiniType, io: 'input' | 'output'): Schema =>
  z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as Schema

it('asks for lists in part, or says what keeps them short', async () => {
  const rooms = join(import.meta.dirname, '../rooms')
  const files = globSync('**/*.contract.ts', { cwd: rooms })
  const modules = await Promise.all(files.map((file) => import(join(rooms, file))))
  const routes = new Map(
    modules.flatMap((module) =>
      Object.values(module as Record<string, Record<string, AnyRoute>>).flatMap((contract) =>
        Object.entries(contract ?? {}).filter(([, route]) => typeof route?.path === 'string'),
      ),
    ),
  )
  const asked = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname })
    .filter((file) => !file.includes('.test.'))
    .flatMap((file) => [
      ...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(
        /useAnswer\(\s*\w+\.(\w+)/g,
      ),
    ])
  const whole = [...new Set(asked.map(([, act = '']) => act))].filter((act) => {
    const route = routes.get(act)
    if (!route) return true
    const questions = Object.keys(schemaOf(route.input, 'input').properties ?? {})
    return (
      holdsList(schemaOf(route.output, 'output')) &&
      !questions.some((name) => name === 'limit' || name === 'depth')
    )
  })

  expect(whole.toSorted()).toEqual(Object.keys(short))
})
