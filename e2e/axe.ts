import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The filled buttons somebody sees at once: in the dialog that is open, else on the page. */
const filled =
  "[...(document.querySelector('dialog[open]') ?? document).querySelectorAll('.btn-primary')]" +
  '.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim())'

/** What axe-core finds wrong on the page as it stands: `rule: element`, empty when nothing; and
 * where more than one button is filled, all of them (`look.md` §7: one call a page). */
export async function violations(page: Page): Promise<string[]> {
  const calls = await page.evaluate<string[]>(filled)
  const loud = calls.length > 1 ? [`one-call: ${calls.join(', ')}`] : []
  const found = await page.evaluate<string[]>(
    `${source}; axe.run({ runOnly: ${JSON.stringify(rules)} }).then(({ violations }) => ` +
      `violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + ` +
      'html.slice(0, 160))))',
  )
  return [...loud, ...found]
}

/** How far the page can be pushed sideways, in pixels; 0 is right. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth')
