import type { Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { dateOf } from '../../../kernel/moment.ts'
import type { AskedSteps, Context } from '../../../platform/context.ts'
import { chartOn } from '../../organisation/index.ts'
import { maskedNip } from '../../organisation/words.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { historyOf, loadPlans, type Plan } from '../skp/plan.store.ts'
import type { papersContract, SkpCheckPage } from './papers.contract.ts'
import { isOfDigest } from './skp-check.rules.ts'

type Ctx = Context<StaffRoomTables>
type Input = Taken<(typeof papersContract)['readSkpCheck']>

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** What the paper in hand is: a version that was agreed to, with its digits. */
async function agreedBy(ctx: Ctx, { id, versi, sidik }: Input) {
  const [plan] = isId(id) ? await loadPlans(ctx, { ids: [id] }) : []
  if (!plan) return null
  const past = await historyOf(ctx, plan.id)
  const agreed = past.find(({ number, state }) => String(number) === versi && state === 'AGREED')
  if (!agreed?.digest || !isOfDigest(agreed.digest, sidik)) return null
  return { plan, agreed: { ...agreed, digest: agreed.digest } }
}

const stateOf = (plan: Plan, versionId: string, today: string): string => {
  if (plan.inForceId !== versionId) return 'Sudah diganti versi yang lebih baru'
  return plan.endsOn <= today ? `Berlaku sampai akhir masanya` : 'Masih berlaku'
}

/** Whether an SKP on paper is the one both agreed to: who holds the paper is told no more than stands
 * on it. */
export function readSkpCheck(
  { step }: AskedSteps<StaffRoomTables>,
  input: Input,
): Promise<SkpCheckPage> {
  return step(async (ctx) => {
    const { name, governmentName, fictional, timeZone } = ctx.region
    const page = { title: 'Pemeriksaan SKP', region: { name, governmentName, fictional } }
    const read = await agreedBy(ctx, input)
    if (!read)
      return {
        ...{ ...page, status: 404, found: null },
        sentence: 'Tidak ada SKP yang disepakati dengan kode ini. Pindai lagi kode pada kertasnya.',
      }
    const { plan, agreed } = read
    const chart = await chartOn(ctx, ctx.today)
    const person = chart.person.get(plan.personId)
    const on = printDate(dateOf(agreed.at, timeZone))
    return {
      ...page,
      sentence: `SKP ${plan.year} versi ${agreed.number} ini disepakati kedua pihak pada ${on}.`,
      found: {
        name: person?.name ?? 'Pegawai yang sudah pindah',
        nip: maskedNip(person?.nip ?? null),
        title: chart.position.get(plan.positionId)?.title ?? '',
        state: stateOf(plan, agreed.versionId, ctx.today),
        digest: agreed.digest,
      },
    }
  })
}
