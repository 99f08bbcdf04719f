import type { EventField, KindForm } from './kind-forms.ts'

/** What is typed, by field: `content/…` as its place in what is sent, so that what the server says
 * of it stands at it. Several ids stand in one field, and of `many` how many there are. */
export type EventValues = Record<string, string>
export type Content = { [name: string]: unknown }

export const most = 20
/** Several ids in one field. */
export const idsIn = (text = ''): string[] => text.split(' ').filter(Boolean)
/** Which things go otherwise than usual: `id=way`, where a way is `closes`, the number of a new unit,
 * or a unit. */
export const placesIn = (text = ''): Map<string, string> =>
  new Map(idsIn(text).map((one): [string, string] => [one.slice(0, 36), one.slice(37)]))
export const placesText = (places: Iterable<[string, string]>): string =>
  [...places].map(([id, way]) => `${id}=${way}`).join(' ')

/** How many there are of a field of `many`. */
export const countOf = (values: EventValues, { name }: EventField): number =>
  Number(values[`content/${name}`] ?? 1)
/** The fields of one of `many`. */
export const eachOf = ({ name, each = [] }: EventField, at: number): EventField[] =>
  each.map((field) => ({ ...field, name: `${name}/${at}/${field.name}` }))
export const isAsked = ({ when }: EventField, values: EventValues): boolean =>
  !when || values[`content/${when.field}`] === when.is
/** Every single field that is asked as things are typed. */
export const askedIn = ({ fields }: KindForm, values: EventValues): EventField[] =>
  fields
    .filter((field) => isAsked(field, values))
    .flatMap((field) =>
      field.ask === 'many'
        ? Array.from({ length: countOf(values, field) }, (_, at) => eachOf(field, at)).flat()
        : [field],
    )

const at = (content: unknown, [first, ...rest]: string[]): unknown =>
  first === undefined || typeof content !== 'object' || content === null
    ? content
    : at((content as Content)[first], rest)

type Parts = { takes?: string[] }[]
type Placed = { to: string; things: string[] }[]
/** Which things go otherwise than usual by what was declared. */
function placesOf({ closed, placed, parts, heirs }: Content): [string, string][] {
  const [first] = (heirs as string[] | undefined) ?? []
  return [
    ...((closed as string[] | undefined) ?? []).map((id): [string, string] => [id, 'closes']),
    ...((parts as Parts | undefined) ?? []).flatMap(({ takes = [] }, number) =>
      takes.map((id): [string, string] => [id, `${number}`]),
    ),
    ...(heirs ? ((placed as Placed | undefined) ?? []) : []).flatMap(({ to, things }) =>
      to === first ? [] : things.map((id): [string, string] => [id, to]),
    ),
  ]
}

/** The ids of units and posts that what was declared sends somewhere. */
export const thingsIn = ({ closed, placed, parts }: Content): string[] => [
  ...((closed as string[] | undefined) ?? []),
  ...((placed as Placed | undefined) ?? []).flatMap(({ things }) => things),
  ...((parts as Parts | undefined) ?? []).flatMap(({ takes = [] }) => takes),
]

/** What the fields of a kind hold when the form opens: nothing, or what was declared before. */
export function opensOf(kind: KindForm, content: Content = {}): EventValues {
  const values: EventValues = { effectiveOn: '', 'decree/number': '', 'decree/date': '' }
  for (const { name, ask, options, steers } of kind.fields) {
    const [said, field] = [content[name], `content/${name}`]
    if (ask === 'many') values[field] = `${(said as unknown[] | undefined)?.length || 1}`
    if (ask === 'places') values[field] = placesText(placesOf(content))
    if (steers)
      values[field] = (options?.find(({ value }) => value in content) ?? options?.[0])?.value ?? ''
  }
  for (const { name, ask, options } of kind.fields.flatMap((field) =>
    field.ask === 'many' ? askedIn({ ...kind, fields: [field] }, values) : [field],
  )) {
    const said = at(content, name.split('/'))
    values[`content/${name}`] ??= Array.isArray(said)
      ? said.join(' ')
      : typeof said === 'string'
        ? said
        : ask === 'choice'
          ? (options?.[0]?.value ?? '')
          : ''
  }
  return values
}

/** Puts a value where it stands; one that is empty is taken away, and what it leaves empty. */
function put(into: Content, [first = '', ...rest]: string[], value: unknown): void {
  const inner = rest.length > 0
  if (inner && value === undefined && into[first] === undefined) return
  if (inner) {
    into[first] ??= /^\d+$/.test(rest[0] ?? '') ? [] : {}
    put(into[first] as Content, rest, value)
    if (Object.keys(into[first] as Content).length === 0) delete into[first]
  } else if (value === undefined) delete into[first]
  else into[first] = value
}

/** What the form declares, as its kind takes it: what was declared `before` stays where no field asks
 * for it. `things` are the ids of all units and posts that go somewhere. */
export function contentOf(
  kind: KindForm,
  values: EventValues,
  things: readonly string[],
  before: Content = {},
): Content {
  const content: Content = JSON.parse(JSON.stringify(before))
  for (const field of kind.fields) {
    const [first = ''] = field.name.split('/')
    if (!isAsked(field, values)) delete content[first]
    const list = content[field.name]
    if (field.ask === 'many' && Array.isArray(list)) list.splice(countOf(values, field))
  }
  for (const { name, ask, steers } of askedIn(kind, values)) {
    const text = values[`content/${name}`]?.trim() ?? ''
    if (steers || ask === 'places') continue
    put(content, name.split('/'), ask === 'units' ? idsIn(text) : text || undefined)
  }
  return kind.places ? { ...content, ...goings(kind, content, values, things) } : content
}

/** Where the units and posts go, as the kind says it. */
function goings(
  { fields, places }: KindForm,
  { parts, heirs }: Content,
  values: EventValues,
  things: readonly string[],
): Content {
  const name = fields.find(({ ask }) => ask === 'places')?.name ?? ''
  const all = placesIn(values[`content/${name}`])
  // of a unit that was chosen and left again nothing goes anywhere
  const chosen = [...all].filter(([id]) => things.length === 0 || things.includes(id))
  const going = (way: string) => chosen.flatMap(([id, to]) => (to === way ? [id] : []))
  if (places?.to === 'parts')
    return {
      parts: ((parts as Parts) ?? []).map((part, at) => ({ ...part, takes: going(`${at}`) })),
    }
  const closed = going('closes')
  const [first] = (heirs as string[] | undefined) ?? []
  if (places?.to !== 'heirs' || !first) return { closed }
  const ways = [...new Set(chosen.map(([, way]) => way))].filter((way) => way !== 'closes')
  const usual = things.filter((id) => !chosen.some(([other]) => other === id))
  const placed = [{ to: first, things: usual }, ...ways.map((to) => ({ to, things: going(to) }))]
  return { closed, placed: placed.filter((one) => one.things.length > 0) }
}
