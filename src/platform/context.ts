import type { Kysely } from 'kysely'
import type { Actor } from '../kernel/actor.ts'
import type { Contract, Given, Taken } from '../kernel/contract.ts'
import type {
  EvidencePort,
  FactPort,
  FigurePort,
  NoticePort,
  TargetPort,
  TaskPort,
} from '../kernel/ports.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'
import type { FileStore } from './files.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { Outside } from './outside.ts'
import type { Secret } from './signing/authority/sealed-key.ts'

/** The regional government a transaction belongs to. */
export type Region = {
  id: number
  code: string
  name: string
  governmentName: string
  headTitle: string
  place: string
  timeZone: string
  fictional: boolean
  /** Lines above the title of its papers. */
  letterhead: readonly string[]
  /** The drawn emblem by its hash, or `null` where there is none. */
  emblem: string | null
  /** The address its links are written with (`https://…`), or `null` where none has been set. */
  address: string | null
}

/** What every act receives as its first argument: one transaction of one region, who acts, when,
 * and the ports. */
export type Context<Tables> = {
  db: Kysely<Tables>
  tenantId: number
  region: Region
  actor: Actor
  /** The moment of the act; rules and stores never read a clock. */
  now: Instant
  /** The date of the act in the region's own zone. */
  today: LocalDate
  /** Which chart and rules the region had when the session was looked up, by name; `null` where
   * nobody was, and where that is not known. */
  revision: string | null
  /** A fresh UUID v7. */
  newId: () => string
  requestId: string
  /** The address under which people reach this installation, for links on paper and in mail. */
  publicUrl: string
  /** Address of the caller, for throttling and the record of sessions. */
  remoteAddress: string
  /** The version a writer saw (`If-Match`), or `null`. */
  ifMatch: string | null
  /** Keeps and gives back the bytes of files, by content hash. */
  files: FileStore
  /** The ways out of the installation; used between transactions, never within one. */
  outbox: Outbox
  /** Opens the keys of the region's embedded authority, the seeds of second factors and the secrets
   * of providers, keys the hashes of first passwords and recovery codes, and seals links to proof;
   * nothing else may read it. */
  authoritySecret: Secret
  /** How systems outside are asked; never within a transaction. */
  outside: Outside
  /** Reads a named count that another room offers. */
  facts: FactPort
  /** Asks somebody to act, without knowing the room that keeps the tasks. */
  tasks: TaskPort
  /** Tells somebody something, without knowing the room that keeps the notices. */
  notices: NoticePort
  /** Says who may read an item of evidence, without knowing the rooms whose things carry it. */
  evidence: EvidencePort
  /** Says that measures have other targets now, without knowing the room that keeps the results. */
  targets: TargetPort
  /** Says how far measures were, without knowing the room that keeps the figures. */
  figures: FigurePort
  /** Sets or clears the session cookie of this answer. */
  setSession: (token: string | null) => void
  /** The session token that came with the request, or `null`. */
  sessionToken: string | null
  /** The token of a service that came with the request (`Authorization: Bearer`), or `null`. */
  serviceToken: string | null
  /** Sets the cookie by which this browser is known again. */
  setDevice: (token: string) => void
  /** The token by which this browser says it is known, or `null`. */
  deviceToken: string | null
  /** What the browser says of itself; shown to its owner, never trusted. */
  userAgent: string
  /** Writes one small note in a transaction of its own after the answer went out; what fails there
   * is only logged. */
  afterwards(work: (later: Context<Tables>) => Promise<void>): void
}

/** How an act in steps opens its transactions: each step is one of its own, with the actor looked
 * up afresh. */
export type Steps<Tables> = {
  step: <Result>(work: (ctx: Context<Tables>) => Promise<Result>) => Promise<Result>
}

/** The same for an act over HTTP, which also knows between its steps from where it was asked. */
export type AskedSteps<Tables> = Steps<Tables> & {
  asked: Pick<Context<Tables>, 'remoteAddress' | 'deviceToken'>
}

/** How a sensitive look works: `step` reads, `onRecord` may write also where the request only
 * reads, and commits before anything is shown. */
export type Look<Tables> = Steps<Tables> & { onRecord: Steps<Tables>['step'] }

type At<Acts, Tables> = Acts extends 'once'
  ? Context<Tables>
  : Acts extends 'look'
    ? Look<Tables>
    : AskedSteps<Tables>

/** The functions that answer a contract; a missing or ill-typed one does not compile. */
export type Actions<C extends Contract, Tables> = {
  [K in keyof C]: (at: At<C[K]['acts'], Tables>, input: Taken<C[K]>) => Promise<Given<C[K]>>
}
