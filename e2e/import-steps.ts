import type { Page } from 'playwright-core'

/** A file as a person chooses it. */
export type ChosenFile = string | { name: string; mimeType: string; buffer: Buffer }

/** Lines of text as a CSV file. */
export const csvFile = (name: string, ...lines: string[]): ChosenFile => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
})

/** Chooses a kind with its options and a file, and presses «Periksa berkas»; what comes is for the
 * caller to look at. */
export async function checkFile(
  page: Page,
  kind: string,
  file: ChosenFile,
  options: Record<string, string> = {},
): Promise<void> {
  await page.goto(
    `${new URL('/impor', page.url())}?${new URLSearchParams({ jenis: kind, ...options })}`,
  )
  await page.getByLabel('Berkas', { exact: true }).setInputFiles(file)
  await page.getByRole('button', { name: 'Periksa berkas' }).click()
}

/** The result of the dry run, with nothing written yet. */
export async function resultOf(page: Page): Promise<string> {
  await page.getByText('Ini uji coba: belum ada yang berubah.').first().waitFor()
  return (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
}

/** Saves what was checked. */
export async function saveImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Simpan impor ini' }).click()
  await page.getByRole('heading', { name: 'Impor ini sudah tersimpan.' }).waitFor()
}

/** Takes the import of the page back, and so leaves the stage as it was. */
export async function takeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Batalkan impor' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Batalkan impor' }).click()
  await page.getByRole('heading', { name: 'Impor ini sudah dibatalkan.' }).waitFor()
}
