import * as z from 'zod/mini'
import { stepFileRoute } from '../../../kernel/contract.ts'
import { DateText } from '../../../kernel/ids.ts'

export const memoryContract = {
  readHeadMemory: stepFileRoute({
    method: 'GET',
    path: '/api/head-memory',
    summary: 'Memori jabatan kepala daerah: janji tiap misi dan hasilnya dari tahun ke tahun (PDF)',
    /** The day from which somebody else is head of region. */
    input: z.object({ on: DateText }),
  }),
}
