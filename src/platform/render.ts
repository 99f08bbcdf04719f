import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Draws a view of the front end to a string of HTML. Refuses (throws) a view that does not
 * exist. */
export type Draw = (view: string, props: unknown) => string

/** Draws a whole document around a view: title, style sheet, font; no script. */
export type Render = (view: string, props: unknown, title: string) => string

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const isLoaded = (module: unknown): module is { render: Draw } =>
  typeof module === 'object' &&
  module !== null &&
  'render' in module &&
  typeof module.render === 'function'

/** Loads the built bundle that draws on the server (`dist/render`), with the links to style sheet,
 * font and icon of the built client (`dist/web`). `undefined` where nothing was built. */
export async function openRender(dist: string): Promise<Render | undefined> {
  const [bundle, shell] = [join(dist, 'render/render.js'), join(dist, 'web/index.html')]
  if (!existsSync(bundle) || !existsSync(shell)) return undefined
  const module: unknown = await import(pathToFileURL(bundle).href)
  if (!isLoaded(module)) throw new Error(`${bundle} draws nothing`)
  const tags = readFileSync(shell, 'utf8').match(/<(?:link|meta) [^>]*>/g) ?? []
  const head = tags.filter((tag) => !/modulepreload|name="description"/.test(tag)).join('\n')
  return (view, props, title) =>
    `<!doctype html>\n<html lang="id">\n<head>\n${head}\n<title>${escaped(title)} · ` +
    `Amanah</title>\n<meta name="robots" ` +
    `content="noindex">\n</head>\n<body>${module.render(view, props)}</body>\n</html>\n`
}
