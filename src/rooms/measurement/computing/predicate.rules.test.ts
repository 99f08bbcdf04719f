import { expect, it } from 'vitest'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { gradeOn, scalesKnowing } from '../../planning/words.ts'
import { scaleKnowing } from './predicate.rules.ts'

const pack = aMeasurementPack()

it('finds a grade by its code or its full name, whatever the capitals', () => {
  const opinions = scaleKnowing(pack, 'WTP')
  const [best] = opinions?.grades ?? []

  expect(
    opinions &&
      [best?.code, ` ${best?.label.toUpperCase()} `, 'bagus'].map(
        (said) => gradeOn(opinions, said ?? '')?.code,
      ),
  ).toEqual([...[best?.code, best?.code, undefined]])
})

it.each([
  ['WTP', ['OPINI_BPK']],
  ['BB', ['PREDIKAT_SAKIP', 'PREDIKAT_RB']],
  ['sangat bagus', []],
  [null, []],
])('knows on which scales %s stands, and offers the first', (predicate, codes) => {
  expect(scalesKnowing(pack, predicate ?? '')).toEqual(codes)
  expect(scaleKnowing(pack, predicate)).toEqual(pack.scales[codes[0] ?? ''] ?? null)
})
