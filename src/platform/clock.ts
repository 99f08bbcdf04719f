import type { Instant } from '../kernel/time.ts'

/** Gives the present; tests and the demonstration bring their own. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** The instant as text in UTC. */
export const instantOf = (date: Date): Instant => date.toISOString()
