import cluster, { type Worker } from 'node:cluster'
import { setTimeout as pause } from 'node:timers/promises'
import { type Refusal, Refused } from '../../kernel/refusal.ts'

/** Several processes of one server talk by questions: each has a name, and an answer. */
type Asked = { ask: number; name: string; question: unknown }
type Reply = { reply: number } & ({ answer: unknown } | { refusal: Refusal } | { fault: string })
type Message = Asked | Reply
type Send = (message: Message) => void
type Work = (question: unknown) => Promise<unknown>

/** What this process does when another asks for it. */
const works = new Map<string, Work>()
const waiting = new Map<number, PromiseWithResolvers<unknown>>()
let asked = 0

async function ask(send: Send, name: string, question: unknown): Promise<unknown> {
  asked += 1
  const [id, answer] = [asked, Promise.withResolvers<unknown>()]
  waiting.set(id, answer)
  send({ ask: id, name, question })
  return answer.promise
}

async function done({ name, question }: Omit<Asked, 'ask'>): Promise<unknown> {
  const work = works.get(name)
  if (!work) throw new Error(`nobody here does ${name}`)
  return work(question)
}

async function answered({ ask, ...asked }: Asked): Promise<Reply> {
  try {
    return { reply: ask, answer: await done(asked) }
  } catch (error) {
    return error instanceof Refused
      ? { reply: ask, refusal: error.refusal }
      : { reply: ask, fault: String(error) }
  }
}

function settle(message: Reply): void {
  const answer = waiting.get(message.reply)
  waiting.delete(message.reply)
  if ('answer' in message) answer?.resolve(message.answer)
  else
    answer?.reject('refusal' in message ? new Refused(message.refusal) : new Error(message.fault))
}

function hear(message: Message, send: Send): void {
  if ('ask' in message) void answered(message).then(send)
  else if ('reply' in message) settle(message)
}

/** Whoever does not listen any more needs no answer. */
const unheard = (): void => undefined
const toPrimary: Send = (message) => void process.send?.(message, undefined, {}, unheard)
if (cluster.isWorker) process.on('message', (message: Message) => hear(message, toPrimary))

/** The primary hears what this worker asks. */
export function hearWorker(worker: Worker): void {
  worker.on('message', (message: Message) =>
    hear(message, (reply) => void (worker.isConnected() && worker.send(reply, unheard))),
  )
}

/** Asks the primary for what it does under a name; it asks itself in the same way. */
export const askPrimary = <Answer>(name: string, question: unknown = null): Promise<Answer> =>
  (cluster.isWorker ? ask(toPrimary, name, question) : done({ name, question })) as Promise<Answer>

/** Work that one process does for all of them (decision 0037): a worker asks the primary for it,
 * who must have loaded the same module; the primary, and a server of one process, do it
 * themselves. Question and answer are copied; a refusal arrives as one. */
export function inPrimary<Question, Answer>(
  name: string,
  work: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  if (cluster.isWorker) return (question) => askPrimary(name, question)
  works.set(name, work as Work)
  return work
}

/** What the primary may ask this worker under a name. */
export function inWorker<Answer>(name: string, tell: () => Answer): void {
  if (cluster.isWorker) works.set(name, async () => tell())
}

/** So long the primary waits for a worker that may be busy or dying. */
const patienceMs = 1000

/** What every worker answers, by its number; who does not within a second is left out. Nobody where
 * one process does everything. */
export async function fromWorkers<Answer>(name: string): Promise<Map<number, Answer>> {
  const answers = new Map<number, Answer>()
  const asking = Object.values(cluster.workers ?? {}).map(async (worker) => {
    if (!worker?.isConnected()) return
    const send: Send = (message) => void worker.send(message, unheard)
    answers.set(worker.id, (await ask(send, name, null)) as Answer)
  })
  const enough = new AbortController()
  await Promise.race([
    Promise.allSettled(asking),
    pause(patienceMs, undefined, { signal: enough.signal }).catch(unheard),
  ])
  enough.abort()
  return answers
}
