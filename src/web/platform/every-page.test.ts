import { expect, it } from 'vitest'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { everyPage } from './every-page.ts'

type Question = { year: number; limit?: number | undefined; cursor?: string | undefined }

it('asks page after page, as large as they may be, until there is none', async () => {
  const asked: Question[] = []
  const call = async (question: Question) => {
    asked.push(question)
    return question.cursor ? { items: [3], next: null } : { items: [1, 2], next: 'b' }
  }

  expect(await everyPage(call, { year: 2026, limit: 50 })).toEqual([1, 2, 3])
  expect(asked).toEqual([
    { year: 2026, limit: 2000, cursor: undefined },
    { year: 2026, limit: 2000, cursor: 'b' },
  ])
})

it('gives nothing back of a list of which a page was refused', async () => {
  const call = async ({ cursor }: Question) => {
    if (cursor) throw new Refused(refusal('web/offline', 0, 'Tanpa sinyal.'))
    return { items: [1], next: 'b' }
  }

  await expect(everyPage(call, { year: 2026 })).rejects.toThrow('Tanpa sinyal.')
})
