import { expect, it } from 'vitest'
import { printDay, printDayShort } from './indonesian.ts'

it.each([
  ['2026-11-10', 'Selasa, 10\u00a0November\u00a02026', 'Selasa, 10\u00a0Nov'],
  ['2024-02-29', 'Kamis, 29\u00a0Februari\u00a02024', 'Kamis, 29\u00a0Feb'],
  ['2026-02-30', '2026-02-30', '2026-02-30'],
])('says which day %s is', (date, long, short) => expect([printDay(date), printDayShort(date)]).toEqual([long, short]))
