import { code, filled, lines, type RowOf, sheetOf, text, yesNo } from '../../../kernel/fields.ts'

/** What the file «Struktur unit kerja» holds; lists of regions as they are found name their columns
 * otherwise. */
const fields = {
  code: filled(
    code('KODE UNIT', ['Kode', 'Kode Unit Kerja', 'Kode Lokal', 'Kode OPD', 'Kode SKPD Pola']),
  ),
  name: filled(
    text('NAMA UNIT', [
      ...['Nama', 'Nama Unit Kerja', 'Unit Kerja', 'Nama OPD'],
      ...['Nama Perangkat Daerah', 'Nama SKPD'],
    ]),
  ),
  shortName: text('NAMA SINGKAT', ['Singkatan', 'Nama Pendek']),
  kind: lines('JENIS', ['Jenis Unit', 'Jenis Unit Kerja']),
  parentCode: code('KODE INDUK', ['Kode Unit Induk', 'Induk', 'Kode Atasan']),
  agency: yesNo('PERANGKAT DAERAH', ['OPD', 'SKPD', 'Perangkat Daerah (Ya/Tidak)']),
  skpdCode: code('KODE SKPD', ['Kode SIPD', 'Kode SKPD SIPD']),
  legalBasis: text('DASAR HUKUM', ['Peraturan', 'Dasar']),
}

/** One of each thing that needs showing. */
const example = `
  KODE UNIT | NAMA UNIT | NAMA SINGKAT | JENIS | KODE INDUK | PERANGKAT DAERAH | KODE SKPD | DASAR HUKUM

  00 | Pemerintah Kota Contoh | Kota Contoh | Pemerintah daerah | | Tidak | | Perda 7/2016

  01 | Sekretariat Daerah | Setda | Sekretariat daerah | 00 | Ya | 4.01.0.00.0.00.01.0000 | Perda 7/2016

  01.01 | Bagian Organisasi | Bag. Organisasi | Bagian | 01 | Tidak | 4.01.0.00.0.00.01.0008 | Perwali 51/2021

  02 | Dinas Kesehatan | Dinkes | Dinas | 00 | Ya | 1.02.0.00.0.00.01.0000 | Perda 7/2016

  02.01 | Bidang Kesehatan Masyarakat | Bidang Kesmas | Bidang | 02 | Tidak | | Perwali 62/2021`

/** The file, by its fields. */
export const unitSheet = sheetOf({ name: 'Unit', example }, fields)

/** One row as read; an empty cell leaves what is known as it is. */
export type UnitRow = RowOf<typeof fields>
