/** One number of a family, with what tells it from its neighbours. `suffix` only for the parts of a
 * histogram. */
type Sample = {
  labels?: Record<string, string>
  value: number
  suffix?: '_bucket' | '_sum' | '_count'
}

/** Numbers of one name as Prometheus reads them. */
export type Family = {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  samples: readonly Sample[]
  /** Of several processes the largest is told, not the sum. */
  largest?: boolean
}

const escaped = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')

function line(name: string, { labels = {}, value, suffix }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`)
  return `${name}${suffix ?? ''}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
}

/** The text format of Prometheus, version 0.0.4. */
export const printMetrics = (families: readonly Family[]): string =>
  families
    .flatMap(({ name, help, type, samples }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...samples.map((sample) => line(name, sample)),
    ])
    .concat('')
    .join('\n')

/** One number without labels. */
export const gauge = (name: string, help: string, value: number): Family => ({
  name,
  help,
  type: 'gauge',
  samples: [{ value }],
})

/** Numbers of several processes in one: summed, or the largest of each. */
export function addedUp(families: readonly Family[]): Family[] {
  const byName = Map.groupBy(families, ({ name }) => name)
  return [...byName.values()].flatMap((same) => {
    const samples = Map.groupBy(
      same.flatMap((family) => family.samples),
      ({ suffix = '', labels }) => `${suffix} ${JSON.stringify(labels)}`,
    )
    return same.slice(0, 1).map((family) => ({
      ...family,
      samples: [...samples.values()].flatMap((parts) => together(parts, family.largest ?? false)),
    }))
  })
}

function together(parts: readonly Sample[], largest: boolean): Sample[] {
  const values = parts.map(({ value }) => value)
  const value = largest ? Math.max(...values) : values.reduce((sum, one) => sum + one, 0)
  return parts.slice(0, 1).map((sample) => ({ ...sample, value }))
}

/** Counts by labels; the labels' values must be few. */
export type Counter = { add: (labels: Record<string, string>) => void; family: () => Family }

/** Opens a counter at nothing. */
export function openCounter(name: string, help: string): Counter {
  const counts = new Map<string, { labels: Record<string, string>; value: number }>()
  return {
    add: (labels) => {
      const key = JSON.stringify(labels)
      const found = counts.get(key)
      if (found) found.value += 1
      else counts.set(key, { labels, value: 1 })
    },
    family: () => ({ name, help, type: 'counter', samples: [...counts.values()] }),
  }
}

/** Seconds by which durations are sorted: from a look-up to a large document. */
const bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

type Durations = { labels: Record<string, string>; within: number[]; count: number; sum: number }

/** Durations by labels, in seconds. */
export type Histogram = {
  observe: (labels: Record<string, string>, seconds: number) => void
  family: () => Family
}

const samplesOf = ({ labels, within, count, sum }: Durations): Sample[] => [
  ...bounds.map(
    (bound, at): Sample => ({
      suffix: '_bucket',
      labels: { ...labels, le: String(bound) },
      value: within[at] ?? 0,
    }),
  ),
  { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
  { suffix: '_sum', labels, value: sum },
  { suffix: '_count', labels, value: count },
]

/** Opens a histogram at nothing. */
export function openHistogram(name: string, help: string): Histogram {
  const kept = new Map<string, Durations>()
  return {
    observe: (labels, seconds) => {
      const key = JSON.stringify(labels)
      const found = kept.get(key) ?? { labels, within: bounds.map(() => 0), count: 0, sum: 0 }
      kept.set(key, found)
      found.count += 1
      found.sum += seconds
      for (const [at, bound] of bounds.entries())
        if (seconds <= bound) found.within[at] = (found.within[at] ?? 0) + 1
    },
    family: () => ({
      name,
      help,
      type: 'histogram',
      samples: [...kept.values()].flatMap(samplesOf),
    }),
  }
}
