import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Refusal, Refused, refusal } from '../../kernel/refusal.ts'
import { deviceTime } from './clock.ts'
import { keepAnswer, keptAnswer } from './device/kept-answers.ts'
import { showsFresh, showsKept } from './device/kept-since.ts'
import {
  type ActKey,
  forgetAnswers,
  isUncertain,
  keyFor,
  rememberAnswer,
  rememberedAnswer,
} from './device/memory.ts'
import { everyPage } from './every-page.ts'
import type { Call } from './request.ts'

/** One answer of the server as a page holds it. `value` stays while a newer one comes. */
export type Answer<O> = {
  value: O | undefined
  refusal: Refusal | null
  busy: boolean
  again: () => Promise<void>
  replace: (value: O) => void
}

/** One act as a page holds it: call it; it answers `null` when it was refused, and says why in
 * `refusal`. */
export type Act<I, O> = ((input: I) => Promise<O | null>) & {
  busy: boolean
  refusal: Refusal | null
  clear: () => void
}

const brokenPage = refusal(
  'web/broken',
  0,
  'Halaman ini tersandung. Muat ulang; isian Anda tetap ada di perangkat ini.',
)

/** The refusal in whatever was thrown; anything unexpected is reported to the console and becomes
 * one sentence. */
export function refusalIn(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal
  console.error(error)
  return brokenPage
}

type Held<O> = Pick<Answer<O>, 'value' | 'refusal' | 'busy'>

const tooSoon = 15_000

/** Asks again when the person comes back to the page or the signal returns, but not more often than
 * every 15 seconds. */
function useComingBack(again: () => void, lastAsked: { current: number }): void {
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState === 'visible' && deviceTime() - lastAsked.current > tooSoon)
        again()
    }
    document.addEventListener('visibilitychange', ask)
    window.addEventListener('online', ask)
    return () => {
      document.removeEventListener('visibilitychange', ask)
      window.removeEventListener('online', ask)
    }
  }, [again])
}

const patience = 4000

/** What a page reads. Asks at once, keeps the old content while new comes, asks again on coming
 * back. `null` as input asks nothing. A late answer to an older question is dropped. With `keep`
 * the last answer stays on the device while the person is signed in, and stands in when the signal
 * is gone or does not come in time; the shell then says since when. */
export function useAnswer<I, O>(
  call: Call<I, O>,
  input: I | null,
  { keep = false }: { keep?: boolean } = {},
): Answer<O> {
  const address = input === null ? null : call.address(input)
  const [state, setState] = useState<Held<O>>(() => ({
    value: address === null ? undefined : (rememberedAnswer(address) as O | undefined),
    refusal: null,
    busy: address !== null,
  }))
  const asking = useRef<AbortController | null>(null)
  const lastAsked = useRef(0)
  /** The address whose answer is held: an older one does not stand in for another. */
  const held = useRef(state.value === undefined ? null : address)

  const again = useCallback(async (): Promise<void> => {
    asking.current?.abort()
    if (input === null || address === null) return
    const mine = new AbortController()
    asking.current = mine
    lastAsked.current = deviceTime()
    setState((old) => ({ ...old, busy: true }))
    const standIn = (): boolean => {
      const kept = keep ? keptAnswer(localStorage, address, deviceTime()) : null
      if (kept === null || mine.signal.aborted) return false
      showsKept(kept.at)
      setState((old) => ({
        ...old,
        ...(held.current === address ? {} : { value: kept.value as O }),
        refusal: null,
      }))
      held.current = address
      return true
    }
    const slow = setTimeout(standIn, patience)
    try {
      const value = await call(input, { signal: mine.signal })
      if (mine.signal.aborted) return
      rememberAnswer(address, value)
      if (keep) keepAnswer(localStorage, address, value, deviceTime())
      showsFresh()
      held.current = address
      setState({ value, refusal: null, busy: false })
    } catch (error) {
      if (mine.signal.aborted) return
      const failure = refusalIn(error)
      const refusal = isUncertain(failure) && standIn() ? null : failure
      setState((old) => ({ ...old, refusal, busy: false }))
    } finally {
      clearTimeout(slow)
    }
  }, [call, address, keep])

  useEffect(() => {
    void again()
    return () => asking.current?.abort()
  }, [again])
  useComingBack(again, lastAsked)

  return useMemo(() => {
    const replace = (value: O): void => {
      if (address !== null) {
        rememberAnswer(address, value)
        if (keep) keepAnswer(localStorage, address, value, deviceTime())
      }
      held.current = address
      setState({ value, refusal: null, busy: false })
    }
    return { ...state, again, replace }
  }, [state, again, address, keep])
}

