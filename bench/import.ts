import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type BenchResult, percentilesOf, rounded } from '../src/commands/bench.ts'
import { openRegion } from '../src/commands/region-file.ts'
import { systemActor } from '../src/kernel/actor.ts'
import { openInstallation } from '../src/main.ts'
import { act } from '../src/platform/act.ts'
import { readConfig } from '../src/platform/config.ts'
import { writeSheet } from '../src/platform/sheets/writing/write-sheet.ts'
import { grantRole, openAccount } from '../src/rooms/identity/index.ts'

/** Seconds from the press to the saved file: checking and saving 11,800 people together. */
const limit = 15
const size = { offices: 40, divisions: 6, people: 11_800 }
const signIn = { signIn: 'pengimpor', password: 'kata sandi untuk ukur' }

const two = (count: number): string => String(count).padStart(2, '0')
const nipOf = (i: number): string =>
  `19${70 + (i % 15)}${two(1 + (i % 12))}${two(1 + (i % 28))}200912${1 + (i % 2)}${String(i % 1000).padStart(3, '0')}`

/** The offices of a region of forty, as the file a region brings. */
function unitsFile(): Promise<Uint8Array> {
  const offices = Array.from({ length: size.offices }, (_, i) => two(i + 1))
  const rows = offices.flatMap((code) => [
    [code, `Dinas Urusan ${code}`, 'Dinas', '00', 'Ya'],
    ...Array.from({ length: size.divisions }, (_, at) => [
      `${code}.${two(at + 1)}`,
      `Bidang ${at + 1} Dinas ${code}`,
      'Bidang',
      code,
      'Tidak',
    ]),
  ])
  const top = ['00', 'Pemerintah Kota Ukur', 'Pemerintah daerah', null, 'Tidak']
  const heads = ['KODE UNIT', 'NAMA UNIT', 'JENIS', 'KODE INDUK', 'PERANGKAT DAERAH']
  return sheetOf(heads, [top, ...rows])
}

/** One head, forty offices with six divisions each, and so many staff that everybody together is
 * 11,800. */
function peopleFile(): Promise<Uint8Array> {
  const heads = ['KODE JABATAN', 'NAMA JABATAN', 'KODE UNIT', 'JENIS JABATAN', 'ESELON']
  const more = ['KODE ATASAN', 'NIP', 'NAMA', 'STATUS PEGAWAI', 'GOLONGAN', 'TMT']
  const rows: string[][] = [['H', 'Wali Kota', '00', 'Politik', '', '']]
  for (let office = 1; office <= size.offices; office++) {
    const code = two(office)
    rows.push([`K${code}`, `Kepala Dinas ${code}`, code, 'Struktural', 'II.b', 'H'])
    for (let at = 1; at <= size.divisions; at++) {
      const place = `${code}.${two(at)}`
      rows.push([`B${place}`, `Kepala Bidang ${at}`, place, 'Struktural', 'III.b', `K${code}`])
    }
  }
  for (let i = rows.length; i < size.people; i++) {
    const place = `${two(1 + (i % size.offices))}.${two(1 + (i % size.divisions))}`
    const title = `Pengelola Layanan ${i % 7}`
    rows.push([`S${place}.${i % 7}`, title, place, 'Pelaksana', '', `B${place}`])
  }
  const holders = rows.map((row, i) =>
    i === 0
      ? [...row, '', 'Kepala Daerah Ukur', 'Non ASN', '', '2025-02-20']
      : [...row, uniqueNip(i), `Pegawai Nomor ${i}`, 'PNS', 'III/b', '2025-01-01'],
  )
  return sheetOf([...heads, ...more], holders)
}

const used = new Set<string>()
function uniqueNip(i: number): string {
  for (let turn = i; ; turn += 337) {
    const nip = nipOf(turn)
    if (used.has(nip)) continue
    used.add(nip)
    return nip
  }
}

