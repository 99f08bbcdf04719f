import type { Activity, DemoData, Money, Office } from './demo-data.ts'
import { diceFor } from './dice.ts'
import { officesBefore } from './merger.ts'
import { named, siteCode } from './posts.ts'
import { supportCode } from './tree.ts'

/** One line of spending, as SIPD writes it. */
export type DemoLine = {
  office: Office
  unitCode: string
  unitName: string
  program: string
  programName: string
  activity: string
  activityName: string
  sub: string
  subName: string
  fund: string
  account: string
  amount: number
}
export type DemoStage = 'MURNI' | 'PERUBAHAN'

type Spent = Omit<DemoLine, 'fund' | 'account' | 'amount'> & {
  pattern: string
  fund: string | null
  amount: number
}

const million = 1_000_000
/** Amounts as budgets have them: no rounder than they need to be. */
const uneven = (amount: number, name: string): number =>
  Math.round((amount * (1 + diceFor(name).whole(-240, 240) / 10_000)) / 50_000) * 50_000

type Place = Pick<DemoLine, 'office' | 'unitCode' | 'unitName' | 'program' | 'programName'>

function subsOf(
  place: Place,
  { code, name, subs }: Pick<Activity, 'code' | 'name' | 'subs'>,
  millions: (figure: number, pattern: string) => number,
): Spent[] {
  return subs.map((line) => {
    const [number = '', subName = '', figure = '0', pattern = '', fund] = line.split('|')
    const activity = `${place.program}.${code}`
    const sub = `${activity}.${number}`
    const amount = uneven(
      millions(Number(figure.replace(',', '.')), pattern) * million,
      `${place.unitCode} ${sub}`,
    )
    return {
      ...place,
      activity,
      activityName: name,
      sub,
      subName,
      pattern,
      fund: fund || null,
      amount,
    }
  })
}

function supportOf(office: Office, { support }: DemoData): Spent[] {
  const place = {
    office,
    unitCode: office.skpd,
    unitName: office.name,
    program: supportCode(office),
    programName: support.program,
  }
  return support.activities.flatMap((activity) =>
    subsOf(place, activity, (share, pattern) =>
      pattern === 'gaji' ? office.salaries : (office.support * share) / 100,
    ),
  )
}

function divisionsOf(office: Office): Spent[] {
  const programs = office.divisions.flatMap((division) => division.programs)
  return programs.flatMap((program) => {
    const place = {
      office,
      unitCode: office.skpd,
      unitName: office.name,
      program: program.code,
      programName: program.name,
    }
    return program.activities.flatMap((activity) => subsOf(place, activity, (figure) => figure))
  })
}

/** What puskesmas, schools and kelurahan spend themselves: a full code, then name, millions,
 * pattern, fund, and a kegiatan of their own. */
function sitesOf(office: Office, known: readonly Spent[]): Spent[] {
  let nth = 0
  return (office.sites ?? []).flatMap((site) =>
    site.names.flatMap((name) => {
      const unitCode = siteCode(office.skpd, ++nth)
      return site.money.map((line): Spent => {
        const [sub = '', subName = '', figure = '0', pattern = '', fund, ownName] = line.split('|')
        const activity = sub.split('.').slice(0, 5).join('.')
        const like = known.find((spent) =>
          ownName ? activity.startsWith(`${spent.program}.`) : spent.activity === activity,
        )
        if (!like) throw new Error(`${office.name}: no kegiatan ${activity} for ${line}`)
        const amount = uneven(Number(figure.replace(',', '.')) * million, `${unitCode} ${sub}`)
        const place = {
          ...like,
          unitCode,
          unitName: named(site.unit, name),
          activity,
          activityName: ownName ?? like.activityName,
        }
        return { ...place, sub, subName, pattern, fund: fund || null, amount }
      })
    }),
  )
}

/** Splits one sub kegiatan over its accounts; the last takes what rounding leaves. */
function linesOf({ pattern, fund, amount, ...spent }: Spent, { patterns }: Money): DemoLine[] {
  const own = patterns[pattern]
  if (!own) throw new Error(`no pattern ${pattern}`)
  const shares = Object.entries(own.lines)
  let left = amount
  return shares.map(([account, share], at) => {
    const part = at === shares.length - 1 ? left : Math.round((amount * share) / 100 / 1000) * 1000
    left -= part
    return { ...spent, fund: fund ?? own.fund, account, amount: part }
  })
}

/** What the changed budget of September makes of a sub kegiatan: most stays, some grows, some
 * gives. */
function changed(spent: Spent, year: string): Spent {
  const dice = diceFor(`perubahan ${year}${spent.unitCode} ${spent.sub}`)
  if (spent.pattern === 'gaji' || dice.chance(68)) return spent
  const percent = dice.chance(55) ? dice.whole(2, 14) : -dice.whole(2, 12)
  return { ...spent, amount: Math.round((spent.amount * (100 + percent)) / 100 / 50_000) * 50_000 }
}

const spentBy = (office: Office, data: DemoData): Spent[] => {
  const own = [...supportOf(office, data), ...divisionsOf(office)]
  return [...own, ...sitesOf(office, own)]
}
const allLines = (spent: readonly Spent[], { money }: DemoData): DemoLine[] =>
  spent.filter(({ amount }) => amount > 0).flatMap((one) => linesOf(one, money))

/** Every line of spending of the year in one stage, office by office. */
export function budgetOf(data: DemoData, stage: DemoStage): DemoLine[] {
  const all = data.offices.flatMap((office) => spentBy(office, data))
  return allLines(stage === 'MURNI' ? all : all.map((spent) => changed(spent, '')), data)
}

/** The same of the year before: a little less, by the offices of then; what two had is in the
 * changed budget under the code of the one they became. */
export function earlierBudgetOf(data: DemoData, stage: DemoStage): DemoLine[] {
  const all = officesBefore(data.offices).flatMap((office) => spentBy(office, data))
  const before = all.map((spent) => {
    const percent = spent.pattern === 'gaji' ? 96 : diceFor(`2025 ${spent.sub}`).whole(84, 101)
    return { ...spent, amount: Math.round((spent.amount * percent) / 100 / 50_000) * 50_000 }
  })
  if (stage === 'MURNI') return allLines(before, data)
  return allLines(
    before.map((spent) => changed(spent, '2025 ')),
    data,
  ).map((line) => {
    const office = data.offices.find(({ merged }) =>
      merged?.from.some(({ code }) => code === line.office.code),
    )
    const own = line.unitCode === line.office.skpd
    return office
      ? { ...line, office, ...(own && { unitCode: office.skpd, unitName: office.name }) }
      : line
  })
}
