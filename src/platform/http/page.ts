import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { type AnyRoute, pageHead } from '../../kernel/contract.ts'
import type { Render } from '../render.ts'
import { refusalOf, statusOf } from './problem.ts'

const Head = z.looseObject(pageHead)

type Drawn = { type: string; body: string }

function draw(render: Render | undefined, view: string, props: z.infer<typeof Head>): Drawn {
  if (!render) return { type: 'text/plain; charset=utf-8', body: `${props.sentence}\n` }
  return { type: 'text/html; charset=utf-8', body: render(view, props, props.title) }
}

/** Sends a page drawn on the server; without the built bundle its opening sentence. Only what the
 * contract declares reaches the view. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  route: AnyRoute,
  answer: unknown,
  render: Render | undefined,
): FastifyReply {
  const props = z.parse(Head, z.parse(route.output, answer))
  const { type, body } = draw(render, route.view ?? 'problem', props)
  if (request.method === 'POST' || props.status) reply.header('cache-control', 'no-store')
  else {
    // the page as drawn, not its data: a new build draws the same data otherwise
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    reply
      .header(
        'cache-control',
        props.freshSeconds ? `public, max-age=${props.freshSeconds}` : 'no-cache',
      )
      .header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  }
  return reply
    .code(props.status ?? 200)
    .type(type)
    .send(body)
}

/** A failure on an address that people open in a browser: the same sentence as everywhere, as a
 * page with the way out. */
export function pageProblem(
  render: Render | undefined,
): (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  return (error, request, reply) => {
    const known = refusalOf(error)
    if (known.status >= 500) request.log.error({ err: error }, 'page failed')
    reply.refused = known.code
    reply.header('cache-control', 'no-store')
    const { type, body } = draw(render, 'problem', {
      title: 'Belum dapat ditampilkan',
      sentence: known.detail,
      status: known.status,
      ...(known.mend ? { mend: known.mend } : {}),
    })
    return statusOf(known, reply).type(type).send(body)
  }
}
