import { type Actor, may } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'

/** The settings of a region are changed by who manages its organisation as a whole. */
export const whyNotManageSettings = (actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null =>
  may(actor, 'organisation.manage')
    ? null
    : refusal(
        'organisation/not-settings-manager',
        403,
        'Pengaturan daerah dibuka Bagian Organisasi dan BKPSDM.',
      )
