import * as z from 'zod/mini'

/** How far a plan is in the national e-Kinerja or in Ruang GTK (`perubahan-2025-2026.md`). */
export const OutsidePlanState = z.enum(['NOT_STARTED', 'DRAFT', 'SUBMITTED', 'APPROVED'])
export type OutsidePlanState = z.infer<typeof OutsidePlanState>
