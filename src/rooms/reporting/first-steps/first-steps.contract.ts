import * as z from 'zod/mini'
import { Nothing, route } from '../../../kernel/contract.ts'

/** What a region needs before promises can be signed, in the order in which one leads to the
 * next. */
export const FirstStepId = z.enum([
  'ORGANISATION',
  'PEOPLE',
  'ADDRESS',
  'ACCOUNTS',
  'PLAN',
  'BUDGET',
  'DRAFTS',
  'CERTIFICATES',
  'SIGNING',
])
export type FirstStepId = z.infer<typeof FirstStepId>

/** `there` of `of` are there; `of` is null where nobody can say how many there should be. */
export const FirstStep = z.object({
  id: FirstStepId,
  there: z.int(),
  of: z.nullable(z.int()),
})
export type FirstStep = z.infer<typeof FirstStep>

export const firstStepsContract = {
  readFirstSteps: route({
    method: 'GET',
    path: '/api/first-steps',
    summary: 'Langkah pertama sebuah daerah: apa yang sudah ada, apa yang belum',
    input: Nothing,
    output: z.object({ steps: z.array(FirstStep) }),
  }),
}
