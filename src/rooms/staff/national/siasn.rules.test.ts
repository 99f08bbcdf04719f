import { expect, it } from 'vitest'
import { marksOf, meaningOf, type RaterCard, rankCode, raterOf, seenIn } from './siasn.rules.ts'

const quarter = {
  ...{ period: '2026-Q2', startsOn: '2026-04-01', endsOn: '2026-07-01' },
  ...({ resultRating: 'ABOVE', behaviourRating: 'MEETS', predicate: 'BAIK' } as const),
}
const rater: RaterCard = {
  ...{ nip: '197001011995031001', name: 'Surya', employmentKind: 'PNS', grade: 'IV/c' },
  ...{ position: 'Kepala Dinas', unit: 'Dinas Pendidikan' },
}

it('says marks in the codes of SIASN, over the days of the evaluation', () => {
  expect(marksOf(quarter)).toEqual({
    ...{ tahun: 2026, periodikId: '2', bulanMulaiPenilaian: 4, bulanSelesaiPenilaian: 6 },
    ...{ tahunMulaiPenilaian: 2026, tahunSelesaiPenilaian: 2026 },
    ...{ hasilKinerjaNilai: 1, perilakuKerjaNilai: 2, kuadranKinerjaNilai: 2 },
  })
  const december = { ...quarter, period: '2026-12', startsOn: '2026-12-01', endsOn: '2027-01-01' }
  const worst = { resultRating: 'BELOW', predicate: 'SANGAT_KURANG' } as const
  expect(marksOf({ ...december, ...worst })).toMatchObject({
    ...{ periodikId: '1', bulanMulaiPenilaian: 12, bulanSelesaiPenilaian: 12 },
    ...{ tahunSelesaiPenilaian: 2026, hasilKinerjaNilai: 3, kuadranKinerjaNilai: 5 },
  })
  const best = marksOf({ ...quarter, predicate: 'SANGAT_BAIK' })
  expect(best.kuadranKinerjaNilai).toBe(1)
})

it('says who rated, with the rank in its code; a head of region is no ASN and has none', () => {
  expect(raterOf(rater)).toEqual({
    ...{ statusPenilai: 'ASN', penilaiNipNrp: '197001011995031001', penilaiNama: 'Surya' },
    ...{ penilaiGolongan: '43', penilaiJabatanNama: 'Kepala Dinas' },
    penilaiUnorNama: 'Dinas Pendidikan',
  })
  const mayor = { ...rater, employmentKind: 'NON_ASN', nip: null, grade: null } as const
  expect(raterOf(mayor)).toMatchObject({
    ...{ statusPenilai: 'NON ASN', penilaiNipNrp: '', penilaiGolongan: '' },
  })
  expect(['I/a', 'II/c', 'III/d', 'IV/e', 'IX', 'V/a'].map(rankCode)).toEqual([
    '11',
    '23',
    '34',
    '45',
    '',
    '',
  ])
})

it('knows its own in the history of SIASN, also where numbers come as words', () => {
  const marks = marksOf(quarter)
  const words = Object.fromEntries(Object.entries(marks).map(([key, of]) => [key, String(of)]))
  expect(seenIn([{ id: 'a', ...words }], marks)).toEqual({ seen: true, id: 'a' })
  const other = { id: 'a', ...marks, perilakuKerjaNilai: 3 }
  expect(seenIn([other], marks)).toEqual({ seen: false, id: 'a' })
  expect(seenIn([{ ...other, bulanMulaiPenilaian: 1 }], marks)).toEqual({ seen: false, id: null })
})

it.each([
  [null, 'DOOR'],
  [{ status: 200, told: null }, 'DOUBT'],
  [{ status: 500, told: null }, 'DOUBT'],
  [{ status: 429, told: {} }, 'DOUBT'],
  [{ status: 401, told: {} }, 'DOOR'],
  [{ status: 403, told: {} }, 'DOOR'],
  [{ status: 422, told: { message: 'periode ganda' } }, 'NO'],
  [{ status: 200, told: { code: 0, message: 'periode ganda' } }, 'NO'],
  [{ status: 302, told: {} }, 'NO'],
  [{ status: 200, told: { code: 1, data: [] } }, 'YES'],
])('reads %j as %s', (came, is) => {
  expect(meaningOf(came).is).toBe(is)
})

it('passes on why SIASN says no', () => {
  expect(meaningOf({ status: 200, told: { code: 0, message: ' periode ganda ' } })).toMatchObject({
    reason: 'SIASN menolak: periode ganda.',
  })
})
