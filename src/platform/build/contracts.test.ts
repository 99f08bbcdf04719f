import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { lengthsOf } from './contracts.ts'

it('tells the browser how long the texts of an act may be, and nothing else of its shape', () => {
  const shape = z.object({
    reason: z.string().check(z.trim(), z.minLength(5), z.maxLength(10)),
    id: z.uuid(),
    note: z.optional(z.string()),
    count: z.int(),
  })

  expect(lengthsOf(shape)).toEqual({ reason: [5, 10] })
})
