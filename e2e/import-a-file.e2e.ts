import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { sideways, violations } from './axe.ts'
import { type Browser, desktop, onStage, openBrowser, phone, signIn } from './browser.ts'
import {
  type ChosenFile,
  checkFile,
  csvFile,
  resultOf,
  saveImport,
  takeBack,
} from './import-steps.ts'

let browser: Browser | undefined
afterEach(() => browser?.close())

const units = csvFile(
  'unit.csv',
  'KODE UNIT;NAMA UNIT;JENIS;KODE INDUK;PERANGKAT DAERAH',
  '09;Dinas Kearsipan;Dinas;00;Ya',
)
const people = csvFile(
  'pegawai.csv',
  'KODE JABATAN;NAMA JABATAN;KODE UNIT;JENIS JABATAN;KODE ATASAN;NIP;NAMA;STATUS PEGAWAI;GOLONGAN',
  'J901;Arsiparis Ahli Pertama;01.01;Fungsional;J004;199001012015042002;Wulan Sari, A.Md.;PNS;III/a',
)
const plan = csvFile(
  'rencana.csv',
  'KODE KINERJA;KODE INDUK;JENIS;PERNYATAAN;KODE UNIT;KODE ' +
    'INDIKATOR;INDIKATOR;SATUAN;ARAH;AKUMULASI;TARGET 2026',
  'K9;P1;Sasaran kegiatan;Arsip sekolah tertata rapi;02.02;I.K9;Persentase arsip ' +
    'tertata;Persen;Makin tinggi makin baik;Terakhir;80,00',
)
const rekap = fileURLToPath(
  new URL('../src/rooms/budget/fixtures/rekap-murni.csv', import.meta.url),
)

it.each<[string, ChosenFile, Record<string, string>, RegExp, string, string]>([
  ['units', units, {}, /satu perangkat daerah.*satu baru/, '/organisasi', 'Dinas Kearsipan'],
  [
    'people',
    people,
    {},
    /satu jabatan dan satu pegawai.*satu pegawai baru/,
    '/organisasi?pegawai=wulan',
    'Wulan Sari, A.Md.',
  ],
  [
    'plan',
    plan,
    { tahun: '2026' },
    /satu kinerja/i,
    '/perencanaan?kata=arsip',
    'Arsip sekolah tertata rapi',
  ],
  [
    'sipd',
    rekap,
    { tahap: 'MURNI', disahkan: '2026-01-05' },
    /APBD murni 2026: .* pagu Rp/,
    '/anggaran',
    'Rp 3,48 miliar',
  ],
])(
  'the bureau tries, saves and takes back a file of kind %s',
  async (kind, file, options, sentence, place, seen) => {
    browser = await openBrowser(desktop)
    const { page } = browser
    await signIn(page, 'bureau', '/impor')

    await checkFile(page, kind, file, options)
    expect(await resultOf(page)).toMatch(sentence)
    expect(await violations(page)).toEqual([])
    await saveImport(page)
    const run = page.url()
    await page.goto(onStage(place))
    await page.getByText(seen).first().waitFor()

    await page.goto(run)
    await takeBack(page)
    await page.goto(onStage(place))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByText(seen).count()).toBe(0)
  },
)

it('refuses a wrong file in one calm sentence and keeps what was chosen', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'bureau', '/impor')
  const disguised = {
    name: 'rekap.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('%PDF-1.7\nbukan lembar kerja'),
  }

  await checkFile(page, 'sipd', disguised, { tahap: 'PERGESERAN', disahkan: '2026-03-02' })

  await page.getByText('Berkas ini PDF, bukan lembar kerja.').waitFor()
  expect(await page.getByLabel('Pergeseran', { exact: true }).isChecked()).toBe(true)
  expect(await page.getByLabel('Tanggal pengesahan DPA').inputValue()).toBe('2026-03-02')
  expect(
    await page.getByLabel('Berkas', { exact: true }).evaluate((input) => input.matches(':focus')),
  ).toBe(true)
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
})

it('asks for what the file does not say before anything is sent, and hands out a filled example', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'bureau', '/impor?jenis=sipd')

  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await page.getByText('Isi «Tahap anggaran» dahulu.').waitFor()
  await page.getByText('Pilih berkasnya dahulu.').waitFor()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /Unduh contoh XLSX/ }).click()
  expect((await download).suggestedFilename()).toBe('contoh-sipd.xlsx')
})