const sheetOf = (
  heads: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Promise<Uint8Array> =>
  writeSheet({
    sheets: [{ name: 'Data', columns: heads.map((heading) => ({ heading, kind: 'text' })), rows }],
  })

/** An empty region whose first account may import everything. */
async function openEmptyRegion(directory: string): Promise<void> {
  const config = readConfig({ AMANAH_DATA: directory })
  const installation = await openInstallation(config, () => undefined)
  try {
    const { region } = await openRegion(installation, {
      code: 'UKUR',
      name: 'Kota Ukur',
      kind: 'KOTA',
      governmentName: 'Pemerintah Kota Ukur',
      headTitle: 'Wali Kota',
      place: 'Ukur',
      timeZone: 'Asia/Makassar',
      hosts: ['localhost'],
      administrator: { name: 'Pengelola Ukur', nip: null, signIn: 'pengelola' },
    })
    const personId = randomUUID()
    await act(installation.house, region, systemActor, async (ctx) => {
      await openAccount(ctx, { personId, ...signIn, demonstration: true })
      const grant = { role: 'ORGANISATION_BUREAU', unitId: null, decreeNumber: 'SK 1' } as const
      await grantRole(ctx, { personId, ...grant, validFrom: '2020-01-01' })
    })
  } finally {
    await installation.close()
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A server in a process of its own, as an installation runs it, and somebody signed in. */
async function openServer(directory: string): Promise<Server> {
  const port = await freePort()
  const main = join(import.meta.dirname, '../src/commands/main.ts')
  const told = { AMANAH_DATA: directory, PORT: String(port), AMANAH_DEMO: '1', LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, [main, 'serve'], {
    env: { ...process.env, ...told },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const address = `http://localhost:${port}`
  for (let tries = 0; tries < 600; tries++) {
    if ((await fetch(`${address}/healthz`).catch(() => null))?.ok) break
    await pause(100)
  }
  const asked = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(signIn),
  })
  const cookie = asked.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  return { address, cookie, child }
}
type Server = { address: string; cookie: string; child: ChildProcess }

async function asked<Answer>(
  { address, cookie }: Server,
  path: string,
  body?: FormData,
): Promise<Answer> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
    ...(body ? { body } : {}),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}

type Run = { id: string; errors: number; problems: { severity: string; detail: string }[] }

/** Checks a file and saves it, as a person does on the page; answers the seconds of both. */
async function take(server: Server, kind: string, bytes: Uint8Array): Promise<[number, number]> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), `${kind}.xlsx`)
  const began = performance.now()
  const run = await asked<Run>(server, `/api/import-kinds/${kind}/runs`, form)
  if (run.errors > 0)
    throw new Error(
      `${run.errors} errors: ${run.problems.find(({ severity }) => severity === 'error')?.detail}`,
    )
  const checked = performance.now()
  await asked(server, `/api/imports/${run.id}/commit`)
  return [checked - began, performance.now() - checked].map((ms) => ms / 1000) as [number, number]
}

/** What other people meanwhile wait for, request after request, in milliseconds. */
function watch({ address, cookie }: Server): { stop: () => Promise<number[]> } {
  const times: number[] = []
  let going = true
  const loop = (async () => {
    while (going) {
      const began = performance.now()
      await (await fetch(`${address}/api/session`, { headers: { cookie } })).arrayBuffer()
      times.push(performance.now() - began)
      await pause(20)
    }
  })()
  loop.catch(() => undefined)
  return {
    stop: async () => {
      going = false
      await loop
      return times
    },
  }
}

/** Most memory the server process ever held, in megabytes (Linux tells it). */
const peakOf = (pid: number | undefined): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) /
  1024

/** Seconds of processor the server process has used, which other work on the machine does not
 * stretch as much as the clock. */
const processorOf = (pid: number | undefined): number => {
  const [, times = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  return (
    times
      .split(' ')
      .slice(11, 13)
      .reduce((sum, ticks) => sum + Number(ticks), 0) / 100
  )
}

/** Imports 11,800 people into an empty region of forty offices, with a server of its own and
 * somebody who works beside. */
export async function run(): Promise<BenchResult> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-bench-'))
  let server: Server | undefined
  try {
    await openEmptyRegion(directory)
    const [units, people] = [await unitsFile(), await peopleFile()]
    server = await openServer(directory)
    await take(server, 'units', units)
    writeFileSync(`/proc/${server.child.pid}/clear_refs`, '5')
    const before = processorOf(server.child.pid)
    const others = watch(server)
    const [checked, saved] = await take(server, 'people', people)
    const times = await others.stop()
    const seconds = rounded(checked + saved)
    const processor = rounded(processorOf(server.child.pid) - before)
    const memory = Math.round(peakOf(server.child.pid))
    return {
      name: 'import',
      value: seconds,
      unit: 's',
      limit,
      ratio: rounded(limit / seconds),
      against: { megabytes: memory, checked: rounded(checked), saved: rounded(saved), processor },
      ...percentilesOf(times),
      notes:
        `${size.people} pegawai diperiksa dan disimpan; p50, p95, p99 milik permintaan lain ` +
        'sementara itu (batas 200 ms), memori puncak proses (batas 300 MB)',
    }
  } finally {
    server?.child.kill('SIGTERM')
    if (server) await new Promise((ended) => server?.child.once('exit', ended))
    rmSync(directory, { recursive: true, force: true })
  }
}
