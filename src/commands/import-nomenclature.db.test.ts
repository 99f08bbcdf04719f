import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../testing/world.ts'
import { editionOf, takeNomenclature } from './import-nomenclature.ts'

const fixture = readFileSync(
  join(import.meta.dirname, '../rooms/budget/fixtures/nomenklatur-kecil.csv'),
)
const edition = { code: 'Edisi uji', name: 'Edisi uji', legalBasis: 'Edisi uji', issuedOn: null }
const told: string[] = []
const say = {
  out: (line: string) => void told.push(line),
  error: (line: string) => void told.push(`! ${line}`),
}

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => void told.splice(0))
afterAll(() => world.close())

const take = (bytes: Uint8Array, commit: boolean, name = 'daftar.csv') =>
  takeNomenclature(world.owner, { name, bytes, edition, commit }, say)
const rows = async () =>
  (
    await world.owner.query('select 1 from budget.nomenclature_items where edition = $1', [
      edition.code,
    ])
  ).rowCount

describe('a nomenclature list from the command line', () => {
  it('is only checked at first', async () => {
    expect([await take(fixture, false), await rows()]).toEqual([0, 0])
    expect(told).toEqual([
      'Edisi uji: dua urusan, dua bidang urusan, dua program, dua kegiatan, dua sub kegiatan.',
      'Ini uji coba: belum ada yang berubah. Ulangi dengan --commit untuk menyimpan.',
    ])
  })

  it('is written with --commit; a later check says what it would replace', async () => {
    expect([await take(fixture, true), await rows(), told.at(-1)]).toEqual([
      0,
      10,
      'Tersimpan: 10 baris.',
    ])
    await take(fixture, false)
    expect(told).toContain('Edisi ini sudah ada dengan 10 baris; semuanya akan diganti.')
  })

  it.each([
    ['other columns', 'a,b\n1,2\n', 'daftar.csv', /^! daftar\.csv: .*kolom/],
    [
      'wrong rows',
      'level,kode,kode_induk,nama\nprogram,1.01,1,Program\nkegiatan,9,1.01,Kegiatan\n',
      'daftar.csv',
      /^! daftar\.csv: Ada 2 kesalahan/,
    ],
    ['no rows', 'level,kode,kode_induk,nama\n', 'daftar.csv', /^! daftar\.csv: /],
    ['what is no sheet', 'PK\u0003\u0004 bukan lembar kerja', 'daftar.xlsx', /^! daftar\.xlsx: /],
  ])('with %s changes nothing and says where', async (_, text, name, sentence) => {
    expect([await take(new TextEncoder().encode(text), true, name), await rows()]).toEqual([1, 10])
    expect(told[0]).toMatch(sentence)
    expect(told[0]).toMatch(/\.$/)
  })
})

describe('the edition', () => {
  it('is named by one word, and takes name, legal basis and date where told', () => {
    expect(editionOf({ options: { edition: ' Edisi uji ' }, region: undefined })).toEqual(edition)
    const options = { edition: 'e', nama: 'Nama', dasar: 'Dasar', terbit: '2020-10-05' }
    expect(editionOf({ options, region: undefined })).toEqual({
      code: 'e',
      name: 'Nama',
      legalBasis: 'Dasar',
      issuedOn: '2020-10-05',
    })
  })

  it.each([
    [{}, undefined, 'Sebutkan edisinya'],
    [{ edition: 'e' }, 'KTA', 'semua daerah'],
    [{ edition: 'e', tahap: 'MURNI' }, undefined, '«tahap»'],
    [{ edition: 'e', terbit: 'kemarin' }, undefined, '2020-10-05'],
    [{ edition: 'e'.repeat(61) }, undefined, '60 huruf'],
  ])('of %j is refused with the way to call it', (options, region, words) => {
    const answer = editionOf({ options, region })
    expect('problem' in answer && answer.problem).toContain(words)
    expect('problem' in answer && answer.problem).toContain('Pemakaian')
  })
})
