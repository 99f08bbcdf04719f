import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Finds what may be pressed and is less than 24 pixels wide or high (WCAG 2.5.8), but for a link
 * within a sentence; a field is as large as its label. */
const smallTargets = `(() => {
  const inSentence = (one) => getComputedStyle(one).display === 'inline' &&
    [...one.parentElement.childNodes].some((part) =>
      part.nodeType === 3 && /\\p{L}{3}/u.test(part.nodeValue));
  const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  return [...document.querySelectorAll(pressed)].flatMap((one) => {
    if (one.closest('.skip') || !one.checkVisibility({ visibilityProperty: true })) return [];
    const frames = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
    const [width, height] = ['width', 'height'].map((side) =>
      Math.round(Math.max(...frames.map((frame) => frame[side]))));
    return (width >= 24 && height >= 24) || width === 0 || inSentence(one)
      ? [] : ['target ' + width + '×' + height + ': ' + one.outerHTML.slice(0, 160)];
  })
})()`

/** The filled buttons somebody sees at once: in the dialog that is open, else on the page. */
const filled =
  "[...(document.querySelector('dialog[open]') ?? document).querySelectorAll('.btn-primary')]" +
  '.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim())'

/** What axe-core finds wrong on the page as it stands: `rule: element`, empty when nothing; what is
 * too small for a finger (measured whole: axe measures what an open menu leaves free); and where
 * more than one button is filled, all of them (`look.md` §7: one call a page). */
export async function violations(page: Page): Promise<string[]> {
  const calls = await page.evaluate<string[]>(filled)
  const loud = calls.length > 1 ? [`one-call: ${calls.join(', ')}`] : []
  // half a megabyte: a page that was not left since keeps it
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(source)
  const found = await page.evaluate<string[]>(
    `axe.run({ runOnly: ${JSON.stringify(rules)}, ` +
      // what passes is not told, so its elements need no names
      "resultTypes: ['violations'], rules: { 'target-size': { enabled: false } } })" +
      `.then(({ violations }) => ` +
      `violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + ` +
      'html.slice(0, 160))))',
  )
  return [...loud, ...found, ...(await page.evaluate<string[]>(smallTargets))]
}

/** Numbers that stand for themselves: no heading of the column, no link and no words around them say
 * what they are. */
export const unexplained = (page: Page): Promise<string[]> =>
  page.evaluate(`(() => {
  const words = (one) => one && /\\p{L}{3}/u.test(one.textContent);
  const told = (element) => {
    if (element.closest('a, button, summary')) return true;
    const cell = element.closest('td');
    const heads = cell?.closest('table').tHead?.rows[0]?.cells;
    if (cell) return words(heads?.[cell.cellIndex]) || words(cell);
    for (let one = element, steps = 0; one && steps < 4; one = one.parentElement, steps++) {
      if (one.matches('main, section')) return false;
      if (words(one)) return true;
    }
    return false;
  };
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    if (/\\d/.test(node.nodeValue) && node.parentElement.checkVisibility() && !told(node.parentElement))
      found.push(node.parentElement.outerHTML.slice(0, 160));
  return found;
})()`)

/** How far the page can be pushed sideways, in pixels; 0 is right. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth')
