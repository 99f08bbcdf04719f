import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe-core finds wrong on the page as it stands: `rule: element`, empty when nothing. */
export async function violations(page: Page): Promise<string[]> {
  return page.evaluate(
    `${source}; axe.run({ runOnly: ${JSON.stringify(rules)} }).then(({ violations }) => ` +
      `violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + ` +
      'html.slice(0, 160))))',
  )
}

/** How far the page can be pushed sideways, in pixels; 0 is right. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth')
