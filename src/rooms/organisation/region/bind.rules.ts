import { type Actor, may } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'

/** Why no promise may be bound in a region whose address is not `bindable`: its QR would lead
 * nowhere, for ever. Only who can mend it is led there. */
export function whyUnbound(
  { address, bindable }: { address: string; bindable: boolean },
  actor: Pick<Actor, 'kind' | 'mandates'>,
): Refusal | null {
  if (bindable) return null
  return refusal(
    'organisation/no-public-address',
    409,
    `PK belum dapat ditandatangani: alamat daerah ini masih ${address}, yang hanya dikenal di ` +
      'jaringan sendiri atau bukan https. Bagian Organisasi menetapkan alamat resmi di ' +
      'Pengaturan, bagian Alamat.',
    may(actor, 'organisation.manage')
      ? { mend: { href: '/pengaturan#alamat', label: 'Buka Pengaturan' } }
      : {},
  )
}
