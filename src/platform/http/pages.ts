import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusal } from '../../kernel/refusal.ts'
import { sendRefusal } from './problem.ts'

const missing = refusal(
  'platform/no-such-page',
  404,
  'Halaman ini tidak ditemukan. Mungkin alamatnya berubah; mulai lagi dari Tugas saya.',
)

const wantsPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' &&
  !request.url.startsWith('/api/') &&
  !/\.[a-z]\w{1,11}$/i.test(request.url.split('?')[0] ?? '') &&
  String(request.headers.accept ?? '').includes('text/html')

/** Serves the built pages: hashed files for a year, every other address by the one shell, which
 * finds its own way. */
export async function servePages(
  app: FastifyInstance,
  directory: string | undefined,
): Promise<void> {
  const shell = directory && join(directory, 'index.html')
  if (!shell || !existsSync(shell)) {
    app.setNotFoundHandler((request, reply) => sendRefusal(missing, request, reply))
    return
  }
  const html = readFileSync(shell)
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
  const sendShell = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    reply.header('cache-control', 'no-cache').header('etag', etag)
    return request.headers['if-none-match'] === etag
      ? reply.code(304).send()
      : reply.type('text/html; charset=utf-8').send(html)
  }
  await app.register(fastifyStatic, {
    root: directory,
    index: false,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.get('/', sendShell)
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request) ? sendShell(request, reply) : sendRefusal(missing, request, reply),
  )
}
