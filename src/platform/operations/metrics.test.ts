import { expect, it } from 'vitest'
import { addedUp, type Family, gauge, openCounter, openHistogram, printMetrics } from './metrics.ts'

it('prints counters and histograms as Prometheus reads them', () => {
  const answers = openCounter('answers_total', 'Answers.')
  for (const route of ['/a', '/a', '/b "c"\\']) answers.add({ route })
  const seconds = openHistogram('answer_seconds', 'Time.')
  for (const time of [0.02, 0.3, 99]) seconds.observe({ route: '/a' }, time)
  const text = printMetrics([answers.family(), seconds.family()])

  expect(text.split('\n').slice(0, 5)).toEqual([
    '# HELP answers_total Answers.',
    '# TYPE answers_total counter',
    'answers_total{route="/a"} 2',
    'answers_total{route="/b \\"c\\"\\\\"} 1',
    '# HELP answer_seconds Time.',
  ])
  expect(text).toContain('answer_seconds_bucket{route="/a",le="0.01"} 0\n')
  expect(text).toContain('answer_seconds_bucket{route="/a",le="0.025"} 1\n')
  expect(text).toContain('answer_seconds_bucket{route="/a",le="10"} 2\n')
  expect(text).toContain('answer_seconds_bucket{route="/a",le="+Inf"} 3\n')
  expect(text).toContain(
    'answer_seconds_sum{route="/a"} 99.32\nanswer_seconds_count{route="/a"} 3\n',
  )
})

it('adds up the numbers of several processes, or tells the largest', () => {
  const [here, there] = [openCounter('asked', 'Asked.'), openCounter('asked', 'Asked.')]
  here.add({ route: 'a' })
  there.add({ route: 'a' })
  there.add({ route: 'b' })
  const times = [openHistogram('took', 'Took.'), openHistogram('took', 'Took.')]
  for (const { observe } of times) observe({ route: 'a' }, 0.03)
  const late = (value: number): Family => ({ ...gauge('late', 'Late.', value), largest: true })

  const text = printMetrics(
    addedUp([
      ...[here, there, ...times].map(({ family }) => family()),
      ...[late(0.5), late(0.2), gauge('memory', 'Memory.', 2), gauge('memory', 'Memory.', 3)],
    ]),
  )

  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'asked{route="a"} 2',
      'asked{route="b"} 1',
      'took_bucket{route="a",le="0.05"} 2',
      'took_bucket{route="a",le="0.025"} 0',
      'took_count{route="a"} 2',
      'late 0.5',
      'memory 5',
    ]),
  )
  expect(text.match(/^# TYPE/gm)).toHaveLength(4)
})
