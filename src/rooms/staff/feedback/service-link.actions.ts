import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, refusal } from '../../../kernel/refusal.ts'
import type { AskedSteps, Context } from '../../../platform/context.ts'
import { secretCode } from '../../../platform/ids.ts'
import { drawQr } from '../../../platform/qr.ts'
import { record } from '../../audit/index.ts'
import { agencyOf, chartOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import type { ServicePage, serviceLinkContract } from './service-link.contract.ts'
import {
  closeLink,
  type OpenLink,
  openLinkBy,
  openLinksOf,
  saveLink,
  saveServed,
} from './service-link.store.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof serviceLinkContract

const mostLinks = 5
/** What one link takes in a day: more is no queue at a counter. */
const mostADay = 200

const addressOf = ({ publicUrl }: Ctx, code: string): string => `${publicUrl}/umpan/${code}`

/** The reader's open links, with their QR codes. */
export async function listServiceLinks(ctx: Ctx): Promise<Given<Contract['listServiceLinks']>> {
  const links = await openLinksOf(ctx, ctx.actor.personId ?? '')
  return {
    items: links.map(({ id, label, code, answers }) => {
      const url = addressOf(ctx, code)
      return { id, label, url, answers, qr: drawQr(url) }
    }),
  }
}

/** Opens a link for people the actor serves; a handful at most. */
export async function openServiceLink(
  ctx: Ctx,
  { label }: Taken<Contract['openServiceLink']>,
): Promise<Given<Contract['openServiceLink']>> {
  const personId = ctx.actor.personId ?? ''
  const links = await openLinksOf(ctx, personId)
  if (links.length >= mostLinks)
    heed(
      refusal(
        'staff/enough-links',
        409,
        `Anda sudah mempunyai ${mostLinks} tautan. Cabut dahulu yang tidak dipakai lagi.`,
      ),
    )
  const id = await saveLink(ctx, { personId, label, code: secretCode().slice(0, 12) })
  await record(ctx, { act: 'staff.service-link-opened', subject: id, after: { label } })
  return { id }
}

/** Closes one of the actor's links; what came by it stays. */
export async function revokeServiceLink(
  ctx: Ctx,
  { linkId }: Taken<Contract['revokeServiceLink']>,
): Promise<Given<Contract['revokeServiceLink']>> {
  if (!(await closeLink(ctx, ctx.actor.personId ?? '', linkId)))
    heed(
      refusal(
        'staff/no-such-link',
        404,
        'Tautan ini bukan milik Anda atau sudah dicabut. Muat ulang halamannya.',
      ),
    )
  await record(ctx, { act: 'staff.service-link-revoked', subject: linkId })
  return { sentence: 'Tautan dicabut; kode QR-nya tidak dapat dipakai lagi.' }
}

async function servedBy(ctx: Ctx, link: OpenLink): Promise<NonNullable<ServicePage['served']>> {
  const chart = await chartOn(ctx, ctx.today)
  const post = chart.position.get(chart.posts.get(link.personId)?.[0]?.positionId ?? '')
  const office = post && agencyOf(chart, post.unitId)?.name
  return {
    ...{ code: link.code, label: link.label, office: office ?? ctx.region.governmentName },
    name: chart.person.get(link.personId)?.name ?? 'pegawai kami',
  }
}

const regionOf = ({ region: { name, governmentName, fictional } }: Ctx) => ({
  ...{ name, governmentName, fictional },
})
const title = 'Masukan tentang layanan'

/** The page of a link that is not there or was closed. */
const closedPage = (ctx: Ctx): ServicePage => ({
  ...{ title, status: 404, region: regionOf(ctx), served: null, answerId: null },
  sentence: 'Tautan ini tidak dipakai lagi. Tanyakan kepada petugas yang melayani Anda.',
})

/** The short form of who was served: no name, no number, no sign-in. */
export function askServiceUser(
  { step }: AskedSteps<StaffRoomTables>,
  { code }: Taken<Contract['askServiceUser']>,
): Promise<ServicePage> {
  return step(async (ctx) => {
    const link = await openLinkBy(ctx, code)
    if (!link) return closedPage(ctx)
    const served = await servedBy(ctx, link)
    return {
      ...{ title, region: regionOf(ctx), served, answerId: ctx.newId() },
      sentence: 'Bagaimana pelayanan yang baru Anda terima?',
    }
  })
}

/** Takes what somebody who was served says; a flood on one link is turned away until the next day. */
export function hearServiceUser(
  { step }: AskedSteps<StaffRoomTables>,
  { code, answerId: id, kind, text }: Taken<Contract['hearServiceUser']>,
): Promise<ServicePage> {
  return step(async (ctx) => {
    const link = await openLinkBy(ctx, code)
    if (!link) return closedPage(ctx)
    const served = await servedBy(ctx, link)
    const full = link.today >= mostADay
    if (!full) await saveServed(ctx, link, { id, kind, text })
    return {
      ...{ title, region: regionOf(ctx), served, answerId: null, ...(full && { status: 429 }) },
      sentence: full
        ? 'Tautan ini sudah menerima banyak masukan hari ini. Silakan coba lagi besok.'
        : 'Terima kasih. Masukan Anda tersimpan tanpa nama.',
    }
  })
}
