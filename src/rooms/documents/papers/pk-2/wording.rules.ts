import { noBudgetReasons } from '../pk-1/sheet.rules.ts'
import type { Content } from './content.contract.ts'

const opening =
  'Untuk mewujudkan pemerintahan yang efektif, terbuka, akuntabel, dan berorientasi pada hasil,'
const promise =
  'berjanji akan mewujudkan target kinerja tahunan sesuai lampiran perjanjian ini, sebagai ' +
  'bagian dari pencapaian target kinerja jangka menengah yang telah ditetapkan dalam ' +
  'dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja tersebut ' +
  'menjadi tanggung jawab'

const sole = {
  opening: `${opening} yang bertanda tangan di bawah ini:`,
  promise: `${promise} kami.`,
}
const twoParties = {
  opening: `${opening} kami yang bertanda tangan di bawah ini:`,
  'first-party': 'selanjutnya disebut pihak pertama.',
  'second-party': 'selaku atasan pihak pertama, selanjutnya disebut pihak kedua.',
  promise: `Pihak pertama ${promise} pihak pertama.`,
  supervision:
    'Pihak kedua akan memberikan supervisi yang diperlukan, mengevaluasi capaian kinerja ' +
    'berdasarkan perjanjian ini, dan mengambil tindakan yang diperlukan dalam rangka ' +
    'pemberian penghargaan dan sanksi.',
}

/** Our own wording of a promise, which a region may replace: the paragraphs its form needs, and why
 * block B is empty where it is. */
export function ownWording(
  form: Content['form'],
  emptyBudget: keyof typeof noBudgetReasons | null,
): Content['wording'] {
  const paragraphs: Record<string, string> = form === 'SOLE' ? sole : twoParties
  const reason = emptyBudget === null ? {} : { 'no-budget': noBudgetReasons[emptyBudget] }
  return Object.entries({ ...paragraphs, ...reason }).map(([id, text]) => ({ id, text }))
}
