import { printDate } from '../../../kernel/indonesian.ts'
import type { NewContent } from '../../documents/words.ts'

/** The words of a promise: its statement, a paragraph a line with places to fill, and the articles
 * behind the tables. */
export type Wording = { statement: string; blocks: { title: string; text: string }[] }
type Form = NewContent['form']

const opening =
  'Untuk mewujudkan pemerintahan yang efektif, terbuka, akuntabel, dan berorientasi pada hasil,'
const promise =
  'berjanji akan mewujudkan target kinerja tahunan sesuai lampiran perjanjian ini, sebagai ' +
  'bagian dari pencapaian target kinerja jangka menengah yang telah ditetapkan dalam ' +
  'dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja tersebut ' +
  'menjadi tanggung jawab'

const own: Record<Form, string[]> = {
  SOLE: [`${opening} yang bertanda tangan di bawah ini:`, '{pihak_pertama}', `${promise} kami.`],
  TWO_PARTY: [
    `${opening} kami yang bertanda tangan di bawah ini:`,
    '{pihak_pertama}',
    'selanjutnya disebut pihak pertama.',
    '{pihak_kedua}',
    'selaku atasan pihak pertama, selanjutnya disebut pihak kedua.',
    `Pihak pertama ${promise} pihak pertama.`,
    'Pihak kedua akan memberikan supervisi yang diperlukan, mengevaluasi capaian kinerja ' +
      'berdasarkan perjanjian ini, dan mengambil tindakan yang diperlukan dalam rangka ' +
      'pemberian penghargaan dan sanksi.',
  ],
}

/** Our own words, which a region may replace by those of its legal bureau. */
export const ownWording = (form: Form): Wording => ({ statement: own[form].join('\n'), blocks: [] })

/** What a place may be filled from. */
export type Named = Pick<
  NewContent,
  'code' | 'year' | 'region' | 'agency' | 'unit' | 'firstParty' | 'secondParty' | 'date'
>

const blank = '–'

/** What each place of a wording prints, by its name between braces. */
function valuesOf(named: Named): Record<string, string> {
  const { region, firstParty, secondParty } = named
  const agency = named.agency ?? region.governmentName
  const ofParty = (which: string, party: Named['secondParty']): [string, string][] => [
    [`nama_${which}`, party?.name ?? blank],
    [`jabatan_${which}`, party?.title ?? blank],
    [`pangkat_${which}`, party?.rank ?? blank],
    [`nip_${which}`, party?.nip ?? blank],
  ]
  return {
    ...Object.fromEntries(ofParty('pihak_pertama', firstParty)),
    ...Object.fromEntries(ofParty('pihak_kedua', secondParty)),
    unit_kerja: named.unit ?? agency,
    perangkat_daerah: agency,
    pemerintah_daerah: region.governmentName,
    daerah: region.name,
    tempat: region.place,
    tahun: String(named.year),
    nomor: named.code,
    tanggal: printDate(named.date),
  }
}

/** A line that is one of these stands for the block with name and position of a party. */
const parties = { '{pihak_pertama}': 'FIRST', '{pihak_kedua}': 'SECOND' } as const
const isParty = (line: string): line is keyof typeof parties => line in parties

const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The words of one promise, every place filled. */
export function filled(
  { statement, blocks }: Wording,
  named: Named,
): Pick<NewContent, 'statement' | 'blocks'> {
  const values = valuesOf(named)
  const fill = (text: string): string =>
    text.replace(/\{([^{}]*)\}/g, (place, name: string) => values[name.trim()] ?? place)
  return {
    statement: linesOf(statement).map((line) =>
      isParty(line) ? { party: parties[line] } : { paragraph: fill(line) },
    ),
    blocks: blocks.map(({ title, text }) => ({
      title: fill(title),
      paragraphs: linesOf(text).map(fill),
    })),
  }
}
