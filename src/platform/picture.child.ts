import { buffer } from 'node:stream/consumers'
import { Resvg } from '@resvg/resvg-js'
import sharp, { type Sharp } from 'sharp'
import type { Unfit } from '../kernel/picture.ts'
import { sniff } from './sniff.ts'
import { svgOf, whyNotSvg } from './svg.ts'

type Drawing = { png: string; width: number; height: number } | { unfit: Unfit }

/** The most points a file may unfold to, and how many times as long as broad a picture may be. */
const most = { points: 25_000_000, ratio: 4 }

sharp.cache(false)
sharp.concurrency(1)

const isNarrow = (width: number, height: number): boolean =>
  Math.max(width, height) > most.ratio * Math.min(width, height)

/** An SVG as points: drawn with no font and no file beside it, as large as is wanted and no larger
 * whatever size it claims. */
function pointsOf(svg: string, longest: number): Uint8Array | { unfit: Unfit } {
  const unfit = whyNotSvg(svg)
  if (unfit) return { unfit }
  const font = { loadSystemFonts: false }
  try {
    const { width, height } = new Resvg(svg, { font, logLevel: 'off' })
    if (isNarrow(width, height)) return { unfit: 'TOO_NARROW' }
    const fitTo = { mode: width > height ? 'width' : 'height', value: longest } as const
    return new Resvg(svg, { font, logLevel: 'off', fitTo }).render().asPng()
  } catch {
    return { unfit: 'NO_PICTURE' }
  }
}

/** The first of ever smaller drawings that keeps within the bytes. */
async function within(image: Sharp, longest: number, mostBytes: number): Promise<Drawing> {
  for (const share of [1, 0.75, 0.5, 0.35, 0.25])
    for (const palette of [false, true]) {
      const side = Math.round(longest * share)
      const { data, info } = await image
        .clone()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .png({ palette, compressionLevel: 9 })
        .toBuffer({ resolveWithObject: true })
      if (data.length <= mostBytes)
        return { png: data.toString('base64'), width: info.width, height: info.height }
    }
  return { unfit: 'TOO_HEAVY' }
}

async function draw(bytes: Uint8Array, longest: number, mostBytes: number): Promise<Drawing> {
  const svg = svgOf(bytes)
  const type = sniff(bytes)?.type
  if (svg === null && type !== 'image/png' && type !== 'image/jpeg') return { unfit: 'NO_PICTURE' }
  const points = svg === null ? bytes : pointsOf(svg, longest)
  if ('unfit' in points) return points
  try {
    const image = sharp(points, { limitInputPixels: most.points, failOn: 'error' })
    const { autoOrient } = await image.metadata()
    if (isNarrow(autoOrient.width, autoOrient.height)) return { unfit: 'TOO_NARROW' }
    return await within(image.autoOrient().toColourspace('srgb'), longest, mostBytes)
  } catch (error) {
    return { unfit: /pixel limit/.test(String(error)) ? 'TOO_MANY_POINTS' : 'NO_PICTURE' }
  }
}

const [longest, mostBytes] = process.argv.slice(2).map(Number)
if (!longest || !mostBytes) throw new Error('how large may it become?')
process.stdout.write(JSON.stringify(await draw(await buffer(process.stdin), longest, mostBytes)))
