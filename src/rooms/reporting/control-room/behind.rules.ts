import type { Tone } from '../../measurement/words.ts'

const behind: ReadonlySet<string> = new Set<Tone>(['mid', 'low', 'bad'])

/** Below the second band: «tertinggal». */
export const isBehind = (tone: string | null): boolean => tone !== null && behind.has(tone)
