import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Refusal } from '../../kernel/refusal.ts'
import { type Touching, useAct } from './answers.ts'
import { useDraft } from './device/drafts.ts'
import type { BrowserRoute, Call } from './request.ts'
import { draftOwner, useSessionPlace } from './session.tsx'

/** What is wrong in a form, by field, in one sentence each; nothing where all is well. */
export type Wrong<V> = { [K in keyof V]?: string | null | undefined }

/** The fields of a form as its page holds them. */
export type Fields<V> = {
  values: V
  change: (part: Partial<V>) => void
  /** What a field part needs to be this field: its name, what is typed, and what is wrong with
   * it. */
  field: <K extends keyof V & string>(
    name: K,
  ) => { name: K; value: V[K]; change: (value: V[K]) => void; error: string | undefined }
  /** Sends the form, or shows at its fields what is wrong and goes to the first of them. */
  press: () => void
  busy: boolean
  /** A refusal that no field shows. */
  refusal: Refusal | null
  element: RefObject<HTMLFormElement | null>
}

/** A form whose content may stay on the device. */
export type Form<V> = Fields<V> & { restored: boolean; drop: () => void }

/** Acts whose forms never stay on a device, whatever the form says: on accounts and sessions,
 * rights, certificates, where notices go, and other people. */
const personal = [
  ...[
    'sessions?',
    'factors?',
    'service-tokens',
    'sign-on',
    'providers',
    'accounts?',
    'grants?',
    'delegations',
  ],
  ...[
    'certificates?',
    'people',
    'assignments',
    'posts',
    'notices',
    'settings',
    'organisation/(events|reviews|absences)',
    'superior-questions',
    'staff/(people|feedback|dialogues|coachings|pulse|reports|service-links|ratings|siasn)',
  ],
]
const neverKept = new RegExp(`^/api/(${personal.join('|')})\\b`)

/** May the form of this act stay on the device? */
export const mayKeep = ({ path }: Pick<BrowserRoute, 'path'>): boolean => !neverKept.test(path)

/** What of a form stays on the device: nothing while it is as it was opened, and never a secret. */
export function keptOf<V extends object>(
  values: V,
  opens: V,
  secrets: readonly string[],
): Partial<V> | null {
  const some = Object.entries(values).filter(([name]) => !secrets.includes(name))
  const changed = some.some(([name, value]) => value !== opens[name as keyof V])
  return changed ? (Object.fromEntries(some) as Partial<V>) : null
}

/** A form brought back: what the device kept, where it still has the fields of today; else
 * `null`. */
export function broughtBack<V extends object>(opens: V, kept: unknown): V | null {
  if (typeof kept !== 'object' || kept === null) return null
  const fits = Object.entries(kept).every(
    ([name, value]) => name in opens && typeof value === typeof opens[name as keyof V],
  )
  return fits ? { ...opens, ...kept } : null
}

/** What the contract already refuses before anything is sent: texts too short or too long. */
export function misfits<V extends object>(values: V, lengths: BrowserRoute['lengths']): Wrong<V> {
  const wrong: Wrong<V> = {}
  for (const [name, [least, most]] of Object.entries(lengths ?? {})) {
    const text = values[name as keyof V]
    if (typeof text !== 'string') continue
    if (text.trim().length < least)
      wrong[name as keyof V] = text.trim() ? `Paling sedikit ${least} huruf.` : 'Isian ini kosong.'
    if (most !== null && text.length > most)
      wrong[name as keyof V] = `Paling banyak ${most} huruf; sekarang ${text.length}.`
  }
  return wrong
}

const focusable = 'input, textarea, select'

/** Goes to the first field that is wrong; where only a secret can be, to that. */
function focusWrong(form: HTMLFormElement | null, refused: boolean): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid=true]')
  const field = wrong?.matches('fieldset') ? wrong.querySelector<HTMLElement>(focusable) : wrong
  const next = field ?? (refused ? form?.querySelector<HTMLElement>('[data-secret]') : null)
  if (next instanceof HTMLInputElement && next.type !== 'file') next.select()
  next?.focus()
}

type FieldsTold<V> = Pick<Fields<V>, 'values' | 'change' | 'busy' | 'refusal'> & {
  wrong: (values: V) => Wrong<V>
  send: () => void
}

/** The fields of a form that is sent in a way of its own; everything else uses `useForm`. */
export function useFields<V extends object>(told: FieldsTold<V>): Fields<V> {
  const { values, change, busy, refusal } = told
  const [tries, setTries] = useState(0)
  const element = useRef<HTMLFormElement>(null)
  const wrong: Wrong<V> = tries > 0 ? told.wrong(values) : {}
  const refused = (name: string): string | undefined =>
    refusal?.errors?.find(({ pointer }) => pointer === `/${name}`)?.detail
  useEffect(() => {
    if (tries > 0 || refusal) focusWrong(element.current, refusal !== null)
  }, [tries, refusal])
  const shown = refusal?.errors?.every(({ pointer }) => pointer.slice(1) in values) ?? false
  return {
    values,
    change,
    busy,
    element,
    refusal: shown ? null : refusal,
    field: (name) => ({
      name,
      value: values[name],
      change: (value) => change({ [name]: value } as unknown as Partial<typeof values>),
      error: wrong[name] ?? refused(name),
    }),
    press: () => {
      if (busy) return
      const wrong = Object.values(told.wrong(values)).some(Boolean)
      // what was sent begins anew: a form emptied after it is not wrong
      setTries(wrong ? tries + 1 : 0)
      if (!wrong) told.send()
    },
  }
}

type Told<V, I, O> = Touching<O> & {
  /** What the fields hold when the form opens. */
  opens: V
  /** The name under which the device keeps what is typed, or `null` where nothing may stay. */
  keep: string | null
  /** What the act is given. */
  input: (values: V) => I
  /** What the rules of the room refuse beforehand, at its fields. */
  wrong?: (values: V) => Wrong<V>
  done: (answer: O) => void
}

/** The one form over the contract. Errors stand at their fields: those the shape of the act and the
 * rules know beforehand, and those the server answers. A second press while it runs does nothing.
 * What is typed stays on the device under `keep` until it is sent, never a secret of the contract,
 * never where `mayKeep` forbids it. */
export function useForm<V extends object, I, O>(
  call: Call<I, O>,
  { opens, keep, input, wrong, done, ...touching }: Told<V, I, O>,
): Form<V> {
  const { session } = useSessionPlace()
  const name = session && keep && mayKeep(call.route) ? `${draftOwner(session)}/${keep}` : null
  const { value, change, restored, drop } = useDraft<V>(name, opens, {
    read: (kept) => broughtBack(opens, kept),
    kept: (values) => keptOf(values, opens, call.route.secrets ?? []),
  })
  const act = useAct(call, touching)
  const send = async (): Promise<void> => {
    const answer = await act(input(value))
    if (answer === null) return
    drop()
    done(answer)
  }
  const fields = useFields<V>({
    values: value,
    change: (part) => change((old) => ({ ...old, ...part })),
    busy: act.busy,
    refusal: act.refusal,
    wrong: (values) => {
      const own = Object.entries(wrong?.(values) ?? {}).filter(([, sentence]) => sentence)
      return { ...misfits(values, call.route.lengths), ...Object.fromEntries(own) }
    },
    send: () => void send(),
  })
  return { ...fields, restored, drop }
}
