import { Worker } from 'node:worker_threads'
import { afterAll, expect, it } from 'vitest'
import { Refused } from '../kernel/refusal.ts'
import { closePdf, closePress, openPress, printOn, renderPdf } from './pdf.ts'

const template = `#let data = json("/data.json")
#set document(title: data.title)
#set text(font: "Source Serif 4", fallback: false, lang: "id")
= #data.title
#context [#metadata((name: "here", page: here().page(), x: 1, y: 2, width: 3, height: 4))<mark>]`
const options = { createdAt: '2026-01-19T01:30:00.000Z' }
const slow = '#for a in range(30000000) { let b = a }'
const script = (source: string) => () => new Worker(source, { eval: true })
const obedient = `const { parentPort } = require('node:worker_threads')
parentPort.on('message', ({ id, json }) => {
  if (json === '"die"') process.exit(3)
  if (json === '"throw"') throw new Error('out of paper')
  if (json === '"sleep"') return
  parentPort.postMessage({ id, pdf: { bytes: new Uint8Array([1]), pages: 1, marks: [], standard: 'PDF/UA-1' } })
})`

afterAll(closePdf)

it('prints data through a template and tells where it left room', async () => {
  const pdf = await renderPdf(template, { title: '#eval("1") *Judul*' }, options)

  expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe('%PDF-')
  expect([pdf.pages, pdf.standard]).toEqual([1, 'PDF/UA-1'])
  expect(pdf.marks).toEqual([{ name: 'here', page: 1, x: 1, y: 2, width: 3, height: 4 }])
})

it(
  'gives the same bytes for the same input, whatever was printed between, and others for ' +
    'another date',
  async () => {
    const first = await renderPdf(template, { title: 'Satu' }, options)
    await renderPdf(template, { title: 'Dua' }, options)

    const again = await renderPdf(template, { title: 'Satu' }, options)
    const later = await renderPdf(
      template,
      { title: 'Satu' },
      { createdAt: '2026-01-20T01:30:00.000Z' },
    )

    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0)
    expect(Buffer.compare(first.bytes, later.bytes)).not.toBe(0)
  },
)

it.each([
  ['an unknown word', '#foo', 'unknown variable: foo'],
  ['a file of the machine', '#read("/etc/hostname")', 'file not found'],
  ['a file outside', '#read("../../etc/hostname")', 'access denied'],
])('fails with the reason for %s, and prints the next', async (_, source, reason) => {
  await expect(renderPdf(source, null, options)).rejects.toThrow(reason)
  await expect(renderPdf(template, { title: 'Sesudahnya' }, options)).resolves.toMatchObject({
    pages: 1,
  })
})

it('refuses a date that is none', () =>
  expect(renderPdf(template, { title: 'a' }, { createdAt: 'kemarin' })).rejects.toThrow(RangeError))

it('takes a new thread when the old one dies, and loses only the document at hand', async () => {
  const press = openPress({ hands: 1, start: script(obedient) })

  const printed = await Promise.allSettled(
    ['ok', 'die', 'ok', 'throw', 'ok'].map((data) => printOn(press, '', data, options)),
  )

  expect(printed.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
  expect(String(printed[3]?.status === 'rejected' && printed[3].reason)).toContain('out of paper')
  await closePress(press)
})

it('stops a document that takes too long and goes on', async () => {
  const press = openPress({ hands: 1, start: script(obedient), seconds: 0.2 })

  const asked = ['sleep', 'ok'].map((data) => printOn(press, '', data, options))
  // the first has its alarm; the next is given time on a busy machine
  press.seconds = 10
  const printed = await Promise.allSettled(asked)

  expect(printed.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  await closePress(press)
})

it('prints with a second hand while the first is busy', async () => {
  const press = openPress({ hands: 2, start: script(obedient), seconds: 0.5 })
  const done: string[] = []
  const print = async (data: string): Promise<void> => {
    await printOn(press, '', data, options).catch(() => {})
    done.push(data)
  }

  await Promise.all(['sleep', 'first', 'second'].map(print))

  expect(done).toEqual(['first', 'second', 'sleep'])
  await closePress(press)
})

it('leaves a compiler that does not come to an end behind and prints the next', async () => {
  const press = openPress({ hands: 1, seconds: 1 })

  await expect(printOn(press, slow, null, options)).rejects.toThrow('more than 1 seconds')
  press.seconds = 10
  await expect(printOn(press, template, { title: 'Sesudahnya' }, options)).resolves.toMatchObject({
    pages: 1,
  })
  await closePress(press)
})

it('refuses politely when too many documents wait', async () => {
  const press = openPress({ hands: 1, start: script(obedient), waiting: 2 })

  const printed = await Promise.allSettled(
    [1, 2, 3, 4].map((data) => printOn(press, '', data, options)),
  )

  expect(printed.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
  ])
  const last = printed[3]?.status === 'rejected' ? printed[3].reason : null
  expect(last instanceof Refused && last.refusal.code).toBe('platform/press-full')
  await closePress(press)
})

it('refuses what still waits when it is closed, and opens again', async () => {
  const press = openPress({ hands: 1, start: script(obedient) })
  const waiting = Promise.allSettled(
    ['sleep', 'ok'].map((data) => printOn(press, '', data, options)),
  )

  await closePress(press)

  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(printOn(press, '', 'ok', options)).resolves.toMatchObject({ pages: 1 })
  await closePress(press)
})
