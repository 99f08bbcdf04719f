import { execFileSync, spawnSync } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { closePdf, type Pdf } from '../../platform/pdf.ts'
import {
  aContent,
  aFirstContent,
  aFirstSoleContent,
  aFunctionalContent,
  aHostileContent,
  aLongContent,
  aLongNamedContent,
  anActingContent,
  anAdministratorContent,
  aPaper,
  aSoleContent,
  hostile,
  siti,
} from '../../testing/signing/agreement-content.ts'
import { printAgreement } from './paper.actions.ts'
import type { AgreementContent } from './papers/papers.rules.ts'

const hasPoppler = ['pdftotext', 'pdffonts', 'pdfinfo'].every(
  (tool) => spawnSync(tool, ['-v']).error === undefined,
)
if (!hasPoppler) console.warn('skipped: poppler (pdftotext, pdffonts, pdfinfo) is not installed')

const read = (tool: string, options: string[], { bytes }: Pdf, after: string[] = ['-']): string =>
  execFileSync(tool, [...options, '-', ...after], {
    input: bytes,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  })

const plain = (text: string): string => text.replace(/\u200b/g, '').replace(/\s+/g, ' ')
const textOf = (pdf: Pdf): string => plain(read('pdftotext', ['-raw'], pdf))
const pageOf = (pdf: Pdf, page: number): string =>
  plain(read('pdftotext', ['-raw', '-f', `${page}`, '-l', `${page}`], pdf))
const infoOf = (pdf: Pdf): string => read('pdfinfo', [], pdf, [])

/** Asserts that the texts appear, each behind the one before. */
function expectInOrder(text: string, parts: string[]): void {
  let from = 0
  for (const part of parts) {
    const found = text.indexOf(part, from)
    expect(
      found,
      `«${part}» behind «${text.slice(Math.max(0, from - 30), from)}»`,
    ).toBeGreaterThanOrEqual(0)
    from = found + part.length
  }
}

const a4 = { width: 595.28, height: 841.89 }
const samples: Record<string, () => AgreementContent> = {
  aContent,
  aFirstContent,
  aFirstSoleContent,
  aSoleContent,
  anAdministratorContent,
  aFunctionalContent,
  anActingContent,
  aLongNamedContent,
  aHostileContent,
}
const print = (content: AgreementContent): Promise<Pdf> => printAgreement(aPaper(content))
const printDraft = (content: AgreementContent): Promise<Pdf> =>
  printAgreement(aPaper(content, null))

afterAll(closePdf)

describe.each(Object.entries(samples))('%s', (_, sample) => {
  it('is two pages of PDF/UA-1 with its signature spaces inside the pages, side by side', async () => {
    const content = sample()

    const pdf = await print(content)

    const names =
      content.form === 'SOLE' ? ['first', 'first'] : ['second', 'first', 'second', 'first']
    expect([pdf.pages, pdf.standard]).toEqual([2, 'PDF/UA-1'])
    expect(pdf.marks.map(({ name }) => name)).toEqual(names)
    expect(pdf.marks.map(({ page }) => page)).toEqual(
      names.map((_, i) => (i < names.length / 2 ? 1 : 2)),
    )
    for (const { x, y, width, height } of pdf.marks) {
      expect([Math.round(width), Math.round(height)]).toEqual([187, 57])
      expect(x).toBeGreaterThan(70)
      expect(x + width).toBeLessThan(a4.width - 56)
      expect(y).toBeGreaterThan(62)
      expect(y + height).toBeLessThan(a4.height - 51)
    }
    for (const second of pdf.marks.filter(({ name }) => name === 'second')) {
      const first = pdf.marks.find(({ name, page }) => name === 'first' && page === second.page)
      expect(first?.y).toBe(second.y)
      expect(first?.x).toBeGreaterThan(second.x + second.width)
    }
  })

  it('gives the same bytes for the same agreement', async () => {
    const [one] = await Promise.all([print(sample()), print(aLongContent(3, 2))])
    const again = await print(sample())

    expect(Buffer.compare(one.bytes, again.bytes)).toBe(0)
  })
})

