import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Unfit } from '../kernel/picture.ts'
import { Refused, refusal } from '../kernel/refusal.ts'
import { inPrimary } from './operations/primary.ts'

/** What a picture is drawn from, and how large it may become: points of its longer side, bytes. */
type PictureOrder = { bytes: Uint8Array; longest: number; mostBytes: number }
type Drawing = { png: Uint8Array; width: number; height: number } | { unfit: Unfit }

const child = fileURLToPath(new URL('./picture.child.ts', import.meta.url))
const most = { atOnce: 2, milliseconds: 20_000 }
let running = 0

const full = refusal(
  'platform/drawing-full',
  503,
  'Penggambar sedang penuh. Berkas Anda belum diperiksa; coba lagi sebentar lagi.',
)

/** What the child said, or nothing where it died: a drawing library ends its whole process when a
 * file leads it astray. */
async function heard({ bytes, longest, mostBytes }: PictureOrder): Promise<string> {
  const drawing = spawn(
    process.execPath,
    ['--max-old-space-size=256', child, String(longest), String(mostBytes)],
    {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {},
      timeout: most.milliseconds,
      killSignal: 'SIGKILL',
    },
  )
  // one that dies before it has read everything is told below
  drawing.stdin.on('error', () => undefined)
  drawing.on('error', () => undefined)
  drawing.stdin.end(bytes)
  return (await buffer(drawing.stdout)).toString()
}

async function drawn(order: PictureOrder): Promise<Drawing> {
  if (running >= most.atOnce) throw new Refused(full)
  running += 1
  try {
    const said = await heard(order)
    if (said === '') return { unfit: 'TOO_HEAVY' }
    const answer: { png: string; width: number; height: number } | { unfit: Unfit } =
      JSON.parse(said)
    return 'unfit' in answer ? answer : { ...answer, png: Buffer.from(answer.png, 'base64') }
  } finally {
    running -= 1
  }
}

/** Draws a stranger's PNG, JPEG or SVG to a PNG within these sizes, in a process of its own that
 * ends with it. Nothing of the file but its points is left: no metadata, no place where a
 * photograph was taken. Answers with the reason where that is not possible; refuses with
 * `platform/drawing-full` while others draw. */
export const drawPicture: (order: PictureOrder) => Promise<Drawing> = inPrimary(
  'platform/picture',
  drawn,
)
