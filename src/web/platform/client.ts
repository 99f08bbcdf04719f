import type * as z from 'zod/mini'
import { addressOf } from '../../kernel/address.ts'
import type { AnyRoute, Contract, Given, Route } from '../../kernel/contract.ts'
import { type Call, type ReceivedFile, type Sending, send } from './request.ts'

export { type Act, type Answer, type Pages, useAct, useAnswer, usePages } from './answers.ts'
export { type Call, type ReceivedFile, type Sending, whenSignedOut } from './request.ts'

/** What a caller gives in; an upload takes the browser's own `File`. */
export type Sent<R> =
  R extends Route<infer I, infer _O, infer T, infer _G>
    ? 'upload' extends T
      ? z.input<I> & { file: File }
      : z.input<I>
    : never

/** What a caller gets back; a file route gives the file with its name. */
export type Received<R> =
  R extends Route<infer _I, infer _O, infer _T, infer G>
    ? 'file' extends G
      ? ReceivedFile
      : Given<R>
    : never

/** A contract as functions: the same names, typed by the same shapes. */
export type Client<C extends Contract> = { [K in keyof C]: Call<Sent<C[K]>, Received<C[K]>> }

function callOf(route: AnyRoute): Call<Record<string, unknown>, unknown> {
  const call = (input: Record<string, unknown>, sending?: Sending): Promise<unknown> =>
    send(route, input, sending)
  return Object.assign(call, {
    route,
    address: (input: Record<string, unknown>) => addressOf(route, input).url,
  })
}

/** Typed functions from a contract: `const plans = client(planContract)`, then `plans.readPlan({
 * planId })`. Each refuses with `Refused`; answers are trusted because the server checks them
 * against the same contract. */
export function client<C extends Contract>(contract: C): Client<C> {
  const calls = Object.fromEntries(
    Object.entries(contract).map(([name, route]) => [name, callOf(route)]),
  )
  return calls as unknown as Client<C>
}

/** Hands a received file to the person as a download. */
export function saveFile({ name, blob }: ReceivedFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