describe.skipIf(!hasPoppler)('as a reader sees it', () => {
  it('is tagged, A4, titled, dated by the data, with every font inside', async () => {
    const pdf = await print(aContent())

    const info = infoOf(pdf)
    expect(info).toMatch(/Title:\s+Perjanjian Kinerja Tahun 2026: Kepala Dinas Kesehatan/)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/)
    expect(read('pdfinfo', ['-isodates'], pdf, [])).toMatch(/CreationDate:\s+2026-01-19T01:30:00Z/)
    const fonts = read('pdffonts', [], pdf, []).trim().split('\n').slice(2)
    expect(fonts.map((line) => line.replace(/^\w+\+/, '').split(/\s+/)[0]).sort()).toEqual([
      'SourceSerif4-Regular',
      'SourceSerif4-SemiBold',
    ])
    for (const line of fonts) expect(line).toMatch(/\byes yes yes\b/)
    expect(Buffer.from(pdf.bytes).toString('latin1')).toContain('/Lang (id-ID)')
  })

  it('reads in the order of §3.4', async () => {
    const pdf = await print(aContent())

    expectInOrder(pageOf(pdf, 1), [
      'PERJANJIAN KINERJA TAHUN 2026',
      'DINAS KESEHATAN',
      'PEMERINTAH KOTA TANJUNG AMANAH',
      'kami yang bertanda tangan di bawah ini:',
      'Nama : dr. Siti Nurjanah Rahman, M.K.M. Jabatan : Kepala Dinas Kesehatan ' +
        'selanjutnya disebut pihak pertama.',
      'Nama : H. Farid Alamsyah, S.E., M.M. Jabatan : Wali Kota Tanjung Amanah selaku ' +
        'atasan pihak pertama, selanjutnya disebut pihak kedua.',
      'Keberhasilan dan kegagalan',
      'tanggung jawab pihak pertama.',
      'Pihak kedua akan memberikan supervisi',
      'penghargaan dan sanksi.',
      'Tanjung Amanah, 19 Januari 2026',
      'Pihak kedua, Wali Kota Tanjung Amanah',
      'H. Farid Alamsyah, S.E., M.M.',
      'Pihak pertama, Kepala Dinas Kesehatan',
      'dr. Siti Nurjanah Rahman, M.K.M. Pembina Utama Muda (IV/c) NIP 19720418 199903 2 004',
      'PK-2026-1.02-001 versi 1 · Sidik isi',
      'Sidik induk 9f3a71c0…71c0',
      'Halaman 1 dari 2',
    ])
    expectInOrder(pageOf(pdf, 2), [
      'LAMPIRAN PERJANJIAN KINERJA TAHUN 2026 DINAS KESEHATAN KOTA TANJUNG AMANAH',
      'A. Kinerja No. Sasaran Strategis Indikator Kinerja Satuan Target',
      '1. Menurunnya prevalensi stunting dan masalah gizi',
      'Cakupan imunisasi dasar lengkap persen 92,00',
      '3. Meningkatnya akuntabilitas kinerja perangkat daerah Predikat SAKIP predikat BB',
      'B. Anggaran No. Program Anggaran (Rp) Keterangan',
      '84.120.000.000 APBD, DAK',
      'Jumlah 90.438.000.000',
      'Pihak kedua,',
      'Halaman 2 dari 2',
    ])
  })

  it('shows no signature before there is one', async () => {
    const pdf = await print(aContent())

    expect(textOf(pdf)).not.toMatch(/Ditandatangani|tidak tersertifikasi|Tanda tangan elektronik/)
    expect(pageOf(pdf, 2).split('Tempat tanda tangan: halaman pernyataan')).toHaveLength(3)
    expect(pageOf(pdf, 2)).toContain('Kode ini menunjukkan siapa yang telah menandatangani')
  })

  it('has one signature and no supervision for a head of region', async () => {
    const text = textOf(await print(aSoleContent()))

    expect(text).not.toMatch(/[Pp]ihak|supervisi|NIP/)
    expectInOrder(text, [
      'yang bertanda tangan di bawah ini:',
      'berjanji akan mewujudkan',
      'Keberhasilan dan kegagalan',
      'BB',
    ])
  })

  it('groups kegiatan by program with the sum of each', async () => {
    expectInOrder(pageOf(await print(anAdministratorContent()), 2), [
      'Sasaran Program',
      'Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat 13.055.250.000',
      '1. Penyediaan Layanan',
      'Program Pemberdayaan Masyarakat Bidang Kesehatan 1.859.300.000',
      '4. Pelaksanaan Sehat',
      'Jumlah 14.914.550.000',
    ])
  })

  it('marks a draft, groups sub kegiatan, and says why a post has no budget', async () => {
    const draft = textOf(await printDraft(aFunctionalContent()))
    const acting = textOf(await print(anActingContent()))

    expectInOrder(draft, [
      'K O N S E P PERJANJIAN KINERJA',
      'KONSEP · PK-2026-1.02-057 versi 1 · isi belum dibekukan',
      'Sub Kegiatan',
      'Jumlah 2.806.450.000',
    ])
    expectInOrder(acting, [
      'PERJANJIAN KINERJA PERUBAHAN',
      'Plt. Kepala Badan',
      'B. Anggaran Jabatan ini tidak mengelola anggaran',
    ])
  })

  it('prints markup and scripts as the text they are', async () => {
    const pdf = await print(aHostileContent())

    const text = textOf(pdf).replaceAll(' ', '')
    const count = text.split(hostile.replaceAll(' ', '')).length - 1
    expect(count).toBeGreaterThanOrEqual(10)
    expect(text).toContain('#u*BB*')
    expect(infoOf(pdf)).toMatch(/JavaScript:\s+no/)
  })

  it('repeats the head of a long table, keeps rows whole and the signatures with the last rows', async () => {
    const pdf = await print(aLongContent(3, 16))

    expect(pdf.pages).toBe(3)
    expect(pdf.marks.map(({ page }) => page)).toEqual([1, 1, 3, 3])
    expectInOrder(pageOf(pdf, 2), [
      'B. Anggaran',
      'Program ke-1',
      'Program ke-2',
      '14. Kegiatan ke-2.6',
    ])
    expectInOrder(pageOf(pdf, 3), [
      'No. Kegiatan Anggaran (Rp) Keterangan',
      'Program ke-2',
      '15. Kegiatan ke-2.7',
      'Jumlah',
      'Pihak kedua,',
    ])
  })

  it('carries forty indicators over pages without losing one', async () => {
    const pdf = await print(aLongContent(40, 24))

    const text = textOf(pdf)
    expect(pdf.pages).toBe(5)
    expectInOrder(
      text,
      Array.from(
        { length: 40 },
        (_, i) => `Indikator ke-${i + 1} layanan dengan nama yang cukup panjang untuk dua baris`,
      ),
    )
    expect(text.split('Indikator Kinerja Satuan Target').length - 1).toBe(3)
    expect(text).toContain('Halaman 5 dari 5')
  })

  it('sets long names tighter before it takes another page', async () => {
    const name =
      'Prof. Dr. dr. Hj. Raden Ajeng Sri Wahyuningsih Kusumawardhani Puspitasari ' +
      'Hadiningrat, Sp.P.D., K.G.E.H., M.Kes., FINASIM'
    const title =
      'Pelaksana Tugas Kepala Dinas Pengendalian Penduduk, Keluarga Berencana, ' +
      'Pemberdayaan Perempuan, dan Perlindungan Anak'
    const party = { ...siti, name, title }

    const pdf = await print(aContent({ firstParty: party, secondParty: party }))

    expect(pdf.marks.map(({ page }) => page)).toEqual([1, 1, 2, 2])
    expect(pageOf(pdf, 1)).toContain(name)
  })
})

it('still prints a letter the font does not have, and says that the paper is not fully accessible', async () => {
  const pdf = await print(aContent({ firstParty: { ...siti, name: 'Siti 漢 Nurjanah' } }))

  expect([pdf.pages, pdf.standard]).toEqual([2, 'PDF 1.7'])
})
