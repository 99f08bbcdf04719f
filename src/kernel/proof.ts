import type { Actor } from './actor.ts'
import { type Refusal, refusal } from './refusal.ts'

/** Why somebody with a second factor proves it again before an act that asks for it; who has none
 * is not asked. */
export const whyNotProved = ({ mustProve }: Pick<Actor, 'mustProve'>): Refusal | null =>
  mustProve
    ? refusal(
        'identity/factor-needed',
        403,
        'Perbuatan ini memerlukan kode faktor kedua Anda sekali lagi. Masukkan kodenya, lalu ulangi.',
      )
    : null
