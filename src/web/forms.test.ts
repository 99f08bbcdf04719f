import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { AnyRoute } from '../kernel/contract.ts'
import { broughtBack, keptOf, mayKeep, misfits } from './platform/form.ts'

const rooms = join(import.meta.dirname, '../rooms')
const sources = globSync('**/*.{ts,tsx}', { cwd: import.meta.dirname })
  .filter((file) => !file.includes('.test.'))
  .map((file) => ({ file, text: readFileSync(join(import.meta.dirname, file), 'utf8') }))

/** A `<form>` that is no form of an act, and why. */
const noAct: Record<string, string> = {
  'agreements/public/CheckForms.tsx': 'public pages work without a script: the browser sends it',
  'staff/feedback/ServiceView.tsx': 'public, as above',
  'reporting/tree/TreeTools.tsx': 'a search; it changes the address and nothing else',
}

/** Acts that take words and are sent in a way of their own, and which. */
const sentOtherwise: Record<string, string> = {
  reportFigure: 'the form of a figure: useFields; it is sent from the outbox',
  keepActivity: 'what the form of a day holds, kept beside it',
  addPush: 'what the browser says of itself; nobody types it',
  signAgreement: 'PassphraseForm: useFields; a passphrase is never kept',
  signHandover: 'PassphraseForm: useFields; a passphrase is never kept',
  signStack: 'PassphraseForm: useFields; a passphrase is never kept',
  endSignOn: 'what a provider sends back; nobody types it',
  uploadEvidence: 'a file of the form of a figure; nobody types its note',
  previewRules: 'what the form of setRules holds, before it is decided',
  drawEmblem: 'a file; it is drawn when it is chosen, nobody types into it',
  previewWording: 'the words of the form of setWording; nothing is saved',
  checkImport: 'a file: useFields; its options are kept in the address',
}

type Act = { name: string; room: string; route: AnyRoute }
let writes: Act[] = []
beforeAll(async () => {
  const files = globSync('**/*.contract.ts', { cwd: rooms })
  const modules = await Promise.all(
    files.map(async (file) => [file, await import(join(rooms, file))] as const),
  )
  writes = modules.flatMap(([file, module]) =>
    Object.values(module as Record<string, Record<string, AnyRoute>>).flatMap((contract) =>
      Object.entries(contract ?? {}).flatMap(([name, route]) =>
        typeof route?.path === 'string' && route.method !== 'GET'
          ? [{ name, room: file, route }]
          : [],
      ),
    ),
  )
})

/** The forms of the application, as the sources call them: the act, and whether it names a
 * draft. */
const forms = sources.flatMap(({ file, text }) =>
  [
    ...text.matchAll(
      /(?:useForm\(|<ReasonDialog[^>]*?call=\{)\s*\w+\.(\w+)[\s\S]*?\bkeep(?:: |=\{?)(null|[`'"])/g,
    ),
  ].map(([, act = '', keep]) => ({ file, act, kept: keep !== 'null' })),
)

/** Does somebody type words into this act? Ids, dates, choices and numbers are not typed. */
function takesWords({ input, path }: AnyRoute): boolean {
  const { properties = {} } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).some(([name, text]) => {
    if (typeof text !== 'object' || path.includes(`:${name}`)) return false
    const kinds = [text, ...(text.anyOf ?? [])].filter((kind) => typeof kind === 'object')
    return kinds.some(
      (kind) => kind.type === 'string' && !kind.format && !kind.pattern && !kind.enum,
    )
  })
}

describe('every form of the application', () => {
  it('is drawn by the one part', () => {
    const own = sources.filter(({ text }) => /<form\b/.test(text)).map(({ file }) => file)

    expect(own.toSorted()).toEqual(['parts/form/Form.tsx', ...Object.keys(noAct)].toSorted())
  })

  it('is found by this test', () => {
    const uses = sources.filter(
      ({ file }) => file !== 'platform/form.ts' && file !== 'parts/form/ReasonDialog.tsx',
    )
    const calls = uses.flatMap(({ text }) => text.match(/useForm\(|<ReasonDialog\b/g) ?? [])

    expect(forms).toHaveLength(calls.length)
    expect(forms.length).toBeGreaterThan(10)
  })

  it('is a form wherever words are typed into an act', () => {
    const called = writes.filter(({ name }) =>
      sources.some(({ text }) => new RegExp(`\\w\\.${name}\\b`).test(text)),
    )
    const typed = called.filter(({ route }) => takesWords(route)).map(({ name }) => name)
    const inForms = new Set(forms.map(({ act }) => act))

    expect(typed.filter((name) => !inForms.has(name) && !(name in sentOtherwise))).toEqual([])
    expect(Object.keys(sentOtherwise).filter((name) => !typed.includes(name))).toEqual([])
  })

  it('keeps what is typed, unless it is about an account, a certificate or a person', () => {
    const forgetful = forms.filter(({ act, kept }) => {
      const route = writes.find(({ name }) => name === act)?.route
      return !route || kept !== mayKeep(route)
    })

    expect(forgetful).toEqual([])
  })
})

it('never keeps a form on accounts, people or certificates', () => {
  const personal = writes.filter(
    ({ room }) =>
      /^(identity|organisation)\/|certificate\.contract/.test(room) &&
      !room.startsWith('organisation/pack/'),
  )

  expect(personal.length).toBeGreaterThan(8)
  expect(personal.filter(({ route }) => mayKeep(route)).map(({ name }) => name)).toEqual([])
})

it('keeps only what was typed, never a secret', () => {
  const opens = { reason: '', passphrase: '' }

  expect(keptOf(opens, opens, ['passphrase'])).toBeNull()
  expect(keptOf({ ...opens, passphrase: 'x' }, opens, ['passphrase'])).toBeNull()
  expect(keptOf({ reason: 'a', passphrase: 'x' }, opens, ['passphrase'])).toEqual({ reason: 'a' })
})

it('brings back what fits the form of today', () => {
  const opens = { value: '1', sure: false }

  expect(broughtBack(opens, { value: '2' })).toEqual({ value: '2', sure: false })
  expect(broughtBack(opens, { value: 2 })).toBeNull()
  expect(broughtBack(opens, { worth: '2' })).toBeNull()
  expect(broughtBack(opens, null)).toBeNull()
})

it('says before sending what the contract would refuse', () => {
  const lengths = { reason: [5, 10] } as const

  expect(misfits({ reason: '  ', id: '' }, lengths)).toEqual({ reason: 'Isian ini kosong.' })
  expect(misfits({ reason: 'a b' }, lengths)).toEqual({ reason: 'Paling sedikit 5 huruf.' })
  expect(misfits({ reason: 'sebelas kata' }, lengths)).toEqual({
    reason: 'Paling banyak 10 huruf; sekarang 12.',
  })
  expect(misfits({ reason: 'cukup' }, lengths)).toEqual({})
})
