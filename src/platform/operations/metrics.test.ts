import { expect, it } from 'vitest'
import { openCounter, openHistogram, printMetrics } from './metrics.ts'

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
