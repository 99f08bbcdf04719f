import { existsSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { Refused } from '../kernel/refusal.ts'
import { Misused } from './arguments.ts'

enableCompileCache()

/** Every command of `./amanah` (`product.md` §7), in the order a newcomer meets them. */
const commands: Record<string, string> = {
  demo: 'Menjalankan daerah contoh: basis data, isi, dan server sekaligus.',
  serve: 'Menjalankan server.',
  import: 'Memasukkan berkas XLSX atau CSV: import JENIS BERKAS [--commit].',
  calc: 'Menghitung dengan aturan Amanah: calc JENIS, JSON masuk dan JSON keluar.',
  verify:
    'Memeriksa PDF Perjanjian Kinerja: verify BERKAS.pdf [--trust SERTIFIKAT.pem] [--chain FOLDER|ZIP].',
  migrate: 'Memperbarui susunan basis data.',
  seed: 'Mengisi daerah contoh atau daerah baru: seed demo | seed region BERKAS.',
  accounts: 'Akun pegawai: accounts list | open --all | reset NAMA | close NAMA.',
  hosts: 'Alamat tiap daerah: hosts | hosts set ALAMAT [--region KODE] [--primary].',
  doctor: 'Memeriksa yang perlu untuk dipakai sungguhan: alamat, kunci, cadangan, surel, ruang.',
  backup:
    'Mencadangkan seluruh isi, terkunci: backup (--to BERKAS | --into FOLDER) ' +
    '(--recipient age1… | --passphrase-file BERKAS|-).',
  restore:
    'Memulihkan cadangan ke tempat kosong: restore BERKAS (--identity BERKAS | --passphrase-file BERKAS|-).',
  build: 'Membangun halaman dari sumbernya.',
  bench: 'Mengukur terhadap batasnya: bench NAMA.',
  test: 'Menjalankan semua pemeriksaan dan pengujian.',
}

const fileOf = (name: string): string => join(import.meta.dirname, `${name}.ts`)

function overview(): string {
  const there = Object.entries(commands).filter(([name]) => existsSync(fileOf(name)))
  return [
    'Pemakaian: ./amanah PERINTAH',
    '',
    ...there.map(([name, what]) => `  ${name.padEnd(9)}${what}`),
  ].join('\n')
}

async function run(name: string, args: string[]): Promise<number> {
  const command: { usage?: string; run(args: string[]): Promise<number> } = await import(
    fileOf(name)
  )
  if (command.usage === undefined || !args.some((arg) => arg === '--help' || arg === '-h'))
    return command.run(args)
  console.log(command.usage)
  return 0
}

/** What the person at the keyboard reads: one sentence for what we foresaw, the whole error for
 * what we did not. */
function explain(error: unknown): void {
  if (error instanceof Refused || error instanceof Misused) console.error(error.message)
  else
    console.error(
      'Ada kesalahan yang tidak terduga. Sertakan keterangan berikut saat melaporkannya.\n',
      error,
    )
}

const [name = '--help', ...args] = process.argv.slice(2)
if (name === '--help' || name === '-h' || name === 'help') {
  console.log(overview())
} else if (!Object.hasOwn(commands, name) || !existsSync(fileOf(name))) {
  console.error(`Perintah «${name}» tidak dikenal.\n\n${overview()}`)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await run(name, args)
  } catch (error) {
    explain(error)
    process.exitCode = error instanceof Misused ? 2 : 1
  }
}
