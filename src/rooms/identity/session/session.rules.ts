import type { Instant } from '../../../kernel/time.ts'

/** A session ends twelve hours after it was opened: one working day, never a forgotten weekend. */
export const sessionHours = 12
/** A session that nobody used for two hours has ended: longer than a meeting or lunch, shorter than
 * a morning at a shared desk. What was being typed stays on the device (decision 0019). */
export const idleHours = 2
/** The last use is written at most this often, so that reading stays reading. */
const noteEveryMinutes = 5

export const hoursAfter = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString()

/** Has the last use to be written again? */
export const isUseOld = (lastUsedAt: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(lastUsedAt) >= noteEveryMinutes * 60_000

const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iPhone atau iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux|X11/, 'Linux'],
]
const found = (list: readonly [RegExp, string][], text: string): string | undefined =>
  list.find(([sign]) => sign.test(text))?.[1]

/** What a person calls the browser of a session: «Chrome di Android»; what it says of itself is
 * never trusted, only shown. */
export function browserOf(userAgent: string): string {
  const [browser, system] = [found(browsers, userAgent), found(systems, userAgent)]
  if (!browser && !system) return 'Perangkat lain'
  return system ? `${browser ?? 'Peramban'} di ${system}` : (browser ?? '')
}
