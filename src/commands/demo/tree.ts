import type { Activity, DemoData, Division, Office, Output, Program } from './demo-data.ts'
import { diceFor } from './dice.ts'
import { individualNodes } from './individual.ts'
import { type DemoNode, nodeOf } from './node.ts'
import type { Seat } from './people.ts'
import { type DemoPost, groupOf, leadTitle, named, type Structure, siteGroupOf } from './posts.ts'

/** Vision, missions, goals and objectives of the region, and where each objective stands. */
function regionNodes(
  { plan }: DemoData,
  mayor: DemoPost,
): { nodes: DemoNode[]; codeOfKey: Map<string, string> } {
  const held = { unit: null, post: mayor.code, budget: null }
  const nodes: DemoNode[] = []
  const codeOfKey = new Map<string, string>()
  const free = { ...held, post: null }
  nodes.push(
    nodeOf({ ...free, code: 'V', parent: null, component: 'Visi' }, { text: plan.vision, by: [] }),
  )
  let goals = 0
  for (const [at, mission] of plan.missions.entries()) {
    const code = `M${at + 1}`
    nodes.push(
      nodeOf({ ...free, code, parent: 'V', component: 'Misi' }, { text: mission.text, by: [] }),
    )
    for (const goal of mission.goals) {
      const goalCode = `T${++goals}`
      nodes.push(
        nodeOf({ ...held, code: goalCode, parent: code, component: 'Tujuan daerah' }, goal),
      )
      for (const [number, objective] of goal.objectives.entries()) {
        const own = `${goalCode}.S${number + 1}`
        codeOfKey.set(objective.key, own)
        nodes.push(
          nodeOf({ ...held, code: own, parent: goalCode, component: 'Sasaran daerah' }, objective),
        )
      }
    }
  }
  return { nodes, codeOfKey }
}

type Ground = { data: DemoData; posts: readonly DemoPost[]; codeOfKey: ReadonlyMap<string, string> }

/** The budget code a programme's node carries: the whole programme for the first division that
 * holds it, else only its kegiatan (PK-05). */
const programBudget = (office: Office, division: Division, program: Program): string | null =>
  office.divisions.find(({ programs }) => programs.some(({ code }) => code === program.code)) ===
    division && !division.under
    ? program.code
    : null

function activityNodes(
  activities: readonly Activity[],
  program: string,
  above: DemoNode,
  postFor: (activity: Activity) => string | null,
): DemoNode[] {
  return activities.flatMap((activity, at) => {
    const whole = `${program}.${activity.code}`
    const budget = activity.outputs ? null : activity.part ? `${whole}.${activity.part}` : whole
    const place = {
      code: `${above.code}.K${at + 1}`,
      parent: above.code,
      unit: above.unit,
      post: postFor(activity),
      budget,
    }
    const node = nodeOf({ ...place, component: 'Sasaran kegiatan' }, activity)
    return [node, ...outputNodes(node, `${whole}.`, activity.outputs)]
  })
}

/** What each sub kegiatan gives, told one by one where only a part of the kegiatan is theirs. */
const outputNodes = (
  above: DemoNode,
  activity: string,
  outputs: readonly Output[] = [],
): DemoNode[] =>
  outputs.map(({ sub, ...measured }, at) => {
    const place = {
      code: `${above.code}.O${at + 1}`,
      parent: above.code,
      unit: above.unit,
      post: above.post,
    }
    return nodeOf(
      { ...place, component: 'Sasaran sub kegiatan', budget: `${activity}${sub}` },
      measured,
    )
  })

function divisionNodes(
  office: Office,
  division: Division,
  at: number,
  { data, posts }: Ground,
): DemoNode[] {
  const group = groupOf(office, at)
  const [chief, ...members] = posts.filter((post) => post.group === group)
  if (!chief) throw new Error(`no head of ${division.name}`)
  const titleOf = ({ lead }: Activity): string | null =>
    lead ? leadTitle(lead).title : chief.title
  return division.programs.flatMap((program, number) => {
    const assistant = office.assistants?.findIndex(({ title }) => title === division.under) ?? -1
    const territorial = chief.level === 'Pengawas'
    const above = nodeOf(
      {
        code: `${office.code}.P${at}${division.programs.length > 1 ? 'abcdef'[number] : ''}`,
        parent:
          assistant >= 0 ? `${office.code}.A${assistant + 1}` : `${office.code}.S${division.goal}`,
        component: territorial ? 'Sasaran kegiatan' : 'Sasaran program',
        unit: chief.unit,
        post: chief.code,
        budget: programBudget(office, division, program),
      },
      program,
    )
    const holder = (activity: Activity): string | null =>
      data.cast.unheld.includes(activity.text)
        ? null
        : ([chief, ...members].find(({ title }) => title === titleOf(activity))?.code ?? null)
    return [above, ...activityNodes(program.activities, program.code, above, holder)]
  })
}

/** The code of an office's supporting programme: that of its first field of government. */
export const supportCode = ({ skpd }: Pick<Office, 'skpd'>): string => `${skpd.slice(0, 4)}.01`