/** What an act touches: `replaces` takes its result as the new value, `seen` guards it
 * (`If-Match`), `renews` are asked again. */
export type Touching<O> = {
  replaces?: Answer<O>
  seen?: Pick<Answer<unknown>, 'value'>
  renews?: Pick<Answer<unknown>, 'again'>[]
}

/** What a page does. One press is one act: a second press while it runs is ignored, and the
 * `Idempotency-Key` is kept until the server has surely answered, so pressing again after a lost
 * signal cannot do it twice. */
export function useAct<I, O>(call: Call<I, O>, touching: Touching<O> = {}): Act<I, O> {
  const [state, setState] = useState<{ busy: boolean; refusal: Refusal | null }>({
    busy: false,
    refusal: null,
  })
  const running = useRef(false)
  const kept = useRef<ActKey | null>(null)
  const latest = useRef(touching)
  latest.current = touching

  const act = useCallback(
    async (input: I): Promise<O | null> => {
      if (running.current) return null
      running.current = true
      setState({ busy: true, refusal: null })
      const { replaces, seen, renews } = latest.current
      kept.current = keyFor(kept.current, input)
      try {
        const value = await call(input, { key: kept.current.key, seen: (seen ?? replaces)?.value })
        kept.current = null
        forgetAnswers()
        replaces?.replace(value)
        setState({ busy: false, refusal: null })
        for (const answer of renews ?? []) void answer.again()
        return value
      } catch (error) {
        const failure = refusalIn(error)
        if (!isUncertain(failure)) kept.current = null
        setState({ busy: false, refusal: failure })
        return null
      } finally {
        running.current = false
      }
    },
    [call],
  )

  return useMemo(() => {
    const clear = (): void => setState({ busy: false, refusal: null })
    return Object.assign((input: I) => act(input), state, { clear })
  }, [act, state])
}

/** A list read page by page: `more` fetches the next page, `null` when there is none. `head` is the
 * first page with all it told (totals). */
export type Pages<T, P = unknown> = {
  items: T[] | undefined
  head: P | undefined
  refusal: Refusal | null
  busy: boolean
  more: (() => Promise<void>) | null
  again: () => Promise<void>
  /** Every item, page after page, for a file of the list. */
  whole: () => Promise<T[]>
  /** The server was asked for an order, so nobody sorts what has come. */
  sorted: boolean
}

/** Reads a cursor list (`pageOf`) and keeps what was fetched; a changed question starts over. */
export function usePages<I extends object, P extends { items: unknown[]; next: string | null }>(
  call: Call<I & { cursor?: string | undefined }, P>,
  input: I,
): Pages<P['items'][number], P> {
  type T = P['items'][number]
  const first = useAnswer(call, input as I & { cursor?: string })
  const [later, setLater] = useState<{ of: unknown; items: T[]; next: string | null }>({
    of: undefined,
    items: [],
    next: null,
  })
  const fetched =
    later.of === first.value
      ? later
      : { of: first.value, items: [], next: first.value?.next ?? null }
  const [{ busy, refusal: late }, setMore] = useState<{ busy: boolean; refusal: Refusal | null }>({
    busy: false,
    refusal: null,
  })

  const more = async (): Promise<void> => {
    if (busy || fetched.next === null) return
    setMore({ busy: true, refusal: null })
    try {
      const page = await call({ ...input, cursor: fetched.next })
      setLater({ of: first.value, items: [...fetched.items, ...page.items], next: page.next })
      setMore({ busy: false, refusal: null })
    } catch (error) {
      setMore({ busy: false, refusal: refusalIn(error) })
    }
  }
  return {
    items: first.value && [...first.value.items, ...fetched.items],
    head: first.value,
    refusal: first.refusal ?? late,
    busy: first.busy || busy,
    more: fetched.next === null ? null : more,
    again: first.again,
    whole: () => everyPage<typeof input, P>(call, input),
    sorted: 'sort' in input,
  }
}
