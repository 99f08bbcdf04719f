import * as z from 'zod/mini'
import builtIn from '../../../data/packs/kinerja-pegawai.json' with { type: 'json' }
import { decimalText, rounded } from '../../kernel/decimal.ts'
import {
  creditOf,
  distributionOf,
  Grade,
  OrganisationPredicate,
  Predicate,
  predicates,
  StaffPack,
} from '../../rooms/staff/words.ts'
import { invalid, type Kind } from './kind.ts'

const pack = z.parse(StaffPack, builtIn.content)
const grades = Object.keys(pack.credit.grades)

const Appraised = z.object({ result: Grade, behaviour: Grade })
/** The predicate of a person from the two ratings, by the built-in rule pack. */
export const appraisal: Kind = {
  about: 'predikat kinerja dari rating hasil kerja dan perilaku',
  example: '[{"result": "MEETS", "behaviour": "ABOVE"}]',
  answer: (row) => {
    const read = z.safeParse(Appraised, row)
    if (!read.success)
      return invalid('Isi result dan behaviour, masing-masing ABOVE, MEETS, atau BELOW.')
    return { state: 'OK', predicate: pack.quadrant[read.data.result][read.data.behaviour] }
  },
}

const heads = z.int().check(z.gte(0), z.lte(1_000_000))
const Spread = z.object({
  organisation: OrganisationPredicate,
  counts: z.partialRecord(Predicate, heads),
})
/** How predicates in heads stand to the pattern of the organisation's predicate. */
export const distribution: Kind = {
  about: 'pola distribusi predikat menurut predikat organisasi',
  example: '[{"organisation": "BAIK", "counts": {"SANGAT_BAIK": 5, "BAIK": 15}}]',
  answer: (row) => {
    const read = z.safeParse(Spread, row)
    if (!read.success)
      return invalid(
        'Isi organisation dengan predikat organisasi (ISTIMEWA, BAIK, …) dan counts dengan jumlah ' +
          `orang menurut predikat (${predicates.join(', ')}).`,
      )
    const { organisation, counts } = read.data
    return { state: 'OK', ...distributionOf(pack.distribution, organisation, counts) }
  },
}

const Converted = z.object({
  grade: z.enum(grades),
  months: z.int().check(z.gte(1), z.lte(12)),
  predicate: Predicate,
})
/** Credit points of a functional official for some months with a predicate. */
export const credit: Kind = {
  about: 'angka kredit dari predikat, jenjang, dan bulan',
  example: '[{"grade": "Ahli Muda", "months": 9, "predicate": "BUTUH_PERBAIKAN"}]',
  answer: (row) => {
    const read = z.safeParse(Converted, row)
    const found = read.success && creditOf(pack.credit, read.data)
    if (!found)
      return invalid(
        `Isi grade (${grades.join(', ')}), months (1 sampai 12), dan predicate ` +
          `(${predicates.join(', ')}).`,
      )
    return { state: 'OK', points: decimalText(rounded(found.points, 6)), printed: found.issued }
  },
}
