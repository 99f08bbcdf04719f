import { expect, it } from 'vitest'
import { importers } from './app.ts'
import { typedForms } from './web/imports/typed/typed-forms.ts'

it('forms over importers name columns that are there, and what they need to name a row', () => {
  for (const [id, form] of Object.entries(typedForms)) {
    const importer = importers.find(({ kind }) => kind === form.kind)
    const keys = importer?.sheet.wish.columns.map(({ key }) => key) ?? []
    const sent = [...(form.carried ?? []), ...form.columns].filter((key) => key !== 'targetYear')

    expect([id, importer?.typing !== undefined]).toEqual([id, true])
    expect([id, sent.filter((key) => !keys.includes(key))]).toEqual([id, []])
    expect([id, (form.emptied ?? []).filter((key) => !sent.includes(key))]).toEqual([id, []])
    const filled = importer?.sheet.wish.columns.filter((column) => column.filled) ?? []
    expect([id, filled.filter(({ key }) => !sent.includes(key)).map(({ key }) => key)]).toEqual([
      id,
      [],
    ])
  }
})
