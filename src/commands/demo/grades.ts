import type { DemoPost } from './posts.ts'

/** What kind of employment, which grades, how much schooling and which age go with a post. */
export type Rung = {
  employment: readonly (readonly [kind: Employment, weight: number])[]
  grades: readonly string[]
  schooling: 'master' | 'bachelor' | 'diploma' | 'school'
  /** How many in a hundred hold a master's degree. */
  masters: number
}
export type Employment = 'PNS' | 'CPNS' | 'PPPK' | 'PPPK Paruh Waktu' | 'Non ASN'

const civil = [['PNS', 100]] as const

const byEchelon: Record<string, Rung> = {
  'II.a': { employment: civil, grades: ['IV/d'], schooling: 'master', masters: 100 },
  'II.b': { employment: civil, grades: ['IV/c', 'IV/c', 'IV/b'], schooling: 'master', masters: 92 },
  'III.a': {
    employment: civil,
    grades: ['IV/b', 'IV/a', 'IV/a'],
    schooling: 'bachelor',
    masters: 75,
  },
  'III.b': {
    employment: civil,
    grades: ['IV/a', 'IV/a', 'III/d'],
    schooling: 'bachelor',
    masters: 60,
  },
  'IV.a': {
    employment: civil,
    grades: ['III/d', 'III/d', 'III/c'],
    schooling: 'bachelor',
    masters: 30,
  },
  'IV.b': { employment: civil, grades: ['III/c', 'III/b'], schooling: 'bachelor', masters: 10 },
}

const byRung: Record<string, Rung> = {
  'Ahli Utama': { employment: civil, grades: ['IV/d'], schooling: 'bachelor', masters: 95 },
  'Ahli Madya': {
    employment: civil,
    grades: ['IV/a', 'IV/b', 'IV/c'],
    schooling: 'bachelor',
    masters: 60,
  },
  'Ahli Muda': {
    employment: civil,
    grades: ['III/c', 'III/d'],
    schooling: 'bachelor',
    masters: 35,
  },
  'Ahli Pertama': {
    grades: ['III/a', 'III/b'],
    schooling: 'bachelor',
    masters: 6,
    employment: [
      ['PNS', 62],
      ['PPPK', 26],
      ['CPNS', 12],
    ],
  },
  Penyelia: { employment: civil, grades: ['III/c', 'III/d'], schooling: 'diploma', masters: 0 },
  Mahir: { employment: civil, grades: ['III/a', 'III/b'], schooling: 'diploma', masters: 0 },
  Terampil: {
    grades: ['II/c', 'II/d'],
    schooling: 'diploma',
    masters: 0,
    employment: [
      ['PNS', 58],
      ['PPPK', 42],
    ],
  },
  Pemula: {
    grades: ['II/a', 'II/b'],
    schooling: 'school',
    masters: 0,
    employment: [
      ['PNS', 60],
      ['PPPK', 40],
    ],
  },
}

const clerk = (
  schooling: Rung['schooling'],
  grades: readonly string[],
  employment: Rung['employment'],
): Rung => ({
  schooling,
  grades,
  employment,
  masters: 0,
})

const byTitle: Record<string, Rung> = {
  'Penelaah Teknis Kebijakan': clerk(
    'bachelor',
    ['III/a', 'III/b', 'III/c'],
    [
      ['PNS', 68],
      ['PPPK', 24],
      ['CPNS', 8],
    ],
  ),
  'Penata Layanan Operasional': clerk(
    'bachelor',
    ['III/a', 'III/b'],
    [
      ['PNS', 40],
      ['PPPK', 50],
      ['PPPK Paruh Waktu', 10],
    ],
  ),
  'Pengolah Data dan Informasi': clerk(
    'diploma',
    ['II/c', 'II/d', 'III/a'],
    [
      ['PNS', 62],
      ['PPPK', 38],
    ],
  ),
  'Pengelola Layanan Operasional': clerk(
    'diploma',
    ['II/c', 'II/d'],
    [
      ['PNS', 30],
      ['PPPK', 60],
      ['PPPK Paruh Waktu', 10],
    ],
  ),
  'Pengadministrasi Perkantoran': clerk(
    'school',
    ['II/b', 'II/c', 'II/d', 'III/a'],
    [
      ['PNS', 58],
      ['PPPK', 27],
      ['PPPK Paruh Waktu', 15],
    ],
  ),
  'Operator Layanan Operasional': clerk(
    'school',
    ['II/a', 'II/b'],
    [
      ['PPPK', 40],
      ['PPPK Paruh Waktu', 60],
    ],
  ),
  'Pengelola Umum Operasional': clerk(
    'school',
    ['I/c', 'I/d'],
    [
      ['PPPK', 22],
      ['PPPK Paruh Waktu', 78],
    ],
  ),
}

/** What goes with a post by its echelon, its functional rung or its title. */
export function rungOf({
  title,
  echelon,
  kind,
}: Pick<DemoPost, 'title' | 'echelon' | 'kind'>): Rung {
  const named = Object.keys(byRung).find((rung) => title.includes(rung))
  const found = (echelon && byEchelon[echelon]) || byTitle[title] || (named && byRung[named])
  if (found) return found
  if (kind === 'Fungsional')
    return { employment: civil, grades: ['III/d', 'IV/a'], schooling: 'bachelor', masters: 40 }
  throw new Error(`no grade for ${title}`)
}

/** A PPPK's grade by schooling: school, diploma, bachelor. */
export const contractGrades: Record<Rung['schooling'], string> = {
  school: 'V',
  diploma: 'VII',
  bachelor: 'IX',
  master: 'X',
}

const ages: Record<string, readonly [number, number]> = {
  'I/c': [25, 45],
  'I/d': [28, 50],
  'II/a': [23, 30],
  'II/b': [25, 34],
  'II/c': [26, 36],
  'II/d': [28, 44],
  'III/a': [27, 36],
  'III/b': [29, 40],
  'III/c': [33, 47],
  'III/d': [37, 53],
  'IV/a': [41, 55],
  'IV/b': [45, 57],
  'IV/c': [48, 58],
  'IV/d': [51, 58],
}
/** The usual age of somebody of a grade, from and to. */
export const agesOf = (grade: string): readonly [number, number] => ages[grade] ?? [25, 44]