function secretariatNodes(office: Office, { data: { support }, posts }: Ground): DemoNode[] {
  const [secretary, ...chiefs] = posts.filter(
    ({ group, kind }) => group === groupOf(office, 0) && kind === 'Struktural',
  )
  if (!secretary) return []
  const program = supportCode(office)
  const above = nodeOf(
    {
      ...{
        code: `${office.code}.P0`,
        parent: `${office.code}.S${office.goals.length + 1}`,
        component: 'Sasaran program',
      },
      unit: secretary.unit,
      post: secretary.code,
      budget: program,
    },
    support.secretary,
  )
  const nodes = activityNodes(
    support.activities,
    program,
    above,
    ({ post = 0 }) => chiefs[post]?.code ?? chiefs.at(-1)?.code ?? secretary.code,
  )
  return [above, ...nodes]
}

function siteNodes(office: Office, { posts, data }: Ground): DemoNode[] {
  return (office.sites ?? []).flatMap((site) =>
    site.names.flatMap((name) => {
      const unit = [...new Set(posts.map((post) => post.unit))].find((code) =>
        posts.some(
          (post) => post.unit === code && post.title === named(site.head.split('|')[0] ?? '', name),
        ),
      )
      const own = posts.filter((post) => unit && post.group === siteGroupOf(office, unit))
      const [chief] = own
      if (!chief || !site.node) return []
      const code = `${office.code}.U${chief.unit.split('.')[1]}`
      const head = {
        ...{ code, parent: `${office.code}.${site.node.parent}`, component: site.node.component },
        unit: chief.unit,
        post: chief.code,
        budget: site.node.budget,
      }
      const dice = diceFor(`site ${code}`)
      const words = (lines: readonly string[]): string[] =>
        lines.map((line) => named(line, name).replaceAll('{±}', String(dice.whole(0, 9))))
      const above = nodeOf(head, { text: named(site.node.text, name), by: words(site.node.by) })
      const below = site.posts.map((post, at) => {
        const holder = own.find(({ title }) => title === named(post.title, name))
        const place = {
          parent: code,
          component: 'Sasaran kegiatan',
          unit: chief.unit,
          budget: null,
        }
        if (!holder || data.cast.unheld.includes(post.text))
          throw new Error(`no post ${post.title} in ${name}`)
        return nodeOf(
          { ...place, code: `${code}.K${at + 1}`, post: holder.code },
          { text: named(post.text, name), by: words(post.by) },
        )
      })
      const outputs = (site.node.outputs ?? []).map((output) => ({
        ...output,
        text: named(output.text, name),
        by: words(output.by),
      }))
      return [above, ...outputNodes(above, '', outputs), ...below]
    }),
  )
}

function officeNodes(office: Office, ground: Ground): DemoNode[] {
  const { data, posts, codeOfKey } = ground
  const head = posts.find(({ title, unit }) => title === office.head && unit === office.code)
  if (!head) throw new Error(`no head of ${office.name}`)
  const held = {
    unit: office.code,
    post: head.code,
    budget: null,
    component: 'Sasaran perangkat daerah',
  }
  const parentOf = (key: string): string => {
    const code = codeOfKey.get(key)
    if (!code) throw new Error(`${office.name}: no objective ${key}`)
    return code
  }
  const dice = diceFor(`akip ${office.code}`)
  const base = dice.whole(6650, 7450)
  const print = (hundredths: number): string =>
    `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`
  const accountability = data.support.goal.indicator
    .replace('{name}', office.name)
    .replace('{base}', print(base))
    .replace('{end}', print(base + dice.whole(700, 950)))
  const goals = [
    ...office.goals,
    { under: 'AKUNTABEL', text: data.support.goal.text, by: [accountability] },
  ]
  const assistants = (office.assistants ?? []).map((assistant, at) => {
    const post = posts.find(({ title }) => title === assistant.title)?.code ?? null
    const place = {
      code: `${office.code}.A${at + 1}`,
      parent: `${office.code}.S${assistant.goal}`,
      unit: office.code,
    }
    return nodeOf(
      { ...place, component: 'Sasaran program', post, budget: assistant.budget },
      assistant,
    )
  })
  return [
    ...goals.map((goal, at) =>
      nodeOf({ ...held, code: `${office.code}.S${at + 1}`, parent: parentOf(goal.under) }, goal),
    ),
    ...assistants,
    ...secretariatNodes(office, ground),
    ...office.divisions.flatMap((division, at) => divisionNodes(office, division, at + 1, ground)),
    ...siteNodes(office, ground),
  ]
}

/** The whole plan: the region's, every office's, and what each official promises, parents first. */
export function treeOf(structure: Structure, seats: readonly Seat[], data: DemoData): DemoNode[] {
  const [mayor] = structure.posts
  if (!mayor) throw new Error('no head of region')
  const { nodes, codeOfKey } = regionNodes(data, mayor)
  const ground = { data, posts: structure.posts, codeOfKey }
  const offices = data.offices.flatMap((office) => officeNodes(office, ground))
  return [...nodes, ...offices, ...individualNodes(offices, seats, data)]
}