it('shows two errors with their cells, offers no saving, and leads back with the options kept', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'bureau', '/impor')
  const broken = csvFile(
    'unit-salah.csv',
    'KODE UNIT;NAMA UNIT;JENIS;KODE INDUK',
    '09;Dinas Kearsipan;Dinas;00',
    '09.01;Bidang Arsip;Bidang;99',
    '09;Dinas Kearsipan lagi;Dinas;00',
  )

  await checkFile(page, 'units', broken, { berlaku: '2026-02-01' })

  expect(await resultOf(page)).toBe('Dua kesalahan perlu diperbaiki di berkasnya.')
  await page.getByText('Baris 3 · D, KODE INDUK').waitFor()
  await page.getByText(/^Baris 4 · /).waitFor()
  expect(await page.getByRole('button', { name: 'Simpan impor ini' }).count()).toBe(0)
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await page.getByRole('link', { name: 'Unggah berkas yang diperbaiki' }).click()
  await page.getByLabel('Berlaku sejak').waitFor()
  expect(await page.getByLabel('Berlaku sejak').inputValue()).toBe('2026-02-01')
})

it('says once which column of a strange file is which; the next such file needs no word', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'bureau', '/impor')
  const strange = csvFile(
    'daftar-lama.csv',
    'Daftar satuan kerja',
    'Sandi;NAMA UNITT;Golongan;Keterangan',
    '09;Dinas Kearsipan;Dinas;gedung lama',
  )
  await checkFile(page, 'units', strange)
  await page.getByText('Kolom «KODE UNIT» tidak ada').waitFor()

  await page.getByRole('heading', { name: 'Kolom mana berisi apa?' }).waitFor()
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  await page.getByText('Kolom wajib «KODE UNIT», «NAMA UNIT» belum dipasangkan.').waitFor()
  await page.getByLabel('KODE UNIT').selectOption('A')
  await page.getByRole('button', { name: 'Ya, pakai kolom B untuk NAMA UNIT' }).click()
  await page.getByText('Isinya: Dinas Kearsipan').waitFor()
  await page
    .getByRole('region', { name: 'Kolom mana berisi apa?' })
    .getByText(/kolom lain/)
    .click()
  await page.getByLabel('JENIS').selectOption('C')
  await page.getByText('Tidak akan dibaca: Keterangan (D).').waitFor()
  expect([await sideways(page), await violations(page)]).toEqual([0, []])
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
  expect(await resultOf(page)).toMatch(/satu perangkat daerah.*satu baru/)

  await checkFile(page, 'units', strange)
  expect(await resultOf(page)).toMatch(/satu perangkat daerah.*satu baru/)
  await page.getByText('Tiga kolom dibaca seperti yang Anda pasangkan').waitFor()
})

it('saves once, however often and from however many windows it is pressed', async () => {
  browser = await openBrowser(desktop)
  const { page, context } = browser
  await signIn(page, 'bureau', '/impor')
  await checkFile(page, 'units', units)
  await resultOf(page)
  const second = await context.newPage()
  await second.goto(page.url())
  await resultOf(second)

  await page.getByRole('button', { name: 'Simpan impor ini' }).dblclick()
  await page.getByRole('heading', { name: 'Impor ini sudah tersimpan.' }).waitFor()
  await second.getByRole('button', { name: 'Simpan impor ini' }).click()

  await second.getByRole('heading', { name: 'Impor ini sudah tersimpan.' }).waitFor()
  await second.goto(onStage('/organisasi'))
  await second.getByRole('link', { name: 'Dinas Kearsipan' }).waitFor()
  expect(await second.getByRole('link', { name: 'Dinas Kearsipan' }).count()).toBe(1)
  await takeBack(page)
})

it('tells an official why importing is not theirs, also at the address of a run', async () => {
  browser = await openBrowser(phone)
  const { page } = browser
  await signIn(page, 'official', '/impor')

  await page.getByText('Anda belum memegang hak mengimpor').waitFor()
  expect(await page.getByLabel('Berkas', { exact: true }).count()).toBe(0)
  expect(await violations(page)).toEqual([])
  await page.goto(onStage('/impor/99999999-9999-7999-8999-999999999999'))
  await page.getByText('Impor ini tidak ditemukan.').waitFor()
  await page.getByRole('link', { name: 'Ke halaman impor' }).click()
  await page.waitForURL(/\/impor$/)
})
