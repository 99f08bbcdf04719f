import { expect, expectTypeOf, it } from 'vitest'
import { page, pageAt } from './pages.ts'

const Nothing = (): null => null
const pages = [
  page('/perjanjian', { title: 'Perjanjian', load: async () => Nothing }),
  page('/perjanjian/baru', { title: 'Baru', load: async () => Nothing }),
  page('/perjanjian/:id', {
    title: 'Satu',
    load:
      async () =>
      ({ id }: { id: string }) =>
        id && null,
  }),
  page('/masuk', { title: 'Masuk', bare: true, load: async () => Nothing }),
]

it.each([
  ['/perjanjian', 'Perjanjian', {}],
  ['/perjanjian/baru', 'Baru', {}],
  ['/perjanjian/7', 'Satu', { id: '7' }],
])('%s is drawn by %s', (path, title, params) => {
  const found = pageAt(pages, path)

  expect([found?.page.title, found?.params]).toEqual([title, params])
})

it('knows what it does not know', () => expect(pageAt(pages, '/entah')).toBeNull())

it('stands bare only where told', () =>
  expect(pages.map(({ bare }) => bare)).toEqual([false, false, false, true]))

it('refuses a component that asks for what the path does not carry', () => {
  const needsYear = ({ year }: { year: string }): string => year
  // @ts-expect-error the path has no :year
  page('/perjanjian/:id', { title: 'Satu', load: async () => needsYear })
  expectTypeOf(pages).toExtend<{ path: string }[]>()
})
