import { expect, it } from 'vitest'
import { pushedNotice } from './pushed.ts'

const origin = 'https://amanah.uji.example'

it('shows the words and opens the page they are about', () =>
  expect(
    pushedNotice({ title: 'Enam PK', detail: null, link: `${origin}/tanda-tangan` }, origin),
  ).toEqual({ title: 'Enam PK', body: '', address: '/tanda-tangan' }))

it.each([
  ['https://lain.example/masuk', '/masuk'],
  ['javascript:alert(1)', 'alert(1)'],
  [null, '/pemberitahuan'],
])('never leads elsewhere: %s', (link, address) =>
  expect(new URL(pushedNotice({ link }, origin).address, origin)).toEqual(new URL(address, origin)),
)

it('says something when a push came empty', () =>
  expect(pushedNotice(undefined, origin).title).toBe('Ada pemberitahuan baru.'))
