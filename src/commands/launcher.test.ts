import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Misused } from './arguments.ts'

const fileOf = (name: string): string => join(import.meta.dirname, `${name}.ts`)
const launcher = join(import.meta.dirname, '../../amanah')

/** Runs what waits for its input, does something to the process, then ends its input. */
async function whileItWaits(
  act: (pid: number) => Promise<void>,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn('sh', [launcher, 'calc', 'deadline'], {
    env: { ...process.env, NODE_OPTIONS: '--inspect=127.0.0.1:0' },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (bytes) => {
    said.out += String(bytes)
  })
  child.stderr.on('data', (bytes) => {
    said.err += String(bytes)
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  // the shell has become Node, under the same number
  while (child.pid && !readFileSync(`/proc/${child.pid}/cmdline`, 'utf8').includes('main.ts'))
    await new Promise((again) => setTimeout(again, 20))
  await act(child.pid ?? 0)
  child.stdin.end('[{"approvedOn":"2026-01-31","months":1}]')
  return { code: await ended, ...said }
}

it.runIf(process.platform === 'linux')(
  'opens no inspector by a signal or the environment, and leaves no core file',
  async () => {
    let limits = ''
    const { code, out, err } = await whileItWaits(async (pid) => {
      limits = readFileSync(`/proc/${pid}/limits`, 'utf8')
      await new Promise((started) => setTimeout(started, 500))
      process.kill(pid, 'SIGUSR1')
      await new Promise((heard) => setTimeout(heard, 200))
    })

    expect(limits).toMatch(/^Max core file size +0 +0 /m)
    expect([code, JSON.parse(out), err]).toEqual([0, [{ state: 'OK', dueOn: '2026-02-28' }], ''])
  },
)

it.each([
  ['serve', ['--tls']],
  ['serve', ['sekarang']],
  ['demo', ['--bersih']],
  ['migrate', ['--ulang']],
  ['build', ['--dev']],
  ['seed', ['demo', '--cepat']],
  ['seed', []],
  ['hosts', ['--json=1']],
  ['import', ['sipd', 'a.csv', '--force']],
  ['bench', ['--semua']],
  ['test', ['--hanya', 'rules']],
  ['verify', ['a.pdf', '--percaya']],
  ['calc', ['deadline', '--cepat']],
])('refuses what %s does not know: %j', async (name, args) => {
  const command: { run: (args: string[]) => Promise<number> } = await import(fileOf(name))

  await expect(command.run(args)).rejects.toThrow(Misused)
  await expect(command.run(args)).rejects.toThrow(`Pemakaian: ./amanah ${name}`)
})

it.each([
  ['verify', ['a.pdf', '--percaya']],
  ['calc', ['deadline', '--cepat']],
  ['serve', ['--tls']],
])('ends with 2 and the usage where %s does not know %j', (name, args) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), name, ...args],
    {
      encoding: 'utf8',
    },
  )

  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(`Pemakaian: ./amanah ${name}`)
})

it('tells how to call a command', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), 'serve', '--help'],
    { encoding: 'utf8' },
  )

  expect([status, stdout]).toEqual([0, expect.stringContaining('--tls-self')])
})
